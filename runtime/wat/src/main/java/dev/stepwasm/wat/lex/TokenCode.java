package dev.stepwasm.wat.lex;

import dev.stepwasm.wasm.opcode.Opcode;

/**
 * What a token is, as one number that fits in a {@code short}: the constants here, {@link #FIRST_WORD} plus the ordinal
 * of a {@link Word}, or {@link #FIRST_OPCODE} plus the ordinal of an {@link Opcode}. Codes up to {@link #LAST_TRIVIA}
 * mean nothing to the grammar.
 */
public final class TokenCode {
    /** A comment from {@code ;;} to the end of the line, without the line break. */
    public static final int LINE_COMMENT = 0;
    /** A comment from {@code (;} to the matching {@code ;)}. */
    public static final int BLOCK_COMMENT = 1;
    /** An annotation from {@code (@id} to the matching parenthesis. */
    public static final int ANNOTATION = 2;
    /** The greatest code of a token without meaning to the grammar. */
    public static final int LAST_TRIVIA = ANNOTATION;
    /** The end of the text; an empty token. */
    public static final int END = 3;
    /** An opening parenthesis. */
    public static final int OPEN = 4;
    /** A closing parenthesis. */
    public static final int CLOSE = 5;
    /** An integer without sign. */
    public static final int NAT = 6;
    /** An integer with sign. */
    public static final int INT = 7;
    /** A floating point literal, also {@code inf}, {@code nan} and {@code nan:0x...}. */
    public static final int FLOAT = 8;
    /** A string with its quotes. */
    public static final int STRING = 9;
    /** A symbolic name, {@code $name} or {@code $"name"}. */
    public static final int ID = 10;
    /** {@code offset=N}. */
    public static final int OFFSET_IS = 11;
    /** {@code align=N}. */
    public static final int ALIGN_IS = 12;
    /** A run of characters that is no known token. */
    public static final int RESERVED = 13;
    /** Characters about which the lexer has already complained. */
    public static final int BAD = 14;
    /** The code of the first {@link Word}. */
    public static final int FIRST_WORD = 64;
    /** The code of the first {@link Opcode}. */
    public static final int FIRST_OPCODE = 256;

    private static final Opcode[] OPCODES = Opcode.values();

    private TokenCode() {}

    /** {@return whether the code is that of an instruction} */
    public static boolean isOpcode(int code) {
        return code >= FIRST_OPCODE;
    }

    /** {@return the instruction of a code for which {@link #isOpcode} holds} */
    public static Opcode opcode(int code) {
        return OPCODES[code - FIRST_OPCODE];
    }

    /** {@return the token code of an instruction} */
    public static int of(Opcode op) {
        return FIRST_OPCODE + op.ordinal();
    }

    /** {@return whether the code is that of a word} */
    public static boolean isWord(int code) {
        return code >= FIRST_WORD && code < FIRST_OPCODE;
    }

    /** {@return the word of a code for which {@link #isWord} holds} */
    public static Word word(int code) {
        return Word.at(code - FIRST_WORD);
    }
}
