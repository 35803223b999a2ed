package dev.stepwasm.wat.format;

/** How a token or a group relates to the line it stands on. */
enum Role {
    /** Starts nothing: a closing parenthesis. */
    NONE,
    /** Stays on the line. */
    INLINE,
    /** Stays on the line, and what does not fit is broken inside. */
    HUG,
    /** Stays on the line if it fits. */
    FLOW,
    /** Belongs to the instruction before it; continues on the next line when it does not fit. */
    IMMEDIATE,
    /** An export, a parameter, a result. */
    PARAM,
    FIRST_LOCAL,
    LOCAL,
    FIRST_FIELD,
    FIELD,
    /** The first string of data, the first item of an element segment. */
    FIRST_ITEM,
    ITEM,
    /** The first constant expression. */
    EXPRESSION,
    /** Has a line of its own. */
    CHILD,
    /** An operand of a folded instruction, an argument of a command. */
    OPERAND,
    /** An instruction of a sequence. */
    INSTRUCTION,
    /** A comment that goes on with the line of what is before it. */
    TRAILING,
    /** A comment that starts the line of what is behind it. */
    LEADING,
    /** A comment on a line of its own. */
    ALONE;

    private static final Role[] ALL = values();

    static Role at(int ordinal) {
        return ALL[ordinal];
    }
}
