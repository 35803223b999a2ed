package dev.stepwasm.wat.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The changes that editors get. */
class EditsTest {
    private static final String TEXT = "(module\n(func   $a)\n(func   $b\n(nop))\n(func   $c))\n";

    static Stream<Fixture> fixtures() {
        return Fixtures.in(EditsTest.class, "format");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void replaceSpaceAloneAndAddUpToTheFormattedText(Fixture fixture) {
        SyntaxTree tree = tree(fixture.text());
        List<Edit> edits = Formatter.edits(tree, FormatOptions.DEFAULT);
        String formatted = Formatter.format(tree, FormatOptions.DEFAULT);
        assertThat(applied(fixture.text(), edits)).isEqualTo(formatted);
        for (Edit edit : edits) {
            assertThat(tree.source().textOf(edit.span())).isBlank().isNotEqualTo(edit.replacement());
            assertThat(edit.replacement()).isBlank();
        }
        assertThat(Formatter.edits(tree(formatted), FormatOptions.DEFAULT)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void ofAllPartsAreThoseOfTheWhole(Fixture fixture) {
        SyntaxTree tree = tree(fixture.text());
        List<Edit> all = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            int end =
                    i + 1 < tree.size() ? tree.start(i + 1) - 1 : fixture.text().length();
            all.addAll(Formatter.edits(tree, FormatOptions.DEFAULT, new Span(tree.start(i), end)));
        }
        assertThat(all).isEqualTo(Formatter.edits(tree, FormatOptions.DEFAULT));
    }

    @Test
    void ofARangeConcernTheFieldsInIt() {
        int inside = TEXT.indexOf("(nop)");
        List<Edit> edits = Formatter.edits(tree(TEXT), FormatOptions.DEFAULT, new Span(inside, inside + 1));
        assertThat(applied(TEXT, edits)).isEqualTo("(module\n(func   $a)\n  (func $b\n    (nop))\n(func   $c))\n");
    }

    private static SyntaxTree tree(String text) {
        return Parser.parse(new SourceText("t", text));
    }

    private static String applied(String text, List<Edit> edits) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            out.append(text, at, edit.span().start()).append(edit.replacement());
            at = edit.span().end();
        }
        return out.append(text, at, text.length()).toString();
    }
}
