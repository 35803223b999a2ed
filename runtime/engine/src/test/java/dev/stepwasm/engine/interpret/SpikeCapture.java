package dev.stepwasm.engine.interpret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unwinds compiled frames; each adds itself on the way, the innermost first. */
public final class SpikeCapture extends RuntimeException {
    /**
     * A frame that compiled code has left.
     *
     * @param number of the instruction that runs next; in callers, of the call
     * @param values the locals, then the operands without the arguments of the call
     */
    record Saved(int function, int number, int[] values) {}

    private final transient List<Saved> frames = new ArrayList<>();

    private SpikeCapture() {
        super(null, null, false, false);
    }

    /** {@return a capture without frames; compiled code calls this} */
    public static SpikeCapture begin() {
        return new SpikeCapture();
    }

    /** Adds a frame; compiled code calls this. {@return this} */
    public SpikeCapture add(int function, int number, int[] values) {
        frames.add(new Saved(function, number, values));
        return this;
    }

    /**
     * Lets the interpreter go on with the frames, from the state that they were left in, until the outermost returns.
     *
     * @return its result
     */
    int goOn(Interpreter interpreter, List<@Nullable CodeFunction> functions) {
        List<Saved> outermostFirst = new ArrayList<>(frames);
        Collections.reverse(outermostFirst);
        interpreter.nesting++;
        interpreter.limitChanged();
        interpreter.pushCaller(null, 0, 0);
        int base = 0;
        for (int i = 0; i < outermostFirst.size(); i++) {
            Saved frame = outermostFirst.get(i);
            CodeFunction function = Objects.requireNonNull(functions.get(frame.function()));
            put(interpreter, function, base, frame.values());
            boolean isTop = i == outermostFirst.size() - 1;
            FunctionCode code = function.code();
            if (isTop) {
                interpreter.function = function;
                interpreter.pc = code.plainPlace(frame.number());
                interpreter.base = base;
            } else {
                interpreter.pushCaller(function, code.placeBehindCall(frame.number()), base);
                base += code.operandStart + frame.values().length - code.localCount;
            }
        }
        try {
            interpreter.run();
            return (int) interpreter.stack[0];
        } finally {
            interpreter.depth = 0;
            interpreter.nesting--;
            interpreter.limitChanged();
        }
    }

    /** Lays a frame out as the interpreter does: locals, constants, operands. */
    private static void put(Interpreter interpreter, CodeFunction function, int base, int[] values) {
        if (function.words.length == 1) { // It has not been called in the interpreter.
            interpreter.admit(function.translated());
            interpreter.stops().patches().add(function);
        }
        FunctionCode code = function.code();
        interpreter.ensureStack(base + code.frameSlots);
        long[] stack = interpreter.stack;
        System.arraycopy(code.template, 0, stack, base + code.parameterCount, code.template.length);
        for (int i = 0; i < values.length; i++) {
            stack[base + (i < code.localCount ? i : code.operandStart + i - code.localCount)] = values[i];
        }
    }
}
