package dev.stepwasm.engine.script;

import dev.stepwasm.engine.FuelExhaustedException;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.script.PreparedModules.Prepared;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.ScriptModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the commands of a script, one by one. Used by one thread. */
final class CommandRunner {
    private static final String GOT = "got ";

    private final PreparedModules modules;
    private final ScriptEngine engine;
    private final Registry registry;
    private final ScriptThreads threads;

    CommandRunner(PreparedModules modules, ScriptEngine engine, Registry registry, ScriptThreads threads) {
        this.modules = modules;
        this.engine = engine;
        this.registry = registry;
        this.threads = threads;
    }

    /** Does a command. {@return what became of it, and of the commands of a thread that it waited for} */
    List<Result> run(Command command) {
        if (!(command instanceof Command.Wait(var span, String thread))) {
            return List.of(new Result(command, outcome(command)));
        }
        Optional<List<Result>> awaited = threads.await(thread);
        var results = new ArrayList<>(awaited.orElse(List.of()));
        results.add(new Result(
                command,
                awaited.isPresent()
                        ? Outcome.passed()
                        : Outcome.failed("there is no thread `$" + thread + "` to wait for")));
        return results;
    }

    private Outcome outcome(Command command) {
        return switch (command) {
            case Command.Define define -> define(define.module());
            case Command.Instantiate make -> make(make);
            case Command.Register register -> register(register);
            case Command.Action action -> plain(action);
            case Command.AssertReturn asserted -> assertReturn(asserted);
            case Command.AssertFailure asserted -> assertFailure(asserted);
            case Command.AssertModule asserted -> assertModule(asserted);
            case Command.Thread thread -> start(thread);
            case Command.Wait wait -> throw new IllegalArgumentException("not alone");
            case Command.Meta meta -> Outcome.skipped("`" + meta.word() + "` is for the reference interpreter only");
            case Command.Wrong wrong -> Outcome.failed("the command cannot be understood");
        };
    }

    // Modules.

    private Outcome define(ScriptModule module) {
        registry.define(module);
        if (!module.definition()) {
            return instantiate(module.name(), module);
        }
        return switch (modules.get(module)) {
            case Prepared.Ready ready -> Outcome.passed();
            case Prepared.Faulty faulty -> wrong(faulty);
            case Prepared.Unknown(String reason) -> Outcome.skipped(reason);
        };
    }

    private static Outcome wrong(Prepared.Faulty faulty) {
        return new Outcome.Failed(faulty.message(), faulty.place(), List.of(), Optional.empty());
    }

    private Outcome make(Command.Instantiate make) {
        Optional<ScriptModule> definition = registry.definition(make.module());
        return definition
                .map(module -> instantiate(make.name(), module))
                .orElseGet(() -> Outcome.failed("there is no module to make an instance of"));
    }

    private Outcome instantiate(Optional<String> name, ScriptModule module) {
        Attempt attempt = tryInstantiate(module);
        switch (attempt) {
            case Attempt.Made(StepInstance instance) -> {
                registry.put(name, new Slot.Instance(instance));
                return Outcome.passed();
            }
            case Attempt.Refused(String reason) -> {
                registry.put(name, new Slot.Absent(reason));
                return Outcome.skipped(reason);
            }
            case Attempt.Unlinkable(String message) -> {
                return absent(name, message);
            }
            case Attempt.Trapped(Trap trap) -> {
                return absent(name, "it trapped: " + trap.getMessage(), trap.backtrace());
            }
            case Attempt.Failed(String message) -> {
                return absent(name, message);
            }
            case Attempt.Faulty(Prepared.Faulty faulty) -> {
                absent(name, "");
                return wrong(faulty);
            }
        }
    }

    private Outcome absent(Optional<String> name, String message) {
        return absent(name, message, List.of());
    }

    private Outcome absent(Optional<String> name, String message, List<TraceElement> backtrace) {
        registry.put(name, new Slot.Absent("its module could not be instantiated"));
        return Outcome.failed("the module could not be instantiated: " + message, backtrace);
    }

    /** How making an instance ended. */
    private sealed interface Attempt {
        record Made(StepInstance instance) implements Attempt {}

        record Refused(String reason) implements Attempt {}

        record Unlinkable(String message) implements Attempt {}

        record Trapped(Trap trap) implements Attempt {}

        record Failed(String message) implements Attempt {}

        record Faulty(Prepared.Faulty faulty) implements Attempt {}
    }

    private Attempt tryInstantiate(ScriptModule module) {
        return switch (modules.get(module)) {
            case Prepared.Faulty faulty -> new Attempt.Faulty(faulty);
            case Prepared.Unknown(String reason) -> new Attempt.Refused(reason);
            case Prepared.Ready(StepModule ready) -> tryInstantiate(ready);
        };
    }

    private Attempt tryInstantiate(StepModule module) {
        var missing = registry.missing(module.module());
        if (missing.isPresent()) {
            return new Attempt.Refused(missing.get());
        }
        try {
            return new Attempt.Made(engine.instantiate(module, registry.registered()));
        } catch (LinkException e) {
            return new Attempt.Unlinkable(ActionResult.words(e));
        } catch (Trap trap) {
            return new Attempt.Trapped(trap);
        } catch (FuelExhaustedException e) {
            throw e; // It was for all commands together.
        } catch (RuntimeException e) {
            return new Attempt.Failed(ActionResult.words(e));
        } catch (StackOverflowError | OutOfMemoryError e) {
            return new Attempt.Failed("the engine failed: " + e);
        }
    }

