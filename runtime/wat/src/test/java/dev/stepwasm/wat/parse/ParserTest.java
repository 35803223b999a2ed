package dev.stepwasm.wat.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParserTest {
    static Stream<Fixture> trees() {
        return Fixtures.in(ParserTest.class, "tree");
    }

    static Stream<Fixture> texts() {
        return Stream.of("tree", "diagnostics", "bytes").flatMap(folder -> Fixtures.in(ParserTest.class, folder));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trees")
    void treesAreAsWritten(Fixture fixture) {
        SyntaxTree tree = Parser.parse(new SourceText(fixture.name(), fixture.text()));
        StringBuilder out = new StringBuilder();
        for (Node root : tree.roots()) {
            print(root, 0, out);
        }
        fixture.expectBeside("tree.txt", out.toString());
    }

    private static void print(Node node, int depth, StringBuilder out) {
        String text = node.text().replace("\n", "\\n");
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        out.append("  ".repeat(depth)).append(node).append("  ").append(shown).append('\n');
        for (Node child : node.children()) {
            assertThat(child.parent()).contains(node);
            print(child, depth + 1, out);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void everyCharacterIsInATokenOrIsSpace(Fixture fixture) {
        assertLossless(fixture.text());
        assertLossless(fixture.text().substring(0, fixture.text().length() * 2 / 3));
    }

    private static void assertLossless(String text) {
        SyntaxTree tree = Parser.parse(new SourceText("t", text));
        StringBuilder rebuilt = new StringBuilder();
        for (int i = 0; i < tree.size(); i++) {
            Tokens tokens = tree.segment(i).tokens();
            int at = tree.start(i);
            for (int token = 0; token < tokens.size(); token++) {
                int start = tree.start(i) + tokens.start(token);
                assertThat(text.substring(at, start).replace("\uFEFF", "")).isBlank();
                rebuilt.append(text, at, start).append(tree.text(i, token));
                at = tree.start(i) + tokens.end(token);
            }
            assertThat(at).isEqualTo(tree.start(i) + tree.segment(i).length());
        }
        assertThat(rebuilt.toString()).isEqualTo(text);
    }

    @Test
    void aFieldIsParsedTheSameWhateverStandsBeforeIt() {
        String field = "\n  (func $f (result i32) (i32.add (local.get 0) (i32.cnst 1)))";
        SyntaxTree alone = Parser.parse(new SourceText("t", "(module" + field + ")"));
        SyntaxTree later = Parser.parse(new SourceText("t", "(module (memory 1) (func (nop" + field + ")"));
        int last = later.modules().getFirst().end() - 1;
        assertThat(later.segment(last).problems()).isEqualTo(alone.segment(1).problems());
        assertThat(later.segment(last).nodeCount()).isEqualTo(alone.segment(1).nodeCount());
    }

    @Test
    void findsTheInnermostNode() {
        String text = "(module (func (i32.add (i32.const 1) (i32.const 2))))";
        SyntaxTree tree = Parser.parse(new SourceText("t", text));
        assertThat(tree.nodeAt(text.indexOf("const 2")).text()).isEqualTo("i32.const 2");
        assertThat(tree.nodeAt(text.indexOf(") (i32.const 2")).text()).isEqualTo("(i32.const 1)");
    }

    @Test
    void eachMissingParenthesisIsExplainedByOneOfItsOwnField() {
        SyntaxTree tree = Parser.parse(new SourceText("t", "(memory 1\n(memory (data \"a\"\n(memory 2\n(memory 3)"));
        assertThat(tree.segments().subList(0, 3))
                .allSatisfy(segment -> assertThat(segment.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.related()).hasSize(1)));
    }
}
