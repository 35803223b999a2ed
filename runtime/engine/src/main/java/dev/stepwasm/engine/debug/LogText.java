package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.expression.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a logpoint: pieces of text, and expressions in braces. A brace behind a backslash stands for
 * itself. Immutable.
 *
 * @param pieces in order
 */
record LogText(List<Piece> pieces) {
    /** A piece of the text. */
    sealed interface Piece {
        /** What is written as it stands. */
        record Plain(String text) implements Piece {}

        /** What is replaced by its value. */
        record Computed(String text, Calculation calculation) implements Piece {}
    }

    LogText {
        pieces = List.copyOf(pieces);
    }

    /**
     * {@return what a text says}
     *
     * @param sites where its expressions will be asked for
     * @throws EvaluationException if braces or what stands in them are wrong
     */
    static LogText parse(String text, List<Site> sites) throws EvaluationException {
        List<Piece> pieces = new ArrayList<>();
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("\\{", at) || text.startsWith("\\}", at)) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else if (text.charAt(at) == '{') {
                finish(plain, pieces);
                int close = text.indexOf('}', at);
                if (close < 0) {
                    throw new EvaluationException("the `{` at character " + (at + 1)
                            + " of the message is not closed: write `\\{` for a brace that stands for itself");
                }
                String inner = text.substring(at + 1, close);
                pieces.add(new Piece.Computed(inner, Calculation.value(inner, at + 1, sites)));
                at = close + 1;
            } else {
                plain.append(text.charAt(at));
                at++;
            }
        }
        finish(plain, pieces);
        return new LogText(pieces);
    }

    private static void finish(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Plain(plain.toString()));
            plain.setLength(0);
        }
    }

    /** {@return the text with the values in a frame; what has none says why} */
    String in(Frame frame) {
        StringBuilder written = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Plain(String text) -> written.append(text);
                case Piece.Computed(String text, Calculation calculation) -> {
                    try {
                        written.append(calculation.in(frame));
                    } catch (EvaluationException e) {
                        written.append('{')
                                .append(text)
                                .append(": ")
                                .append(e.getMessage())
                                .append('}');
                    }
                }
            }
        }
        return written.toString();
    }
}
