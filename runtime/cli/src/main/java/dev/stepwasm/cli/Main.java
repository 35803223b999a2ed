package dev.stepwasm.cli;

import dev.stepwasm.cli.debug.DebugConsole;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Entry point of the jar. */
public final class Main {
    private static final Set<String> OWN_VERBS =
            Set.of("check", "fmt", "build", "dis", "bind", "explain", "run", "debug", "test");

    private Main() {}

    /** Runs one verb and ends the JVM with its exit code, so that threads a server left behind hold nothing up. */
    public static void main(String[] args) {
        // The launcher knows whether a person is looking: System.console() does not tell from JDK 22 on.
        var colours = new Terminal.Colours(
                Boolean.getBoolean("stepwasm.colours"), Boolean.getBoolean("stepwasm.errorColours"));
        var reader = Terminal.Reader.of(System.getProperty("stepwasm.terminal"));
        var out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        var err = new FileOutputStream(FileDescriptor.err);
        Terminal terminal = new Terminal(utf8(out), utf8(err), colours, reader);
        int code = ended(run(terminal, Main::contributed, args), out, terminal);
        System.exit(code);
    }

    /** {@return the exit code of a run} Half a report is no success. */
    static int ended(int code, StandardOutput out, Terminal terminal) {
        terminal.out().flush();
        Optional<String> problem = out.problem();
        problem.ifPresent(words -> terminal.say("cannot write to standard output: " + words));
        terminal.err().flush();
        return problem.isPresent() && code == CommandException.FINE ? CommandException.USAGE_OR_IO : code;
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
        return run(terminal, tools, console -> {}, args);
    }

    /** Runs one verb. @param debugging hears of the console of {@code debug}, before it does anything */
    static int run(
            Terminal terminal, Supplier<List<ToolProvider>> tools, Consumer<DebugConsole> debugging, String... args) {
        try {
            if (isPlainCheck(args)) {
                return new Check(terminal, Stream.of(args).skip(1).map(Path::of).toList()).call();
            }
            boolean own = args.length > 0 && OWN_VERBS.contains(args[0]);
            List<ToolProvider> others = own ? List.of() : tools.get();
            for (ToolProvider tool : others) {
                if (args.length > 0 && tool.name().equals(args[0])) {
                    return serve(tool, terminal, Arrays.copyOfRange(args, 1, args.length));
                }
            }
            return Usage.applied(commands(terminal, others, debugging), terminal)
                    .execute(args);
        } catch (InvalidPathException e) {
            terminal.say("not a path: " + e.getInput());
            return CommandException.USAGE_OR_IO;
        } catch (OutOfMemoryError e) {
            return Usage.outOfMemory(terminal);
        } catch (RuntimeException | Error e) {
            return Usage.bug(terminal, e);
        }
    }

    /**
     * {@return whether this is {@code check} with nothing but files} What people and editors call most often goes past the
     * option parser, which takes 0.2 s to load: its classes are too old to be shared between starts.
     */
    private static boolean isPlainCheck(String... args) {
        return args.length > 1 && args[0].equals("check") && Stream.of(args).noneMatch(arg -> arg.startsWith("-"));
    }

    /**
     * Runs a verb of another module, which reads its own arguments. Standard output carries its protocol: whatever else
     * prints there is sent to standard error instead.
     */
    private static int serve(ToolProvider tool, Terminal terminal, String... args) {
        System.setOut(System.err);
        return tool.run(terminal.out(), terminal.err(), args);
    }

    private static CommandLine commands(
            Terminal terminal, List<ToolProvider> others, Consumer<DebugConsole> debugging) {
        CommandLine line = new CommandLine(new Stepwasm(terminal))
                .addSubcommand(new Check(terminal, List.of()))
                .addSubcommand(FormatFlags.applied(new CommandLine(new Fmt(terminal))))
                .addSubcommand(new Build(terminal))
                .addSubcommand(new Dis(terminal))
                .addSubcommand(new Bind(terminal))
                .addSubcommand(new CommandLine(new Run(terminal)).setUnmatchedOptionsArePositionalParams(true))
                .addSubcommand(
                        new CommandLine(new Debug(terminal, debugging)).setUnmatchedOptionsArePositionalParams(true))
                .addSubcommand(new TestScripts(terminal))
                .addSubcommand(new Explain(terminal));
        for (ToolProvider tool : others) {
            CommandSpec listed = CommandSpec.create();
            listed.usageMessage().description(tool.description().orElse("run " + tool.name()));
            line.addSubcommand(tool.name(), listed);
        }
        return line.addSubcommand(new Playground(terminal));
    }

    private static List<ToolProvider> contributed() {
        return ServiceLoader.load(ToolProvider.class, Main.class.getClassLoader()).stream()
                .filter(tool -> tool.type().getName().startsWith("dev.stepwasm."))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Text is UTF-8 whatever the locale says: source lines are quoted in messages. */
    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
