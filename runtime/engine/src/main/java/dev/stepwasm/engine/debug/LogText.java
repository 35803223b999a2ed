package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.expression.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a logpoint: pieces of text, and expressions in braces. Immutable.
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
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                pieces.add(new Piece.Plain(text.substring(at, end)));
            }
            if (open >= 0) {
                int close = text.indexOf('}', open);
                if (close < 0) {
                    throw new EvaluationException(
                            "the `{` at character " + (open + 1) + " of the message is not closed");
                }
                String inner = text.substring(open + 1, close);
                pieces.add(new Piece.Computed(inner, Calculation.value(inner, open + 1, sites)));
                end = close + 1;
            }
            at = end;
        }
        return new LogText(pieces);
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
