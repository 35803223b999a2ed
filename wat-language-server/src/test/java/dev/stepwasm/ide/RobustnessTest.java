package dev.stepwasm.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.completion.Completion;
import dev.stepwasm.ide.hint.Hint;
import dev.stepwasm.ide.hint.Hints;
import dev.stepwasm.ide.hover.Hover;
import dev.stepwasm.ide.lens.UsePlaces;
import dev.stepwasm.ide.navigation.Navigation;
import dev.stepwasm.ide.outline.DocumentSymbols;
import dev.stepwasm.ide.outline.Fold;
import dev.stepwasm.ide.outline.Folding;
import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.ide.signature.SignatureHelp;
import dev.stepwasm.ide.value.InlineValue;
import dev.stepwasm.ide.value.InlineValues;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Features answer, or say nothing, whatever the text is. */
final class RobustnessTest {
    private static final int MUTANTS = 300;

    @Test
    void answersForTextsThatAreBeingTyped() {
        Random random = new Random(42);
        List<Fixture> fixtures = Stream.of(
                        "hover",
                        "symbols",
                        "navigation",
                        "folding",
                        "hint",
                        "signature",
                        "lens",
                        "completion",
                        "run",
                        "value")
                .flatMap(folder -> Fixtures.in(RobustnessTest.class, folder))
                .toList();
        for (int i = 0; i < MUTANTS; i++) {
            String text = fixtures.get(random.nextInt(fixtures.size())).text();
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 4 : text.length()));
            String piece = List.of("", "(", ")", "$", "\"", "(;", "\r", "𝄞", "end", " 7")
                    .get(random.nextInt(10));
            ask(text.substring(0, from) + piece + text.substring(to), random, 12);
        }
        ask("", random, 1);
    }

    @Test
    void answersForGroupsWithoutAWord() {
        for (String text : List.of("(", "(module) (", "x (", "(module (", "(module (func (", "((; ;)", ") (;; x")) {
            ask(text, new Random(1), 3);
        }
    }

    @Test
    void answersForDeepNesting() {
        int depth = 20_000;
        String folded = "(module (func " + "(block ".repeat(depth) + "(nop" + ")".repeat(depth + 3);
        String flat = "(module (func " + "block $b ".repeat(depth) + "br $b " + "end ".repeat(depth) + "))";
        for (String text : List.of(folded, flat)) {
            Analysis analysis = Analysis.of(new SourceText("deep", text));
            assertThat(analysis.diagnostics()).isEmpty();
            askAt(analysis, text.indexOf(text == folded ? "nop" : "br"));
            UsePlaces.of(analysis, Optional.empty());
            RunPlaces.of(analysis, false);
            Hints.in(analysis, new Span(0, text.length()), EnumSet.allOf(Hint.Kind.class));
            Folding.of(analysis);
            DocumentSymbols.of(analysis);
        }
    }

    private static void ask(String text, Random random, int places) {
        Analysis analysis = Analysis.of(new SourceText("typed", text));
        for (Symbol symbol : DocumentSymbols.of(analysis)) {
            assertThat(symbol.span().end()).isLessThanOrEqualTo(text.length());
        }
        for (RunPlace place : RunPlaces.of(analysis, random.nextBoolean())) {
            assertThat(place.span().end()).isLessThanOrEqualTo(text.length());
        }
        for (Fold fold : Folding.of(analysis)) {
            assertThat(fold.span().end()).isLessThanOrEqualTo(text.length());
        }
        for (int i = 0; i < places; i++) {
            askAt(analysis, random.nextInt(text.length() + 1));
        }
        askAt(analysis, text.length());
    }

    private static void askAt(Analysis analysis, int offset) {
        Hover.at(analysis, offset).ifPresent(hover -> {
            assertThat(hover.markdown()).isNotBlank();
            assertThat(hover.span().start()).isLessThanOrEqualTo(offset);
            assertThat(hover.span().end()).isGreaterThanOrEqualTo(offset);
        });
        SignatureHelp.at(analysis, offset);
        int from = Math.max(0, offset - 40);
        for (Hint hint : Hints.in(analysis, new Span(from, offset), EnumSet.allOf(Hint.Kind.class))) {
            assertThat(hint.offset()).isBetween(from, offset);
        }
        for (InlineValue value :
                InlineValues.in(analysis, new Span(0, analysis.source().length()), offset)) {
            assertThat(value.span().end()).isLessThanOrEqualTo(analysis.source().length());
        }
        Navigation.references(analysis, offset, () -> {});
        assertThat(Completion.at(analysis, offset).typed().end()).isEqualTo(offset);
    }
}
