package dev.stepwasm.cli;

import dev.stepwasm.wat.format.BreakBefore;
import dev.stepwasm.wat.format.ClosingParens;
import dev.stepwasm.wat.format.FlatCode;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.LineEnding;
import dev.stepwasm.wat.format.Operands;
import dev.stepwasm.wat.format.Spread;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of the formatter as options of the command line; what is not given stays as it was. */
final class FormatFlags {
    private static final String VALUES = " One of ${COMPLETION-CANDIDATES}.";

    @Option(names = "--width", paramLabel = "N", description = "The most columns of a line, 10 to 1000 (80).")
    private @Nullable Integer width;

    @Option(names = "--indent", paramLabel = "N", description = "Columns of one level, 1 to 16 (2).")
    private @Nullable Integer indent;

    @Option(names = "--tabs", negatable = true, description = "Indent with tabs, one for each level.")
    private @Nullable Boolean tabs;

    @Option(
            names = "--line-ending",
            paramLabel = "WHICH",
            description = "How lines end; auto is as all of them do, else lf." + VALUES)
    private @Nullable LineEnding lineEnding;

    @Option(
            names = "--closing-parens",
            paramLabel = "WHERE",
            description =
                    "Where a group of several lines is closed: at the end of its last line (hang), or below." + VALUES)
    private @Nullable ClosingParens closingParens;

    @Option(
            names = "--operands",
            paramLabel = "WHEN",
            description = "Whether operands that the author put on lines of their own stay there (keep), or are joined"
                    + " when the expression fits on one line (fit)." + VALUES)
    private @Nullable Operands operands;

    @Option(
            names = "--flat-code",
            paramLabel = "HOW",
            description = "Whether flat instructions that the author put on one line stay there." + VALUES)
    private @Nullable FlatCode flatCode;

    @Option(names = "--before-locals", paramLabel = "WHEN", description = "Break the line before locals." + VALUES)
    private @Nullable BreakBefore beforeLocals;

    @Option(names = "--before-fields", paramLabel = "WHEN", description = "Break before the fields of a struct.")
    private @Nullable BreakBefore beforeFields;

    @Option(names = "--before-expression", paramLabel = "WHEN", description = "Break before constant expressions.")
    private @Nullable BreakBefore beforeExpression;

    @Option(names = "--params", paramLabel = "HOW", description = "Spread signatures over lines." + VALUES)
    private @Nullable Spread params;

    @Option(names = "--locals", paramLabel = "HOW", description = "Spread locals.")
    private @Nullable Spread locals;

    @Option(names = "--fields", paramLabel = "HOW", description = "Spread the fields of structs.")
    private @Nullable Spread fields;

    @Option(names = "--lists", paramLabel = "HOW", description = "Spread the strings of data, the items of elements.")
    private @Nullable Spread lists;

    @Option(names = "--comments", negatable = true, description = "Put a blank between `;;` and a word.")
    private @Nullable Boolean comments;

    /** Teaches a command line to read the constants as they are listed. */
    static CommandLine applied(CommandLine line) {
        return line.registerConverter(LineEnding.class, value -> one(LineEnding.values(), value))
                .registerConverter(ClosingParens.class, value -> one(ClosingParens.values(), value))
                .registerConverter(Operands.class, value -> one(Operands.values(), value))
                .registerConverter(FlatCode.class, value -> one(FlatCode.values(), value))
                .registerConverter(BreakBefore.class, value -> one(BreakBefore.values(), value))
                .registerConverter(Spread.class, value -> one(Spread.values(), value));
    }

    private static <T> T one(T[] constants, String value) {
        return Stream.of(constants)
                .filter(constant -> String.valueOf(constant).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                        + Stream.of(constants).map(String::valueOf).collect(Collectors.joining(", "))));
    }

    /**
     * {@return options changed by what the command line says}
     *
     * @throws CommandException if a number is out of range
     */
    FormatOptions over(FormatOptions base) {
        try {
            FormatOptions options = base;
            options = set(options, width, FormatOptions::withWidth);
            options = set(options, indent, FormatOptions::withIndent);
            options = set(options, tabs, FormatOptions::withTabs);
            options = set(options, lineEnding, FormatOptions::withLineEnding);
            options = set(options, closingParens, FormatOptions::withClosingParens);
            options = set(options, operands, FormatOptions::withOperands);
            options = set(options, flatCode, FormatOptions::withFlatCode);
            options = set(options, beforeLocals, FormatOptions::withBeforeLocals);
            options = set(options, beforeFields, FormatOptions::withBeforeFields);
            options = set(options, beforeExpression, FormatOptions::withBeforeExpression);
            options = set(options, params, FormatOptions::withParams);
            options = set(options, locals, FormatOptions::withLocals);
            options = set(options, fields, FormatOptions::withFields);
            options = set(options, lists, FormatOptions::withLists);
            return set(options, comments, FormatOptions::withComments);
        } catch (IllegalArgumentException e) {
            throw CommandException.usageOrIo(String.valueOf(e.getMessage()));
        }
    }

    private static <T> FormatOptions set(
            FormatOptions options, @Nullable T value, BiFunction<FormatOptions, T, FormatOptions> with) {
        return value == null ? options : with.apply(options, value);
    }
}
