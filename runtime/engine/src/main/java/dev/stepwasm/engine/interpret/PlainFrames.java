package dev.stepwasm.engine.interpret;

/**
 * Lets frames that run fast code go on in plain code, where their state can be shown. Done by the debuggee's thread only.
 */
final class PlainFrames {
    private final Interpreter interpreter;

    PlainFrames(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** {@return whether the frame on top runs fast code} */
    boolean isTopFast() {
        return interpreter.pc < interpreter.function.code().plainStart;
    }

    /** Lets the frame on top run in plain code. {@return where it stands} It is not told to go on there. */
    int top() {
        return isTopFast() ? leaveFast(interpreter.function, interpreter.pc, interpreter.base) : interpreter.pc;
    }

    /** Lets the frame on top do in plain code what it was doing in fast code. {@return the op to go on with} */
    int again() {
        interpreter.pc = top();
        int op = interpreter.function.words[interpreter.pc];
        return op == Op.ENTER ? Op.SKIP : op;
    }

    /** Lets the frame on top, which stands behind a call, come back from it in plain code. */
    void topComesBack() {
        if (isTopFast()) {
            interpreter.pc = comeBack(interpreter.function, interpreter.pc, interpreter.base);
        }
    }

    /** Lets a frame that has callees run in plain code. {@return where it goes on} */
    int caller(int caller) {
        Patches patches = interpreter.stops().patches();
        if (patches.isSuspendedAt(caller)) {
            CodeFunction original = interpreter.caller(caller).original();
            return patches.suspendedPlace(place ->
                    place < original.code().plainStart ? comeBack(original, place, interpreter.bases[caller]) : place);
        }
        CodeFunction function = interpreter.callers[caller];
        if (function != null && interpreter.places[caller] < function.code().plainStart) {
            interpreter.places[caller] = comeBack(function, interpreter.places[caller], interpreter.bases[caller]);
        }
        return interpreter.places[caller];
    }

    /**
     * Lets the frame on top run in plain code.
     *
     * @param place of a tail call; all its operands are at home
     * @return where the call is in plain code
     */
    int tailCall(int place) {
        CodeFunction function = interpreter.function;
        FunctionCode code = function.code();
        if (place >= code.plainStart) {
            return code.plainPlace(code.numberAt(place));
        }
        // Nothing is moved: another operand may have been where one of the call is at home now.
        FastMap map = function.unit.code.fastMap(function.index);
        int number = map.numbers()[map.row(place)];
        return code.plainPlace(function.unit.code.nextCall(function.index, number));
    }

    /** {@return where a frame goes on in plain code when its callee comes back to a place in fast code} */
    private int comeBack(CodeFunction function, int place, int base) {
        int next = leaveFast(function, place, base);
        return function.code().isBehindCall(next - 1) ? next - 1 : next;
    }

    /**
     * Puts all operands of a frame in their homes.
     *
     * @param place where the frame is in fast code
     * @return where it goes on in plain code
     */
    private int leaveFast(CodeFunction function, int place, int base) {
        FastMap map = function.unit.code.fastMap(function.index);
        int row = map.row(place);
        int[] moves = map.moves()[row];
        for (int i = 0; i < moves.length; i += 2) {
            if (moves[i] >= 0) {
                interpreter.stack[base + moves[i]] = interpreter.stack[base + moves[i + 1]];
            } else {
                interpreter.moveWide(base + ~moves[i], base + ~moves[i + 1]);
            }
        }
        return function.code().plainPlace(map.numbers()[row]);
    }
}
