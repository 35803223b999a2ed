package dev.stepwasm.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program means the same when something in it is renamed: names aside, its binary is the same. What had a name before
 * and gets it back has the text that it had.
 */
final class RenameMeaningTest {
    private static final int LARGEST = 200_000;
    private static final int PER_MODULE = 3;
    private static final int MODULES_PER_FILE = 4;
    private static final List<String> FRESH = List.of("fresh#1", "$\"fresh name\"", "$\"\uD83D\uDE00\"", "$$");

    private final Random random = new Random(6);
    private final List<String> wrong = new ArrayList<>();
    private int renamed;

    @Test
    void fixturesMeanTheSame() {
        Stream.of("rename", "navigation", "symbols", "hover")
                .flatMap(folder -> Fixtures.in(RenameMeaningTest.class, folder))
                .forEach(this::check);
        assertThat(wrong).isEmpty();
        assertThat(renamed).isGreaterThan(50);
    }

    private void check(Fixture fixture) {
        check(fixture.name(), fixture.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void programsOfOthersMeanTheSame(String property) throws IOException {
        Path folder = Corpora.folder(property);
        for (Path file : Corpora.texts(property)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (text.length() <= LARGEST) {
                check(folder.relativize(file).toString(), text);
            }
        }
        System.out.printf("renamed: %d things of %s%n", renamed, property);
        assertThat(wrong).isEmpty();
    }

    private void check(String name, String text) {
        Analysis analysis = Analysis.of(new SourceText(name, text));
        if (analysis.hasErrors()) {
            return;
        }
        List<Integer> modules = new ArrayList<>(
                IntStream.range(0, analysis.modules().size()).boxed().toList());
        Collections.shuffle(modules, random);
        for (int module : modules.stream().limit(MODULES_PER_FILE).toList()) {
            List<Definition> definitions =
                    definitions(analysis, analysis.modules().get(module));
            for (int i = 0; i < PER_MODULE && !definitions.isEmpty(); i++) {
                check(name, analysis, module, definitions.get(random.nextInt(definitions.size())));
            }
        }
    }

    private static List<Definition> definitions(Analysis analysis, ModuleAnalysis module) {
        Lookup lookup = module.lowered().lookup();
        List<Definition> all = new ArrayList<>();
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            if (analysis.tree().segment(segment).kind().isField()) {
                all.addAll(lookup.definedIn(segment));
            }
        }
        return all;
    }

    private void check(String file, Analysis before, int module, Definition definition) {
        String text = before.source().text();
        String what = file + " " + definition;
        int offset = place(before, module, definition);
        String name = FRESH.get(random.nextInt(FRESH.size()));
        switch (Rename.to(before, offset, name, () -> {})) {
            case Renaming.Refused refused -> {
                boolean expected = refused.why().contains("written inside of")
                        || refused.why().contains("is a keyword")
                        || refused.why().contains("would go to")
                        || refused.why().contains("already");
                if (!expected) {
                    wrong.add(what + " " + refused.why());
                }
            }
            case Renaming.Possible possible -> wrong.add(what);
            case Renaming.Edits edits -> {
                renamed++;
                String edited = RenameTest.applied(text, edits.replacements());
                Analysis after = Analysis.of(new SourceText(file, edited));
                if (after.hasErrors()) {
                    wrong.add(what + " to " + name + ": "
                            + after.diagnostics().getFirst().message());
                } else if (!binary(after, module).equals(binary(before, module))) {
                    wrong.add(what + " to " + name + ": another binary");
                } else {
                    back(what, text, after, edits, definition);
                }
            }
        }
    }

    /** A place where the definition is named, numbered, or else begins. */
    private static int place(Analysis analysis, int module, Definition definition) {
        return Places.uses(analysis.tree(), analysis.modules().get(module), definition, () -> {}).stream()
                .map(use -> use.span().start())
                .findFirst()
                .orElse(definition.nameSpan().start());
    }

    private void back(String what, String text, Analysis after, Renaming.Edits edits, Definition definition) {
        if (definition.name().isEmpty() || edits.replacements().isEmpty()) {
            return;
        }
        String shown = Identifier.show(definition.name().get());
        boolean spelledOneWay = edits.replacements().stream()
                .allMatch(edit ->
                        text.substring(edit.span().start(), edit.span().end()).equals(shown));
        Span first = edits.replacements().getFirst().span();
        Renaming again = Rename.to(after, first.start(), shown, () -> {});
        String restored = again instanceof Renaming.Edits undo
                ? RenameTest.applied(after.source().text(), undo.replacements())
                : again.toString();
        if (spelledOneWay && !restored.equals(text)) {
            wrong.add(what + " and back: " + (again instanceof Renaming.Refused ? again : "another text"));
        }
    }

    private static String binary(Analysis analysis, int module) {
        return HexFormat.of()
                .formatHex(Assembler.assemble(analysis, module, false).bytes());
    }
}
