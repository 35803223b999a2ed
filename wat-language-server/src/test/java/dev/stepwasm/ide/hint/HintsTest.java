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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HintsTest {
    private static final Set<Hint.Kind> ALL =
            EnumSet.of(Hint.Kind.TYPE, Hint.Kind.END, Hint.Kind.INDEX, Hint.Kind.PARAMETER);

    static Stream<Fixture> fixtures() {
        return Fixtures.in(HintsTest.class, "hint");
    }

    /** A marker stands below the word before or behind which the hint is. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void showsWhatTheMarkersSay(Fixture fixture) {
        String[] kinds = ALL.stream().map(HintsTest::word).toArray(String[]::new);
        fixture.expect(
                hints(fixture.text(), ALL).stream()
                        .map(hint -> marker(fixture.text(), hint))
                        .toList(),
                kinds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void sayTheSameOnLinesThatEndOtherwiseAndBehindAByteOrderMark(Fixture fixture) {
        String other = "\uFEFF" + fixture.text().replace("\n", "\r\n");
        List<Integer> places = hints(fixture.text(), ALL).stream()
                .map(hint -> hint.offset()
                        + 1
                        + (int) fixture.text()
                                .substring(0, hint.offset())
                                .lines()
                                .count()
                        - 1)
                .toList();
        assertThat(hints(other, ALL)).extracting(Hint::offset).isEqualTo(places);
        assertThat(hints(other, ALL))
                .extracting(Hint::label)
                .isEqualTo(hints(fixture.text(), ALL).stream().map(Hint::label).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void eachPartAndEachKindOnItsOwnMakeUpTheWhole(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText("a", fixture.text()));
        List<Hint> whole = hints(fixture.text(), ALL);
        for (Hint.Kind kind : ALL) {
            assertThat(hints(fixture.text(), Set.of(kind)))
                    .isEqualTo(
                            whole.stream().filter(hint -> hint.kind() == kind).toList());
        }
        for (int offset = 0; offset <= fixture.text().length(); offset++) {
            int place = offset;
            assertThat(Hints.in(analysis, new Span(offset, offset), ALL))
                    .isEqualTo(whole.stream()
                            .filter(hint -> hint.offset() == place)
                            .toList());
        }
    }

    private static List<Hint> hints(String text, Set<Hint.Kind> kinds) {
        return Hints.in(Analysis.of(new SourceText("a", text)), new Span(0, text.length()), kinds);
    }

    private static Marker marker(String text, Hint hint) {
        int start = hint.offset();
        int end = hint.offset();
        if (hint.kind() == Hint.Kind.PARAMETER) {
            end++;
        } else {
            do {
                start--;
            } while (start > 0 && text.charAt(start) != ')' && " (\n".indexOf(text.charAt(start - 1)) < 0);
        }
        return Marker.of(start, end, word(hint.kind()), hint.label());
    }

    private static String word(Hint.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
