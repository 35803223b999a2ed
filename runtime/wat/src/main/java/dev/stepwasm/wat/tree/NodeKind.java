package dev.stepwasm.wat.tree;

/** What a node of the syntax tree is. */
public enum NodeKind {
    /** {@code (module $name}: the opening of a module, without its fields. */
    MODULE_START,
    /** The parenthesis that closes a module. */
    MODULE_END,
    /** A script command other than a plain module, parenthesis to parenthesis. */
    COMMAND,
    /** Tokens that fit nowhere. */
    STRAY,
    /** The end of the text with the comments before it. */
    END_OF_TEXT,

    /** {@code (type ...)}. */
    TYPE_FIELD,
    /** {@code (rec (type ...)...)}. */
    REC_FIELD,
    /** {@code (import "m" "n" (...))}. */
    IMPORT_FIELD,
    /** {@code (func ...)}. */
    FUNCTION_FIELD,
    /** {@code (table ...)}. */
    TABLE_FIELD,
    /** {@code (memory ...)}. */
    MEMORY_FIELD,
    /** {@code (global ...)}. */
    GLOBAL_FIELD,
    /** {@code (tag ...)}. */
    TAG_FIELD,
    /** {@code (export "n" (...))}. */
    EXPORT_FIELD,
    /** {@code (start x)}. */
    START_FIELD,
    /** {@code (elem ...)}. */
    ELEM_FIELD,
    /** {@code (data ...)}. */
    DATA_FIELD,
    /** A module field that is not known. */
    UNKNOWN_FIELD,

    /** {@code (func ...)}, {@code (table ...)} and so on in an import. */
    IMPORT_DESCRIPTION,
    /** {@code (func x)} and so on in an export. */
    EXPORT_DESCRIPTION,
    /** {@code (export "n")} in a definition. */
    INLINE_EXPORT,
    /** {@code (import "m" "n")} in a definition. */
    INLINE_IMPORT,
    /** {@code (type x)}, parameters and results, any of which may be missing. */
    TYPE_USE,
    /** {@code (type x)} in a type use. */
    TYPE_REFERENCE,
    /** {@code (param ...)}. */
    PARAM,
    /** {@code (result ...)}. */
    RESULT,
    /** {@code (local ...)}. */
    LOCAL,
    /** {@code (sub ...)}. */
    SUB_TYPE,
    /** {@code (func ...)} as a type. */
    FUNCTION_TYPE,
    /** {@code (struct ...)}. */
    STRUCT_TYPE,
    /** {@code (array ...)}. */
    ARRAY_TYPE,
    /** {@code (field ...)}. */
    FIELD,
    /** {@code (mut ...)}. */
    MUTABLE,
    /** {@code (ref ...)}. */
    REFERENCE_TYPE,
    /** {@code (pagesize n)}. */
    PAGE_SIZE,
    /** {@code (table x)} or {@code (memory x)} in a segment. */
    SEGMENT_USE,
    /** {@code (offset ...)}, or the instruction that stands for it. */
    OFFSET,
    /** {@code (item ...)}, or the instruction that stands for it. */
    ITEM,
    /** {@code (elem ...)} in a table. */
    INLINE_ELEM,
    /** {@code (data ...)} in a memory. */
    INLINE_DATA,
    /** The instructions of a function, a global or a table. */
    BODY,

    /** An instruction keyword with its immediates. */
    INSTRUCTION,
    /** A flat block from its keyword to its {@code end}; the first child is the head. */
    BLOCK,
    /** A folded instruction; the first child is its head, the others are its operands. */
    FOLDED,
    /** A folded {@code block}, {@code loop} or {@code try_table}; the first child is its head. */
    FOLDED_BLOCK,
    /** A folded {@code if}: head, conditions, {@link #THEN}, {@link #ELSE}. */
    FOLDED_IF,
    /** A folded legacy {@code try}: head, {@link #DO}, handlers. */
    FOLDED_TRY,
    /** {@code (then ...)}. */
    THEN,
    /** {@code (else ...)}. */
    ELSE,
    /** {@code (do ...)}. */
    DO,
    /** {@code (catch x ...)} or {@code (catch_all ...)} of a legacy {@code try}; the first child is its head. */
    HANDLER,
    /** {@code (catch x l)} and so on of a {@code try_table}. */
    CATCH_CLAUSE,
    /** Tokens that were skipped after a mistake. */
    ERROR;

    private static final NodeKind[] ALL = values();

    /** {@return whether this is a field of a module} */
    public boolean isField() {
        return ordinal() >= TYPE_FIELD.ordinal() && ordinal() <= UNKNOWN_FIELD.ordinal();
    }

    /** {@return whether this is an instruction, a group of instructions or an operand} */
    public boolean isCode() {
        return ordinal() >= INSTRUCTION.ordinal();
    }

    static NodeKind at(int ordinal) {
        return ALL[ordinal];
    }
}
