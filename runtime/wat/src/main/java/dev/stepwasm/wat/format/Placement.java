package dev.stepwasm.wat.format;

import dev.stepwasm.wat.lex.TokenCode;

/** Decides whether a part goes on with the line or begins one, from its role. */
final class Placement {
    private final FormatOptions options;
    private final Frames frames;
    private final Writer writer;
    private final Shape shape;

    Placement(Shape shape, FormatOptions options, Frames frames, Writer writer) {
        this.shape = shape;
        this.options = options;
        this.frames = frames;
        this.writer = writer;
    }

    /**
     * Writes the space before a part.
     *
     * @param at its first token, which may be a comment that leads it
     */
    void place(int at, int part) {
        Role role = shape.role(part);
        if (at > 0 && shape.code(at - 1) == TokenCode.OPEN) {
            writer.goOn(at);
        } else if (role == Role.INSTRUCTION || role == Role.OPERAND) {
            sharing(at, part, role);
        } else if (writer.isLineOver()) {
            lineAt(at, role == Role.IMMEDIATE ? continuation() : frames.level() + 1);
        } else if (at != part && (role == Role.INLINE || role == Role.HUG)) {
            flow(at, part, frames.level() + 1); // a comment was the first thing on its line
        } else {
            byRole(role, at, part);
        }
    }

    private void byRole(Role role, int at, int part) {
        switch (role) {
            case NONE, INLINE, HUG, INSTRUCTION, OPERAND, TRAILING, LEADING, ALONE -> writer.goOn(at);
            case FLOW -> flow(at, part, frames.level() + 1);
            case IMMEDIATE -> flow(at, part, continuation());
            case CHILD -> lineAt(at, frames.level() + 1);
            case PARAM -> spread(options.params(), at, part);
            case LOCAL -> spread(options.locals(), at, part);
            case FIELD -> spread(options.fields(), at, part);
            case ITEM -> spread(options.lists(), at, part);
            case FIRST_LOCAL -> first(options.beforeLocals(), options.locals(), Role.LOCAL, at, part);
            case FIRST_FIELD -> first(options.beforeFields(), options.fields(), Role.FIELD, at, part);
            case FIRST_ITEM -> first(BreakBefore.SMART, options.lists(), Role.ITEM, at, part);
            case EXPRESSION -> expression(at, part);
        }
    }

    private void lineAt(int at, int level) {
        writer.beginLine(at, level, frames.hasLines());
        frames.beginLine();
    }

    /** {@return the level of further lines of an instruction or of the words of a group} */
    private int continuation() {
        if (frames.isTop()) {
            return frames.level() + 1;
        }
        return switch (frames.group()) {
            case PLAIN, BLOCK, IF, TRY -> frames.hasLines() ? frames.codeLevel() + 1 : frames.level() + 2;
            case FUNCTION, BODY -> frames.codeLevel() + 1;
            default -> frames.level() + 1;
        };
    }

    private void flow(int at, int part, int level) {
        int end = shape.shortCommentsEnd(shape.partEnd(part));
        if (writer.fitBehind(at, end)) {
            writer.goOn(at);
            return;
        }
        boolean gains = shape.code(part) == TokenCode.OPEN || frames.hasLines() || writer.fitOnLine(at, end, level);
        if (gains) {
            lineAt(at, level);
        } else {
            writer.goOn(at);
        }
    }

    private void expression(int at, int part) {
        boolean line = switch (options.beforeExpression()) {
            case ALWAYS -> true;
            case SMART -> shape.breaks(at) > 0;
            case NEVER, OVERFLOW, MULTI_ONLY -> false;
        };
        if (line) {
            lineAt(at, frames.level() + 1);
        } else if (options.beforeExpression() == BreakBefore.NEVER) {
            writer.goOn(at);
        } else {
            flow(at, part, frames.level() + 1);
        }
    }

    private void spread(Spread spread, int at, int part) {
        boolean line = switch (spread) {
            case ALWAYS -> true;
            case SMART -> shape.breaks(at) > 0;
            case OVERFLOW -> frames.oneALine();
            case NEVER, WRAP -> false;
        };
        if (line) {
            lineAt(at, frames.level() + 1);
        } else if (spread == Spread.NEVER || spread == Spread.OVERFLOW) {
            writer.goOn(at);
        } else {
            flow(at, part, frames.level() + 1);
        }
    }

    /** The first of several parts: looks ahead to the last one. */
    private void first(BreakBefore before, Spread spread, Role others, int at, int part) {
        int end = shape.partEnd(part);
        int several = 1;
        for (int next = shape.solid(end); next < shape.count() && shape.role(next) == others; next = shape.solid(end)) {
            end = shape.partEnd(next);
            several++;
        }
        boolean fitsHere = writer.fitBehind(at, end);
        int level = frames.level() + 1;
        boolean gains = several > 1 || shape.code(part) == TokenCode.OPEN || writer.fitOnLine(at, end, level);
        boolean line = switch (before) {
            case NEVER -> false;
            case OVERFLOW -> !fitsHere && gains;
            case MULTI_ONLY -> several > 1 || (!fitsHere && gains);
            case SMART -> shape.breaks(at) > 0 || (!fitsHere && gains);
            case ALWAYS -> true;
        };
        boolean fits = line ? writer.fitOnLine(at, end, level) : fitsHere;
        frames.setOneALine(spread == Spread.OVERFLOW && !fits);
        if (line) {
            lineAt(at, level);
        } else {
            writer.goOn(at);
        }
    }

    /** Instructions and operands that the author put on one line stay there if they fit, else each has its own. */
    private void sharing(int at, int part, Role role) {
        if (part < frames.runEnd() && !writer.isLineOver()) {
            writer.goOn(at);
            return;
        }
        int level = frames.level() + 1;
        if (role == Role.INSTRUCTION) {
            level += Math.max(0, frames.blocks() - (Code.isOutdented(shape, part) ? 1 : 0));
            frames.setCodeLevel(level);
        }
        lineAt(at, level);
        boolean isAlone = (role == Role.INSTRUCTION && options.flatCode() == FlatCode.ONE_A_LINE)
                || part < frames.splitEnd()
                || Code.isStructure(shape, part);
        if (isAlone) {
            return;
        }
        int end = Code.lineEnd(shape, part);
        if (writer.fit(at, end)) {
            frames.setRunEnd(end);
        } else {
            frames.setSplitEnd(end);
        }
    }
}
