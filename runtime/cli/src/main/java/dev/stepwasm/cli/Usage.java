package dev.stepwasm.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How the command line speaks when something is wrong with it or with the run. */
final class Usage {
    private Usage() {}

    static CommandLine applied(CommandLine line, Terminal terminal) {
        return line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.colours().out() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // `@name` is an argument like any other
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((problem, args) -> {
                    CommandLine where = problem.getCommandLine();
                    terminal.say(words(problem));
                    UnmatchedArgumentException.printSuggestions(problem, where.getErr());
                    terminal.err().println("Try `" + where.getCommandSpec().qualifiedName() + " --help`.");
                    return CommandException.USAGE_OR_IO;
                })
                .setExecutionExceptionHandler((problem, where, result) -> {
                    if (problem instanceof CommandException said) {
                        terminal.say(String.valueOf(said.getMessage()));
                        return said.code();
                    }
                    return bug(terminal, problem);
                });
    }

    /** Says that Stepwasm itself failed. */
    static int bug(Terminal terminal, Throwable problem) {
        problem.printStackTrace(terminal.err());
        terminal.say("this is a bug in Stepwasm, please report it with the lines above");
        return CommandException.BUG;
    }

    /** Says that the heap is too small for the input. */
    static int outOfMemory(Terminal terminal) {
        terminal.say(outOfMemory("this input"));
        return CommandException.USAGE_OR_IO;
    }

    /** {@return what to say when a file, by name, takes more memory than there is} */
    static String outOfMemory(String input) {
        return "not enough memory for " + input + ": give more, for example with STEPWASM_JAVA_OPTS=-Xmx8g";
    }

    private static String words(ParameterException problem) {
        boolean isRoot = problem.getCommandLine().getParent() == null;
        if (isRoot && problem instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no verb '" + unmatched.getUnmatched().get(0) + "'";
        }
        String message = String.valueOf(problem.getMessage());
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
