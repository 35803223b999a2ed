package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.wasm.source.Span;

/**
 * A word of an expression.
 *
 * @param text as written; of texts and quoted names, what is between the quotes
 */
record Token(Kind kind, String text, Span span) {
    /** What a word is. */
    enum Kind {
        /** A name with its dollar sign. */
        NAME,
        WORD,
        INTEGER,
        FLOAT,
        TEXT,
        /** A shape with lanes. */
        VECTOR,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** {@return the word as messages quote it} */
    String quoted() {
        return kind == Kind.END ? "the end" : "`" + text + "`";
    }
}
