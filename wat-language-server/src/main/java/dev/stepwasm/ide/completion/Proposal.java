package dev.stepwasm.ide.completion;

/**
 * Something that could be typed.
 *
 * @param label what comes into the text
 * @param detail its type, possibly empty
 */
public record Proposal(Kind kind, String label, String detail) {
    /** What is proposed. */
    public enum Kind {
        /** The keyword of an instruction. */
        INSTRUCTION,
        /** Another word of the text format. */
        WORD,
        /** A value type. */
        VALUE_TYPE,
        /** The name of a function. */
        FUNCTION,
        /** The name of a type. */
        TYPE,
        /** The name of a global, parameter or local. */
        VARIABLE,
        /** The name of a memory, table, tag or segment. */
        ENTITY,
        /** The name of a field. */
        FIELD,
        /** The name of a block. */
        LABEL
    }
}
