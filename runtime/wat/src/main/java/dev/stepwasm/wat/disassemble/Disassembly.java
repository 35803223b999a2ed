package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.SourceMap;
import java.util.List;

/**
 * A binary module as text.
 *
 * @param text one module, lines end with a line feed
 * @param sourceMap code offsets are offsets into the binary, spans are UTF-16 offsets into {@code text}
 * @param problems code that is malformed, which breaks off in the text
 * @param omissions what the binary says and text cannot
 */
public record Disassembly(String text, SourceMap sourceMap, List<Diagnostic> problems, List<Omission> omissions) {
    /** Copies the lists. */
    public Disassembly {
        problems = List.copyOf(problems);
        omissions = List.copyOf(omissions);
    }

    /**
     * Something that text cannot express; a comment stands in its place.
     *
     * @param offset in the binary
     * @param message such as {@code text cannot express 4294967295 locals}
     */
    public record Omission(int offset, String message) {}

    /** {@return whether the text says all that the binary says} */
    public boolean isComplete() {
        return problems.isEmpty() && omissions.isEmpty();
    }
}
