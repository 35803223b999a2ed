package dev.stepwasm.wasm.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The map of {@code (i32.add (local.get $a) (local.get $b))}, whose text order is not its code order, and a second function. */
class SourceMapTest {
    private static final SourceMap MAP = SourceMap.builder()
            .function(new Span(30, 36))
            .add(30, new Span(9, 23))
            .add(32, new Span(24, 38))
            .add(34, new Span(0, 39))
            .function(new Span(40, 43))
            .add(41, new Span(50, 53))
            .build();

    @Test
    void findsTheInstructionThatCoversACodeOffset() {
        assertThat(MAP.at(30).orElseThrow().span()).isEqualTo(new Span(9, 23));
        assertThat(MAP.at(33).orElseThrow().codeOffset()).isEqualTo(32);
        assertThat(MAP.at(35).orElseThrow().codeOffset()).isEqualTo(34);
        assertThat(MAP.at(42).orElseThrow().codeOffset()).isEqualTo(41);
    }

    @Test
    void findsNothingOutsideOfFunctions() {
        assertThat(MAP.at(29)).isEmpty();
        assertThat(MAP.at(36)).isEmpty();
        assertThat(MAP.at(40)).isEmpty();
        assertThat(MAP.at(43)).isEmpty();
        assertThat(SourceMap.empty().at(0)).isEmpty();
    }

    @Test
    void findsInstructionsByText() {
        assertThat(MAP.atOrAfterText(0).orElseThrow().codeOffset()).isEqualTo(34);
        assertThat(MAP.atOrAfterText(1).orElseThrow().codeOffset()).isEqualTo(30);
        assertThat(MAP.atOrAfterText(39).orElseThrow().codeOffset()).isEqualTo(41);
        assertThat(MAP.atOrAfterText(51)).isEmpty();
        assertThat(MAP.startingIn(new Span(0, 24)))
                .extracting(SourceMap.Entry::codeOffset)
                .containsExactly(34, 30);
    }

    @Test
    void refusesWhatIsOutOfOrder() {
        var builder = SourceMap.builder().function(new Span(0, 4)).add(2, new Span(0, 1));
        assertThatThrownBy(() -> builder.add(2, new Span(0, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add(4, new Span(0, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.function(new Span(3, 5))).isInstanceOf(IllegalArgumentException.class);
    }
}
