package dev.stepwasm.wasm.opcode;

/** The parts of the standard, by the proposal that brought them. */
public enum Feature {
    MVP("the first version"),
    SIGN_EXTENSION("sign extension"),
    SATURATING_CONVERSIONS("saturating conversions"),
    MULTI_VALUE("multiple values"),
    BULK_MEMORY("bulk memory"),
    REFERENCE_TYPES("reference types"),
    SIMD("vectors (SIMD)"),
    EXTENDED_CONST("extended constant expressions"),
    TAIL_CALLS("tail calls"),
    MULTI_MEMORY("multiple memories"),
    MEMORY64("64-bit memories and tables"),
    FUNCTION_REFERENCES("typed function references"),
    GC("garbage collection"),
    EXCEPTIONS("exception handling"),
    RELAXED_SIMD("relaxed vectors"),
    THREADS("threads"),
    WIDE_ARITHMETIC("wide arithmetic"),
    CUSTOM_PAGE_SIZES("custom page sizes"),
    LEGACY_EXCEPTIONS("legacy exception handling");

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    /** {@return the feature's name for people} */
    public String words() {
        return words;
    }
}
