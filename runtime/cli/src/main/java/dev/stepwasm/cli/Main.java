package dev.stepwasm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Entry point of the jar. */
public final class Main {
    private Main() {}

    /** Runs one verb and ends the JVM with its exit code, so that threads a server left behind hold nothing up. */
    public static void main(String[] args) {
        Terminal terminal = new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Ansi.AUTO.enabled());
        int code = run(terminal, Main::contributed, args);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(code);
    }

    /**
     * Runs one verb.
     *
     * @param terminal where answers and messages go
     * @param tools the verbs that other modules contribute; asked only when the verb is none of our own, because
     *     looking for services loads classes of the JDK's tools too
     * @param args the command line
     * @return the exit code
     */
    static int run(Terminal terminal, Supplier<List<ToolProvider>> tools, String... args) {
        CommandLine line = new CommandLine(new Stepwasm(terminal));
        if (args.length == 0 || !line.getSubcommands().containsKey(args[0])) {
            for (ToolProvider tool : tools.get()) {
                line.addSubcommand(tool.name(), ToolVerb.commandLine(tool, terminal));
            }
            line.addSubcommand(new Playground(terminal));
        }
        try {
            return Usage.applied(line, terminal).execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return Usage.bug(terminal, e);
        }
    }

    private static List<ToolProvider> contributed() {
        return ServiceLoader.load(ToolProvider.class, Main.class.getClassLoader()).stream()
                .filter(tool -> tool.type().getName().startsWith("dev.stepwasm."))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Text is UTF-8 whatever the locale says: source lines are quoted in messages. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
