package dev.stepwasm.engine.debug;

import dev.stepwasm.wasm.source.Position;
import java.util.Optional;

/**
 * A call that a stopped program may come to on the line where it stands.
 *
 * @param codeOffset byte offset of the call in the module's file
 * @param position where the call begins in the text, if there is one
 * @param text the instruction and what it calls as far as that is known now, for people: {@code call $f}
 * @param enterable whether one can step into it; functions of the host and calls that will trap cannot be entered
 */
public record CallTarget(int codeOffset, Optional<Position> position, String text, boolean enterable) {}
