package dev.stepwasm.wat.format;

/** Changes of space inside comments: blanks at the end, a blank at the beginning, the indentation of further lines. */
final class CommentLines {
    private final String text;
    private final Edits edits;

    CommentLines(String text, Edits edits) {
        this.text = text;
        this.edits = edits;
    }

    /**
     * A comment to the end of the line.
     *
     * @param spaced whether a blank belongs between the semicolons and a word
     */
    void line(int start, int end, boolean spaced) {
        int word = start;
        while (word < end && text.charAt(word) == ';') {
            word++;
        }
        if (spaced && word < end && Character.isLetterOrDigit(text.charAt(word))) {
            edits.put(word, word, Space.BLANK);
        }
        int last = end;
        while (last > start && isBlank(text.charAt(last - 1))) {
            last--;
        }
        edits.put(last, end, Space.NONE);
    }

    /**
     * A comment or an annotation of several lines. Lines end as they do elsewhere; further lines move with the first.
     *
     * @param column where the first line starts now, or -1 if nothing moves
     * @return where the last line ends
     */
    int block(int start, int end, int column) {
        int shift = column < 0 ? 0 : column - columnBefore(start, column);
        boolean moves = shift != 0 && canMove(start, end, shift);
        int last = start;
        for (int at = nextBreak(start, end); at < end; at = nextBreak(at, end)) {
            int after = afterBreak(at);
            edits.put(at, after, Space.bareLine());
            int code = indentEnd(after, end);
            boolean isEmpty = code < end && isBreak(text.charAt(code));
            if (moves && !isEmpty) {
                edits.put(after, code, Space.blanks(code - after + shift));
            }
            at = after;
            last = after;
        }
        return end - last + (moves ? shift : 0);
    }

    /** {@return the column at which a line starts that begins with blanks alone, else {@code otherwise}} */
    private int columnBefore(int start, int otherwise) {
        int at = start;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        boolean begins = at == 0 || isBreak(text.charAt(at - 1));
        return begins ? start - at : otherwise;
    }

    /** Only when every line can go as far as the first: the shape of the comment is the author's. */
    private boolean canMove(int start, int end, int shift) {
        for (int at = nextBreak(start, end); at < end; at = nextBreak(at, end)) {
            at = afterBreak(at);
            int code = indentEnd(at, end);
            boolean isEmpty = code < end && isBreak(text.charAt(code));
            if (!isEmpty && (code - at + shift < 0 || (code < end && text.charAt(code) == '\t'))) {
                return false;
            }
        }
        return true;
    }

    private int nextBreak(int from, int end) {
        int at = from;
        while (at < end && !isBreak(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int afterBreak(int at) {
        return text.startsWith("\r\n", at) ? at + 2 : at + 1;
    }

    private int indentEnd(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
