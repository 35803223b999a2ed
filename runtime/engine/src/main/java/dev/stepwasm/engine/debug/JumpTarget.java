package dev.stepwasm.engine.debug;

import dev.stepwasm.wasm.source.Position;
import java.util.Optional;

/**
 * An instruction of the function on top of the stack at which it can go on.
 *
 * @param codeOffset byte offset of the instruction in the module's file
 * @param position where it begins in the text, if there is one
 * @param text the instruction as the text has it
 */
public record JumpTarget(int codeOffset, Optional<Position> position, String text) {}
