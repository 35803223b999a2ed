package dev.stepwasm.cli;

import dev.stepwasm.cli.Terminal.Style;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.names.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what a diagnostic means, with an example and how to mend it. */
@Command(
        name = "explain",
        description = "say what a diagnostic means and how to mend it",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm explain                     list all codes",
            "  stepwasm explain type-mismatch       as in `error[type-mismatch]`",
            "  stepwasm explain unknown label       words do as well"
        })
final class Explain implements Callable<Integer> {
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)]*)\\)");

    private static final String LINT = "lint";

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(arity = "0..*", paramLabel = "CODE", description = "The code in square brackets; all, if left out.")
    private List<String> words = new ArrayList<>();

    Explain(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (words.isEmpty()) {
            list();
            return CommandException.FINE;
        }
        String asked = String.join("-", words)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(error|warning|info|hint|lint)\\[(.*)]:?$", "$2")
                .replaceAll("[ _]+", "-");
        if (!Pages.codes().contains(asked)) {
            throw unknown(asked);
        }
        page(asked);
        return CommandException.FINE;
    }

    private static CommandException unknown(String asked) {
        List<String> codes = Pages.codes();
        Optional<String> meant = new Nearest().to(asked, codes);
        if (meant.isEmpty()) {
            meant = codes.stream().filter(code -> code.contains(asked)).findFirst();
        }
        return CommandException.usageOrIo("there is no diagnostic '" + asked + "'"
                + meant.map(code -> ", did you mean '" + code + "'?").orElse("; `stepwasm explain` lists all of them"));
    }

    private void list() {
        List<String> codes = Pages.codes();
        int width = codes.stream().mapToInt(String::length).max().orElse(0);
        for (String code : codes) {
            terminal.out()
                    .println(terminal.paint(terminal.out(), Style.STRONG, code)
                            + " ".repeat(width + 2 - code.length())
                            + Pages.summary(code));
        }
    }

    /** {@return how bad it is; a lint is as bad as people set it} */
    private static String kind(String code) {
        return Stream.of(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .map(problem -> problem.severity().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(LINT);
    }

    private void page(String code) {
        String kind = kind(code);
        String speaker = kind.equals(LINT) ? "The editor says:" : "`check` says:";
        boolean inBlock = false;
        for (String line : Pages.read(code).split("\n", -1)) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                String example = line.endsWith(" bad") ? "Wrong:" : line.endsWith(" good") ? "Right:" : "";
                if (inBlock) {
                    terminal.out().println(example.isEmpty() ? speaker : example);
                    terminal.out().println();
                }
            } else if (inBlock) {
                terminal.out().println(line.isEmpty() ? "" : "    " + line);
            } else if (line.startsWith("# ")) {
                terminal.out()
                        .println(terminal.paint(terminal.out(), Style.STRONG, kind + "[" + line.substring(2) + "]"));
            } else {
                terminal.out().println(LINK.matcher(line).replaceAll("$1, $2"));
            }
        }
    }
}