    private Outcome register(Command.Register register) {
        Slot slot = registry.instance(register.module());
        registry.register(register.name(), slot);
        return switch (slot) {
            case Slot.Instance instance -> Outcome.passed();
            case Slot.Absent(String reason) -> Outcome.skipped(reason);
        };
    }

    private Outcome assertWrong(Command.AssertModule asserted) {
        Optional<Prepared> mistake = modules.mistake(asserted.module());
        if (mistake.isEmpty()) {
            return Outcome.failed("expected a mistake in the module (" + asserted.message() + ") but found none");
        }
        return mistake.get() instanceof Prepared.Unknown(String reason) ? Outcome.skipped(reason) : Outcome.passed();
    }

    private Outcome assertModule(Command.AssertModule asserted) {
        if (asserted.verdict().isWrong()) {
            return assertWrong(asserted);
        }
        boolean trap = asserted.verdict() == Command.Verdict.TRAP;
        String expected = trap ? "the trap" : "a failure to link";
        return switch (tryInstantiate(asserted.module())) {
            case Attempt.Refused(String reason) -> Outcome.skipped(reason);
            case Attempt.Trapped(Trap found) when trap && Messages.agree(asserted.message(), found) -> Outcome.passed();
            case Attempt.Unlinkable(String found)
            when !trap && found.startsWith(asserted.message()) -> Outcome.passed();
            case Attempt.Made made -> but(expected, asserted.message(), "the module was instantiated");
            case Attempt.Trapped(Trap found) ->
                expected(
                        expected + " \"" + asserted.message() + "\"",
                        "got the trap \"" + found.getMessage() + "\"",
                        found.backtrace());
            case Attempt.Unlinkable(String found) ->
                but(expected, asserted.message(), "got a failure to link: " + found);
            case Attempt.Faulty(Prepared.Faulty faulty) -> wrong(faulty);
            case Attempt.Failed(String found) -> but(expected, asserted.message(), found);
        };
    }

    // Actions.

    private ActionResult result(Command.Action action) {
        return ActionResult.of(action, registry.instance(action.module()));
    }

    private Outcome plain(Command.Action action) {
        return switch (result(action)) {
            case ActionResult.Values values -> Outcome.passed();
            case ActionResult.Absent(String reason) -> Outcome.skipped(reason);
            case ActionResult other -> Outcome.failed(other.show(), other.backtrace());
        };
    }

    private Outcome assertReturn(Command.AssertReturn asserted) {
        return switch (result(asserted.action())) {
            case ActionResult.Values(List<Value> values)
            when Expectation.isMet(asserted.results(), values) -> Outcome.passed();
            case ActionResult.Values(List<Value> values) ->
                expected(
                        Expectation.show(asserted.results()),
                        GOT + Expectation.show(values, asserted.results()),
                        Expectation.difference(asserted.results(), values),
                        List.of());
            case ActionResult.Absent(String reason) -> Outcome.skipped(reason);
            case ActionResult other ->
                expected(
                        Expectation.show(asserted.results()),
                        other.show(),
                        Expectation.difference(asserted.results(), thing(other.show())),
                        other.backtrace());
        };
    }

    private Outcome assertFailure(Command.AssertFailure asserted) {
        if (asserted.failure() == Command.Failure.SUSPENSION) {
            return Outcome.skipped("stack switching is not supported");
        }
        ActionResult result = result(asserted.action());
        if (result instanceof ActionResult.Absent(String reason)) {
            return Outcome.skipped(reason);
        }
        return isExpected(asserted, result)
                ? Outcome.passed()
                : expected(words(asserted), result.show(), result.backtrace());
    }

    private static boolean isExpected(Command.AssertFailure asserted, ActionResult result) {
        return switch (asserted.failure()) {
            case TRAP -> result instanceof ActionResult.Trapped(Trap trap) && Messages.agree(asserted.message(), trap);
            case EXHAUSTION -> result instanceof ActionResult.Trapped trapped && trapped.isExhaustion();
            case EXCEPTION -> result instanceof ActionResult.Thrown;
            case SUSPENSION -> false;
        };
    }

    private static String words(Command.AssertFailure asserted) {
        return switch (asserted.failure()) {
            case TRAP -> "the trap \"" + asserted.message() + "\"";
            case EXHAUSTION -> "that the call stack is exhausted";
            case EXCEPTION -> "an uncaught exception";
            case SUSPENSION -> "a suspension";
        };
    }

    // Threads.

    private Outcome start(Command.Thread thread) {
        var shared = new Registry();
        for (String name : thread.shared()) {
            shared.put(Optional.of(name), registry.instance(Optional.of(name)));
        }
        threads.start(thread, shared);
        return Outcome.passed();
    }

    private static Outcome expected(String wanted, String found) {
        return expected(wanted, found, List.of());
    }

    private static Outcome expected(String wanted, String found, List<TraceElement> backtrace) {
        return expected(wanted, found, new Difference(wanted, thing(found)), backtrace);
    }

    private static Outcome expected(String wanted, String found, Difference difference, List<TraceElement> backtrace) {
        return Outcome.failed("expected " + wanted + " but " + found, difference, backtrace);
    }

    /** {@return what was found, of words that follow "but"} */
    private static String thing(String found) {
        return found.startsWith(GOT) ? found.substring(GOT.length()) : found;
    }

    private static Outcome but(String expected, String message, String found) {
        return expected(expected + " \"" + message + "\"", found);
    }
}
