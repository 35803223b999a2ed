package dev.stepwasm.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NavigationTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(NavigationTest.class, "navigation");
    }

    /** From every marked place one gets to all marked places of the same thing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findsDefinitionAndUses(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Marker> markers = fixture.markers("def", "unnamed", "ref", "write");
        for (Marker marker : fixture.markers("def", "ref", "write")) {
            List<Marker> same = markers.stream()
                    .filter(other -> other.text().equals(marker.text()))
                    .toList();
            assertThat(Navigation.references(analysis, marker.start()))
                    .as(marker + " " + fixture.marked(marker))
                    .containsExactlyInAnyOrderElementsOf(
                            same.stream().map(NavigationTest::reference).toList());
            assertThat(Navigation.definition(analysis, marker.end()).orElseThrow())
                    .as(marker.toString())
                    .isEqualTo(same.stream()
                            .map(NavigationTest::reference)
                            .filter(reference -> reference.kind() == Reference.Kind.DEFINITION)
                            .findFirst()
                            .orElseThrow()
                            .span());
        }
    }

    @Test
    void knowsNothingOfUnknownNamesAndKeywords() {
        String text = "(module (func (call $nope)))";
        Analysis analysis = Analysis.of(new SourceText("a", text));
        for (int offset = 0; offset <= text.length(); offset++) {
            assertThat(Navigation.definition(analysis, offset)).isEmpty();
            assertThat(Navigation.references(analysis, offset)).isEmpty();
        }
    }

    private static Reference reference(Marker marker) {
        Reference.Kind kind = switch (marker.kind()) {
            case "def", "unnamed" -> Reference.Kind.DEFINITION;
            case "write" -> Reference.Kind.WRITE;
            default -> Reference.Kind.READ;
        };
        return new Reference(new Span(marker.start(), marker.end()), kind);
    }
}
