package dev.stepwasm.ide.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.Formatter;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Actions that say the same in another way leave the binary as it is, to the last byte, and every comment in the text: at
 * modules, functions, instructions and selections of real programs and of the specification's tests. A build looks at some of
 * them; with {@code -Dsame.binary=full} it is all files, and {@code -Dsame.binary.seed} chooses other places.
 */
final class SameBinaryTest {
    /** What keeps the binary, and all comments too. */
    private static final List<Offer> SAME = List.of(
            new FoldInstructions(),
            new UnfoldInstructions(),
            new FoldAll(),
            new UnfoldAll(),
            new ExpandAbbreviations(),
            new UseAbbreviations(),
            new NamesToIndices(),
            new IndicesToNames(),
            new AddOmittedIndex(),
            new IndexToName(),
            new NameToIndex(),
            new SplitGroup(),
            new JoinGroups(),
            new RemoveEmptyGroup(),
            new ExpandReferenceType(),
            new SimplifyReferenceType(),
            new InlineFunctionType());

    /** What changes names, so that the name section is another one. */
    private static final Set<Class<?>> NAMES = Set.of(NamesToIndices.class, IndicesToNames.class);

    private static final boolean FULL = "full".equals(System.getProperty("same.binary"));
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int LONGEST = FULL ? 2_000_000 : 40_000;
    private static final int MODULES = FULL ? 40 : 4;
    private static final int PLACES = FULL ? 12 : 6;

    private final Map<String, Integer> applied = new TreeMap<>();
    private final Random random = new Random(Long.getLong("same.binary.seed", 5));

    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void keepsBinaryAndComments(String property) throws IOException {
        int looked = eachText(property, TIME, this::file);
        System.out.println(looked + " files, applied: " + applied);
        assertThat(applied.keySet()).contains("FoldAll", "UnfoldAll", "UnfoldInstructions");
    }

