package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * The body of a function. Its instructions stay in the source and are read when wanted.
 *
 * @param locals those after the parameters, as the source groups them
 * @param code range of the instructions in the source; in a binary the final {@code end} is part of it
 * @param whole range of the function in the source; in a binary from its size on
 */
public record FunctionBody(List<LocalGroup> locals, Span code, Span whole) {
    /** Copies the list. */
    public FunctionBody {
        locals = List.copyOf(locals);
    }

    /** {@return the number of locals after the parameters} */
    public long localCount() {
        long count = 0;
        for (LocalGroup group : locals) {
            count += group.count();
        }
        return count;
    }
}
