package dev.stepwasm.wasm.opcode;

/** The bytes that open a second page of instructions. */
final class Prefixes {
    static final int PLAIN = 0;
    static final int FB = 0xFB;
    static final int FC = 0xFC;
    static final int FD = 0xFD;
    static final int FE = 0xFE;

    private Prefixes() {}
}
