package dev.stepwasm.cli;

import dev.stepwasm.wasm.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pages of docs/diagnostics, one for each {@link Problem}. They travel in the jar; classes that no Maven build has
 * packaged find them in the source tree, which {@code stepwasm.root} names.
 */
final class Pages {
    private Pages() {}

    /** {@return the page of a problem, in Markdown} */
    static String of(Problem problem) {
        try (InputStream packaged = Pages.class.getResourceAsStream("diagnostics/" + problem.code() + ".md")) {
            if (packaged != null) {
                return new String(packaged.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            }
            Path root = Path.of(System.getProperty("stepwasm.root", ""));
            return Files.readString(root.resolve("docs/diagnostics").resolve(problem.code() + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException("no page about " + problem.code(), e);
        }
    }

    /** {@return the paragraph that says what a problem means} */
    static String meaning(Problem problem) {
        String page = of(problem);
        int start = page.indexOf("\n\n") + 2;
        return page.substring(start, page.indexOf("\n\n", start)).replace('\n', ' ');
    }

    /** {@return the address of what the specification says about a problem} */
    static String specification(Problem problem) {
        String page = of(problem);
        int start = page.lastIndexOf("](") + 2;
        return page.substring(start, page.indexOf(')', start));
    }

    /** {@return the first sentence of a page, without its full stop} */
    static String summary(Problem problem) {
        String meaning = meaning(problem) + " ";
        int end = meaning.indexOf(". ");
        int colon = meaning.indexOf(": ");
        return meaning.substring(0, colon >= 0 && colon < end ? colon : end);
    }
}
