package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.editor.LineBreaks;
import org.junit.jupiter.api.Test;

/** How long texts become popups. */
class LineBreaksTest {
    @Test
    void longLinesAreBrokenAtSpaces() {
        assertThat(LineBreaks.wrap("")).isEmpty();
        assertThat(LineBreaks.wrap("a < b\n\n  c\n")).isEqualTo("a < b\n\n  c\n");
        assertThat(LineBreaks.wrap("12345678 ".repeat(12) + "end\nnext"))
                .isEqualTo("12345678 ".repeat(11).strip() + "\n12345678 end\nnext");
        assertThat(LineBreaks.wrap("x".repeat(200) + " y")).isEqualTo("x".repeat(200) + "\ny");
    }
}
