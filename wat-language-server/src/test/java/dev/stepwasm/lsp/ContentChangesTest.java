package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many changes at once are the same as one after the other. */
final class ContentChangesTest {
    private static final List<String> PIECES =
            List.of("a", "é", "\uD83D\uDE00", "€", "\n", "\r\n", "\r", "", "(func)", "\t");

    @ParameterizedTest
    @EnumSource
    void areAppliedOneAfterTheOther(PositionEncoding encoding) {
        RandomGenerator random = new Random(7);
        Positions positions = new Positions(encoding);
        for (int round = 0; round < 2_000; round++) {
            SourceText text = new SourceText("a", pieces(random, 12));
            List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
            SourceText expected = text;
            for (int i = random.nextInt(6); i > 0; i--) {
                TextDocumentContentChangeEvent change = change(random, i);
                changes.add(change);
                expected = new SourceText(
                        "a",
                        change.getRange() == null
                                ? change.getText()
                                : expected.replace(positions.span(expected, change.getRange()), change.getText())
                                        .text());
            }
            assertThat(ContentChanges.apply(text, changes, positions).text())
                    .as("%s of %s", changes, text.text())
                    .isEqualTo(expected.text());
        }
    }

    /** Mostly from the end to the beginning, as editors do. */
    private static TextDocumentContentChangeEvent change(RandomGenerator random, int line) {
        String text = pieces(random, 2);
        if (random.nextInt(40) == 0) {
            return new TextDocumentContentChangeEvent(text);
        }
        int at = random.nextInt(5) == 0 ? random.nextInt(8) : line;
        Position start = new Position(at, random.nextInt(5));
        Position end = new Position(at + random.nextInt(2), random.nextInt(5));
        return new TextDocumentContentChangeEvent(new Range(start, end), text);
    }

    private static String pieces(RandomGenerator random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** 40,000 copies of 4 MB would take minutes. */
    @Test
    void manyFromTheEndCostOneCopy() {
        int lines = 40_000;
        SourceText text = new SourceText("a", ("x".repeat(100) + "\n").repeat(lines));
        List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
        for (int line = lines - 1; line >= 0; line--) {
            changes.add(
                    new TextDocumentContentChangeEvent(new Range(new Position(line, 0), new Position(line, 100)), "y"));
        }
        assertThat(ContentChanges.apply(text, changes, Positions.UTF16).text()).isEqualTo("y\n".repeat(lines));
    }
}
