package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageLinksTest {
    private static final String CODE = "unknown-local";

    @TempDir
    private Path folder;

    @Test
    void leadToThePageThatThisServerKnows() throws IOException {
        Path cache = folder.resolve("not/there/yet");
        assertThat(read(new PageLinks(cache))).startsWith("# unknown-local\n");

        Files.writeString(cache.resolve(CODE + ".md"), "what an older server wrote");
        assertThat(read(new PageLinks(cache))).startsWith("# unknown-local\n");
        try (var files = Files.list(cache)) {
            assertThat(files).as("nothing else is left").hasSize(1);
        }
    }

    @Test
    void leadToTheSpecificationWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new PageLinks(file).of(CODE).orElseThrow()).startsWith("https://webassembly.github.io/spec/");
    }

    @Test
    void areNotMadeUp() {
        assertThat(new PageLinks(folder).of("no-such-code")).isEmpty();
    }

    private static String read(PageLinks links) throws IOException {
        return Files.readString(Path.of(URI.create(links.of(CODE).orElseThrow())));
    }
}
