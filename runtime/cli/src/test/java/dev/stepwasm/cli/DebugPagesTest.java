package dev.stepwasm.cli;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays the sessions that pages show, blocks that begin with {@code $ ./stepwasm debug}. {@code $ cat FILE} says what is in
 * a file that they read.
 */
final class DebugPagesTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\n(\\$ [^`]*?)^```$");
    private static final Pattern FILE = Pattern.compile("(?m)^\\$ cat (\\S+)\\n((?:(?!\\$ ).*\\n)*)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"docs/debugging.md", "docs/command-line.md"})
    void showWhatIsAnswered(String page) throws IOException {
        Path file = Fixtures.root().resolve(page);
        String written = Files.readString(file).replace("\r\n", "\n");
        Matcher block = BLOCK.matcher(written);
        StringBuilder played = new StringBuilder();
        while (block.find()) {
            String text = block.group(1);
            Matcher made = FILE.matcher(text);
            while (made.find()) {
                Files.writeString(folder.resolve(made.group(1)), made.group(2));
            }
            String shown = text.startsWith("$ ./stepwasm debug ") ? SessionPlayer.play(text, this::located) : text;
            String there = shown.replace(folder + "/", "").replace(Fixtures.root() + "/", "");
            block.appendReplacement(played, Matcher.quoteReplacement("```\n" + there + "```"));
        }
        Golden.expect(file, block.appendTail(played).toString());
    }

    private String located(String word) {
        if (word.startsWith("docs/")) {
            return Fixtures.root().resolve(word).toString();
        }
        return Files.exists(folder.resolve(word)) ? folder.resolve(word).toString() : word;
    }
}
