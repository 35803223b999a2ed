package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.opcode.Opcode;

/** Integers of 128 bits in two slots, the low half first: the instructions of wide arithmetic. */
final class WideIntegers {
    private WideIntegers() {}

    /** Computes two results from the operands in the slots of words 2 to 5; they go to the slot of word 1 and the next. */
    static void execute(Opcode opcode, long[] s, int[] code, int pc, int base) {
        long a = s[base + code[pc + 2]];
        long b = s[base + code[pc + 3]];
        long c = s[base + code[pc + 4]];
        long d = s[base + code[pc + 5]];
        int dst = base + code[pc + 1];
        switch (opcode) {
            case I64_ADD128 -> {
                long low = a + c;
                s[dst] = low;
                s[dst + 1] = b + d + (Long.compareUnsigned(low, a) < 0 ? 1 : 0);
            }
            case I64_SUB128 -> {
                s[dst] = a - c;
                s[dst + 1] = b - d - (Long.compareUnsigned(a, c) < 0 ? 1 : 0);
            }
            case I64_MUL_WIDE_S -> {
                s[dst] = a * b;
                s[dst + 1] = Math.multiplyHigh(a, b);
            }
            case I64_MUL_WIDE_U -> {
                s[dst] = a * b;
                s[dst + 1] = Math.unsignedMultiplyHigh(a, b);
            }
            default -> throw new IllegalStateException("not on wide integers: " + opcode.keyword());
        }
    }
}
