package dev.stepwasm.eclipse.editor;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a piece of WebAssembly text is, as far as colours go. Each has a colour in the preferences, see plugin.xml. */
public enum TokenKind {
    /** An instruction, as {@code i32.add}. */
    INSTRUCTION,
    /** A word that gives a module its structure, as {@code func}. */
    KEYWORD,
    /** A type, as {@code i32}. */
    TYPE,
    /** A symbolic name, as {@code $sum}, as long as nobody knows what it stands for. */
    NAME,
    /** The name or index of a function; this and those down to {@link #MODULE} are known to the server only. */
    FUNCTION,
    /** The name or index of a parameter. */
    PARAMETER,
    /** The name or index of a local, global, memory, table or segment. */
    VARIABLE,
    /** The name or index of a block. */
    LABEL,
    /** The name or index of a field. */
    FIELD,
    /** The name or index of a tag. */
    TAG,
    /** The name of a module. */
    MODULE,
    /** A number, also in {@code offset=8}. */
    NUMBER,
    /** A string. */
    STRING,
    /** A comment of either form. */
    COMMENT,
    /** An annotation's name, as {@code @custom}. */
    ANNOTATION,
    /** Anything else: parentheses, space and what the language does not know. */
    PLAIN;

    private static final Set<Word> TYPES = EnumSet.range(Word.I8, Word.NULLCONTREF);

    /** {@return the kind of a token that the lexer found} */
    static TokenKind of(int code) {
        if (TokenCode.isOpcode(code)) {
            return INSTRUCTION;
        }
        if (TokenCode.isWord(code)) {
            return TYPES.contains(TokenCode.word(code)) ? TYPE : KEYWORD;
        }
        return switch (code) {
            case TokenCode.LINE_COMMENT, TokenCode.BLOCK_COMMENT -> COMMENT;
            case TokenCode.ANNOTATION -> ANNOTATION;
            case TokenCode.NAT, TokenCode.INT, TokenCode.FLOAT, TokenCode.OFFSET_IS, TokenCode.ALIGN_IS -> NUMBER;
            case TokenCode.STRING -> STRING;
            case TokenCode.ID -> NAME;
            default -> PLAIN;
        };
    }

    /** {@return the name of this kind's colour definition in plugin.xml} */
    public String colorId() {
        return "dev.stepwasm.eclipse.color." + name().toLowerCase(Locale.ROOT);
    }
}
