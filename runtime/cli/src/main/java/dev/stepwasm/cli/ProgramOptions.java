package dev.stepwasm.cli;

import dev.stepwasm.cli.show.ProgramOutput;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.VirtualClock;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A program, what to call and what it is given: the options that {@code run} and {@code debug} have in common. */
final class ProgramOptions {
    private static final int MOST_PROBLEMS = 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE [ARGS]",
            description = "A module, text or binary, and arguments for its export; after `--`, for the WASI program.")
    private List<String> positional = List.of();

    @Option(names = "--invoke", paramLabel = "NAME", description = "The export to call.")
    private @Nullable String invoke;

    @Option(
            names = "--import",
            paramLabel = "MODULE.NAME=STUB",
            description = "Stand in for an import: env.f=log, env.f=42, env.f=echo, env.f=trap, env.memory=new.")
    private List<String> stubs = List.of();

    @Option(
            names = "--host",
            paramLabel = "CLASS",
            description = "Give the imports that a Java class offers, an implementation of HostModule.")
    private List<String> hosts = List.of();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Jars and folders with such classes; without --host, all that are listed there as services.")
    private @Nullable String classpath;

    @Option(
            names = "--dir",
            paramLabel = "DIR[::GUEST]",
            description = "Open a directory to the WASI program, under another name if one is given.")
    private List<String> directories = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "Set an environment variable of the WASI program.")
    private List<String> environment = List.of();

    @Option(
            names = "--dir-read-only",
            paramLabel = "DIR[::GUEST]",
            description = "Open a directory to the WASI program in which it can change nothing.")
    private List<String> readOnlyDirectories = List.of();

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = "Let the time begin there in each run, as 2024-02-29T12:00:00Z, and sleeping take none.")
    private @Nullable String clock;

    @Option(
            names = "--random",
            paramLabel = "SEED",
            description = "Give the WASI program the same random bytes in each run.")
    private @Nullable Long seed;

    /** Where a program reads and writes. */
    record Streams(InputStream in, PrintStream out, PrintStream err) {}

    /** {@return the file and the arguments} @throws CommandException if one of them looks like an option */
    RunArguments arguments(CommandSpec spec) {
        return RunArguments.of(spec.commandLine().getParseResult(), positional);
    }

    /** {@return the module in the file; empty if it has been said on standard error why there is none} */
    static Optional<StepModule> module(RunArguments given, Terminal terminal) {
        Report report = new Report(terminal, terminal.err(), MOST_PROBLEMS);
        Input input = Input.read(Path.of(given.file()));
        input.misnamed().ifPresent(message -> report.file(input.name(), message));
        return report.errors() > 0 ? Optional.empty() : ModuleFile.of(input, report);
    }

    /**
     * {@return the call that the user means}
     *
     * @param verb for the words of what is wrong
     */
    Invocation invocation(StepModule module, RunArguments given, String verb) {
        try {
            return Invocation.of(module.module(), Optional.ofNullable(invoke), given.ofExport());
        } catch (InvocationException e) {
            throw CommandException.usageOrIo(e.getMessage()
                    + (invoke == null ? "\nTry `stepwasm " + verb + " FILE --invoke NAME ARGS...`." : ""));
        }
    }

    /** {@return the words that give another verb the same program and the same options} */
    List<String> words(RunArguments given) {
        List<String> words = new ArrayList<>();
        words.add(given.file());
        add(words, "--invoke", invoke == null ? List.of() : List.of(invoke));
        words.addAll(given.ofExport());
        add(words, "--import", stubs);
        add(words, "--host", hosts);
        add(words, "--classpath", classpath == null ? List.of() : List.of(classpath));
        add(words, "--dir", directories);
        add(words, "--dir-read-only", readOnlyDirectories);
        add(words, "--env", environment);
        add(words, "--clock", clock == null ? List.of() : List.of(clock));
        add(words, "--random", seed == null ? List.of() : List.of(seed.toString()));
        return words;
    }

    private static void add(List<String> words, String option, List<String> values) {
        for (String value : values) {
            words.add(option);
            words.add(value);
        }
    }

    /** {@return whether classes may give imports} */
    boolean hasHostClasses() {
        return classpath != null || !hosts.isEmpty();
    }

    /** {@return the classes that give imports} The caller closes them when the program has ended. */
    HostClasses hostClasses() {
        return HostClasses.load(classpath, hosts);
    }

    /** {@return all that the program may use, for one run} */
    Imports imports(StepModule module, RunArguments given, HostClasses classes, Streams streams) {
        Imports.Builder imports = Imports.builder().wasi(wasi(given, streams));
        classes.modules().forEach(imports::host);
        StandIns.give(imports, module, stubs, streams.out()::println); // What is asked for by name wins.
        return imports.build();
    }

    private WasiOptions wasi(RunArguments given, Streams streams) {
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(Path.of(given.file()).getFileName()));
        arguments.addAll(given.ofProgram());
        WasiOptions options = WasiOptions.none()
                .withArguments(arguments)
                .withStdin(streams.in())
                .withStdout(new ProgramOutput(streams.out()))
                .withStderr(new ProgramOutput(streams.err()));
        for (String setting : environment) {
            String[] parts = setting.split("=", 2);
            if (parts.length != 2 || parts[0].isEmpty()) {
                throw CommandException.usageOrIo("--env wants NAME=VALUE, not '" + setting + "'");
            }
            options = options.withEnvironment(parts[0], parts[1]);
        }
        for (String directory : directories) {
            options = options.withDirectory(guest(directory), host("--dir", directory));
        }
        for (String directory : readOnlyDirectories) {
            options = options.withReadOnlyDirectory(guest(directory), host("--dir-read-only", directory));
        }
        options = clock == null ? options : options.withClock(VirtualClock.from(time(clock)));
        return seed == null ? options : options.withRandom(new Random(seed));
    }

    private static String guest(String directory) {
        String[] parts = directory.split("::", 2);
        return parts[parts.length - 1];
    }

    private static Path host(String option, String directory) {
        Path host = Path.of(directory.split("::", 2)[0]);
        if (!Files.isDirectory(host)) {
            throw CommandException.usageOrIo(option + " wants a directory, and '" + host + "' is none");
        }
        return host;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw CommandException.usageOrIo("--clock wants a time such as 2024-02-29T12:00:00Z, not '" + text + "'");
        }
    }
}
