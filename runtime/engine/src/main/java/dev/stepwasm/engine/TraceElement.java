package dev.stepwasm.engine;

import dev.stepwasm.wasm.source.Position;
import java.util.Optional;

/**
 * One frame in the backtrace of a {@link Trap}.
 *
 * @param module name of the module
 * @param function name of the function, as {@code $fib}, or its index, as {@code func[3]}
 * @param functionIndex index in its module
 * @param codeOffset byte offset in the file of the instruction that ran
 * @param position where the module's text has it, if there is a text
 */
public record TraceElement(
        String module, String function, int functionIndex, int codeOffset, Optional<Position> position) {
    /** {@return the frame for people: {@code $fib (fib.wat:3:5)} or {@code func[3] (fib.wasm:0x1f)}} */
    public String show() {
        return function + " (" + module + ":"
                + position.map(at -> at.line() + ":" + at.column())
                        .orElseGet(() -> "0x" + Integer.toHexString(codeOffset))
                + ")";
    }
}
