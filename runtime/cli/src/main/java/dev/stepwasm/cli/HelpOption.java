package dev.stepwasm.cli;

import picocli.CommandLine.Option;

/** The option {@code --help} of a verb. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean asked;
}
