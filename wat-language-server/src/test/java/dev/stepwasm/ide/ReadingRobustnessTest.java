package dev.stepwasm.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.flow.FlowDot;
import dev.stepwasm.ide.flow.FlowGraph;
import dev.stepwasm.ide.hint.Hint;
import dev.stepwasm.ide.hint.Hints;
import dev.stepwasm.ide.layout.LayoutText;
import dev.stepwasm.ide.layout.MemoryLayout;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.EnumSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts with pieces missing, doubled or swapped are drawn and laid out as far as they can be read. */
final class ReadingRobustnessTest {
    private static final int BROKEN_TEXTS = 60;
    private static final int LONGEST_PIECE = 40;

    static Stream<Fixture> fixtures() {
        return Stream.of("flow", "memory-layout", "hint-stack", "hint-branch", "hint-address", "hover", "navigation")
                .flatMap(folder -> Fixtures.in(ReadingRobustnessTest.class, folder));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void brokenTextsAreNoDanger(Fixture fixture) {
        Random random = new Random(fixture.name().hashCode());
        for (int i = 0; i < BROKEN_TEXTS; i++) {
            StringBuilder text = new StringBuilder(fixture.text());
            for (int n = random.nextInt(3); n >= 0 && text.length() > LONGEST_PIECE; n--) {
                int from = random.nextInt(text.length() - LONGEST_PIECE);
                int end = from + random.nextInt(LONGEST_PIECE);
                String piece = text.substring(from, end);
                text.delete(from, end);
                if (random.nextBoolean()) {
                    text.insert(random.nextInt(text.length()), piece);
                }
            }
            read(text.toString());
        }
    }

    private static void read(String text) {
        Analysis analysis = Analysis.of(new SourceText("a", text));
        for (Hint hint : Hints.in(analysis, new Span(0, text.length()), EnumSet.allOf(Hint.Kind.class))) {
            assertThat(hint.offset()).isBetween(0, text.length());
        }
        for (ModuleAnalysis module : analysis.modules()) {
            assertThat(LayoutText.of(module, MemoryLayout.of(module.module()))).endsWith("\n");
            for (int body = 0; body < module.lowered().bodyCount(); body++) {
                FlowGraph.of(analysis, module, body)
                        .ifPresent(graph ->
                                assertThat(FlowDot.of(analysis, module, graph)).endsWith("}\n"));
            }
        }
    }
}
