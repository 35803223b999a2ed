package dev.stepwasm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A verb of the launcher script, which never gets here; listed so that {@code --help} is complete. */
@Command(name = "playground", description = "open VS Code in the browser with the extension and the samples")
final class Playground implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    Playground(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.say("the playground is started by the launcher script: ./stepwasm playground");
        return CommandException.USAGE_OR_IO;
    }
}
