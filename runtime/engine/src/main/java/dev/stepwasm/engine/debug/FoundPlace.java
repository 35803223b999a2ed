package dev.stepwasm.engine.debug;

import dev.stepwasm.wasm.source.Position;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The instruction that a user means by a place.
 *
 * @param module whose instruction it is; empty if there is none
 * @param codeOffset its byte offset in the module's file; empty if there is none
 * @param position where the module's text has it, if there is a text
 * @param message why it is another one than asked for, or why there is none; empty if it is the one asked for
 */
public record FoundPlace(
        Optional<DebuggedModule> module, OptionalInt codeOffset, Optional<Position> position, String message) {}
