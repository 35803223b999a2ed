package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.debug.LogText.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is text in the message of a logpoint, and what is not. */
final class LogTextTest {
    @Test
    void bracesBehindABackslashStandForThemselves() throws EvaluationException {
        assertThat(LogText.parse("\\{x\\}: C:\\dir", List.of()).pieces())
                .containsExactly(new Piece.Plain("{x}: C:\\dir"));
    }

    @Test
    void aBraceThatIsNotClosedSaysHowToWriteOne() {
        assertThatThrownBy(() -> LogText.parse("so {", List.of()))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(
                        "the `{` at character 4 of the message is not closed: write `\\{` for a brace that stands for"
                                + " itself");
    }
}
