package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.compile.CompiledFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions that are worth compiling by looking now and then at what runs: every poll of the main loop is a
 * sample, so nothing is counted in between. Used by the debuggee's thread only; the compiling is done by another.
 */
final class HotFunctions {
    /** Instructions between two samples, about. */
    private static final long INTERVAL = 1 << 16;

    private static final int CALLERS = 3;

    private static final ExecutorService COMPILER = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "stepwasm compiler");
        thread.setDaemon(true);
        return thread;
    });

    private final Interpreter interpreter;
    /** Those that are being compiled. */
    private final List<Waiting> waiting = new ArrayList<>();
    /** Those that do not run compiled because they are left too often. */
    private final List<CodeFunction> resting = new ArrayList<>();

    private record Waiting(CodeFunction function, CompiledForm form) {}

    private long sampledAt;

    HotFunctions(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** The main loop has polled, or begins: looks at the frame on top and at a few callers if that is due. */
    void sample() {
        if (interpreter.control.tier() == Tier.INTERPRETED || interpreter.counted() - sampledAt < INTERVAL / 2) {
            return;
        }
        sampledAt = interpreter.counted();
        if (!resting.isEmpty()) {
            wake();
        }
        warm();
    }

    /** A function has been left for the interpreter while it ran compiled. */
    void left(CodeFunction function) {
        if (function.form().left()) {
            resting.add(function);
            interpreter.stops().patches().compiled(function);
        }
    }

    private void wake() {
        long now = System.nanoTime();
        for (int i = resting.size() - 1; i >= 0; i--) {
            CodeFunction function = resting.get(i);
            if (function.form().isRested(now)) {
                resting.remove(i);
                interpreter.stops().patches().compiled(function);
            }
        }
    }

    private void warm() {
        takeReady();
        warm(interpreter.function, 2); // One that is on top counts two, one that waits for it one.
        int last = Math.max(0, interpreter.depth - CALLERS);
        for (int caller = interpreter.depth - 1; caller >= last; caller--) {
            @Nullable CodeFunction function = interpreter.callers[caller];
            if (function != null) {
                warm(function.original(), 1);
            }
        }
    }

    private void warm(CodeFunction function, int degrees) {
        CompiledForm form = function.form();
        if (form.warm(degrees)) {
            waiting.add(new Waiting(function, form));
            COMPILER.execute(form.compiled()::prepare);
        }
    }

    /** Lets functions that have been compiled meanwhile run so from now on. */
    private void takeReady() {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            CodeFunction function = waiting.get(i).function();
            CompiledFunction compiled = waiting.get(i).form().compiled();
            if (compiled.isPrepared()) {
                waiting.remove(i);
            }
            if (compiled.isReady()) {
                interpreter.stops().patches().compiled(function);
            }
        }
    }
}
