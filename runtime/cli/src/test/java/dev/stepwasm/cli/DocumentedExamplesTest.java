package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the {@code $ ./stepwasm run} and {@code check} examples of the documentation and compares what they print.
 * {@code $ cat FILE} says what is in a file that they read.
 */
final class DocumentedExamplesTest {
    private static final String PROMPT = "$ ";

    /** One command of a page and what stands below it. */
    private record Example(String command, String output) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/samples/README.md", "docs/command-line.md"})
    void printWhatThePageSays(String page) throws Exception {
        int run = 0;
        for (Example example : examples(page)) {
            List<String> words = Arrays.asList(example.command().split(" +"));
            if (words.get(0).equals("cat")) {
                Files.writeString(folder.resolve(words.get(1)), example.output());
            } else if (words.get(0).equals("./stepwasm")
                    && List.of("run", "check", "build", "dis", "bind", "fmt", "test", "explain")
                            .contains(words.get(1))) {
                Cli cli = Cli.run(words.stream().skip(1).map(this::located).toArray(String[]::new));
                assertThat((cli.out() + cli.err()).replace(folder + "/", ""))
                        .as(example.command())
                        .isEqualTo(example.output());
                run++;
            }
        }
        assertThat(run).as("examples on " + page).isPositive();
    }

    private String located(String word) {
        if (word.startsWith("docs/")) {
            return Fixtures.root().resolve(word).toString();
        }
        return Files.exists(folder.resolve(word)) ? folder.resolve(word).toString() : word;
    }

    private static List<Example> examples(String page) throws IOException {
        List<Example> examples = new ArrayList<>();
        String command = "";
        StringBuilder output = new StringBuilder();
        boolean inBlock = false;
        for (String line : Files.readAllLines(Fixtures.root().resolve(page))) {
            boolean fence = line.startsWith("```");
            if (!command.isEmpty() && (fence || line.startsWith(PROMPT))) {
                examples.add(new Example(command, output.toString()));
                command = "";
            }
            if (fence) {
                inBlock = !inBlock;
            } else if (inBlock && line.startsWith(PROMPT)) {
                command = line.substring(PROMPT.length());
                output.setLength(0);
            } else {
                output.append(line).append('\n');
            }
        }
        return examples;
    }
}
