package dev.stepwasm.ide.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hints that follow from the operand stack. A marker ends where the hint is. */
final class CodeHintsTest {
    private static final Set<Hint.Kind> STACK = EnumSet.of(Hint.Kind.STACK);
    private static final Set<Hint.Kind> BRANCH = EnumSet.of(Hint.Kind.BRANCH_BY_INDEX, Hint.Kind.BRANCH_BY_NAME);
    private static final Set<Hint.Kind> ADDRESS = EnumSet.of(Hint.Kind.ADDRESS);

    static Stream<Fixture> stackFixtures() {
        return Fixtures.in(CodeHintsTest.class, "hint-stack");
    }

    static Stream<Fixture> branchFixtures() {
        return Fixtures.in(CodeHintsTest.class, "hint-branch");
    }

    static Stream<Fixture> addressFixtures() {
        return Fixtures.in(CodeHintsTest.class, "hint-address");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stackFixtures")
    void theStackIsShownAtTheEndsOfLines(Fixture fixture) {
        check(fixture, STACK);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("branchFixtures")
    void branchesSayWhereTheyGo(Fixture fixture) {
        check(fixture, BRANCH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addressFixtures")
    void addressesSayWhatLiesThere(Fixture fixture) {
        check(fixture, ADDRESS);
    }

    private static void check(Fixture fixture, Set<Hint.Kind> kinds) {
        String text = fixture.text();
        Analysis analysis = Analysis.of(new SourceText("a", text));
        List<Hint> whole = Hints.in(analysis, new Span(0, text.length()), kinds);
        for (int offset = 0; offset <= text.length(); offset++) {
            int place = offset;
            assertThat(Hints.in(analysis, new Span(offset, offset), kinds))
                    .as("at %d", offset)
                    .isEqualTo(whole.stream()
                            .filter(hint -> hint.offset() == place)
                            .toList());
        }
        String other = "\uFEFF" + text.replace("\n", "\r\n");
        assertThat(Hints.in(Analysis.of(new SourceText("b", other)), new Span(0, other.length()), kinds))
                .extracting(Hint::label)
                .isEqualTo(whole.stream().map(Hint::label).toList());
        fixture.expect(
                whole.stream().map(hint -> marker(fixture, hint)).toList(),
                kinds.stream().map(CodeHintsTest::word).toArray(String[]::new));
    }

    /** Where the marker begins is for people to see what it is about. */
    private static Marker marker(Fixture fixture, Hint hint) {
        int start = fixture.markers(word(hint.kind())).stream()
                .filter(marker -> marker.end() == hint.offset())
                .mapToInt(Marker::start)
                .findFirst()
                .orElse(hint.offset() - 1);
        return Marker.of(start, hint.offset(), word(hint.kind()), hint.label());
    }

    private static String word(Hint.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace("_", "-");
    }

    @Test
    void deepCodeIsNoDanger() {
        int depth = 100_000;
        String text = "(module (memory 1) (data (i32.const 0) \"text\") (func\n" + "(block ".repeat(depth) + "\n"
                + "i32.const 0\n".repeat(depth) + "unreachable" + ")".repeat(depth) + "\nbr 0))";
        Analysis analysis = Analysis.of(new SourceText("a", text));
        List<Hint> found = Hints.in(analysis, new Span(0, text.length()), EnumSet.allOf(Hint.Kind.class));
        assertThat(found).isNotEmpty();
    }
}
