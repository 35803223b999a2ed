package dev.stepwasm.ide.action.fold;

import java.util.ArrayList;
import java.util.List;

/** One instruction in the order in which they run, with the comments that belong to it. */
final class Step {
    /** What an instruction is for the layout of code. */
    enum Kind {
        PLAIN,
        /** Begins a block. */
        BEGIN,
        /** {@code else}, {@code catch} and {@code catch_all}: goes on with a block. */
        MIDDLE,
        /** {@code delegate}: goes on with a block and ends it. */
        DELEGATE,
        END,
        /** A folded instruction that stays as it is, operands and all. */
        WHOLE
    }

    final Kind kind;
    /** The number of the token of its keyword, or of the parenthesis that stands for it. */
    final int token;
    /** What is written: keyword and immediates; of a whole one the lines, each but the first with what it is indented more. */
    final List<String> words;
    /** Number of the element of the sequence that it belongs to. */
    final int element;
    /** How many steps before it begin the folded instruction that it is the head of, -1 if it is flat. */
    int operandsFrom = -1;
    /** Comments before it. */
    final List<Comment> leading = new ArrayList<>();
    /** Whether an empty line stands above it. */
    boolean blank;
    /** Annotations right before it. */
    List<String> annotations = List.of();
    /** Comments behind it on its line. */
    List<Comment> trailing = List.of();

    Step(Kind kind, int token, List<String> words, int element) {
        this.kind = kind;
        this.token = token;
        this.words = words;
        this.element = element;
    }

    /** {@return what is written of one that is not whole} */
    String text() {
        return words.getFirst();
    }

    /** A comment. */
    static final class Comment {
        final String text;
        /** Whether code follows on its line. */
        final boolean inline;
        /** The token of the instruction that it stands right above, -1 if that is not known yet. */
        int above = -1;

        Comment(String text, boolean inline) {
            this.text = text;
            this.inline = inline;
        }

        boolean isLine() {
            return text.startsWith(";;");
        }
    }
}
