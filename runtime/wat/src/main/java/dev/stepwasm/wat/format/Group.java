package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;

/** What a group in parentheses is for the formatter; follows from its first word. */
enum Group {
    /** What is around everything else. */
    TOP(true),
    /** A module with fields. */
    MODULE(true),
    /** A function, its type, its import. */
    FUNCTION(true),
    /** A folded {@code block}, {@code loop} or {@code try_table}. */
    BLOCK(true),
    /** A folded {@code if}. */
    IF(true),
    /** A folded {@code try}. */
    TRY(true),
    /** {@code (then}, {@code (else}, {@code (do}, {@code (catch}: instructions. */
    BODY(true),
    /** {@code (rec}. */
    RECURSIVE(true),
    /** {@code (thread}: commands. */
    COMMANDS(true),
    /** A folded plain instruction. */
    PLAIN(false),
    /** A command with its arguments. */
    COMMAND(false),
    /** {@code (struct}. */
    STRUCT(false),
    /** A type definition: the group inside begins on the same line. */
    TYPE(false),
    /** An import or an export. */
    IMPORT(false),
    /** A global, a table, a memory, a tag. */
    DEFINITION(false),
    /** {@code (elem}. */
    ELEM(false),
    /** {@code (data}, a module as strings. */
    STRINGS(false),
    /** Everything else: a few words. */
    WORDS(false);

    private final boolean keepsLines;

    Group(boolean keepsLines) {
        this.keepsLines = keepsLines;
    }

    /** {@return whether it stays on several lines when the author wrote it so, although it would fit on one} */
    boolean keepsLines() {
        return keepsLines;
    }

    /** {@return what the group is whose first token has this code} */
    static Group of(int code) {
        if (TokenCode.isOpcode(code)) {
            return of(TokenCode.opcode(code));
        }
        return TokenCode.isWord(code) ? of(TokenCode.word(code)) : WORDS;
    }

    private static Group of(Opcode op) {
        return switch (op) {
            case BLOCK, LOOP, TRY_TABLE -> BLOCK;
            case IF -> IF;
            case TRY -> TRY;
            case ELSE, CATCH, CATCH_ALL -> BODY;
            default -> PLAIN;
        };
    }

    private static Group of(Word word) {
        return switch (word) {
            case MODULE -> MODULE;
            case FUNC -> FUNCTION;
            case TYPE, SUB, CONT -> TYPE;
            case REC -> RECURSIVE;
            case STRUCT -> STRUCT;
            case IMPORT, EXPORT -> IMPORT;
            case GLOBAL, TABLE, MEMORY, TAG -> DEFINITION;
            case ELEM -> ELEM;
            case DATA -> STRINGS;
            case THEN, DO -> BODY;
            case THREAD, SCRIPT -> COMMANDS;
            default -> isCommand(word) ? COMMAND : WORDS;
        };
    }

    private static boolean isCommand(Word word) {
        return word.compareTo(Word.REGISTER) >= 0 && word.compareTo(Word.ASSERT_RETURN_ARITHMETIC_NAN) <= 0;
    }
}
