package dev.stepwasm.wat.format;

/**
 * What keeps a group from standing on one line although it would fit: line breaks of the author that are kept, and
 * options that ask for lines. An obstacle must still be one in the formatted text, else formatting twice would change
 * something.
 */
final class Obstacles {
    private Obstacles() {}

    /**
     * {@return 1 if a part cannot be on the line of what is before it}
     *
     * @param broken whether the author put it on a new line
     */
    static int before(Role role, Group group, boolean broken, FormatOptions options) {
        boolean obstacle = switch (role) {
            case CHILD -> broken && group.keepsLines();
            case OPERAND -> broken && options.operands() == Operands.KEEP;
            case INSTRUCTION -> broken;
            case PARAM -> spread(options.params(), broken, false);
            case LOCAL -> spread(options.locals(), broken, true);
            case FIELD -> spread(options.fields(), broken, true);
            case ITEM -> spread(options.lists(), broken, true);
            case FIRST_ITEM -> spread(options.lists(), broken, false);
            case FIRST_LOCAL -> first(options.beforeLocals(), broken);
            case FIRST_FIELD -> first(options.beforeFields(), broken);
            case EXPRESSION -> first(options.beforeExpression(), broken);
            case NONE, INLINE, HUG, FLOW, IMMEDIATE, TRAILING, LEADING, ALONE -> false;
        };
        return obstacle ? 1 : 0;
    }

    /** {@return 1 if there are several parts now, and that alone asks for lines} */
    static int whenSeveral(Role role, boolean becameSeveral, FormatOptions options) {
        boolean lines = switch (role) {
            case LOCAL -> options.beforeLocals() == BreakBefore.MULTI_ONLY;
            case FIELD -> options.beforeFields() == BreakBefore.MULTI_ONLY;
            default -> false;
        };
        return becameSeveral && lines ? 1 : 0;
    }

    private static boolean spread(Spread spread, boolean broken, boolean always) {
        return switch (spread) {
            case SMART -> broken;
            case ALWAYS -> always;
            case NEVER, OVERFLOW, WRAP -> false;
        };
    }

    private static boolean first(BreakBefore before, boolean broken) {
        return switch (before) {
            case SMART -> broken;
            case ALWAYS -> true;
            case NEVER, OVERFLOW, MULTI_ONLY -> false;
        };
    }
}
