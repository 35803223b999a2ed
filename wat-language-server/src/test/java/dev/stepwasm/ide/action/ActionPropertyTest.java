package dev.stepwasm.ide.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What actions promise holds at places of real programs, with the blanks beside their parentheses and without: no new
 * errors, and the same module where that is meant.
 */
final class ActionPropertyTest {
    /** The module stays the same to the last byte, its names included. */
    private static final Set<Class<?>> SAME = Set.of(
            AddOmittedIndex.class,
            IndexToName.class,
            NameToIndex.class,
            SplitGroup.class,
            JoinGroups.class,
            RemoveEmptyGroup.class,
            ExpandReferenceType.class,
            SimplifyReferenceType.class,
            InlineFunctionType.class,
            RemoveInvisible.class);

    /** The module stays the same but for the order of its exports. */
    private static final Set<Class<?>> SAME_EXPORTS = Set.of(InlineExport.class, ExtractExport.class);

    /** The other one leads back to the same module. */
    private static final Map<Class<?>, Offer> BACK =
            Map.of(BranchToIf.class, new IfToBranch(), IfToBranch.class, new BranchToIf());

    private static final Pattern RARE =
            Pattern.compile("(?:^|[\\s(])((?:if|br_if|call|call_indirect|return|ref|mut|export|import)\\b|\\d+)");

    private static final int PLACES = 40;
    private static final int LONGEST = 60_000;
    private static final int ENOUGH = 60;

    private final Map<String, Integer> applied = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void keepsWhatProgramsMean(String property) throws IOException {
        Random random = new Random(7);
        for (Path file : Corpora.texts(property)) {
            if (random.nextBoolean()) {
                continue; // half of them are enough
            }
            String written = Files.readString(file, StandardCharsets.UTF_8);
            String text = random.nextBoolean() ? Tight.text(written) : written;
            Analysis analysis = Analysis.of(new SourceText(String.valueOf(file), text));
            if (text.length() <= LONGEST && !text.isEmpty() && !analysis.hasErrors()) {
                List<Finding> findings = ActionTest.findings(analysis, Map.of());
                for (int offset : places(text, random)) {
                    tryAll(analysis, findings, offset);
                }
            }
        }
        System.out.println("applied: " + applied);
        assertThat(applied.keySet()).contains("NameToIndex", "ExportAs", "ExtractExport", "MergeToReturnCall");
    }

