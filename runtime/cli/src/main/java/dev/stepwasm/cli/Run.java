package dev.stepwasm.cli;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.FunctionTier;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a module: a WASI program, or one export with arguments. */
@Command(
        name = "run",
        description = "run a module: a WASI program, or one export with arguments",
        customSynopsis = "stepwasm run FILE [--invoke NAME ARGS...] [OPTIONS] [-- PROGRAM-ARGS...]",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stepwasm run sum.wat --invoke sum 50 -8     prints 42",
            "  stepwasm run hello.wat                      a WASI program",
            "  stepwasm run tool.wasm --dir .::/work --env LANG=C -- /work/input.txt",
            "  stepwasm run game.wat --import env.log=log --import env.now=42",
            "  stepwasm run sum.wat --invoke sum 50 -8 --trace=instructions",
            "  stepwasm run tool.wasm --coverage=lcov.info --profile=stacks.txt",
            "  stepwasm run game.wat --classpath screen.jar --host com.acme.Screen",
            "",
            "Without --invoke it calls `_start`, or else the only exported function, and prints the results",
            "in decimal on one line. A vector is its shape and its lanes, i32x4:1,2,3,4, as argument and as",
            "result. Stand-ins for imports: `log` prints each call and gives zeros, `42`",
            "or `1,2.5` gives these results, `echo` the arguments, `call:EXPORT` those of an exported function,",
            "`trap` or `trap:MESSAGE` stops the program;",
            "`new` is a memory, table or tag of the declared type, and a global is `new` or a number.",
            "",
            "Exit codes: 0 fine, 1 the module is invalid, cannot be linked or trapped, 2 wrong usage or a",
            "file that cannot be read; a program that ends itself by `proc_exit` gives its own."
        })
final class Run implements Callable<Integer> {
    /** The largest that every system can tell. */
    private static final int MOST_EXIT = 255;

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ProgramOptions program = new ProgramOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeLimit.class,
            description = "End the program after that time, as 500ms, 5s or 2m.")
    private @Nullable Duration timeout;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            converter = TierName.class,
            description = "What runs the code: tiered, which compiles what is hot, compiled, or interpreted.")
    private Tier tier = Tier.standard();

    @Option(
            names = "--tiers",
            description = "Run nothing; list which functions are compiled, and of the others why not.")
    private boolean tiers;

    @Mixin
    private final Observers observers = new Observers();

    Run(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunArguments given = program.arguments(Objects.requireNonNull(spec));
        Optional<StepModule> module = ProgramOptions.module(given, terminal);
        if (module.isEmpty()) {
            return CommandException.WRONG_INPUT;
        }
        return tiers ? list(module.get()) : run(module.get(), given);
    }

    private int list(StepModule module) {
        List<FunctionTier> functions = module.tiers();
        for (FunctionTier function : functions) {
            terminal.out()
                    .println(function.whyInterpreted()
                            .map(why -> "interpreted  " + function.name() + ": " + why)
                            .orElseGet(() -> "compiled     " + function.name()));
        }
        long compiled = functions.stream()
                .filter(known -> known.whyInterpreted().isEmpty())
                .count();
        terminal.out().println(compiled + " of " + functions.size() + " functions are compiled");
        return CommandException.FINE;
    }

    private int run(StepModule module, RunArguments given) {
        Invocation invocation = program.invocation(module, given, "run");
        var control = new ExecutionControl(StackLimits.DEFAULT, tier);
        try (HostClasses classes = program.hostClasses();
                var observation = observers.begin(module, control, Path.of(given.file()), terminal)) {
            var streams = new ProgramOptions.Streams(System.in, terminal.out(), terminal.err());
            Imports imports = program.imports(module, given, classes, streams);
            return run(() -> call(module, imports, control, invocation), control, given);
        }
    }

    private int run(Supplier<List<Value>> call, ExecutionControl control, RunArguments given) {
        try {
            List<Value> results = TimedCall.of(call, control, Optional.ofNullable(timeout));
            if (!results.isEmpty()) {
                terminal.out().println(results.stream().map(Value::show).collect(Collectors.joining(" ")));
            }
            return CommandException.FINE;
        } catch (ExitException e) {
            return exit(e.code());
        } catch (LinkException e) {
            boolean missing = e.problems().stream().anyMatch(problem -> problem.startsWith("unknown import"));
            throw CommandException.wrongInput(String.join("\nstepwasm: ", e.problems())
                    + (missing ? "\n`--import MODULE.NAME=log` stands in for a function" : ""));
        } catch (NoClassDefFoundError e) {
            if (!program.hasHostClasses()) {
                throw e;
            }
            throw CommandException.usageOrIo("a class of the host needs "
                    + String.valueOf(e.getMessage()).replace('/', '.')
                    + ", which is not there: name its jar or folder with --classpath");
        } catch (Trap e) {
            return failed("trap: " + e.words(), e.backtrace(), given);
        } catch (WasmException e) {
            return failed(String.valueOf(e.getMessage()), e.backtrace(), given);
        } catch (TerminatedException e) {
            return stopped(
                    "the program took longer than " + TimeLimit.show(Objects.requireNonNull(timeout))
                            + " and was ended",
                    "");
        }
    }

    /** {@return the code as systems can tell it} The rest of a larger one could be 0, which would be success. */
    private int exit(int code) {
        if (code >= 0 && code <= MOST_EXIT) {
            return code;
        }
        terminal.say("the program ended with " + Integer.toUnsignedString(code) + ", which is told as "
                + CommandException.WRONG_INPUT + ": exit codes go up to " + MOST_EXIT);
        return CommandException.WRONG_INPUT;
    }

    private static List<Value> call(
            StepModule module, Imports imports, ExecutionControl control, Invocation invocation) {
        try (StepInstance instance = module.instantiate(imports, control)) {
            return instance.invoke(invocation.export(), invocation.arguments());
        }
    }

    /** Says what failed and where; the last line is the command that stops there. */
    private int failed(String message, List<TraceElement> backtrace, RunArguments given) {
        return stopped(
                message,
                backtrace.isEmpty()
                        ? ""
                        : Trap.show(backtrace) + "\nto stop there and look at everything:\n" + debugLine(given));
    }

    /** {@return the command that runs the same program under the debugger, which stops at traps by itself} */
    private String debugLine(RunArguments given) {
        List<String> words = new ArrayList<>(List.of(System.getProperty("stepwasm.command", "./stepwasm"), "debug"));
        words.addAll(program.words(given));
        words.addAll(List.of("-c", "run"));
        if (!given.ofProgram().isEmpty()) {
            words.add("--");
            words.addAll(given.ofProgram());
        }
        return ShellLine.of(words);
    }

    private int stopped(String message, String backtrace) {
        terminal.out().flush();
        terminal.err().println(message);
        if (!backtrace.isEmpty()) {
            terminal.err().println(backtrace);
        }
        return CommandException.WRONG_INPUT;
    }
}
