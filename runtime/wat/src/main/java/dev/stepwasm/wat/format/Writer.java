package dev.stepwasm.wat.format;

import dev.stepwasm.wat.lex.TokenCode;

/** Writes tokens with the space before them: notes the changes and knows where on the line it is. */
final class Writer {
    private final String text;
    private final FormatOptions options;
    private final Space space;
    private final Edits edits;
    private final CommentLines comments;
    private final Shape shape;
    private final int keptUntil;
    private int column;
    private int line;
    private int level;
    private boolean lineIsOver;

    /**
     * Begins a segment.
     *
     * @param kept the space before the tokens up to this one stays as it is
     */
    Writer(Shape shape, int kept, String text, FormatOptions options, Space space, Edits edits) {
        this.shape = shape;
        this.keptUntil = kept;
        this.text = text;
        this.options = options;
        this.space = space;
        this.edits = edits;
        this.comments = new CommentLines(text, edits);
    }

    /** {@return the number of the current line in the segment} */
    int line() {
        return line;
    }

    /** {@return the level of the current line} */
    int level() {
        return level;
    }

    /** {@return whether nothing more can be on the line, because a comment ends it} */
    boolean isLineOver() {
        return lineIsOver;
    }

    /** {@return whether some tokens fit on what is left of the line, behind a blank} */
    boolean fitBehind(int first, int end) {
        return fit(first, end, column + 1, level);
    }

    /** {@return whether some tokens fit on what is left of the line} */
    boolean fit(int first, int end) {
        return fit(first, end, column, level);
    }

    /** {@return whether some tokens fit on a line of their own} */
    boolean fitOnLine(int first, int end, int atLevel) {
        return fit(first, end, space.column(atLevel), atLevel);
    }

    /** Deep in blocks the lines may be longer, so that half of the width is left for the code. */
    private boolean fit(int first, int end, int atColumn, int atLevel) {
        if (!shape.mayBeFlat(first, end)) {
            return false;
        }
        int hanging = options.closingParens() == ClosingParens.HANG ? shape.closers(end) : 0;
        int limit = Math.max(options.width(), space.column(atLevel) + options.width() / 2);
        return atColumn + shape.width(first, end) + hanging <= limit;
    }

    /** Writes the space before a token that goes on with the line. */
    void goOn(int token) {
        int blanks = shape.blankBefore(token);
        put(token, Space.blanks(blanks));
        column += blanks;
    }

    /** Leaves the space before a token on the same line as it is, so that comments stay in their column. */
    void keep(int token) {
        if (shape.start(token) == shape.gapStart(token)) {
            goOn(token);
        } else {
            column += shape.start(token) - shape.gapStart(token);
        }
    }

    /**
     * Begins a line with a token.
     *
     * @param mayBeApart whether an empty line of the author before it is kept
     */
    void beginLine(int token, int atLevel, boolean mayBeApart) {
        boolean first = shape.gapStart(token) == textStart(text);
        int lines = first ? 0 : mayBeApart && shape.breaks(token) > 1 ? 2 : 1;
        put(token, first ? Space.NONE : Space.lines(lines, atLevel));
        level = atLevel;
        column = first ? 0 : space.column(atLevel);
        line++;
        lineIsOver = false;
    }

    private static int textStart(String text) {
        return text.startsWith("\uFEFF") ? 1 : 0;
    }

    private void put(int token, int what) {
        if (token > keptUntil) {
            edits.put(shape.gapStart(token), shape.start(token), what);
        }
    }

    /** Writes a token. */
    void token(int token) {
        column += shape.length(token);
        if (shape.isTrivia(token)) {
            comment(token);
        }
    }

    private void comment(int token) {
        Role role = shape.role(token);
        boolean goesOn = role != Role.ALONE && (role != Role.TRAILING || !lineIsOver);
        lineIsOver = !goesOn || shape.code(token) == TokenCode.LINE_COMMENT;
        if (token <= keptUntil) {
            return;
        }
        if (shape.code(token) == TokenCode.LINE_COMMENT) {
            comments.line(shape.start(token), shape.end(token), options.comments());
        } else if (shape.hasBreak(token)) {
            boolean moves = !options.tabs() && shape.role(token) != Role.TRAILING;
            column = comments.block(shape.start(token), shape.end(token), moves ? column - shape.length(token) : -1);
            line++;
        }
    }

    /** Writes tokens on the current line; the first one has its space already. */
    void flat(int first, int end) {
        token(first);
        for (int i = first + 1; i < end; i++) {
            goOn(i);
            token(i);
        }
    }

    /** Writes tokens as they are; the first one has its space already. */
    void verbatim(int first, int end) {
        for (int i = first + 1; i < end; i++) {
            line += shape.breaks(i);
        }
        column = options.width();
    }
}
