package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.opcode.Opcode;

/**
 * The instructions of flat code. A word of an instruction is an {@code int}; word 0 says which it is. Operands are slots,
 * counted from the base of the frame: locals, then constants, then the operand stack. {@code dst} is where the result
 * goes and always word 1.
 *
 * <p>Words are written {@code [a b c]} below. A branch has its target in word 1 and in word 2 the instructions to count
 * when it is taken. What has no name here is the first of
 * a group ({@link #NUMBER}, {@link #STATE} and those behind) plus the ordinal of its {@code Opcode}.
 */
final class Op {
    /**
     * The distance between two instructions. With gaps of this size HotSpot makes a tree of comparisons of the switch, the
     * frequent instructions near its root, instead of a table of jumps: its {@code MaxJumpTableSparseness} is 5. Where
     * indirect jumps are predicted badly (the kernels on an AMD EPYC with JDK 25) this takes 0.43 to 0.9 of the time.
     */
    static final int STEP = 16;

    /** Stands in place of an instruction where running code may have to stop. */
    static final int BREAK = 0 * STEP;
    /** The only word of a function that has not been translated. */
    static final int TRANSLATE = 1 * STEP;
    /** A frame that ran at full speed during a step returns. */
    static final int RESUME = 2 * STEP;
    /** [NOP] */
    static final int NOP = 3 * STEP;
    /** [ENTER target]: the head of a loop in plain code; goes on in fast code. */
    static final int ENTER = 4 * STEP;
    /** [SKIP _]: an {@link #ENTER} that has been stopped at; goes on in plain code. */
    static final int SKIP = 5 * STEP;

    /** [MOVE dst a _] */
    static final int MOVE = 6 * STEP;
    /** [CONST dst low high] */
    static final int CONST = 7 * STEP;
    /** [SELECT dst a b c] */
    static final int SELECT = 8 * STEP;
    /** [GLOBAL_GET dst global _] */
    static final int GLOBAL_GET = 9 * STEP;
    /** [GLOBAL_SET a global _] */
    static final int GLOBAL_SET = 10 * STEP;

    /** [JUMP target count] */
    static final int JUMP = 11 * STEP;
    /** [BR_IF target count a] */
    static final int BR_IF = 12 * STEP;
    /** [BR_UNLESS target count a] */
    static final int BR_UNLESS = 13 * STEP;
    /** [BR_TABLE a n (target count)*], the default last and not counted in n */
    static final int BR_TABLE = 14 * STEP;
    // [BR_... target count a b]: comparisons of i32 and i64, in the order of the comparisons below.
    static final int BR_I32_EQ = 15 * STEP;
    static final int BR_I32_NE = 16 * STEP;
    static final int BR_I32_LT_S = 17 * STEP;
    static final int BR_I32_LT_U = 18 * STEP;
    static final int BR_I32_LE_S = 19 * STEP;
    static final int BR_I32_LE_U = 20 * STEP;
    static final int BR_I64_EQ = 21 * STEP;
    static final int BR_I64_NE = 22 * STEP;
    static final int BR_I64_LT_S = 23 * STEP;
    static final int BR_I64_LT_U = 24 * STEP;
    static final int BR_I64_LE_S = 25 * STEP;
    static final int BR_I64_LE_U = 26 * STEP;

    /** [CALL function arguments count]: of the same instance, numbered without imports; arguments begin at a slot. */
    static final int CALL = 27 * STEP;
    /** [CALL_IMPORT function arguments count] */
    static final int CALL_IMPORT = 28 * STEP;
    /** [CALL_INDIRECT type arguments count table a] */
    static final int CALL_INDIRECT = 29 * STEP;
    /** [RETURN_0 count] */
    static final int RETURN_0 = 30 * STEP;
    /** [RETURN_1 a count]: a number */
    static final int RETURN_1 = 31 * STEP;
    /** [RETURN_N first n count] */
    static final int RETURN_N = 32 * STEP;

