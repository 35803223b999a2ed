package dev.stepwasm.wat.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code x.wat} is formatted to {@code x.fmt.wat}; its first line may say with which options. */
class FormatterTest {
    private static final String OPTIONS = ";; options: ";

    static Stream<Fixture> fixtures() {
        return Fixtures.in(FormatterTest.class, "format")
                .filter(fixture -> !fixture.name().contains(".fmt."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void formatsAsWritten(Fixture fixture) {
        FormatOptions options = options(fixture.text());
        String ending = fixture.name().endsWith(".wast") ? "fmt.wast" : "fmt.wat";
        fixture.expectBeside(ending, Properties.format(fixture.text(), options));
        assertThat(Properties.violatedWithMeaning(fixture.text(), options)).isEmpty();
        for (FormatOptions others : Properties.OPTIONS) {
            assertThat(Properties.violatedWithMeaning(fixture.text(), others))
                    .as(others.toString())
                    .isEmpty();
        }
    }

    private static FormatOptions options(String text) {
        String first = text.lines().findFirst().orElse("");
        FormatOptions options = FormatOptions.DEFAULT;
        if (first.startsWith(OPTIONS)) {
            for (String option : first.substring(OPTIONS.length()).split(" ")) {
                String[] parts = option.split("=");
                options = with(options, parts[0], parts[parts.length - 1]);
            }
        }
        return options;
    }

    private static FormatOptions with(FormatOptions options, String name, String value) {
        String constant = value.toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (name) {
            case "width" -> options.withWidth(Integer.parseInt(value));
            case "indent" -> options.withIndent(Integer.parseInt(value));
            case "tabs" -> options.withTabs(true);
            case "closing-parens" -> options.withClosingParens(ClosingParens.valueOf(constant));
            case "before-locals" -> options.withBeforeLocals(BreakBefore.valueOf(constant));
            case "before-fields" -> options.withBeforeFields(BreakBefore.valueOf(constant));
            case "before-expression" -> options.withBeforeExpression(BreakBefore.valueOf(constant));
            case "params" -> options.withParams(Spread.valueOf(constant));
            case "locals" -> options.withLocals(Spread.valueOf(constant));
            case "fields" -> options.withFields(Spread.valueOf(constant));
            case "lists" -> options.withLists(Spread.valueOf(constant));
            case "flat-code" -> options.withFlatCode(FlatCode.valueOf(constant));
            case "operands" -> options.withOperands(Operands.valueOf(constant));
            case "comments" -> options.withComments(true);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
