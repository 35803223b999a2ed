package dev.stepwasm.cli;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.probe.Coverage;
import dev.stepwasm.engine.probe.CoverageReport;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.engine.probe.Profiler;
import dev.stepwasm.engine.probe.Tracer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of {@code run} that show what a program does: a trace, coverage, a profile. */
final class Observers {
    private static final String NO_VALUE = "";
    private static final int ROWS_OF_PROFILE = 25;

    @Option(
            names = "--trace",
            arity = "0..1",
            paramLabel = "calls|instructions",
            preprocessor = OnlyAttached.class,
            description = "Print each call and return, or each instruction with its operands, to standard error.")
    private @Nullable String trace;

    @Option(
            names = "--trace-only",
            paramLabel = "FUNCTIONS",
            description = "Trace only these: names with commas between them, `*` for any letters: '$parse*,env.*'.")
    private @Nullable String traceOnly;

    @Option(
            names = "--trace-limit",
            paramLabel = "LINES",
            description = "End the trace after that many lines; 10000 if nothing is said.")
    private long traceLimit = 10_000;

    @Option(
            names = "--coverage",
            arity = "0..1",
            paramLabel = "FILE",
            preprocessor = OnlyAttached.class,
            description = "Print which part of the code ran; with =FILE, also write it in the format of LCOV.")
    private @Nullable String coverage;

    @Option(
            names = "--profile",
            arity = "0..1",
            paramLabel = "FILE",
            preprocessor = OnlyAttached.class,
            description =
                    "Print how many instructions each function ran; with =FILE, also write call stacks for a flame"
                            + " graph.")
    private @Nullable String profile;

    /** Takes a value only if it is attached with {@code =}: what follows after a space is the module. */
    static final class OnlyAttached implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's own type
        public boolean preprocess(Stack<String> args, CommandSpec spec, ArgSpec arg, Map<String, Object> info) {
            if (!"=".equals(info.get("separator"))) {
                args.push(NO_VALUE);
            }
            return false;
        }
    }

    /** {@return whether there is something to observe} */
    boolean areWanted() {
        return trace != null || coverage != null || profile != null;
    }

    /** What observes one run. */
    final class Observation implements AutoCloseable {
        private final Terminal terminal;
        private final List<Runnable> reports = new ArrayList<>();

        private Observation(Terminal terminal) {
            this.terminal = terminal;
        }

        /** Reports. @throws CommandException if a file cannot be written */
        @Override
        public void close() {
            terminal.out().flush();
            reports.forEach(Runnable::run);
        }

        private void trace(String detail, Listing listing, ExecutionControl control) {
            var tracer = new Tracer(listing, detail(detail), functions(), traceLimit, terminal.err()::println);
            tracer.attach(control);
        }

        private void coverage(String file, Listing listing, ExecutionControl control) {
            var counted = new Coverage(listing);
            counted.attach(control);
            reports.add(() -> {
                CoverageReport report = CoverageReport.of(counted);
                terminal.err().print(report.summary());
                if (!file.isEmpty()) {
                    writeLcov(Path.of(file), report, listing);
                }
            });
        }

        private void writeLcov(Path file, CoverageReport report, Listing listing) {
            Path source = Path.of(listing.module().name());
            if (listing.isGenerated()) {
                source = Path.of(file + ".wat");
                OutputFile.write(source, listing.text().text().getBytes(StandardCharsets.UTF_8));
            }
            OutputFile.write(
                    file,
                    report.lcov(source.toAbsolutePath().normalize().toString()).getBytes(StandardCharsets.UTF_8));
            terminal.err()
                    .println("coverage is in " + file
                            + (listing.isGenerated() ? ", for the text of the binary in " + source : ""));
        }

        private void profile(String file, ExecutionControl control) {
            var profiler = new Profiler(control);
            var attachment = profiler.attach();
            reports.add(() -> {
                attachment.close();
                terminal.err().print(profiler.table(ROWS_OF_PROFILE));
                if (!file.isEmpty()) {
                    OutputFile.write(Path.of(file), profiler.collapsed().getBytes(StandardCharsets.UTF_8));
                    terminal.err().println("call stacks are in " + file + ", for flamegraph.pl or speedscope");
                }
            });
        }
    }

    /**
     * {@return what observes a run of a module, from now on}
     *
     * @throws CommandException if an option has a value that it cannot have
     */
    Observation begin(StepModule module, ExecutionControl control, Path input, Terminal terminal) {
        var observation = new Observation(terminal);
        requireOther(input, coverage);
        requireOther(input, profile);
        if (trace == null && traceOnly != null) {
            throw CommandException.usageOrIo("--trace-only says of what --trace writes a trace: give --trace too");
        }
        if (!areWanted()) {
            return observation;
        }
        Listing listing = Listing.of(module);
        if (trace != null) {
            observation.trace(trace, listing, control);
        }
        if (coverage != null) {
            observation.coverage(coverage, listing, control);
        }
        if (profile != null) {
            observation.profile(profile, control);
        }
        return observation;
    }

    private static void requireOther(Path input, @Nullable String file) {
        if (file != null && !file.isEmpty()) {
            OutputFile.mustDiffer(input, Path.of(file));
        }
    }

    private static Tracer.Detail detail(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case NO_VALUE, "calls" -> Tracer.Detail.CALLS;
            case "instructions" -> Tracer.Detail.INSTRUCTIONS;
            default -> throw CommandException.usageOrIo("--trace wants calls or instructions, not '" + text + "'");
        };
    }

    private Predicate<String> functions() {
        if (traceLimit < 0) {
            throw CommandException.usageOrIo("--trace-limit wants a number of lines, not " + traceLimit);
        }
        String wanted = traceOnly;
        if (wanted == null) {
            return name -> true;
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String glob : wanted.split(",", -1)) {
            patterns.add(Pattern.compile(Pattern.quote(glob.strip()).replace("*", "\\E.*\\Q")));
        }
        return name -> patterns.stream()
                .anyMatch(pattern -> pattern.matcher(name).matches()
                        || name.startsWith("$")
                                && pattern.matcher(name.substring(1)).matches());
    }
}
