package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlacesTest {
    private static final SourceText TEXT = new SourceText("sum.wat", """
            (func $sum
              ;; nothing here
              (i32.add (local.get 0)
                (local.get 1))
              drop
            )
            """);
    private static final Places PLACES = new Places(map(), Optional.of(TEXT), offset -> offset != 106);

    private static SourceMap map() {
        return SourceMap.builder()
                .function(new Span(100, 110))
                .add(100, spanOf("(local.get 0)"))
                .add(102, spanOf("(local.get 1)"))
                .add(104, spanOf("(i32.add (local.get 0)\n    (local.get 1))"))
                .add(105, spanOf("drop"))
                .add(106, new Span(TEXT.length() - 2, TEXT.length() - 1))
                .build();
    }

    private static Span spanOf(String part) {
        int start = TEXT.text().indexOf(part);
        return new Span(start, start + part.length());
    }

    @ParameterizedTest(name = "line {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 3:12 | line 1 holds no instruction; moved to the next one, line 3 column 12",
                "2 | 3:12 | line 2 holds no instruction; moved to the next one, line 3 column 12",
                "3 | 3:12 | ''",
                "4 | 4:5  | ''",
                "5 | 5:3  | ''",
                "6 | none | no instruction at or after line 6",
                "99 | none | no instruction at or after line 99",
            })
    void aLineStopsAtWhatRunsFirstOnIt(int line, String place, String message) {
        assertPlaced(BreakpointRequest.line(line), place, message);
    }

    @ParameterizedTest(name = "{0}:{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3  | 3:3  | ''",
                "3 | 12 | 3:12 | ''",
                "3 | 4  | 3:12 | no instruction begins at line 3 column 4; moved to the next one, line 3 column 12",
                "3 | 99 | 4:5  | no instruction begins at line 3 column 99; moved to the next one, line 4 column 5",
                "4 | 5  | 4:5  | ''",
                "5 | 4  | none | no instruction at or after line 5 column 4",
                "99 | 1 | none | no instruction at or after line 99 column 1",
            })
    void aColumnStopsAtTheInstructionThatBeginsThere(int line, int column, String place, String message) {
        assertPlaced(BreakpointRequest.at(line, column), place, message);
    }

    @Test
    void listsAllPlacesInTheirOrderInTheText() {
        assertThat(PLACES.between(new Position(3, 1), new Position(4, 1)))
                .containsExactly(new Position(3, 3), new Position(3, 12));
        assertThat(PLACES.between(new Position(1, 1), new Position(99, 1))).hasSize(4);
        assertThat(PLACES.between(new Position(4, 1), new Position(3, 1))).isEmpty();
    }

    @Test
    void knowsNoPlaceWithoutAText() {
        Places none = new Places(map(), Optional.empty(), offset -> true);

        assertThat(none.place(new BreakpointRequest.Spot.Text(3, OptionalInt.empty()))
                        .message())
                .isEqualTo("the module was loaded without a text");
        assertThat(none.lineOf(102)).isEqualTo(Places.NO_LINE);
        assertThat(none.between(new Position(1, 1), new Position(9, 1))).isEqualTo(List.of());
    }

    private static void assertPlaced(BreakpointRequest request, String place, String message) {
        Places.Placement placement = PLACES.place((BreakpointRequest.Spot.Text) request.spot());
        assertThat(placement
                        .entry()
                        .flatMap(PLACES::positionOf)
                        .map(at -> at.line() + ":" + at.column())
                        .orElse("none"))
                .isEqualTo(place);
        assertThat(placement.message()).isEqualTo(message);
    }
}
