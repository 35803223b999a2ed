package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;

/** One command of a script. Names are given without their {@code $}; messages are the ones the script expects. */
public sealed interface Command {
    /** {@return the place of the command in its file, parenthesis to parenthesis} */
    Span span();

    /** {@code (module ...)}: defines a module and, unless it is a {@code definition}, makes an instance of it. */
    record Define(Span span, ScriptModule module) implements Command {}

    /**
     * {@code (module instance $i $m)}: makes an instance of a module that was only defined.
     *
     * @param name of the instance
     * @param module that is defined; empty for the one defined last
     */
    record Instantiate(Span span, Optional<String> name, Optional<String> module) implements Command {}

    /**
     * {@code (register "name" $m)}: lets later modules import from an instance.
     *
     * @param name that imports use
     * @param module the instance; empty for the one made last
     */
    record Register(Span span, String name, Optional<String> module) implements Command {}

    /** Something that is done with an export of an instance. */
    sealed interface Action extends Command {
        /** {@return the instance; empty for the one made last} */
        Optional<String> module();

        /** {@return the name of the export} */
        String export();
    }

    /** {@code (invoke $m "f" ...)}: calls a function. */
    record Invoke(Span span, Optional<String> module, String export, List<Argument> arguments) implements Action {
        /** Copies the list. */
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code (get $m "g")}: reads a global. */
    record Get(Span span, Optional<String> module, String export) implements Action {}

    /** {@code (assert_return action result*)}, and the older commands that expect a NaN. */
    record AssertReturn(Span span, Action action, List<Expected> results) implements Command {
        /** Copies the list. */
        public AssertReturn {
            results = List.copyOf(results);
        }
    }

    /** How an action fails. */
    enum Failure {
        /** {@code assert_trap}. */
        TRAP,
        /** {@code assert_exhaustion}: the call stack is used up. */
        EXHAUSTION,
        /** {@code assert_exception}: an exception leaves the function. */
        EXCEPTION,
        /** {@code assert_suspension}: nobody handles a suspension. */
        SUSPENSION
    }

    /**
     * An action that must fail.
     *
     * @param message the beginning of the reason; empty for {@code assert_exception}
     */
    record AssertFailure(Span span, Failure failure, Action action, String message) implements Command {}

    /** What a script says about a module that cannot be used. */
    enum Verdict {
        /** {@code assert_malformed}. */
        MALFORMED(true),
        /** {@code assert_invalid}. */
        INVALID(true),
        /** {@code assert_malformed_custom}: an annotation or custom section cannot be read. */
        MALFORMED_CUSTOM(true),
        /** {@code assert_invalid_custom}: an annotation or custom section does not fit the module. */
        INVALID_CUSTOM(true),
        /** {@code assert_unlinkable}: the module is valid but its imports are not there. */
        UNLINKABLE(false),
        /** {@code assert_trap}: the module is valid but traps when it is instantiated. */
        TRAP(false);

        private final boolean wrong;

        Verdict(boolean wrong) {
            this.wrong = wrong;
        }

        /** {@return whether checking the module must find a mistake} */
        public boolean isWrong() {
            return wrong;
        }
    }

    /**
     * A module that must not come to life.
     *
     * @param message the beginning of the reason
     */
    record AssertModule(Span span, Verdict verdict, ScriptModule module, String message) implements Command {}

    /**
     * {@code (thread $t (shared (module $m)) command*)}: runs commands in a thread of their own.
     *
     * @param shared instances that the thread may use
     */
    record Thread(Span span, Optional<String> name, List<String> shared, List<Command> commands) implements Command {
        /** Copies the lists. */
        public Thread {
            shared = List.copyOf(shared);
            commands = List.copyOf(commands);
        }
    }

    /** {@code (wait $t)}: waits until a thread has done its commands. */
    record Wait(Span span, String thread) implements Command {}

    /** {@code (script ...)}, {@code (input ...)} or {@code (output ...)}: known, but only of use to the reference interpreter. */
    record Meta(Span span, String word) implements Command {}

    /** A command that cannot be understood; {@link Script#problems} says why. */
    record Wrong(Span span) implements Command {}
}
