package dev.stepwasm.engine.endive.interpreter;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.backend.EngineFailure;
import dev.stepwasm.engine.backend.UncaughtException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.endive.runtime.WasmException;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasi.WasiExitException;
import run.endive.wasm.WasmEngineException;

/** What Endive throws, as we throw it. Endive's traps have no kind, only words. */
final class EndiveTraps {
    /** Where its words are not those of the standard. */
    private static final Map<String, TrapReason> OWN_WORDS = Map.of(
            "Trapped on unreachable instruction", TrapReason.UNREACHABLE,
            "Trapped on ref_as_non_null on null reference", TrapReason.NULL_REFERENCE,
            "Trapped on call_ref on null function reference", TrapReason.NULL_FUNCTION_REFERENCE,
            "Trapped on throw_ref on null reference", TrapReason.NULL_EXCEPTION_REFERENCE,
            "Attempt to wait on a non-shared memory, not supported.", TrapReason.EXPECTED_SHARED_MEMORY);

    private EndiveTraps() {}

    /** {@return what to throw for it} */
    static RuntimeException of(Throwable thrown) {
        return switch (thrown) {
            case Trap own -> own;
            case ExitException own -> own;
            case WasiExitException exit -> new ExitException(exit.exitCode());
            case WasmInterruptedException interrupted -> new TerminatedException();
            case WasmException exception -> new UncaughtException("uncaught exception");
            case StackOverflowError deep -> new Trap(TrapReason.CALL_STACK_EXHAUSTED, "", List.of());
            case OutOfMemoryError full -> new EngineFailure("not enough memory", full);
            case WasmEngineException failure ->
                trap(failure).<RuntimeException>map(trap -> trap).orElseGet(() -> failure(failure));
            default -> failure(thrown);
        };
    }

    private static EngineFailure failure(Throwable thrown) {
        if ("out of memory".equals(thrown.getMessage())) {
            return new EngineFailure("not enough memory", thrown);
        }
        return new EngineFailure("Endive failed: " + thrown, thrown);
    }

    private static Optional<Trap> trap(WasmEngineException failure) {
        String words = String.valueOf(failure.getMessage());
        TrapReason known = OWN_WORDS.get(words);
        if (known != null) {
            return Optional.of(new Trap(known, "", List.of()));
        }
        return Arrays.stream(TrapReason.values())
                .filter(reason -> words.startsWith(reason.words()))
                .max(Comparator.comparingInt(reason -> reason.words().length()))
                .map(reason -> new Trap(reason, detail(words, reason), List.of()));
    }

    private static String detail(String words, TrapReason reason) {
        return words.substring(reason.words().length()).replaceFirst("^[: ]+", "");
    }
}
