package dev.stepwasm.ide.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.ide.action.motion.ExtractFunction;
import dev.stepwasm.ide.action.motion.InlineAllCalls;
import dev.stepwasm.ide.action.motion.InlineFunction;
import dev.stepwasm.ide.action.motion.InlineLocal;
import dev.stepwasm.ide.action.motion.IntroduceLocal;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Actions after which a module is another one, but must do the same: after each, at places at random, the text has no errors
 * and every function gives the same results. {@code -Dresults.seconds=600} looks longer than each build does,
 * {@code -Dresults.seed=7} elsewhere.
 */
final class SameResultsTest {
    private static final List<Offer> OFFERS = List.of(
            new ExtractFunction(),
            new IntroduceLocal(),
            new InlineLocal(),
            new InlineFunction(),
            new InlineAllCalls(),
            new MergeToReturnCall(),
            new BranchToIf(),
            new IfToBranch(),
            new RemoveUnused(),
            new RemoveAllUnused());
    private static final int SECONDS = Integer.getInteger("results.seconds", 6);
    private static final long SEED = Long.getLong("results.seed", 3);
    private static final int LONGEST = 40_000;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> done = new TreeMap<>();
    private int compared;

    @Test
    void generatedProgramsDoTheSame() {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (long program = SEED * 1_000_000; System.nanoTime() < end; program++) {
            random.setSeed(program);
            String written = new Programs(new Random(program)).module();
            String text = program % 2 == 0 ? Tight.text(written) : written;
            Analysis analysis = Analysis.of(new SourceText("program " + program, text));
            assertThat(errors(analysis)).as(text).isEmpty();
            tryAt(program % 3 == 0 ? flat(analysis) : analysis, 8);
        }
        report();
    }

    @Test
    void realProgramsDoTheSame() throws IOException {
        List<Path> files = Corpora.texts("spec.tests");
        files.addAll(Corpora.texts("wat.corpus"));
        Collections.shuffle(files, random);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (Path file : files) {
            if (System.nanoTime() > end) {
                break;
            }
            try {
                String written = Files.readString(file, StandardCharsets.UTF_8);
                String text = random.nextBoolean() ? Tight.text(written) : written;
                Analysis analysis = Analysis.of(new SourceText(file.toString(), text));
                random.setSeed(SEED + file.getFileName().hashCode());
                if (text.length() <= LONGEST && !analysis.hasErrors()) {
                    tryAt(analysis, 12);
                }
            } catch (MalformedInputException e) {
                // no text
            }
        }
        report();
    }

    private static Analysis flat(Analysis analysis) {
        List<Action> actions = new ArrayList<>();
        int module = analysis.source().text().indexOf("import");
        new UnfoldAll().at(new Place(analysis, new Span(module, module)), actions::add);
        String name = analysis.source().name() + ", flat";
        return Analysis.of(new SourceText(name, Edited.text(analysis.source(), actions.getLast())));
    }

    private void report() {
        System.out.println("done: " + done + ", calls compared: " + compared);
        assertThat(done).isNotEmpty();
    }

    private void tryAt(Analysis analysis, int places) {
        List<Integer> functions = new ArrayList<>();
        for (int i = 0; i < analysis.tree().size(); i++) {
            if (analysis.tree().segment(i).kind() == NodeKind.FUNCTION_FIELD) {
                functions.add(i);
            }
        }
        List<Finding> findings = ActionTest.findings(analysis, Map.of());
        for (int i = 0; i < places && !functions.isEmpty(); i++) {
            int segment = functions.get(random.nextInt(functions.size()));
            Span selection = selection(analysis, segment);
            for (Offer offer : OFFERS) {
                offer.at(new Place(analysis, selection, findings), action -> {
                    if (action.disabled().isEmpty()) {
                        done.merge(offer.getClass().getSimpleName(), 1, Integer::sum);
                        check(analysis, selection, action);
                    } else {
                        done.merge("not: " + action.disabled().get(), 1, Integer::sum);
                    }
                });
            }
        }
    }

    /** Some nodes that follow each other, or the place of a token. */
    private Span selection(Analysis analysis, int number) {
        Segment segment = analysis.tree().segment(number);
        Node node = new Node(analysis.tree(), number, random.nextInt(segment.nodeCount()));
        List<Node> children = node.parent().map(Node::children).orElse(List.of(node));
        int from = random.nextInt(children.size());
        int to = Math.min(children.size() - 1, from + random.nextInt(3));
        if (random.nextInt(2) == 0) {
            int token = random.nextInt(segment.tokens().size());
            for (int i = 0; i < 20 && !isOfInterest(segment.tokens().code(token)); i++) {
                token = random.nextInt(segment.tokens().size());
            }
            int offset = analysis.tree().span(number, token).start();
            return new Span(offset, offset);
        }
        return new Span(
                children.get(from).span().start(), children.get(to).span().end());
    }

    private static boolean isOfInterest(int code) {
        return code == TokenCode.ID || code == TokenCode.NAT || code == TokenCode.of(Opcode.CALL);
    }

    private void check(Analysis before, Span selection, Action action) {
        String text = Edited.text(before.source(), action);
        Analysis after = Analysis.of(new SourceText(before.source().name(), text));
        int module = before.moduleAt(selection.start())
                .map(before.modules()::indexOf)
                .orElseThrow();
        String where = before.source().name() + " " + action.title() + " of `"
                + before.source().textOf(selection) + "`";
        String shown = where + "\n" + field(before, module) + "\nbecame\n" + field(after, module);
        assertThat(errors(after)).as(shown).isEmpty();
        SameResults results = new SameResults(before, after, module, selection.start());
        assertThat(results.difference()).as(shown).isEmpty();
        compared += results.compared();
    }

    /** Nothing recurses, and nothing takes as long as the nesting squared. */
    @Test
    void answersForDeepSelections() {
        int depth = 100_000;
        String folded = "(module (func $g) (func $f (result i32) " + "(i32.eqz ".repeat(depth) + "(i32.const 1)"
                + ")".repeat(depth) + ") (func (drop (call $f)) (call $g)))";
        String flat = "(module (func $g) (func $f (local $x i32) (local.set $x (i32.const 1)) " + "block ".repeat(depth)
                + "local.get $x drop call $g " + "end ".repeat(depth) + ") (func (call $f)))";
        for (String text : List.of(folded, flat)) {
            Analysis analysis = Analysis.of(new SourceText("deep", text));
            for (String word : List.of("(i32.const 1)", "call $g", "$x (i32", "$f))", "(i32.eqz (i32.const 1))")) {
                int start = Math.max(0, text.indexOf(word));
                Span selection = new Span(start, start + (word.startsWith("$") ? 0 : word.length()));
                for (Offer offer : OFFERS) {
                    offer.at(
                            new Place(analysis, selection),
                            action -> assertThat(action.edits(analysis.source()).isEmpty())
                                    .isEqualTo(action.disabled().isPresent()));
                }
            }
        }
    }

    private static List<String> errors(Analysis analysis) {
        return analysis.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
    }

    private static String field(Analysis analysis, int module) {
        var syntax = analysis.modules().get(module).syntax();
        int start = analysis.tree().start(syntax.firstField());
        int end = syntax.end() < analysis.tree().size()
                ? analysis.tree().start(syntax.end())
                : analysis.source().length();
        return analysis.source().text().substring(start, Math.min(end, start + 6000));
    }
}
