package dev.stepwasm.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/**
 * The positional arguments of {@code run}. The parser takes everything that is no option of ours as positional, because
 * {@code -8} is a number; here the two kinds are told apart and mistyped options are found.
 *
 * @param file the module
 * @param ofExport arguments of the called export
 * @param ofProgram what stands after {@code --}, the arguments of a WASI program
 */
record RunArguments(String file, List<String> ofExport, List<String> ofProgram) {
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-(\\.?[0-9]|inf|nan).*");

    /** Copies the lists. */
    RunArguments {
        ofExport = List.copyOf(ofExport);
        ofProgram = List.copyOf(ofProgram);
    }

    /**
     * {@return the arguments sorted out}
     *
     * @param positional the file and what follows
     * @throws CommandException if one of them looks like an option
     */
    static RunArguments of(ParseResult parsed, List<String> positional) {
        int delimiter = parsed.originalArgs().indexOf("--");
        int afterDelimiter = delimiter < 0 ? 0 : parsed.originalArgs().size() - delimiter - 1;
        int split = Math.max(1, positional.size() - afterDelimiter);
        for (String argument : positional.subList(0, positional.size() - afterDelimiter)) {
            if (argument.startsWith("-") && !NEGATIVE_NUMBER.matcher(argument).matches()) {
                throw CommandException.usageOrIo(
                        "unknown option: '" + argument + "'; arguments of a program go after `--`");
            }
        }
        return new RunArguments(
                positional.get(0), positional.subList(1, split), positional.subList(split, positional.size()));
    }
}
