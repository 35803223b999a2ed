package dev.stepwasm.ide.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FlowGraphTest {
    /** What each line of a graph must be, for Graphviz to read it. */
    private static final Pattern LINE = Pattern.compile("digraph \"(\\\\.|[^\"\\\\])*\" \\{"
            + "|  node \\[shape=box, fontname=monospace];"
            + "|  b\\d+ \\[label=\"(\\\\.|[^\"\\\\])*\"(, color=gray, fontcolor=gray)?];"
            + "|  (return|throw) \\[shape=oval];"
            + "|  b\\d+ -> (b\\d+|return|throw)( \\[(label=\"(\\\\.|[^\"\\\\])*\")?(, )?(color=gray)?])?;"
            + "|}");

    static Stream<Fixture> fixtures() {
        return Fixtures.in(FlowGraphTest.class, "flow");
    }

    /** The graphs of all functions lie beside the text. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void drawsWhatLiesBeside(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        assertThat(analysis.diagnostics()).isEmpty();
        ModuleAnalysis module = analysis.modules().getFirst();
        StringBuilder dot = new StringBuilder();
        for (int body = 0; body < module.lowered().bodyCount(); body++) {
            dot.append(dot(analysis, body).orElseThrow());
        }
        assertThat(dot.toString().lines()).allMatch(LINE.asMatchPredicate());
        fixture.expectBeside("dot", dot.toString());
    }

    private static Optional<String> dot(Analysis analysis, int body) {
        ModuleAnalysis module = analysis.modules().getFirst();
        return FlowGraph.of(analysis, module, body).map(graph -> FlowDot.of(analysis, module, graph));
    }

    private static Analysis function(String code) {
        return Analysis.of(new SourceText("a", "(module (tag $e) (func " + code + "))"));
    }

    @Test
    void whatNobodyCouldReadIsNotDrawn() {
        int most = FlowGraph.MOST_BLOCKS;
        assertThat(dot(function("i32.const 0 br_if 0 ".repeat(most - 1)), 0)).isPresent();
        assertThat(dot(function("i32.const 0 br_if 0 ".repeat(most)), 0)).isEmpty();
    }

    @Test
    void deepAndHugeCodeIsNoDanger() {
        int depth = 100_000;
        assertThat(dot(function("(block ".repeat(depth) + "nop" + ")".repeat(depth)), 0))
                .isPresent();
        assertThat(dot(function("(try_table ".repeat(depth) + "call 0".repeat(1) + ")".repeat(depth)), 0))
                .isPresent();
        assertThat(dot(
                        function("(try_table (catch $e 0) ".repeat(depth)
                                + "call 0 i32.const 0 br_if 0 ".repeat(1000)
                                + ")".repeat(depth)),
                        0))
                .isEmpty();
        assertThat(dot(function("(try ".repeat(1000) + "(do " + "call 0 ".repeat(1000)), 0))
                .isPresent();
    }

    @Test
    void namesAndNumbersAreEscaped() {
        Analysis analysis = Analysis.of(new SourceText("a", "(module (func $\"a\\\"b\\\\\" (call $\"a\\\"b\\\\\")))"));
        assertThat(dot(analysis, 0).orElseThrow().lines()).allMatch(LINE.asMatchPredicate());
    }

    @Test
    void brokenCodeIsDrawnAsFarAsItCanBeRead() {
        for (String code :
                new String[] {"br 7 end end", "else nop", "catch 0", "(if (then", "br_table", "br $x delegate 3"}) {
            assertThat(dot(function(code), 0)).as(code).isPresent();
        }
    }
}
