package dev.stepwasm.ide.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.ide.lint.Level;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.lint.Lints;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every action has a folder, called like its class. In each text of it the cursor {@code <|>}, or the selection between
 * two of them, is where one asks; what is offered and what comes of it stands beside it.
 */
final class ActionTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(ActionTest.class, "action");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void offersWhatStandsBeside(Fixture fixture) {
        fixture.expectBeside("after.txt", answer(fixture.name(), fixture.text(), selection(fixture), "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void looksAsTheTextAroundIt(Fixture fixture) {
        String expected = answer(fixture.name(), fixture.text(), selection(fixture), "\n");
        assertThat(variant(fixture, "", "\r\n", false)).isEqualTo(expected.replace("\n", "\r\n"));
        assertThat(variant(fixture, "", "\n", true)).isEqualTo(tabs(expected));
        assertThat(variant(fixture, ";; 𝄞\n", "\n", false).replace(";; 𝄞\n", ""))
                .isEqualTo(expected);
        assertThat(variant(fixture, "\uFEFF", "\n", false).replace("\uFEFF", ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void mendsAndBreaksNothing(Fixture fixture) {
        Analysis before = analysis(fixture.text());
        List<String> wrong =
                before.diagnostics().stream().map(Diagnostic::message).toList();
        for (Action action : actions(before, fixture.name(), selection(fixture))) {
            if (action.disabled().isEmpty()) {
                Analysis after = analysis(Edited.text(before.source(), action));
                List<String> left = new ArrayList<>(
                        after.diagnostics().stream().map(Diagnostic::message).toList());
                assertThat(wrong).as("no new problem after %s", action.title()).containsAll(left);
                action.fixed()
                        .ifPresent(fixed -> assertThat(count(after, fixed)).isLessThan(count(before, fixed)));
            }
        }
    }

    /** Where parentheses alone keep words apart these stay apart when the parentheses go. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void gluesNoWords(Fixture written) {
        Fixture fixture = Fixture.of(written.name(), Tight.text(written.written()));
        Analysis before = analysis(fixture.text());
        List<String> wrong =
                before.diagnostics().stream().map(Diagnostic::message).toList();
        for (Action action : actions(before, fixture.name(), selection(fixture))) {
            if (action.disabled().isEmpty()) {
                String after = Edited.text(before.source(), action);
                assertThat(wrong)
                        .as("no new problem after %s in %s", action.title(), after)
                        .containsAll(analysis(after).diagnostics().stream()
                                .map(Diagnostic::message)
                                .toList());
            }
        }
    }

    @Test
    void isAFixForThoseWhoWantTheIndexWritten() {
        String text = "(module (memory $m 1) (func (drop (i32.load (i32.const 0)))))";
        Analysis analysis = analysis(text);
        int offset = text.indexOf("load");
        List<Finding> findings = findings(analysis, Map.of(Lint.OMITTED_IDX_IN_INSTR, Level.HINT));
        assertThat(Actions.at(new Place(analysis, new Span(offset, offset), findings), Action.Kind.QUICK_FIX::equals))
                .singleElement()
                .satisfies(fix -> {
                    assertThat(fix.fixed().orElseThrow().code()).isEqualTo("omitted-idx-in-instr");
                    Analysis after = analysis(Edited.text(analysis.source(), fix));
                    assertThat(findings(after, Map.of(Lint.OMITTED_IDX_IN_INSTR, Level.HINT)))
                            .noneMatch(finding -> finding.lint() == Lint.OMITTED_IDX_IN_INSTR);
                });
    }

    @Test
    void everyActionIsOfferedAndRefusedSomewhere() {
        TreeSet<String> offered = new TreeSet<>();
        TreeSet<String> refused = new TreeSet<>();
        fixtures().forEach(fixture -> {
            String name = folder(fixture.name());
            boolean some = actions(analysis(fixture.text()), fixture.name(), selection(fixture)).stream()
                    .anyMatch(action -> action.disabled().isEmpty());
            (some ? offered : refused).add(name);
        });
        List<String> all =
                Actions.OFFERS.stream().map(ActionTest::name).sorted().toList();
        assertThat(offered).containsExactlyElementsOf(all);
        assertThat(refused).containsExactlyElementsOf(all);
    }

    private static long count(Analysis analysis, Action.Fixed fixed) {
        return Stream.concat(
                        analysis.diagnostics().stream()
                                .map(diagnostic -> diagnostic.problem().code()),
                        findings(analysis, Map.of()).stream()
                                .map(finding -> finding.lint().code()))
                .filter(fixed.code()::equals)
                .count();
    }

    /** What is offered where the lines of a fixture end or begin in another way. */
    private static String variant(Fixture fixture, String prefix, String lineBreak, boolean tabs) {
        String marked = prefix + (tabs ? tabs(fixture.written()) : fixture.written()).replace("\n", lineBreak);
        Fixture other = Fixture.of(fixture.name(), marked);
        return answer(fixture.name(), other.text(), selection(other), lineBreak);
    }

    private static String tabs(String text) {
        return text.lines()
                .map(line -> {
                    String rest = line.stripLeading();
                    int blanks = line.length() - rest.length();
                    return "\t".repeat(blanks / 2) + " ".repeat(blanks % 2) + rest + "\n";
                })
                .collect(Collectors.joining());
    }

    private static String answer(String fixture, String text, Span selection, String lineBreak) {
        Analysis analysis = analysis(text);
        StringBuilder answer = new StringBuilder();
        for (Action action : actions(analysis, fixture, selection)) {
            answer.append("# ").append(action.title());
            answer.append(" [").append(action.kind().path());
            answer.append(action.preferred() ? ", preferred" : "");
            answer.append(action.fixed().map(fixed -> ", fixes " + fixed.code()).orElse(""));
            answer.append("]");
            Optional<String> disabled = action.disabled();
            if (disabled.isPresent()) {
                answer.append(": not here, ").append(disabled.get()).append(lineBreak);
            } else {
                answer.append(lineBreak).append(Edited.text(analysis.source(), action));
            }
        }
        return answer.isEmpty() ? "nothing is offered" + lineBreak : answer.toString();
    }

    private static List<Action> actions(Analysis analysis, String fixture, Span selection) {
        String name = folder(fixture);
        Offer offer = Actions.OFFERS.stream()
                .filter(candidate -> name(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action is called " + name));
        List<Action> found = new ArrayList<>();
        offer.at(new Place(analysis, selection, findings(analysis, Map.of())), found::add);
        assertThat(found).allMatch(action -> offer.kinds().contains(action.kind()));
        return found;
    }

    static String name(Offer offer) {
        return offer.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String folder(String fixture) {
        return fixture.substring(0, fixture.indexOf('/'));
    }

    static List<Finding> findings(Analysis analysis, Map<Lint, Level> levels) {
        return Lints.of(analysis, levels, false, Optional.empty(), () -> {}).findings();
    }

    private static Span selection(Fixture fixture) {
        return new Span(fixture.cursors().getFirst(), fixture.cursors().getLast());
    }

    private static Analysis analysis(String text) {
        return Analysis.of(new SourceText("fixture", text));
    }
}