    /** Nothing is thrown, and edits are apart from each other and in the text, whatever the text is. */
    @Test
    void answersForTextsThatAreBeingTyped() throws IOException {
        Random random = new Random(Long.getLong("action.seed", 11));
        List<Path> fixtures = filesIn(Path.of("src/test/resources/action"));
        for (int i = 0; i < Integer.getInteger("action.texts", 2000); i++) {
            String text = Files.readString(fixtures.get(random.nextInt(fixtures.size())), StandardCharsets.UTF_8)
                    .replace("<|>", "");
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(8));
            String piece = List.of("", "(", ")", "$", "\"", "(;", ";;", "\r", "𝄞", " end", " 7", "(item")
                    .get(random.nextInt(12));
            Analysis analysis =
                    Analysis.of(new SourceText("typed", text.substring(0, from) + piece + text.substring(to)));
            for (int k = 0; k < 12; k++) {
                int start = random.nextInt(analysis.source().length() + 1);
                int end = random.nextBoolean()
                        ? start
                        : start + random.nextInt(analysis.source().length() + 1 - start);
                answers(analysis, new Span(start, end));
            }
        }
    }

    private static void answers(Analysis analysis, Span selection) {
        try {
            for (Action action : Actions.at(new Place(analysis, selection), kind -> true)) {
                Edited.text(analysis.source(), action);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(selection + " of\n" + analysis.source().text(), e);
        }
    }

    @Test
    void answersForDeepNesting() {
        int depth = 100_000;
        String folded = "(module (func $f " + "(block ".repeat(depth) + "(br_if 0 (i32.const 1)) (call $f)"
                + ")".repeat(depth + 2);
        String flat = "(module (func $f " + "block $b ".repeat(depth) + "i32.const 1 br_if $b call $f "
                + "end ".repeat(depth) + "))";
        for (String text : List.of(folded, flat)) {
            Analysis analysis = Analysis.of(new SourceText("deep", text));
            for (String word : List.of("br_if", "call", "$b i32", "block")) {
                int offset = Math.max(0, text.lastIndexOf(word));
                for (Action action : Actions.at(new Place(analysis, new Span(offset, offset)), kind -> true)) {
                    assertThat(action.edits(analysis.source()).isEmpty())
                            .isEqualTo(action.disabled().isPresent());
                }
            }
        }
    }

    /** Some anywhere, and some where there is more to do than elsewhere. */
    private static List<Integer> places(String text, Random random) {
        List<Integer> places = new ArrayList<>();
        Matcher matcher = RARE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.start(1));
        }
        Collections.shuffle(places, random);
        List<Integer> chosen = new ArrayList<>(places.subList(0, Math.min(PLACES / 2, places.size())));
        for (int i = 0; i < PLACES / 2; i++) {
            chosen.add(random.nextInt(text.length()));
        }
        return chosen;
    }

    private void tryAll(Analysis before, List<Finding> findings, int offset) {
        for (Offer offer : Actions.OFFERS) {
            String name = offer.getClass().getSimpleName();
            if (applied.getOrDefault(name, 0) < ENOUGH) {
                offer.at(new Place(before, new Span(offset, offset), findings), action -> {
                    if (action.disabled().isEmpty()) {
                        applied.merge(name, 1, Integer::sum);
                        check(before, offer, action, offset);
                    }
                });
            }
        }
    }

    private static void check(Analysis before, Offer offer, Action action, int offset) {
        String place = before.source().name() + ":" + before.source().positionOf(offset) + " " + action.title();
        Analysis after = edited(before, action);
        assertThat(after.diagnostics().stream().filter(Diagnostic::isError))
                .as(place)
                .isEmpty();
        int number = before.moduleAt(offset).map(before.modules()::indexOf).orElse(-1);
        if (number < 0) {
            return;
        }
        if (SAME.contains(offer.getClass())) {
            assertThat(Arrays.equals(bytes(before, number), bytes(after, number)))
                    .as(place)
                    .isTrue();
        } else if (SAME_EXPORTS.contains(offer.getClass())) {
            assertThat(bytes(after, number)).as(place).hasSameSizeAs(bytes(before, number));
            assertThat(exports(after, number)).as(place).isEqualTo(exports(before, number));
        } else if (BACK.containsKey(offer.getClass())) {
            Place there = new Place(after, new Span(keyword(before, action), keyword(before, action)));
            List<Action> back = new ArrayList<>();
            BACK.get(offer.getClass()).at(there, back::add);
            assertThat(back).as(place).hasSize(1);
            assertThat(Arrays.equals(bytes(before, number), bytes(edited(after, back.getFirst()), number)))
                    .as(place)
                    .isTrue();
        }
    }

    /** Where the new instruction has its keyword: right behind the parenthesis if there is one. */
    private static int keyword(Analysis before, Action action) {
        var edit = action.edits(before.source()).getFirst();
        return edit.span().start() + (edit.text().startsWith("(") ? 1 : 0);
    }

    private static Analysis edited(Analysis before, Action action) {
        return Analysis.of(new SourceText(before.source().name(), Edited.text(before.source(), action)));
    }

    private static byte[] bytes(Analysis analysis, int module) {
        return Assembler.assemble(analysis, module).bytes();
    }

    private static Map<String, String> exports(Analysis analysis, int module) {
        Map<String, String> exports = new HashMap<>();
        for (Export export : analysis.modules().get(module).module().exports()) {
            exports.put(export.name(), export.kind() + " " + export.index());
        }
        return exports;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".wat") || file.toString().endsWith(".wast"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
