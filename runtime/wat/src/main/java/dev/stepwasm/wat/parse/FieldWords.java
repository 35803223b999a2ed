package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.lex.TokenCode;

/** Tells module fields from other groups by their first tokens. */
final class FieldWords {
    private FieldWords() {}

    /** {@return whether the code is that of a word that begins a module field} */
    static boolean isField(int code) {
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case TYPE, REC, IMPORT, FUNC, TABLE, MEMORY, GLOBAL, TAG, EXPORT, START, ELEM, DATA -> true;
            default -> false;
        };
    }

    /**
     * {@return whether the group at the cursor can only be a module field}, also when it stands where a part of a field
     * is written alike: {@code (type 0)}, {@code (export "x")}.
     */
    static boolean startsField(Cursor cursor) {
        int code = cursor.nextCode();
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case FUNC, GLOBAL, TAG, REC, START, DATA, ELEM, TABLE, MEMORY -> true;
            case TYPE ->
                cursor.code(2) == TokenCode.OPEN
                        || (cursor.code(2) == TokenCode.ID && cursor.code(3) == TokenCode.OPEN);
            case EXPORT -> cursor.code(3) == TokenCode.OPEN;
            case IMPORT -> cursor.code(4) == TokenCode.OPEN;
            default -> false;
        };
    }
}
