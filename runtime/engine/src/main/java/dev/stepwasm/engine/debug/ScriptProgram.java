package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.script.Outcome;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.engine.script.ScriptSteps;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A test script that a debugger runs. Its commands are the outermost function of the program, called {@code $script}, in
 * which each command is a place like an instruction. A failure that a command asserts stops nothing; one that it does not
 * expect stops where it happens, and a command that is not fulfilled stops at the command. Threads that the script starts
 * are not debugged. Immutable.
 */
public final class ScriptProgram {
    private final Script script;
    private final List<Command> before;
    private final List<Command> commands;
    private final ScriptSteps.Modules modules;
    private final ScriptDriver driver;

    private ScriptProgram(Script script, List<Command> before, List<Command> commands) {
        this.script = script;
        this.before = List.copyOf(before);
        this.commands = List.copyOf(commands);
        List<Command> all = new ArrayList<>(before);
        all.addAll(commands);
        this.modules = ScriptSteps.Modules.of(script, all);
        this.driver = ScriptDriver.of(text().name(), text(), commands);
    }

    /** {@return all commands of a script} */
    public static ScriptProgram of(Script script) {
        return new ScriptProgram(script, List.of(), script.commands());
    }

    /**
     * {@return one command of a script} What it may depend on is done before; nothing stops there, and nothing is told of it.
     */
    public static ScriptProgram of(Script script, Command command) {
        return new ScriptProgram(script, script.before(command), List.of(command));
    }

    /** {@return the text of the script} */
    public SourceText text() {
        return script.text();
    }

    /** {@return what became of a command, for people; where code stood that failed, on lines of its own} */
    public String words(Result result) {
        String word = ScriptDriver.word(text(), result.command());
        return switch (result.outcome()) {
            case Outcome.Passed passed -> word + " passed";
            case Outcome.Skipped(String reason) -> word + " skipped: " + reason;
            case Outcome.Failed failed ->
                (word + " failed: " + failed.message() + "\n" + Trap.show(failed.backtrace())).stripTrailing();
        };
    }

    /** {@return the place in the text that a result is about} */
    public Position placeOf(Result result) {
        Span span = result.command().span();
        return text().positionOf(
                        result.outcome() instanceof Outcome.Failed failed
                                ? failed.place().orElse(span).start()
                                : span.start());
    }

    /** {@return the modules that run: first the one whose function does the commands, then those of the script, in text order} */
    public List<StepModule> modules() {
        List<StepModule> all = new ArrayList<>();
        all.add(driver.module());
        all.addAll(modules.all());
        return List.copyOf(all);
    }

    List<Command> before() {
        return before;
    }

    List<Command> commands() {
        return commands;
    }

    ScriptSteps.Modules prepared() {
        return modules;
    }

    ScriptDriver driver() {
        return driver;
    }

    /**
     * Hears what a script does, on the thread that does it.
     *
     * @param printed gets what modules print through {@code spectest}, a line each
     * @param done gets what became of each command
     */
    public record Listener(Consumer<String> printed, Consumer<Result> done) {}
}
