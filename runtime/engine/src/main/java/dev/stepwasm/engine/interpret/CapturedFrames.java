package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.compile.Capture;
import dev.stepwasm.engine.compile.CompiledFrame;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes frames of the interpreter of those that compiled code has left. Used by the debuggee's thread only. */
final class CapturedFrames {
    private final Interpreter interpreter;
    private final Stops stops;

    /** What the innermost frame has called, if that is done, and its results. */
    private @Nullable WasmFunction called;

    private long[] numbers = {};
    private @Nullable Object[] others = {};

    CapturedFrames(Interpreter interpreter, Stops stops) {
        this.interpreter = interpreter;
        this.stops = stops;
    }

    /**
     * The frames that will be captured next wait behind a call that is done.
     *
     * @param results the high halves of vectors, if there are any, are behind as many numbers as there are references
     */
    void behind(WasmFunction callee, long[] results, @Nullable Object[] references) {
        called = callee;
        numbers = results;
        others = references;
    }

    /**
     * Lets the interpreter go on with the frames of compiled code, from the state that they were left in.
     *
     * @param first the slot where the outermost begins
     */
    void goOn(Capture capture, int first) {
        List<CompiledFrame> frames = capture.frames().segments().getFirst();
        if (frames.isEmpty() && capture.isBehindCall()) { // The last one of its tail calls is done, and so is it.
            putResults(first);
            interpreter.function = interpreter.function.unit.leaving();
            interpreter.pc = 0;
            return;
        }
        if (frames.isEmpty()) { // The first one has not begun, or another one that runs in its place after tail calls.
            CodeFunction entered = interpreter.function;
            if (capture.call() != null && !become(capture.call())) {
                return;
            }
            if (interpreter.control.isWatched() && interpreter.function != entered) {
                stops.hotFunctions().left(entered);
            }
            stops.requireTranslated(interpreter.function);
            interpreter.enter();
            interpreter.pc = interpreter.function.code().plainPlace(0);
            stops.lookAround();
            if (interpreter.function.words[0] != Op.TRANSLATE) {
                interpreter.pc = 0; // Those who wait for the function to begin must hear of it.
            }
            return;
        }
        int[] places = new int[frames.size()];
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = next;
            next += operands(frames.get(i), capture, i)
                    + function(frames.get(i)).code().localCount;
        }
        boolean isWatched = interpreter.control.isWatched();
        int base = first;
        int behind = first;
        for (int i = places.length - 1; i >= 0; i--) {
            CompiledFrame frame = frames.get(i);
            CodeFunction function = function(frame);
            int operands = operands(frame, capture, i);
            put(function, base, capture, places[i], operands);
            FunctionCode code = function.code();
            behind = base + code.operandStart + operands;
            if (isWatched) {
                stops.hotFunctions().left(function);
            }
            if (i > 0) {
                interpreter.pushCaller(function, code.placeBehindCall(frame.number()), base);
                base = behind;
            } else {
                interpreter.function = function;
                interpreter.base = base;
                interpreter.pc = code.plainPlace(frame.number());
                if (capture.isBehindCall()) {
                    interpreter.pc = code.placeBehindCall(frame.number());
                    putResults(behind);
                }
            }
        }
        stops.lookAround();
        Capture.Call call = capture.call();
        if (call != null) {
            make(call, frames.getFirst().number(), behind);
        }
    }

    /** Lets the frame on top be that of a callee, which code for debuggers calls so only if it is of its module. {@return whether there is room} */
    private boolean become(Capture.Call call) {
        var callee = (CodeFunction) call.callee();
        int base = interpreter.base;
        try {
            interpreter.ensureStack(base + callee.slotsOfFrame());
        } catch (TrapSignal tooDeep) {
            stops.failDeep(tooDeep);
            return false;
        }
        putArguments(call, base);
        interpreter.function = callee;
        return true;
    }

    private void putArguments(Capture.Call call, int slot) {
        for (int i = 0; i < call.callee().type().parameters().size(); i++) {
            interpreter.stack[slot + i] = call.numbers()[i];
            interpreter.high[slot + i] = call.high(i);
            interpreter.references[slot + i] = call.references()[i];
        }
    }

    /**
     * Makes a call that compiled code stood at; its frame is on top.
     *
     * @param number of the instruction
     * @param arguments where they are to be
     */
    private void make(Capture.Call call, int number, int arguments) {
        CodeFunction caller = interpreter.function;
        WasmFunction callee = call.callee();
        @Nullable
        CodeFunction code = callee instanceof CodeFunction own && own.unit.interpreter == interpreter ? own : null;
        interpreter.pc = caller.code().placeBehindCall(number);
        int callers = interpreter.depth;
        try {
            interpreter.pushCaller(caller, interpreter.pc, interpreter.base);
            interpreter.ensureStack(arguments + (code == null ? call.numbers().length : code.slotsOfFrame()));
        } catch (TrapSignal tooDeep) {
            interpreter.depth = callers;
            stops.failDeep(tooDeep);
            return;
        }
        putArguments(call, arguments);
        if (code == null) {
            interpreter.foreign = callee;
            interpreter.foreignBase = arguments;
            stops.hostCalls().call(false);
        } else {
            interpreter.function = code;
            interpreter.base = arguments;
            interpreter.pc = 0;
            interpreter.enter();
        }
    }

    /** {@return a function of a frame, translated} The frames between two entries are of one instance. */
    private CodeFunction function(CompiledFrame frame) {
        CodeFunction function = interpreter
                .function
                .unit
                .defined[frame.function() - frame.module().source().module().importedFunctionCount()];
        stops.requireTranslated(function);
        return function;
    }

    /** {@return how many operands a frame has, without the arguments of the call that it waits for} */
    private static int operands(CompiledFrame frame, Capture capture, int height) {
        var code = (ModuleCode) frame.module().source();
        int all = code.operandTypes(frame.function()).before(frame.number()).size();
        boolean isCall = height > 0 || capture.isBehindCall() || capture.call() != null;
        return isCall
                ? all
                        - code.operandsOfCall(
                                frame.function(),
                                code.body(frame.function()).get(frame.number()).position())
                : all;
    }

    /** Lays a frame out as the interpreter does: locals, constants, operands. */
    private void put(CodeFunction function, int base, Capture capture, int place, int operands) {
        FunctionCode code = function.code();
        interpreter.function = function;
        interpreter.base = base;
        interpreter.enter();
        for (int i = 0; i < operands + code.localCount; i++) {
            int slot = base + (i < operands ? code.operandStart + i : i - operands);
            interpreter.stack[slot] = capture.number(place + i);
            interpreter.high[slot] = capture.high(place + i);
            interpreter.references[slot] = capture.reference(place + i);
        }
    }

    private void putResults(int slot) {
        int count = Objects.requireNonNull(called).type().results().size();
        System.arraycopy(numbers, 0, interpreter.stack, slot, count);
        if (numbers.length > others.length) {
            System.arraycopy(numbers, others.length, interpreter.high, slot, count);
        }
        System.arraycopy(others, 0, interpreter.references, slot, count);
        called = null;
    }
}
