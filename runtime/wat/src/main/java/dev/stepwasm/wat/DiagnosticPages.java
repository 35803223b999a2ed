package dev.stepwasm.wat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages of docs/diagnostics, which travel in the jar: what a diagnostic or a lint means, in Markdown. */
public final class DiagnosticPages {
    private DiagnosticPages() {}

    /**
     * {@return the page about a code}; empty if there is none, or if the classes were not packaged by the build
     *
     * @param code of a problem or lint, or {@code README} for the index
     */
    public static Optional<String> read(String code) {
        try (InputStream packaged = DiagnosticPages.class.getResourceAsStream("diagnostics/" + code + ".md")) {
            return packaged == null
                    ? Optional.empty()
                    : Optional.of(new String(packaged.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("the page about " + code + " cannot be read", e);
        }
    }
}
