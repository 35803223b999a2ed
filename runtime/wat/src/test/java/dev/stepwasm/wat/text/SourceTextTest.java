package dev.stepwasm.wat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    private static final SourceText TEXT = new SourceText("t", "ab\ncd\r\nef\r\rg\n");

    @Test
    void linesEndAtEveryKindOfBreak() {
        assertThat(TEXT.lineCount()).isEqualTo(6);
        assertThat(TEXT.positionOf(0)).isEqualTo(new Position(1, 1));
        assertThat(TEXT.positionOf(3)).isEqualTo(new Position(2, 1));
        assertThat(TEXT.positionOf(6)).isEqualTo(new Position(2, 4));
        assertThat(TEXT.positionOf(7)).isEqualTo(new Position(3, 1));
        assertThat(TEXT.positionOf(10)).isEqualTo(new Position(4, 1));
        assertThat(TEXT.positionOf(11)).isEqualTo(new Position(5, 1));
        assertThat(TEXT.positionOf(TEXT.length())).isEqualTo(new Position(6, 1));
        assertThat(TEXT.lineSpan(2)).isEqualTo(new Span(3, 5));
        assertThat(TEXT.lineSpan(4)).isEqualTo(new Span(10, 10));
    }

    @Test
    void positionsAreTakenBackToOffsets() {
        for (int offset : new int[] {0, 1, 3, 4, 7, 8, 10, 11, 13}) {
            Position position = TEXT.positionOf(offset);
            assertThat(TEXT.offsetOf(position.line(), position.column())).isEqualTo(offset);
        }
        assertThat(TEXT.offsetOf(1, 99)).isEqualTo(2);
        assertThat(TEXT.offsetOf(99, 1)).isEqualTo(TEXT.length());
    }

    @Test
    void columnsCountUtf16Units() {
        SourceText text = new SourceText("t", "a😀b");
        assertThat(text.positionOf(3)).isEqualTo(new Position(1, 4));
    }

    @Test
    void offsetsOutsideAreBugsOfTheCaller() {
        assertThatThrownBy(() -> TEXT.positionOf(99)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TEXT.offsetOf(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
