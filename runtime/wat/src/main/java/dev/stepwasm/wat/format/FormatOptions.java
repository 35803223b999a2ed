package dev.stepwasm.wat.format;

import java.util.Objects;

/**
 * How a text is to look. {@link #DEFAULT} needs no changes; the {@code with} methods make them.
 *
 * @param width the most columns of a line, where that can be had: 10 to 1000
 * @param indent columns of one level: 1 to 16
 * @param tabs whether one tab stands for each level; it counts as {@code indent} columns
 * @param lineEnding how lines end
 * @param closingParens where a group of several lines is closed
 * @param beforeLocals when a line ends before the first local
 * @param beforeFields when a line ends before the first field of a struct
 * @param beforeExpression when a line ends before the constant expression of a global or a table
 * @param params how the exports, parameters and results of a signature are spread
 * @param locals how locals are spread
 * @param fields how the fields of a struct are spread
 * @param lists how the strings of data and quoted modules and the items of element segments are spread
 * @param flatCode how many flat instructions stand on a line
 * @param operands when operands, and the arguments of commands, stand on lines of their own
 * @param comments whether a blank is put between {@code ;;} and a word
 */
public record FormatOptions(
        int width,
        int indent,
        boolean tabs,
        LineEnding lineEnding,
        ClosingParens closingParens,
        BreakBefore beforeLocals,
        BreakBefore beforeFields,
        BreakBefore beforeExpression,
        Spread params,
        Spread locals,
        Spread fields,
        Spread lists,
        FlatCode flatCode,
        Operands operands,
        boolean comments) {

    /** The least width that makes sense. */
    public static final int LEAST_WIDTH = 10;

    /** The greatest width. */
    public static final int GREATEST_WIDTH = 1000;

    /** The greatest indentation of one level. */
    public static final int GREATEST_INDENT = 16;

    /** What most people want. */
    public static final FormatOptions DEFAULT = new FormatOptions(
            80,
            2,
            false,
            LineEnding.AUTO,
            ClosingParens.HANG,
            BreakBefore.SMART,
            BreakBefore.SMART,
            BreakBefore.OVERFLOW,
            Spread.SMART,
            Spread.SMART,
            Spread.SMART,
            Spread.SMART,
            FlatCode.KEEP,
            Operands.KEEP,
            false);

    /** Checks the numbers. @throws IllegalArgumentException if one is out of its range */
    public FormatOptions {
        if (width < LEAST_WIDTH || width > GREATEST_WIDTH) {
            throw new IllegalArgumentException(
                    "the width of a line is %d to %d columns, not %d".formatted(LEAST_WIDTH, GREATEST_WIDTH, width));
        }
        if (indent < 1 || indent > GREATEST_INDENT) {
            throw new IllegalArgumentException(
                    "the indentation of a level is 1 to %d columns, not %d".formatted(GREATEST_INDENT, indent));
        }
        Objects.requireNonNull(lineEnding);
        Objects.requireNonNull(closingParens);
    }

    /** {@return the same options, of this width} */
    public FormatOptions withWidth(int width) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with this indentation} */
    public FormatOptions withIndent(int indent) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with or without tabs} */
    public FormatOptions withTabs(boolean tabs) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with these line ends} */
    public FormatOptions withLineEnding(LineEnding lineEnding) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, closing groups this way} */
    public FormatOptions withClosingParens(ClosingParens closingParens) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, treating the first local this way} */
    public FormatOptions withBeforeLocals(BreakBefore beforeLocals) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, treating the first field this way} */
    public FormatOptions withBeforeFields(BreakBefore beforeFields) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, treating constant expressions this way} */
    public FormatOptions withBeforeExpression(BreakBefore beforeExpression) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with signatures spread this way} */
    public FormatOptions withParams(Spread params) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with locals spread this way} */
    public FormatOptions withLocals(Spread locals) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with fields spread this way} */
    public FormatOptions withFields(Spread fields) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with lists spread this way} */
    public FormatOptions withLists(Spread lists) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with flat code laid out this way} */
    public FormatOptions withFlatCode(FlatCode flatCode) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, with operands laid out this way} */
    public FormatOptions withOperands(Operands operands) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }

    /** {@return the same options, that touch comments or not} */
    public FormatOptions withComments(boolean comments) {
        return new FormatOptions(
                width,
                indent,
                tabs,
                lineEnding,
                closingParens,
                beforeLocals,
                beforeFields,
                beforeExpression,
                params,
                locals,
                fields,
                lists,
                flatCode,
                operands,
                comments);
    }
}
