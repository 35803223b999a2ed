package dev.stepwasm.lsp;

import dev.stepwasm.ide.highlight.TokenType;

/**
 * Which semantic tokens a client wants.
 *
 * @param acrossLines whether it understands a token that ends on a later line
 * @param meaningOnly whether it has a grammar that colours what can be told from the words alone, even parts of it, like
 *     the escapes in a string
 */
record TokenWants(boolean acrossLines, boolean meaningOnly) {
    /** {@return whether a token is of use} */
    boolean wants(TokenType type, int modifiers) {
        return !meaningOnly
                || modifiers != 0
                || switch (type) {
                    case COMMENT, STRING, NUMBER, DECORATOR, KEYWORD, OPERATOR -> false;
                    case NAMESPACE, TYPE, PARAMETER, VARIABLE, PROPERTY, EVENT, FUNCTION, LABEL -> true;
                };
    }
}
