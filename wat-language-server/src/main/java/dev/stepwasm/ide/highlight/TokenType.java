package dev.stepwasm.ide.highlight;

/** What a token is or stands for. A number that is an index has the type of what it stands for. */
public enum TokenType {
    /** A module. */
    NAMESPACE,
    /** A number type, reference type or heap type, or the index of a type. */
    TYPE,
    PARAMETER,
    /** A local, global, table, memory, element or data segment. */
    VARIABLE,
    /** A field of a struct type. */
    PROPERTY,
    /** A tag. */
    EVENT,
    FUNCTION,
    LABEL,
    /** A word of the grammar, or an instruction that decides what runs next. */
    KEYWORD,
    /** Any other instruction. */
    OPERATOR,
    COMMENT,
    STRING,
    NUMBER,
    /** The name of an annotation with its {@code (@}. */
    DECORATOR
}