    /** [RETURN_CALL function arguments count]: numbered with imports */
    static final int RETURN_CALL = 103 * STEP;
    /** [RETURN_CALL_INDIRECT type arguments count table a] */
    static final int RETURN_CALL_INDIRECT = 104 * STEP;

    /** [CALL_REF type arguments count a] */
    static final int CALL_REF = 105 * STEP;
    /** [RETURN_CALL_REF type arguments count a] */
    static final int RETURN_CALL_REF = 106 * STEP;
    /** [THROW tag first count] */
    static final int THROW = 107 * STEP;
    /** [THROW_REF a count] */
    static final int THROW_REF = 108 * STEP;

    // [... dst a offset]
    static final int LOAD8_S = 33 * STEP;
    static final int LOAD8_U = 34 * STEP;
    static final int LOAD16_S = 35 * STEP;
    static final int LOAD16_U = 36 * STEP;
    static final int LOAD32_S = 37 * STEP;
    static final int LOAD32_U = 38 * STEP;
    static final int LOAD64 = 39 * STEP;
    // [... address a offset]
    static final int STORE8 = 40 * STEP;
    static final int STORE16 = 41 * STEP;
    static final int STORE32 = 42 * STEP;
    static final int STORE64 = 43 * STEP;

    // [... dst a b] from here on; those with one operand leave b alone.
    static final int I32_EQ = 44 * STEP;
    static final int I32_NE = 45 * STEP;
    static final int I32_LT_S = 46 * STEP;
    static final int I32_LT_U = 47 * STEP;
    static final int I32_LE_S = 48 * STEP;
    static final int I32_LE_U = 49 * STEP;
    static final int I64_EQ = 50 * STEP;
    static final int I64_NE = 51 * STEP;
    static final int I64_LT_S = 52 * STEP;
    static final int I64_LT_U = 53 * STEP;
    static final int I64_LE_S = 54 * STEP;
    static final int I64_LE_U = 55 * STEP;
    static final int I32_EQZ = 56 * STEP;
    static final int I64_EQZ = 57 * STEP;
    static final int F32_EQ = 58 * STEP;
    static final int F32_NE = 59 * STEP;
    static final int F32_LT = 60 * STEP;
    static final int F32_LE = 61 * STEP;
    static final int F64_EQ = 62 * STEP;
    static final int F64_NE = 63 * STEP;
    static final int F64_LT = 64 * STEP;
    static final int F64_LE = 65 * STEP;

    static final int I32_ADD = 66 * STEP;
    static final int I32_SUB = 67 * STEP;
    static final int I32_MUL = 68 * STEP;
    static final int I32_DIV_S = 69 * STEP;
    static final int I32_DIV_U = 70 * STEP;
    static final int I32_REM_S = 71 * STEP;
    static final int I32_REM_U = 72 * STEP;
    static final int I32_AND = 73 * STEP;
    static final int I32_OR = 74 * STEP;
    static final int I32_XOR = 75 * STEP;
    static final int I32_SHL = 76 * STEP;
    static final int I32_SHR_S = 77 * STEP;
    static final int I32_SHR_U = 78 * STEP;
    static final int I32_ROTL = 79 * STEP;
    static final int I32_ROTR = 80 * STEP;
    static final int I64_ADD = 81 * STEP;
    static final int I64_SUB = 82 * STEP;
    static final int I64_MUL = 83 * STEP;
    static final int I64_AND = 84 * STEP;
    static final int I64_OR = 85 * STEP;
    static final int I64_XOR = 86 * STEP;
    static final int I64_SHL = 87 * STEP;
    static final int I64_SHR_S = 88 * STEP;
    static final int I64_SHR_U = 89 * STEP;
    static final int I64_ROTL = 90 * STEP;
    static final int I64_ROTR = 91 * STEP;
    static final int F32_ADD = 92 * STEP;
    static final int F32_SUB = 93 * STEP;
    static final int F32_MUL = 94 * STEP;
    static final int F32_DIV = 95 * STEP;
    static final int F64_ADD = 96 * STEP;
    static final int F64_SUB = 97 * STEP;
    static final int F64_MUL = 98 * STEP;
    static final int F64_DIV = 99 * STEP;
    static final int I64_EXTEND_I32_S = 100 * STEP;
    static final int I64_EXTEND_I32_U = 101 * STEP;
    static final int F64_CONVERT_I32_S = 102 * STEP;

