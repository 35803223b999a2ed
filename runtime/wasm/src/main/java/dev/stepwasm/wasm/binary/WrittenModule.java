package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/** A module as bytes, and where its code ended up in them. */
public final class WrittenModule {
    private final byte[] bytes;
    private final List<Span> code;

    WrittenModule(byte[] bytes, List<Span> code) {
        this.bytes = bytes;
        this.code = List.copyOf(code);
    }

    /** {@return the file; not a copy, so leave it as it is} */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * {@return the range of the code of a function in the file} The offset that {@link CodeWriter#offset} gave for an
     * instruction counts from its start.
     *
     * @param number of the function among the functions that the module defines
     */
    public Span code(int number) {
        return code.get(number);
    }
}
