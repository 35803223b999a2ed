package dev.stepwasm.engine.debug;

import dev.stepwasm.wasm.source.Position;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a {@link BreakpointRequest}.
 *
 * @param id number in this debugger, at least 1, never used for another breakpoint; a request that is repeated keeps it,
 *     and its hits
 * @param module the module where the program will stop; empty if it never will
 * @param codeOffset byte offset of the instruction where the program will stop; empty if it never will
 * @param position where the module's text has that instruction, if there is a text
 * @param message why the place is another one than asked for, or why there is none; empty if it is the place asked for
 */
public record Breakpoint(
        int id, Optional<DebuggedModule> module, OptionalInt codeOffset, Optional<Position> position, String message) {
    /** {@return whether the program will stop there} */
    public boolean verified() {
        return codeOffset.isPresent();
    }
}
