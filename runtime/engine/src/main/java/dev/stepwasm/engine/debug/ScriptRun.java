package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.script.ExpectedFailure;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.engine.script.ScriptSteps;
import dev.stepwasm.wat.script.Command;
import java.util.List;
import java.util.function.Supplier;

/** One run of a script. For the debuggee's thread. */
final class ScriptRun {
    private final ScriptProgram program;
    private final ScriptProgram.Listener listener;
    private final ExecutionControl control;
    private final DebuggedThread thread;
    private final ScriptSteps steps;
    private long passed;
    private long failed;
    private long skipped;

    ScriptRun(
            ScriptProgram program,
            ScriptProgram.Listener listener,
            ExecutionControl control,
            RunLimits limits,
            DebuggedThread thread) {
        this.program = program;
        this.listener = listener;
        this.control = control;
        this.thread = thread;
        this.steps = new ScriptSteps(program.prepared(), control, limits.ofInstance(), listener.printed());
    }

    /** {@return the same as a program that is linked with nothing} */
    LinkedProgram linked() {
        ScriptDriver driver = program.driver();
        return LinkedProgram.of(driver.module(), driver.imports(number -> (caller, arguments) -> {
            run(number);
            return List.<Value>of();
        }));
    }

    /**
     * Does what must be done before.
     *
     * @param stopOnEntry whether the first command that is wanted stops
     */
    void prepare(boolean stopOnEntry) {
        thread.commanded().setQuiet(true);
        for (Command command : program.before()) {
            steps.run(command);
            thread.standing().endIfWanted();
        }
        thread.commanded().setQuiet(false);
        if (stopOnEntry) {
            control.stopOnEntry();
        }
    }

    private void run(int number) {
        Command command = program.commands().get(number);
        thread.commanded().begin(new ExpectedFailure(command));
        List<Result> results = steps.run(command);
        thread.standing().endIfWanted();
        results.forEach(this::tell);
        if (results.getLast().outcome() instanceof dev.stepwasm.engine.script.Outcome.Failed why
                && thread.commanded().fail(failure(command, why, number))) {
            control.requestPause();
        }
    }

    private Commanded.Failure failure(Command command, dev.stepwasm.engine.script.Outcome.Failed why, int number) {
        return new Commanded.Failure(
                ScriptDriver.word(program.text(), command),
                why,
                program.driver().callOf(number));
    }

    private void tell(Result result) {
        switch (result.outcome()) {
            case dev.stepwasm.engine.script.Outcome.Passed its -> passed++;
            case dev.stepwasm.engine.script.Outcome.Failed its -> failed++;
            case dev.stepwasm.engine.script.Outcome.Skipped its -> skipped++;
        }
        listener.done().accept(result);
    }

    /**
     * {@return how it has ended}
     *
     * @param run does the commands
     */
    Outcome outcome(Supplier<Outcome> run) {
        try {
            Outcome outcome = run.get();
            if (!(outcome instanceof Outcome.Returned)) {
                return outcome;
            }
            steps.finish().forEach(this::tell);
            return new Outcome.Tested(passed, failed, skipped);
        } finally {
            steps.cancel();
        }
    }
}
