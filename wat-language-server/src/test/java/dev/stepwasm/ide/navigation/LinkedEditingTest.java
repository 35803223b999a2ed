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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places that are {@code linked} by the same word change together; what is {@code alone} changes alone. */
final class LinkedEditingTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(LinkedEditingTest.class, "linked-editing");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void placesChangeTogether(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        for (Marker marker : fixture.markers("linked", "alone")) {
            List<Span> together = fixture.markers("linked").stream()
                    .filter(other ->
                            marker.kind().equals("linked") && other.text().equals(marker.text()))
                    .map(other -> new Span(other.start(), other.end()))
                    .toList();
            assertThat(LinkedEditing.at(analysis, marker.start()))
                    .as(marker + " " + fixture.marked(marker))
                    .isEqualTo(together);
            assertThat(LinkedEditing.at(analysis, marker.end()))
                    .as(marker + " at its end")
                    .isEqualTo(together);
        }
    }
}
