package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.FunctionBody;

/**
 * The bytes of the instructions of one function, one after the other, and where they lie. Keeps no more than one of them,
 * so a long function costs no memory. For one thread.
 */
public final class BodyBytes {
    private final ByteWriter out = new ByteWriter();
    private final CodeWriter writer = new CodeWriter(out);
    private long offset;

    /** Stands in front of the first instruction of a body. */
    public BodyBytes(FunctionBody body) {
        ModuleWriter.locals(out, body);
        offset = out.size();
    }

    /** {@return where the next instruction begins: from the first byte of the body, its declarations of locals included} */
    public long offset() {
        return offset;
    }

    /** Steps over an instruction, all of whose indices must be known. */
    public void skip(Instruction instruction) {
        out.clear();
        writer.accept(instruction);
        offset += out.size();
    }

    /** {@return the bytes of an instruction, stepped over} */
    public byte[] take(Instruction instruction) {
        skip(instruction);
        return out.toArray();
    }
}
