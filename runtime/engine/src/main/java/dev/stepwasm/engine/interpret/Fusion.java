package dev.stepwasm.engine.interpret;

/**
 * Which two instructions of fast code become one. The result of the first goes to the second and to nothing else, so it
 * needs no slot; or it goes to a local that the second compares.
 */
final class Fusion {
    private static final int[] NONE = {};

    private Fusion() {}

    /**
     * {@return the instruction that does both, empty if there is none}
     *
     * @param words where the first is, at {@code at}
     * @param next the second
     * @param firstHome slots from here on are used once
     */
    static int[] of(Words words, int at, int[] next, int firstHome) {
        int first = words.get(at);
        return switch (next[0]) {
            case Op.MOVE -> moves(words, at, next);
            case Op.BR_IF, Op.BR_UNLESS, Op.BR_I32_NE, Op.BR_I32_LT_S, Op.BR_I32_LT_U ->
                branch(words, at, next, firstHome);
            case Op.STORE8, Op.STORE32 ->
                first == Op.I32_ADD && words.get(at + 1) == next[2] && next[2] >= firstHome
                        ? new int[] {
                            next[0] == Op.STORE8 ? Op.I32_ADD_STORE8 : Op.I32_ADD_STORE32,
                            next[1],
                            words.get(at + 2),
                            next[3],
                            words.get(at + 3)
                        }
                        : NONE;
            case Op.JUMP ->
                first == Op.I32_ADD
                        ? new int[] {
                            Op.I32_ADD_JUMP, next[1], next[2], words.get(at + 1), words.get(at + 2), words.get(at + 3)
                        }
                        : NONE;
            case Op.RETURN_1 ->
                first == Op.I32_ADD && words.get(at + 1) == next[1] && next[1] >= firstHome
                        ? new int[] {Op.I32_ADD_RETURN, words.get(at + 2), words.get(at + 3), next[2]}
                        : NONE;
            default -> operands(words, at, next, firstHome);
        };
    }

    private static int[] moves(Words words, int at, int[] next) {
        return switch (words.get(at)) {
            case Op.MOVE -> new int[] {Op.MOVE2, words.get(at + 1), words.get(at + 2), next[1], next[2]};
            case Op.MOVE2 ->
                new int[] {
                    Op.MOVE3,
                    words.get(at + 1),
                    words.get(at + 2),
                    words.get(at + 3),
                    words.get(at + 4),
                    next[1],
                    next[2]
                };
            default -> NONE;
        };
    }

    private static int[] branch(Words words, int at, int[] next, int firstHome) {
        int dst = words.get(at + 1);
        if (next[3] != dst) {
            return NONE;
        }
        boolean isHome = dst >= firstHome;
        int first = words.get(at);
        boolean when = next[0] == Op.BR_IF;
        if (next.length == 4 && isHome) {
            int op = switch (first) {
                case Op.LOAD8_U -> when ? Op.LOAD8_U_BR_IF : Op.LOAD8_U_BR_UNLESS;
                case Op.I32_AND -> when ? Op.I32_AND_BR_IF : Op.I32_AND_BR_UNLESS;
                default -> -1;
            };
            return op < 0 ? NONE : new int[] {op, next[1], next[2], words.get(at + 2), words.get(at + 3)};
        }
        int op = switch (next[0]) {
            case Op.BR_IF -> first == Op.I32_ADD ? Op.I32_ADD_BR_IF : first == Op.I32_SUB ? Op.I32_SUB_BR_IF : -1;
            case Op.BR_I32_NE -> first == Op.I32_ADD ? Op.I32_ADD_BR_NE : -1;
            case Op.BR_I32_LT_S -> first == Op.I32_ADD ? Op.I32_ADD_BR_LT_S : -1;
            case Op.BR_I32_LT_U -> first == Op.I32_ADD ? Op.I32_ADD_BR_LT_U : -1;
            default -> -1;
        };
        if (op < 0) {
            return NONE;
        }
        int a = words.get(at + 2);
        int b = words.get(at + 3);
        return next.length == 4
                ? new int[] {op, next[1], next[2], dst, a, b}
                : new int[] {op, next[1], next[2], dst, a, b, next[4]};
    }

    private static int[] operands(Words words, int at, int[] next, int firstHome) {
        if (next.length != 4) {
            return NONE;
        }
        int first = words.get(at);
        int dst = words.get(at + 1);
        if (next[0] == Op.I32_ADD && first == Op.I32_ADD && dst < firstHome && next[1] < firstHome) {
            return new int[] {Op.I32_ADD2, dst, words.get(at + 2), words.get(at + 3), next[1], next[2], next[3]};
        }
        boolean isLoad = next[0] >= Op.LOAD8_S && next[0] <= Op.LOAD64;
        if (dst < firstHome || next[2] != dst && (isLoad || next[3] != dst)) {
            return NONE;
        }
        int op = switch (next[0]) {
            case Op.I32_ADD ->
                switch (first) {
                    case Op.I32_SHL -> Op.I32_SHL_ADD;
                    case Op.I32_MUL -> Op.I32_MUL_ADD;
                    case Op.I32_ADD -> Op.I32_ADD_ADD;
                    case Op.LOAD32_S -> Op.LOAD32_S_ADD;
                    default -> -1;
                };
            case Op.I32_XOR ->
                switch (first) {
                    case Op.I32_ROTR -> Op.I32_ROTR_XOR;
                    case Op.I32_AND -> Op.I32_AND_XOR;
                    case Op.I32_SHR_U -> Op.I32_SHR_U_XOR;
                    default -> -1;
                };
            case Op.F64_ADD -> first == Op.F64_MUL ? Op.F64_MUL_ADD : -1;
            case Op.LOAD8_U -> first == Op.I32_ADD ? Op.I32_ADD_LOAD8_U : -1;
            case Op.LOAD32_S ->
                switch (first) {
                    case Op.I32_ADD -> Op.I32_ADD_LOAD32_S;
                    case Op.I32_SUB -> Op.I32_SUB_LOAD32_S;
                    case Op.LOAD32_S -> Op.LOAD32_S_LOAD32_S;
                    default -> -1;
                };
            case Op.LOAD64 -> first == Op.I32_SHL ? Op.I32_SHL_LOAD64 : -1;
            default -> -1;
        };
        if (op < 0) {
            return NONE;
        }
        int other = isLoad || next[2] == dst ? next[3] : next[2];
        return new int[] {op, next[1], words.get(at + 2), words.get(at + 3), other};
    }
}
