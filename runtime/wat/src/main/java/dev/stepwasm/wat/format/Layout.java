package dev.stepwasm.wat.format;

import dev.stepwasm.wat.lex.TokenCode;

/**
 * Lays out the tokens of one segment after the other: walks over them once and decides the space before each. A group
 * that fits on the line is written without another look inside, and nesting lives on an explicit stack, so the time is
 * linear and the depth has no limit.
 */
final class Layout {
    private static final int ELSEWHERE = -2;

    private final String text;
    private final FormatOptions options;
    private final Shape shape;
    private final Frames frames = new Frames();
    private final Writer writer;
    private final Placement placement;
    private boolean isLed;
    private int lastOwnLine = -1;

    /**
     * Begins a segment.
     *
     * @param level of the parts that stand side by side in it
     * @param isFirst whether it follows the opening of a module directly
     * @param kept the space before the tokens up to this one stays as it is
     */
    Layout(
            Shape shape,
            int level,
            boolean isFirst,
            int kept,
            String text,
            FormatOptions options,
            Space space,
            Edits edits) {
        this.text = text;
        this.options = options;
        this.shape = shape;
        this.writer = new Writer(shape, kept, text, options, space, edits);
        this.placement = new Placement(shape, options, frames, writer);
        frames.push(Group.TOP, shape.count(), level - 1, isFirst ? 0 : ELSEWHERE);
    }

    /**
     * Lays out the parts, each on lines of its own.
     *
     * @param isApart whether an empty line before the first part is kept
     */
    void lines(boolean isApart) {
        if (isApart) {
            frames.beginLine();
        }
        int at = 0;
        while (at < shape.count()) {
            at = step(at);
        }
    }

    /** Writes everything on the line of the segment before. */
    void oneLine() {
        writer.goOn(0);
        writer.flat(0, shape.count());
    }

    private int step(int at) {
        if (shape.isTrivia(at)) {
            comment(at);
            return at + 1;
        }
        return switch (shape.code(at)) {
            case TokenCode.CLOSE -> close(at);
            case TokenCode.END -> end(at);
            default -> part(at);
        };
    }

    private void comment(int at) {
        lastOwnLine = -1;
        switch (shape.role(at)) {
            case ALONE -> {
                writer.beginLine(at, frames.level() + 1 + frames.blocks(), frames.hasLines());
                frames.beginLine();
                if (Directives.isIgnore(text, shape.start(at), shape.end(at))) {
                    frames.setIgnoresNext(true);
                }
            }
            case LEADING -> {
                placement.place(at, shape.solid(at));
                isLed = true;
            }
            default -> {
                if (shape.code(at) == TokenCode.LINE_COMMENT) {
                    writer.keep(at);
                } else {
                    writer.goOn(at);
                }
            }
        }
        writer.token(at);
    }

    private int end(int at) {
        if (shape.gapStart(at) > 0) {
            writer.beginLine(at, 0, false);
        }
        return at + 1;
    }

    private int part(int at) {
        lastOwnLine = -1;
        if (isLed) {
            writer.goOn(at);
        } else {
            placement.place(at, at);
        }
        isLed = false;
        if (frames.ignoresNext()) {
            frames.setIgnoresNext(false);
            int end = Code.blockEnd(shape, at, frames.close());
            writer.verbatim(at, end);
            return end;
        }
        return shape.code(at) == TokenCode.OPEN ? open(at) : single(at);
    }

    private int single(int at) {
        writer.token(at);
        if (shape.role(at) == Role.INSTRUCTION) {
            frames.addBlocks(Code.deepens(shape, at));
        }
        return at + 1;
    }

    private int open(int at) {
        int end = shape.partEnd(at);
        if (shape.match(at) < shape.count() && writer.fit(at, end)) {
            writer.flat(at, end);
            return end;
        }
        frames.push(shape.group(at), shape.match(at), writer.level(), writer.line());
        writer.token(at);
        return at + 1;
    }

    private int close(int at) {
        if (writer.isLineOver() || closesOnItsOwnLine()) {
            writer.beginLine(at, frames.level(), false);
            lastOwnLine = frames.line();
        } else {
            writer.goOn(at);
        }
        writer.token(at);
        if (!frames.isTop()) {
            frames.pop();
        }
        return at + 1;
    }

    /** Parentheses that were opened on one line are closed on one line. */
    private boolean closesOnItsOwnLine() {
        return options.closingParens() == ClosingParens.OWN_LINE
                && frames.line() != writer.line()
                && frames.line() != lastOwnLine;
    }
}