    /** {@return how many texts without errors there were time for, in an order that the seed decides} */
    private int eachText(String property, Duration time, Consumer<Analysis> check) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        List<Path> files = Corpora.texts(property);
        Collections.shuffle(files, random);
        int looked = 0;
        for (Path file : files) {
            if (!FULL && System.nanoTime() > end) {
                break;
            }
            String written = Files.readString(file, StandardCharsets.UTF_8);
            String text = random.nextInt(3) == 0 ? Tight.text(written) : written;
            Analysis analysis = analysis(String.valueOf(file), text);
            if (analysis.source().length() <= LONGEST && !analysis.hasErrors()) {
                looked++;
                check.accept(analysis);
            }
        }
        return looked;
    }

    /** Whatever is folded or unfolded first: what the formatter makes of it is final. */
    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void foldsUnfoldsAndFormats(String property) throws IOException {
        assertThat(eachText(property, TIME.dividedBy(2), SameBinaryTest::roundTrip))
                .isPositive();
    }

    private static void roundTrip(Analysis before) {
        String name = before.source().name();
        Analysis folded = everywhere(before, new FoldAll());
        Analysis flat = everywhere(folded, new UnfoldAll());
        Analysis straight = everywhere(before, new UnfoldAll());
        assertThat(code(flat)).as("folding is undone by unfolding in %s", name).isEqualTo(code(straight));
        Analysis again = everywhere(flat, new FoldAll());
        Analysis twice = everywhere(everywhere(again, new UnfoldAll()), new FoldAll());
        assertThat(code(twice)).as("and done again").isEqualTo(code(again));
        for (Analysis text : List.of(folded, flat)) {
            String formatted = Formatter.format(text.tree(), FormatOptions.DEFAULT);
            Analysis last = analysis(name, formatted);
            assertThat(comments(last)).as(name).hasSameSizeAs(comments(before));
            assertThat(Formatter.format(last.tree(), FormatOptions.DEFAULT))
                    .as(name)
                    .isEqualTo(formatted);
            for (int module = 0; module < before.modules().size(); module++) {
                assertThat(Arrays.equals(bytes(before, module), bytes(last, module)))
                        .as(name)
                        .isTrue();
            }
        }
    }

    /**
     * Of a text with names for all that is used nothing but the unused goes, so it shows whether numbers became smaller where
     * they should.
     */
    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void removesWhatIsUnused(String property) throws IOException {
        assertThat(eachText(property, TIME.dividedBy(2), SameBinaryTest::removesUnused))
                .isPositive();
    }

    private static void removesUnused(Analysis before) {
        Analysis after = withoutUnused(before);
        Analysis named = everywhere(before, new IndicesToNames());
        Analysis other = withoutUnused(named);
        for (int module = 0; module < before.modules().size(); module++) {
            String name = before.source().name() + " module " + module;
            assertThat(exports(after, module)).as(name).isEqualTo(exports(before, module));
            assertThat(Arrays.equals(nameless(bytes(after, module)), nameless(bytes(other, module))))
                    .as(name)
                    .isTrue();
            assertThat(RemoveAllUnused.edits(after.tree(), after.modules().get(module)))
                    .as(name)
                    .isEmpty();
        }
    }

    private static Analysis withoutUnused(Analysis analysis) {
        Analysis now = analysis;
        for (int module = 0; module < analysis.modules().size(); module++) {
            List<Replacement> edits =
                    RemoveAllUnused.edits(now.tree(), now.modules().get(module));
            Action action = Action.of(Action.Kind.REWRITE, "remove", () -> edits);
            now = edited(now, action);
        }
        assertThat(now.diagnostics().stream().filter(Diagnostic::isError))
                .as(analysis.source().name())
                .isEmpty();
        return now;
    }

    private static List<String> exports(Analysis analysis, int module) {
        return analysis.modules().get(module).module().exports().stream()
                .map(export -> export.kind() + " " + export.name())
                .toList();
    }

    /** {@return all that is no comment, nor a label that is repeated where its block ends} */
    private static String code(Analysis analysis) {
        StringBuilder code = new StringBuilder();
        int[] before = {TokenCode.END};
        forEachToken(analysis.tree(), (token, text) -> {
            boolean repeats = token == TokenCode.ID
                    && (before[0] == TokenCode.of(Opcode.END) || before[0] == TokenCode.of(Opcode.ELSE));
            if (token > TokenCode.LAST_TRIVIA) {
                code.append(repeats ? "" : text + " ");
                before[0] = token;
            }
        });
        return code.toString();
    }

    /** Does something to each module. */
    private static Analysis everywhere(Analysis analysis, Offer offer) {
        Analysis now = analysis;
        for (int module = 0; module < analysis.modules().size(); module++) {
            int offset = head(now, now.modules().get(module));
            List<Action> found = new ArrayList<>();
            if (offset >= 0) {
                offer.at(new Place(now, new Span(offset, offset)), found::add);
            }
            List<Action> whole = found.stream()
                    .filter(action -> action.title().endsWith("module")
                            && action.disabled().isEmpty())
                    .toList();
            for (Action action : whole) {
                now = edited(now, action);
            }
        }
        return now;
    }

    /** {@return where to ask about a module, -1 if it is empty} */
    private static int head(Analysis analysis, ModuleAnalysis module) {
        int header = module.syntax().header();
        int segment = header < 0 ? module.syntax().firstField() : header;
        Node root = new Node(analysis.tree(), segment, 0);
        boolean fits = root.kind() == NodeKind.MODULE_START || root.kind().isField();
        return fits ? root.span().start() + 1 : -1;
    }

    private void file(Analysis analysis) {
        List<ModuleAnalysis> modules = new ArrayList<>(analysis.modules());
        Collections.shuffle(modules, random);
        for (ModuleAnalysis module : modules.subList(0, Math.min(MODULES, modules.size()))) {
            for (Span place : places(analysis, module)) {
                for (Offer offer : SAME) {
                    offer.at(new Place(analysis, place), action -> {
                        if (action.disabled().isEmpty()) {
                            applied.merge(offer.getClass().getSimpleName(), 1, Integer::sum);
                            check(analysis, offer, action, place);
                        }
                    });
                }
            }
        }
    }

    /** The module, some of its fields, some words, and some selections. */
    private List<Span> places(Analysis analysis, ModuleAnalysis module) {
        List<Span> places = new ArrayList<>();
        int head = head(analysis, module);
        if (head < 0) {
            return places;
        }
        places.add(new Span(head, head));
        int first = module.syntax().firstField();
        int count = module.syntax().end() - first;
        for (int i = 0; i < PLACES && count > 0; i++) {
            int number = first + random.nextInt(count);
            SyntaxTree tree = analysis.tree();
            Tokens tokens = tree.segment(number).tokens();
            Node root = new Node(tree, number, 0);
            places.add(new Span(root.span().start() + 1, root.span().start() + 1));
            if (tokens.size() > 1) {
                int token = word(tokens);
                int start = tree.start(number) + tokens.start(token);
                places.add(new Span(start, start));
                int other = random.nextInt(tokens.size());
                int end = tree.start(number) + tokens.end(other);
                places.add(new Span(Math.min(start, end), Math.max(start, end)));
            }
        }
        return places;
    }

    /** {@return any token, or the next instruction from there on} */
    private int word(Tokens tokens) {
        int any = random.nextInt(tokens.size());
        int next = any;
        while (next < tokens.size() && !TokenCode.isOpcode(tokens.code(next))) {
            next++;
        }
        return next < tokens.size() && random.nextInt(4) > 0 ? next : any;
    }

    private static void check(Analysis before, Offer offer, Action action, Span place) {
        String what = before.source().name() + ":" + before.source().positionOf(place.start()) + " " + action.title();
        Analysis after = edited(before, action);
        assertThat(after.diagnostics().stream().filter(Diagnostic::isError))
                .as(what)
                .isEmpty();
        assertThat(comments(after)).as(what).isEqualTo(comments(before));
        assertThat(after.modules()).as(what).hasSameSizeAs(before.modules());
        int number =
                before.moduleAt(place.start()).map(before.modules()::indexOf).orElse(-1);
        if (number >= 0) {
            byte[] expected = bytes(before, number);
            byte[] actual = bytes(after, number);
            boolean names = NAMES.contains(offer.getClass());
            assertThat(Arrays.equals(names ? nameless(expected) : expected, names ? nameless(actual) : actual))
                    .as(what)
                    .isTrue();
        }
    }

    /** {@return a binary without its name section} */
    private static byte[] nameless(byte[] binary) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(binary, 0, 8);
        int at = 8;
        while (at < binary.length) {
            int content = at + 1;
            int size = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = binary[content++];
                size |= (next & 0x7F) << shift;
                if (next >= 0) {
                    break;
                }
            }
            boolean name = binary[at] == 0
                    && new String(binary, content, Math.min(5, size), StandardCharsets.ISO_8859_1).equals("\u0004name");
            if (!name) {
                kept.write(binary, at, content + size - at);
            }
            at = content + size;
        }
        return kept.toByteArray();
    }

    @Test
    void goesAsDeepAsItMust() {
        int depth = 100_000;
        List<String> texts = List.of(
                "(module (func $f" + "\n(block".repeat(depth) + ")".repeat(depth) + "))",
                "(module (func $f" + "\nblock".repeat(depth) + "\nend".repeat(depth) + "))",
                "(module (func $f (drop " + "(i32.eqz ".repeat(depth) + "(i32.const 0)" + ")".repeat(depth + 3),
                "(module (func $f i32.const 0" + "\n i32.eqz".repeat(depth) + " drop))",
                "(module (func $f " + "(if (i32.const 0) (then ".repeat(depth) + "))".repeat(depth) + "))");
        for (String text : texts) {
            Analysis before = analysis("deep", text);
            for (Offer offer : List.of(new FoldAll(), new UnfoldAll())) {
                Analysis after = everywhere(before, offer);
                assertThat(Arrays.equals(bytes(before, 0), bytes(after, 0))).isTrue();
                assertThat(after.source().length()).isLessThan(text.length() * 40);
            }
            for (String word : List.of("block", "i32.eqz", "i32.const", "if", "drop", "end")) {
                int offset = text.lastIndexOf(word);
                for (Offer offer : SAME) {
                    offer.at(new Place(before, new Span(Math.max(0, offset), Math.max(0, offset))), action -> {
                        if (action.disabled().isEmpty()) {
                            Edited.text(before.source(), action);
                        }
                    });
                }
            }
        }
    }

    private static Analysis edited(Analysis before, Action action) {
        return Analysis.of(new SourceText(before.source().name(), Edited.text(before.source(), action)), before);
    }

    private static byte[] bytes(Analysis analysis, int module) {
        return Assembler.assemble(analysis, module).bytes();
    }

    private static List<String> comments(Analysis analysis) {
        List<String> comments = new ArrayList<>();
        forEachToken(analysis.tree(), (token, text) -> {
            if (token <= TokenCode.LAST_TRIVIA) {
                comments.add(text);
            }
        });
        Collections.sort(comments);
        return comments;
    }

    private interface TokenSink {
        void accept(int code, String text);
    }

    private static void forEachToken(SyntaxTree tree, TokenSink sink) {
        for (int number = 0; number < tree.size(); number++) {
            Segment segment = tree.segment(number);
            for (int token = 0; token < segment.tokens().size(); token++) {
                sink.accept(segment.tokens().code(token), tree.text(number, token));
            }
        }
    }

    private static Analysis analysis(String name, String text) {
        return Analysis.of(new SourceText(name, text));
    }
}
