package dev.stepwasm.engine.debug.expression;

/**
 * Something that may be written at a place in an expression.
 *
 * @param text what is written
 * @param detail its type, or what it does, for people
 * @param kind what it is
 * @param start where the text begins that it replaces, in UTF-16 units
 * @param length how many UTF-16 units it replaces
 */
public record Completion(String text, String detail, Kind kind, int start, int length) {
    /** What can be written, in the order in which it is offered. */
    public enum Kind {
        /** A local of the frame. */
        LOCAL,
        /** A field of a struct, the length of an array, lanes of a vector, or what is read from a memory. */
        MEMBER,
        /** A global of the module. */
        GLOBAL,
        /** A memory. */
        MEMORY,
        /** A table. */
        TABLE,
        /** A function. */
        FUNCTION,
        /** A word of the language. */
        KEYWORD,
        /** A format, behind the comma. */
        FORMAT
    }
}
