package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.SourceMap;
import java.util.List;

/**
 * A binary module as text.
 *
 * @param text one module, lines end with a line feed
 * @param sourceMap code offsets are offsets into the binary, spans are UTF-16 offsets into {@code text}
 * @param problems what the text does not say as the binary does, with offsets into the binary: code that is malformed and
 *     breaks off, and what text cannot express; comments stand in their places
 */
public record Disassembly(String text, SourceMap sourceMap, List<Diagnostic> problems) {
    /** Copies the list. */
    public Disassembly {
        problems = List.copyOf(problems);
    }
}
