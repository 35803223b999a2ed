package dev.stepwasm.ide.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HighlighterTest {
    private record Coloured(int start, int end, TokenType type, int modifiers) {}

    static Stream<Fixture> fixtures() {
        return Fixtures.in(HighlighterTest.class, "highlight");
    }

    /** Nearly every token has a colour, so what is beside the text is its tokens, line by line. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void coloursTheTokensBeside(Fixture fixture) {
        SourceText text = new SourceText(fixture.name(), fixture.text());
        StringBuilder shown = new StringBuilder();
        for (Coloured token : all(Analysis.of(text))) {
            Position position = text.positionOf(token.start());
            shown.append("%d:%d `%s` %s"
                            .formatted(
                                    position.line(),
                                    position.column(),
                                    text.textOf(new Span(token.start(), token.end()))
                                            .replace("\n", "\\n"),
                                    word(token.type())))
                    .append(modifiers(token.modifiers()))
                    .append('\n');
        }
        fixture.expectBeside("tokens.txt", shown.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void givesTheSameForAnyPart(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Coloured> whole = all(analysis);
        int length = fixture.text().length();
        for (int start = 0; start <= length; start += 7) {
            for (int end = start; end <= length; end += 13) {
                Span part = new Span(start, end);
                List<Coloured> wanted = whole.stream()
                        .filter(token -> token.start() < part.end() && token.end() > part.start())
                        .toList();
                assertThat(in(analysis, part)).as("from %d to %d", start, end).isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void tokensDoNotOverlapAndDoNotDependOnLineEnds(Fixture fixture) {
        String text = fixture.text();
        List<Coloured> lf = all(Analysis.of(new SourceText("a", text)));
        for (int i = 1; i < lf.size(); i++) {
            assertThat(lf.get(i).start()).isGreaterThanOrEqualTo(lf.get(i - 1).end());
        }
        String crlf = text.replace("\n", "\r\n");
        assertThat(texts(crlf))
                .isEqualTo(texts(text).stream()
                        .map(shown -> shown.replace("\n", "\r\n"))
                        .toList());
        assertThat(texts("\uFEFF" + text)).isEqualTo(texts(text));
    }

    @Test
    void walksDeepNesting() {
        int depth = 100_000;
        String folded = "(module (func (local i32) " + "(block ".repeat(depth) + "(local.set 0 (i32.const 1))"
                + ")".repeat(depth) + "))";
        List<Coloured> tokens = all(Analysis.of(new SourceText("deep", folded)));
        assertThat(tokens).hasSize(4 + depth + 4);
        Span middle = new Span(folded.indexOf("local.set"), folded.indexOf("local.set") + 1);
        assertThat(in(Analysis.of(new SourceText("deep", folded)), middle)).hasSize(1);
    }

    private static List<String> texts(String text) {
        return all(Analysis.of(new SourceText("a", text))).stream()
                .map(token -> token.type() + " " + token.modifiers() + " " + text.substring(token.start(), token.end()))
                .toList();
    }

    private static List<Coloured> all(Analysis analysis) {
        return in(analysis, new Span(0, analysis.source().length()));
    }

    private static List<Coloured> in(Analysis analysis, Span part) {
        List<Coloured> tokens = new ArrayList<>();
        Highlighter.highlight(
                analysis, part, (start, end, type, modifiers) -> tokens.add(new Coloured(start, end, type, modifiers)));
        return tokens;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String modifiers(int bits) {
        StringBuilder shown = new StringBuilder();
        Arrays.stream(TokenModifier.values())
                .filter(modifier -> (bits & modifier.bit()) != 0)
                .forEach(modifier -> shown.append(", ").append(word(modifier)));
        return shown.toString();
    }
}
