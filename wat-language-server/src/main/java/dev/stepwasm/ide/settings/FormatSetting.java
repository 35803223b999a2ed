package dev.stepwasm.ide.settings;

import dev.stepwasm.ide.settings.Setting.Choice;
import dev.stepwasm.ide.settings.Setting.Count;
import dev.stepwasm.ide.settings.Setting.Flag;
import dev.stepwasm.ide.settings.Setting.Shape;
import dev.stepwasm.wat.format.BreakBefore;
import dev.stepwasm.wat.format.ClosingParens;
import dev.stepwasm.wat.format.FlatCode;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.LineEnding;
import dev.stepwasm.wat.format.Operands;
import dev.stepwasm.wat.format.Spread;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The settings of the formatter. Width, indentation and line ends that an editor sends with a request win over these. */
enum FormatSetting {
    WIDTH(
            "width",
            new Count(FormatOptions.LEAST_WIDTH, FormatOptions.GREATEST_WIDTH),
            FormatOptions::width,
            (o, v) -> o.withWidth(((Number) v).intValue()),
            "The most columns of a line."),
    LINE_ENDING(
            "lineEnding",
            LineEnding.values(),
            FormatOptions::lineEnding,
            FormatOptions::withLineEnding,
            "How lines end; `auto` is as all of them do now, else `lf`."),
    CLOSING_PARENS(
            "closingParens",
            ClosingParens.values(),
            FormatOptions::closingParens,
            FormatOptions::withClosingParens,
            "Where a group of several lines is closed: at the end of its last line (`hang`) or below (`own-line`)."),
    OPERANDS(
            "operands",
            Operands.values(),
            FormatOptions::operands,
            FormatOptions::withOperands,
            "Whether operands that the author put on lines of their own stay there (`keep`), or are joined when the"
                    + " expression fits on one line (`fit`)."),
    FLAT_CODE(
            "flatCode",
            FlatCode.values(),
            FormatOptions::flatCode,
            FormatOptions::withFlatCode,
            "Whether flat instructions that the author put on one line stay there."),
    BEFORE_LOCALS(
            "beforeLocals",
            BreakBefore.values(),
            FormatOptions::beforeLocals,
            FormatOptions::withBeforeLocals,
            "When a line ends before the first local."),
    BEFORE_FIELDS(
            "beforeFields",
            BreakBefore.values(),
            FormatOptions::beforeFields,
            FormatOptions::withBeforeFields,
            "When a line ends before the first field of a struct."),
    BEFORE_EXPRESSION(
            "beforeExpression",
            BreakBefore.values(),
            FormatOptions::beforeExpression,
            FormatOptions::withBeforeExpression,
            "When a line ends before the constant expression of a global or a table."),
    PARAMS(
            "params",
            Spread.values(),
            FormatOptions::params,
            FormatOptions::withParams,
            "How exports, parameters and results are spread over lines."),
    LOCALS("locals", Spread.values(), FormatOptions::locals, FormatOptions::withLocals, "How locals are spread."),
    FIELDS(
            "fields",
            Spread.values(),
            FormatOptions::fields,
            FormatOptions::withFields,
            "How the fields of structs are spread."),
    LISTS(
            "lists",
            Spread.values(),
            FormatOptions::lists,
            FormatOptions::withLists,
            "How the strings of data and the items of element segments are spread."),
    COMMENTS(
            "comments",
            new Flag(),
            FormatOptions::comments,
            (o, v) -> o.withComments((Boolean) v),
            "Put a blank between `;;` and a word.");

    private final Setting setting;
    private final BiFunction<FormatOptions, Object, FormatOptions> with;

    <T> FormatSetting(
            String name,
            T[] values,
            Function<FormatOptions, T> get,
            BiFunction<FormatOptions, T, FormatOptions> with,
            String description) {
        this(
                name,
                Choice.of((Object[]) values),
                options -> String.valueOf(get.apply(options)),
                (options, word) -> with.apply(options, named(values, word)),
                description);
    }

    FormatSetting(
            String name,
            Shape shape,
            Function<FormatOptions, Object> get,
            BiFunction<FormatOptions, Object, FormatOptions> with,
            String description) {
        this.setting = new Setting("format." + name, shape, get.apply(FormatOptions.DEFAULT), description);
        this.with = with;
    }

    /** The values have been checked, so one of them has this name. */
    private static <T> T named(T[] values, Object word) {
        for (T value : values) {
            if (String.valueOf(value).equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no " + word);
    }

    Setting setting() {
        return setting;
    }

    /** {@return the options with this value, which must fit} */
    FormatOptions in(FormatOptions options, Object value) {
        return with.apply(options, value);
    }
}
