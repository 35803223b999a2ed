package dev.stepwasm.ide.outline;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FoldingTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(FoldingTest.class, "folding");
    }

    /** Markers would end the comments that are to be folded, so the answer lies beside the text. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void foldsTheLinesBeside(Fixture fixture) {
        SourceText text = new SourceText(fixture.name(), fixture.text());
        StringBuilder lines = new StringBuilder();
        for (Fold fold : Folding.of(Analysis.of(text))) {
            lines.append(text.positionOf(fold.span().start()).line())
                    .append("..")
                    .append(text.positionOf(fold.span().end()).line())
                    .append(fold.isComment() ? " comment" : "")
                    .append('\n');
        }
        fixture.expectBeside("folds.txt", lines.toString());
    }
}