    // Two instructions in one, for fast code: the first gives its result to the second and to nothing else.
    /** [MOVE2 dst a dst a] */
    static final int MOVE2 = 109 * STEP;
    /** [MOVE3 dst a dst a dst a] */
    static final int MOVE3 = 110 * STEP;
    // [... dst a b c]: (a _ b) _ c
    static final int I32_SHL_ADD = 111 * STEP;
    static final int I32_MUL_ADD = 112 * STEP;
    static final int I32_ADD_ADD = 113 * STEP;
    static final int I32_ROTR_XOR = 114 * STEP;
    static final int F64_MUL_ADD = 115 * STEP;
    // [... dst a b offset]: of the address a _ b
    static final int I32_ADD_LOAD8_U = 116 * STEP;
    static final int I32_ADD_LOAD32_S = 117 * STEP;
    static final int I32_SHL_LOAD64 = 118 * STEP;
    // [... dst a offset b]
    static final int LOAD32_S_ADD = 119 * STEP;
    /** [... dst a offset offset] */
    static final int LOAD32_S_LOAD32_S = 120 * STEP;
    /** [... address a offset b]: of the value a + b */
    static final int I32_ADD_STORE32 = 121 * STEP;
    /** [I32_ADD_STORE8 address a offset b] */
    static final int I32_ADD_STORE8 = 122 * STEP;
    // [... target count a offset] and [... target count a b]
    static final int LOAD8_U_BR_IF = 123 * STEP;
    static final int LOAD8_U_BR_UNLESS = 124 * STEP;
    static final int I32_AND_BR_IF = 125 * STEP;
    static final int I32_AND_BR_UNLESS = 126 * STEP;
    // [... target count dst a b c]: of dst, which has been a + b or a - b since, and of c
    static final int I32_ADD_BR_IF = 127 * STEP;
    static final int I32_SUB_BR_IF = 128 * STEP;
    static final int I32_ADD_BR_NE = 129 * STEP;
    static final int I32_ADD_BR_LT_S = 130 * STEP;
    static final int I32_ADD_BR_LT_U = 131 * STEP;

    // [... dst a b c]: (a _ b) _ c
    static final int I32_AND_XOR = 132 * STEP;
    static final int I32_SHR_U_XOR = 133 * STEP;
    /** [I32_SUB_LOAD32_S dst a b offset] */
    static final int I32_SUB_LOAD32_S = 134 * STEP;
    /** [I32_ADD2 dst a b dst a b]: two sums */
    static final int I32_ADD2 = 135 * STEP;
    /** [I32_ADD_JUMP target count dst a b] */
    static final int I32_ADD_JUMP = 136 * STEP;
    /** [I32_ADD_RETURN a b count] */
    static final int I32_ADD_RETURN = 137 * STEP;

    /** The first of the numeric instructions without a name here: [... dst a b]. */
    static final int NUMBER = 160 * STEP;
    /** The first of the instructions that need more than slots: [... dst or first operand, and five more]. */
    static final int STATE = 256 * STEP;

    /** [MOVE_WIDE dst a _ _ _ _], of the {@link #STATE} group: a vector or a reference */
    static final int MOVE_WIDE = STATE + Opcode.LOCAL_GET.ordinal();

    /** The first of the vector instructions: [... dst and five more]. */
    static final int VECTOR = 384 * STEP;
    /** The first of the accesses to memories that the main loop cannot reach: [... dst or address, and five more]. */
    static final int MEMORY = 512 * STEP;
    /** The first of the instructions on structures, arrays and exceptions: [... dst or first operand, and five more]. */
    static final int OBJECT = 640 * STEP;

    /** Words of an instruction of the {@link #STATE} group and those behind it. */
    static final int STATE_LENGTH = 7;

    private Op() {}
}
