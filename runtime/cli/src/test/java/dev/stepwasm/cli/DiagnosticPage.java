package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of docs/diagnostics, with the blocks that a test can run. */
record DiagnosticPage(Path file, String text) {
    private static final Pattern SHAPE = Pattern.compile(
            "# (?<code>[a-z0-9-]+)\n\n(?<meaning>(?!```).+?)\n\n```(?<kind>wat|wast|hex) bad\n(?<bad>.*?\n)```\n\n"
                    + "```text\n(?<output>.*?)```\n\n(?<mend>.+?)\n\n```(wat|wast|hex) good\n(?<good>.*?\n)```\n\n"
                    + "Specification: \\[[^]]+]\\(https://[^)]+\\)\n",
            Pattern.DOTALL);

    static DiagnosticPage read(Path file) throws IOException {
        return new DiagnosticPage(file, Files.readString(file).replace("\r\n", "\n"));
    }

    private Matcher parts() {
        Matcher matcher = SHAPE.matcher(text);
        assertThat(matcher.matches())
                .as(file + " has meaning, bad example, output, how to mend it, good example and a link")
                .isTrue();
        return matcher;
    }

    String code() {
        return parts().group("code");
    }

    String meaning() {
        return parts().group("meaning");
    }

    /** Writes the bad or the good example to a file, so that {@code check} prints its name alone. */
    Path example(String which, Path folder) throws IOException {
        Matcher parts = parts();
        String content = parts.group(which);
        if (parts.group("kind").equals("hex")) {
            byte[] bytes = HexFormat.of().parseHex(content.replaceAll("\\s", ""));
            return Files.write(folder.resolve("example.wasm"), bytes);
        }
        return Files.write(folder.resolve("example." + parts.group("kind")), content.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the page with another output of {@code check}} */
    String withOutput(String output) {
        Matcher parts = parts();
        return text.substring(0, parts.start("output")) + output + text.substring(parts.end("output"));
    }
}
