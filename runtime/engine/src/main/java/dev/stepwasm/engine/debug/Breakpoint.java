package dev.stepwasm.engine.debug;

import dev.stepwasm.wasm.source.Position;
import java.util.Optional;

/**
 * What became of a {@link BreakpointRequest}.
 *
 * @param id number in this debugger, at least 1, never used for another breakpoint
 * @param position where the program will stop; empty if it never will
 * @param message why the place is another one than asked for, or why there is none; empty if it is the place asked for
 */
public record Breakpoint(int id, Optional<Position> position, String message) {
    /** {@return whether the program will stop there} */
    public boolean verified() {
        return position.isPresent();
    }
}
