package dev.stepwasm.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** A verb that another module contributes as a {@link ToolProvider}. It parses its own arguments. */
@Command
final class ToolVerb implements Callable<Integer> {
    private final ToolProvider tool;
    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Unmatched
    private @Nullable List<String> arguments;

    private ToolVerb(ToolProvider tool, Terminal terminal) {
        this.tool = tool;
        this.terminal = terminal;
    }

    static CommandLine commandLine(ToolProvider tool, Terminal terminal) {
        CommandLine line = new CommandLine(new ToolVerb(tool, terminal)).setStopAtUnmatched(true);
        line.getCommandSpec()
                .usageMessage()
                .description(tool.description().orElse("Run " + tool.name() + "."))
                .customSynopsis("stepwasm " + tool.name() + " [ARGUMENTS...]");
        return line;
    }

    /** Standard output carries a protocol: whatever else prints there is sent to standard error instead. */
    @Override
    public Integer call() {
        System.setOut(System.err);
        List<String> given = arguments == null ? List.of() : arguments;
        return tool.run(terminal.out(), terminal.err(), given.toArray(String[]::new));
    }
}
