package dev.stepwasm.ide.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What quick fixes promise holds in real programs with a mistake put in: after a fix the problem that it names is gone from
 * its place, and in the field where it was there is no error of a kind that was not there in anything that runs before that
 * place. Errors behind it may come to light: the checker says nothing about what follows from a mistake, or comes after one
 * that leaves the stack open. So may errors in other fields where a fix changes what they see, such as the type of a
 * function. A name that is near to what is written is a guess, of which nothing is asked.
 */
final class FixPropertyTest {
    private static final int LONGEST = 20_000;
    private static final int MUTANTS = 900;
    private static final int MOST_DIAGNOSTICS = 3;

    private final Map<String, Integer> applied = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void mendsWhatItSays(String property) throws IOException {
        Random random = new Random(5);
        List<Analysis> programs = programs(property, random);
        for (int i = 0; i < MUTANTS && !programs.isEmpty(); i++) {
            Analysis program = programs.get(random.nextInt(programs.size()));
            String text = Mutation.any(random).of(program, random);
            if (!text.equals(program.source().text())) {
                mend(Analysis.of(new SourceText(program.source().name(), text), program));
            }
        }
        System.out.println("fixes applied: " + applied);
        assertThat(violations).isEmpty();
        assertThat(applied).hasSizeGreaterThan(10);
    }

    private void mend(Analysis broken) {
        List<Diagnostic> errors = broken.diagnostics().stream()
                .filter(Diagnostic::isError)
                .limit(MOST_DIAGNOSTICS)
                .toList();
        for (Diagnostic error : errors) {
            Place place = new Place(broken, error.span());
            for (Action action : Actions.at(place, Action.Kind.QUICK_FIX::equals)) {
                boolean fixes =
                        action.fixed().filter(Action.Fixed.of(error)::equals).isPresent();
                boolean guess = error.suggestion()
                        .filter(meant -> action.title().equals("Change to `" + meant + "`"))
                        .isPresent();
                if (fixes && !guess && action.disabled().isEmpty()) {
                    check(broken, error, action);
                }
            }
        }
    }

    private void check(Analysis broken, Diagnostic error, Action action) {
        String title = action.title();
        applied.merge(title.replaceAll("`[^`]*`|\\d+", "_"), 1, Integer::sum);
        List<Replacement> edits = action.edits(broken.source());
        Analysis mended =
                Analysis.of(new SourceText(broken.source().name(), Edited.text(broken.source(), action)), broken);
        Set<Problem> before = EnumSet.noneOf(Problem.class);
        for (Diagnostic known : broken.diagnostics()) {
            if (runsBefore(broken, known, known.span().start(), error)) {
                before.add(known.problem());
            }
        }
        for (Diagnostic left : mended.diagnostics()) {
            int offset = original(left.span().start(), edits);
            boolean same = left.problem() == error.problem()
                    && offset == error.span().start()
                    && left.message().equals(error.message());
            boolean isNew =
                    left.isError() && runsBefore(broken, left, offset, error) && !before.contains(left.problem());
            if (same || isNew) {
                violations.add(broken.source().name() + ":"
                        + broken.source().positionOf(error.span().start()) + " [" + title + "] for " + error.message()
                        + (same ? " is still there" : " brings " + left.message()) + " in\n"
                        + excerpt(mended, left));
                return;
            }
        }
    }

    /**
     * {@return whether something of the same field runs before a mistake, and does not hold it} What the end of a function
     * lacks is told at its head.
     */
    private static boolean runsBefore(Analysis analysis, Diagnostic other, int offset, Diagnostic error) {
        int start = error.span().start();
        Node node = analysis.nodeAt(offset);
        if (node.kind() == NodeKind.INSTRUCTION && node.parent().isPresent()) {
            node = node.parent().get();
        }
        boolean atHead =
                other.problem() == Problem.TYPE_MISMATCH && !node.kind().isCode();
        boolean around = node.index() != 0 && node.span().end() > start;
        return offset < start
                && analysis.tree().segmentAt(offset) == analysis.tree().segmentAt(start)
                && !around
                && !atHead;
    }

    private static String excerpt(Analysis analysis, Diagnostic diagnostic) {
        int line = analysis.source().positionOf(diagnostic.span().start()).line();
        return Stream.iterate(Math.max(1, line - 3), n -> n <= line + 1, n -> n + 1)
                .filter(n -> n <= analysis.source().lineCount())
                .map(n -> analysis.source().textOf(analysis.source().lineSpan(n)))
                .collect(Collectors.joining("\n"));
    }

    /** {@return where something stood before the edits}, the place of the edit for what came in */
    private static int original(int offset, List<Replacement> edits) {
        int shift = 0;
        for (Replacement edit : edits) {
            int start = edit.span().start() + shift;
            if (offset < start) {
                break;
            }
            if (offset < start + edit.text().length()) {
                return edit.span().start();
            }
            shift += edit.text().length() - edit.span().length();
        }
        return offset - shift;
    }

    private static List<Analysis> programs(String property, Random random) throws IOException {
        Path folder = Corpora.folder(property);
        List<Path> files = Corpora.texts(property);
        Collections.shuffle(files, random);
        List<Analysis> programs = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(files.size(), 150))) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.length() <= LONGEST) {
                Analysis analysis =
                        Analysis.of(new SourceText(folder.relativize(file).toString(), text));
                if (!analysis.hasErrors()) {
                    programs.add(analysis);
                }
            }
        }
        return programs;
    }
}
