package dev.stepwasm.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.outline.DocumentSymbols;
import dev.stepwasm.ide.outline.SymbolSearch;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the text is and wherever the cursor is, there is an answer, and it stays within the text. */
final class NavigationRobustnessTest {
    private static final int MUTANTS = 300;
    private static final List<String> PIECES = List.of(
            "",
            "(",
            ")",
            "$",
            "\"",
            "(;",
            "\r",
            "\uD834\uDD1E",
            "end",
            " 7",
            "(module",
            "(invoke \"f\")",
            "(thread $t ",
            "(shared (module $a))",
            "(@deprecated)",
            "module instance",
            "$\"a\"",
            "(assert_trap ");

    @Test
    void answersForTextsThatAreBeingTyped() {
        Random random = new Random(7);
        List<Fixture> fixtures = Stream.of(
                        "navigation", "rename", "document-highlight", "call-hierarchy", "type-hierarchy", "symbols")
                .flatMap(folder -> Fixtures.in(NavigationRobustnessTest.class, folder))
                .toList();
        for (int i = 0; i < MUTANTS; i++) {
            String text = fixtures.get(random.nextInt(fixtures.size())).text();
            for (int edit = 0; edit < 3; edit++) {
                int from = random.nextInt(text.length() + 1);
                int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 4 : 40));
                text = text.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(to);
            }
            Analysis analysis = Analysis.of(new SourceText("typed", text));
            DocumentSymbols.of(analysis);
            SymbolSearch.matching(analysis, "f", 10);
            for (int place = 0; place < 20; place++) {
                ask(analysis, random.nextInt(text.length() + 1));
            }
        }
        ask(Analysis.of(new SourceText("empty", "")), 0);
    }

    @Test
    void answersForDeepNesting() {
        int depth = 100_000;
        String folded = "(module (func $f " + "(block ".repeat(depth) + "(br 1)" + ")".repeat(depth + 2);
        String flat = "(module (func $f " + "block $b ".repeat(depth) + "br $b " + "end ".repeat(depth) + "))";
        String command = "(assert_trap " + "(thread ".repeat(depth) + "(module $m)" + ")".repeat(depth + 1);
        for (String text : List.of(folded, flat, command)) {
            Analysis analysis = Analysis.of(new SourceText("deep", text));
            DocumentSymbols.of(analysis);
            ask(analysis, text.indexOf("br") + 3);
            ask(analysis, text.indexOf("block") + 2);
            ask(analysis, text.indexOf("$m") + 1);
        }
    }

    private static void ask(Analysis analysis, int offset) {
        within(analysis, offset, Navigation.definition(analysis, offset));
        within(analysis, offset, Navigation.declaration(analysis, offset));
        within(analysis, offset, Navigation.typeDefinition(analysis, offset));
        Navigation.references(analysis, offset, () -> {}).forEach(place -> within(analysis, place.span()));
        Navigation.highlights(analysis, offset, () -> {}).forEach(place -> within(analysis, place.span()));
        if (Rename.prepare(analysis, offset) instanceof Renaming.Possible possible) {
            assertThat(possible.placeholder()).isNotBlank();
            if (Rename.to(analysis, offset, "fresh", () -> {}) instanceof Renaming.Edits edits) {
                RenameTest.applied(analysis.source().text(), edits.replacements());
            }
        }
        CallHierarchy.prepare(analysis, offset).ifPresent(symbol -> within(analysis, symbol.span()));
        CallHierarchy.incoming(analysis, offset, () -> {});
        CallHierarchy.outgoing(analysis, offset);
        TypeHierarchy.prepare(analysis, offset).ifPresent(symbol -> within(analysis, symbol.span()));
        TypeHierarchy.supertypes(analysis, offset);
        TypeHierarchy.subtypes(analysis, offset);
    }

    private static void within(Analysis analysis, int offset, Optional<Target> target) {
        target.ifPresent(t -> {
            within(analysis, t.whole());
            assertThat(t.origin().start()).isLessThanOrEqualTo(offset);
            assertThat(t.origin().end()).isGreaterThanOrEqualTo(offset);
            assertThat(t.selection().start()).isGreaterThanOrEqualTo(t.whole().start());
            assertThat(t.selection().end()).isLessThanOrEqualTo(t.whole().end());
        });
    }

    private static void within(Analysis analysis, Span span) {
        assertThat(span.end()).isLessThanOrEqualTo(analysis.source().length());
    }
}
