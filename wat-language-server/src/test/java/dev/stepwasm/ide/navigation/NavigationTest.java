package dev.stepwasm.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.ide.Variant;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Markers with the same text are about the same thing. {@code def}, {@code unnamed} (a keyword or a string that stands for
 * what it begins), {@code ref} and {@code write} are its places; {@code leads}, {@code declared} and {@code typed} say
 * where one gets to from a place.
 */
final class NavigationTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(NavigationTest.class, "navigation");
    }

    static Stream<Fixture> highlights() {
        return Fixtures.in(NavigationTest.class, "document-highlight");
    }

    /** From every marked place one gets to all marked places of the same thing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void findsDefinitionAndUses(Fixture fixture) {
        for (Variant variant : Variant.ALL) {
            Analysis analysis = analysis(fixture, variant);
            for (Marker marker : fixture.markers("def", "ref", "write")) {
                assertThat(Navigation.references(analysis, variant.of(fixture.text(), marker.start()), () -> {}))
                        .as(marker + " " + fixture.marked(marker))
                        .containsExactlyInAnyOrderElementsOf(places(fixture, variant, marker.text()));
                assertThat(selection(Navigation.definition(analysis, variant.of(fixture.text(), marker.end()))))
                        .as(marker.toString())
                        .isEqualTo(definition(fixture, variant, marker.text()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void leadsWhereTheMarkersSay(Fixture fixture) {
        for (Variant variant : Variant.ALL) {
            Analysis analysis = analysis(fixture, variant);
            for (Marker marker : fixture.markers("leads", "declared", "typed")) {
                int offset = variant.of(fixture.text(), marker.start());
                Optional<Target> target = switch (marker.kind()) {
                    case "leads" -> Navigation.definition(analysis, offset);
                    case "declared" -> Navigation.declaration(analysis, offset);
                    default -> Navigation.typeDefinition(analysis, offset);
                };
                if (marker.text().equals("nowhere")) {
                    assertThat(target).as(marker.toString()).isEmpty();
                    continue;
                }
                assertThat(selection(target))
                        .as(marker + " " + fixture.marked(marker))
                        .isEqualTo(definition(fixture, variant, marker.text()));
                assertThat(target.orElseThrow().origin())
                        .isEqualTo(variant.of(fixture.text(), new Span(marker.start(), marker.end())));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("highlights")
    void highlightsWhatBelongsToTheCursor(Fixture fixture) {
        List<Marker> markers =
                Navigation.highlights(analysis(fixture, Variant.ALL.getFirst()), fixture.cursor(), () -> {}).stream()
                        .map(reference -> Marker.of(
                                reference.span().start(),
                                reference.span().end(),
                                switch (reference.kind()) {
                                    case DEFINITION -> "def";
                                    case WRITE -> "write";
                                    case READ -> "read";
                                    case KEYWORD -> "keyword";
                                },
                                ""))
                        .toList();
        fixture.expect(markers, "def", "write", "read", "keyword");
    }

    @Test
    void knowsNothingOfUnknownNamesAndKeywords() {
        String text = "(module (func $f (call $nope) (drop)))";
        Analysis analysis = Analysis.of(new SourceText("a", text));
        for (int offset = text.indexOf("(call"); offset <= text.length(); offset++) {
            assertThat(Navigation.definition(analysis, offset)).isEmpty();
            assertThat(Navigation.references(analysis, offset, () -> {})).isEmpty();
            assertThat(Navigation.highlights(analysis, offset, () -> {})).isEmpty();
        }
    }

    @Test
    void whoLosesInterestEndsTheSearch() {
        String text = "(module (func $f)" + "(func (call $f))".repeat(1000) + ")";
        Analysis analysis = Analysis.of(new SourceText("a", text));
        assertThat(Navigation.references(analysis, text.indexOf("$f"), () -> {}))
                .hasSize(1001);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Navigation.references(analysis, text.indexOf("$f"), () -> {
                    throw new CancellationException();
                }));
    }

    private static Analysis analysis(Fixture fixture, Variant variant) {
        return Analysis.of(new SourceText(fixture.name(), variant.of(fixture.text())));
    }

    private static Span selection(Optional<Target> target) {
        return target.map(Target::selection).orElse(new Span(0, 0));
    }

    private static List<Reference> places(Fixture fixture, Variant variant, String thing) {
        return fixture.markers("def", "unnamed", "ref", "write").stream()
                .filter(marker -> marker.text().equals(thing))
                .map(marker -> reference(fixture, variant, marker))
                .toList();
    }

    private static Span definition(Fixture fixture, Variant variant, String thing) {
        return places(fixture, variant, thing).stream()
                .filter(reference -> reference.kind() == Reference.Kind.DEFINITION)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + thing))
                .span();
    }

    private static Reference reference(Fixture fixture, Variant variant, Marker marker) {
        Reference.Kind kind = switch (marker.kind()) {
            case "def", "unnamed" -> Reference.Kind.DEFINITION;
            case "write" -> Reference.Kind.WRITE;
            default -> Reference.Kind.READ;
        };
        return new Reference(variant.of(fixture.text(), new Span(marker.start(), marker.end())), kind);
    }
}
