package dev.stepwasm.ide.highlight;

/** What else there is to say about a token; several can hold at once. */
public enum TokenModifier {
    /** The name is defined here. */
    DECLARATION,
    /** A global or field that keeps its value. */
    READONLY,
    /** A global or field that can be set. */
    MUTABLE,
    /** A local, global or field that is set here. */
    MODIFICATION,
    /** An instruction that is no longer part of WebAssembly, or something that an annotation calls deprecated. */
    DEPRECATED,
    /** A type that WebAssembly defines itself. */
    DEFAULT_LIBRARY,
    /** Comes from outside the module. */
    IMPORTED,
    /** Can be seen outside the module. */
    EXPORTED;

    /** {@return the bit that stands for it in a set} */
    public int bit() {
        return 1 << ordinal();
    }
}
