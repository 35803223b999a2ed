package dev.stepwasm.engine.interpret;

/** Comparisons that can be part of a branch. */
final class Conditions {
    private Conditions() {}

    /** {@return whether there is a branch that compares like an instruction} */
    static boolean canBranch(int op) {
        return op >= Op.I32_EQ && op <= Op.I32_EQZ;
    }

    /**
     * {@return op and operands of a branch}
     *
     * @param op the comparison
     * @param when whether to branch if it holds or if it does not
     */
    static int[] branch(int op, int a, int b, boolean when) {
        if (op == Op.I32_EQZ) {
            return new int[] {when ? Op.BR_UNLESS : Op.BR_IF, a};
        }
        int branch = op - Op.I32_EQ + Op.BR_I32_EQ;
        if (when) {
            return new int[] {branch, a, b};
        }
        return switch (op) {
            case Op.I32_EQ, Op.I64_EQ -> new int[] {branch + Op.STEP, a, b};
            case Op.I32_NE, Op.I64_NE -> new int[] {branch - Op.STEP, a, b};
            // not a < b is b <= a, and not a <= b is b < a; signed and unsigned alternate.
            case Op.I32_LT_S, Op.I32_LT_U, Op.I64_LT_S, Op.I64_LT_U -> new int[] {branch + 2 * Op.STEP, b, a};
            default -> new int[] {branch - 2 * Op.STEP, b, a};
        };
    }
}
