package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page about formatting says what {@code fmt} does: its examples are run, and it knows every option. */
final class FormattingPageTest {
    private static final Path PAGE = Fixtures.root().resolve("docs/formatting.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- (fmt[^\\n]*?) -->\\n```wat\\n(.*?)```\\n(?:.*?)```wat\\n(.*?)```\\n", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void showsWhatHappens() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        int count = 0;
        while (example.find()) {
            Path file = Files.writeString(folder.resolve(count++ + ".wat"), example.group(2));
            List<String> words = new ArrayList<>(List.of(example.group(1).split(" ")));
            words.add(file.toString());
            Cli fmt = Cli.run(words.toArray(String[]::new));
            assertThat(fmt.err()).isEqualTo("formatted 1 file, 0 unchanged\n");
            assertThat(Files.readString(file)).isEqualTo(example.group(3));
            assertThat(Cli.run("check", file.toString()).out()).isEmpty();
        }
        assertThat(count).isEqualTo(4);
    }

    @Test
    void namesEveryOption() throws Exception {
        String page = Files.readString(PAGE);
        Stream<OptionSpec> options = new CommandLine(new FormatFlags()).getCommandSpec().options().stream();
        assertThat(options.map(OptionSpec::longestName))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("| `" + name));
    }
}
