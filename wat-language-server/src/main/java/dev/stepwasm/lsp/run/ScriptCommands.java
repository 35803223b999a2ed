package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.script.Outcome;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.engine.script.ScriptObserver;
import dev.stepwasm.engine.script.ScriptOptions;
import dev.stepwasm.engine.script.ScriptRun;
import dev.stepwasm.engine.script.ScriptRunner;
import dev.stepwasm.lsp.run.ScriptReport.CommandResult;
import dev.stepwasm.lsp.run.ScriptReport.Status;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands of a script: all, all up to one, or one of them. A command is run after everything before it that it may
 * depend on, so that it does what it does when the whole script is run. {@link #run} waits on the thread that calls it;
 * the others are safe for use from any thread.
 */
public final class ScriptCommands implements Cancellable {
    private final Analysis analysis;
    private final Wanted wanted;
    private final RunLimits limits;
    private final RunOutput output;
    private final Optional<RunCoverage> coverage;
    private final Queue<Result> news = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;
    private volatile String ended = "";
    private @Nullable ScriptRun running;

    /** Which commands somebody wants to know about. */
    public sealed interface Wanted {
        /** All of them. */
        record All() implements Wanted {}

        /** All that begin at an offset or before it. */
        record UpTo(int offset) implements Wanted {}

        /** The one around an offset. */
        record One(int offset) implements Wanted {}

        /** Those at these places, and what stands within them. */
        record Some(List<Span> places) implements Wanted {
            /** Sorts a copy of the list. */
            public Some {
                places = places.stream()
                        .sorted(Comparator.comparingInt(Span::start))
                        .toList();
            }

            boolean contains(int offset) {
                int low = 0;
                int high = places.size();
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (places.get(middle).start() <= offset) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                return low > 0 && offset < places.get(low - 1).end();
            }
        }
    }

    /** A run that has not begun. */
    public ScriptCommands(Analysis analysis, Wanted wanted, RunLimits limits) {
        this(analysis, wanted, limits, Optional.empty());
    }

    /**
     * A run that has not begun.
     *
     * @param coverage counts what runs
     */
    public ScriptCommands(Analysis analysis, Wanted wanted, RunLimits limits, Optional<RunCoverage> coverage) {
        this.coverage = coverage;
        this.analysis = analysis;
        this.wanted = wanted;
        this.limits = limits;
        this.output = new RunOutput(limits.outputBytes());
    }

    /** Hears how many commands are done. */
    @FunctionalInterface
    public interface Listener {
        /** Some more are done. */
        void done(int done, int all);

        /** This is what became of some of those that are wanted, in the order in which they were done. */
        default void results(List<CommandResult> results) {}
    }

    /** {@return what became of the commands} Throws nothing because of what the script does. */
    public ScriptReport run(Listener listener) throws InterruptedException {
        long start = System.nanoTime();
        Script script = Script.of(analysis);
        List<Command> commands = commands(script);
        Optional<String> mistake = mistake(script, commands);
        if (mistake.isPresent() || commands.isEmpty()) {
            String why = mistake.orElse("there is no command there");
            return new ScriptReport(List.of(), Optional.of(why), false, "", 0);
        }
        ScriptRun run = ScriptRunner.start(
                script,
                commands,
                new ScriptOptions(limits.time(), output::line, OptionalLong.of(limits.memoryBytes())),
                new Observer());
        begun(run);
        while (!run.await(50)) {
            tell(listener);
            listener.done(run.done(), commands.size());
        }
        tell(listener);
        List<CommandResult> results = run.report().results().stream()
                .filter(result -> isWanted(result.command()))
                .map(this::result)
                .toList();
        return new ScriptReport(
                results,
                ended.isEmpty() ? Optional.empty() : Optional.of(ended),
                cancelled,
                output.text(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private final class Observer implements ScriptObserver {
        @Override
        public void makes(StepModule module, ExecutionControl control) {
            coverage.ifPresent(counts -> counts.makes(module, control));
        }

        @Override
        public void done(Result result) {
            news.add(result);
        }
    }

    private void tell(Listener listener) {
        List<CommandResult> told = new ArrayList<>();
        for (Result result = news.poll(); result != null; result = news.poll()) {
            if (isWanted(result.command())) {
                told.add(result(result));
            }
        }
        if (!told.isEmpty()) {
            listener.results(told);
        }
    }

    private synchronized void begun(ScriptRun run) {
        running = run;
        if (cancelled) {
            run.cancel();
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void end(String reason) {
        ended = reason;
        cancel();
    }

    private List<Command> commands(Script script) {
        return switch (wanted) {
            case Wanted.All all -> script.commands();
            case Wanted.UpTo(int offset) ->
                script.commands().stream()
                        .filter(command -> command.span().start() <= offset)
                        .toList();
            case Wanted.One(int offset) ->
                script.commands().stream()
                        .filter(command -> command.span().start() <= offset)
                        .filter(command -> isWanted(command) || matters(command))
                        .toList();
            case Wanted.Some(List<Span> places) -> {
                int last = places.isEmpty() ? -1 : places.getLast().start();
                yield script.commands().stream()
                        .filter(command -> command.span().start() <= last)
                        .filter(command -> isWanted(command) || matters(command))
                        .toList();
            }
        };
    }

    /** {@return whether a command may change what those after it do} */
    private static boolean matters(Command command) {
        return !(command instanceof Command.AssertModule asserted
                && asserted.verdict().isWrong());
    }

    private boolean isWanted(Command command) {
        return switch (wanted) {
            case Wanted.All all -> true;
            case Wanted.UpTo upTo -> true;
            case Wanted.One(int offset) ->
                command.span().start() <= offset && offset < command.span().end();
            case Wanted.Some some -> some.contains(command.span().start());
        };
    }

    private static Optional<String> mistake(Script script, List<Command> commands) {
        return commands.stream()
                .filter(Command.Wrong.class::isInstance)
                .findFirst()
                .map(command -> "a command cannot be understood, in line "
                        + script.analysis()
                                .source()
                                .positionOf(command.span().start())
                                .line());
    }

    private CommandResult result(Result result) {
        Command command = result.command();
        return switch (result.outcome()) {
            case Outcome.Passed passed ->
                new CommandResult(
                        command.span(),
                        Status.PASSED,
                        "",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        result.time());
            case Outcome.Skipped(String reason) ->
                new CommandResult(
                        command.span(),
                        Status.SKIPPED,
                        reason,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        result.time());
            case Outcome.Failed(String message, var place, var backtrace, var difference) ->
                new CommandResult(
                        command.span(),
                        Status.FAILED,
                        message,
                        place,
                        RunFrame.of(analysis, Optional.empty(), backtrace),
                        difference,
                        result.time());
        };
    }
}
