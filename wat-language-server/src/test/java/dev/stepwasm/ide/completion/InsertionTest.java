package dev.stepwasm.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.parse.TextShape;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is proposed can be put where it is proposed: it makes no mistake of syntax. */
final class InsertionTest {
    private static final Set<Problem> SYNTAX = EnumSet.of(
            Problem.UNEXPECTED_TOKEN,
            Problem.UNKNOWN_OPERATOR,
            Problem.UNCLOSED_PARENTHESIS,
            Problem.UNCLOSED_STRING,
            Problem.UNCLOSED_COMMENT,
            Problem.UNCLOSED_ANNOTATION,
            Problem.EMPTY_IDENTIFIER,
            Problem.ILLEGAL_CHARACTER,
            Problem.OBSOLETE_KEYWORD,
            Problem.UNSUPPORTED_FEATURE);

    static Stream<Fixture> fixtures() {
        return Fixtures.in(InsertionTest.class, "completion-insert");
    }

    /** The fixtures lack nothing but what is typed at their cursors; there are no others in the text. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void makesNoMistakeOfSyntax(Fixture fixture) {
        List<String> wrong = new ArrayList<>();
        for (String line : fixture.written().lines().toList()) {
            Fixture one = Fixture.of("line", line);
            for (int cursor : one.cursors()) {
                Analysis analysis = Analysis.of(new SourceText("line", one.text()));
                Proposals proposals = Completion.at(analysis, cursor, Integer.MAX_VALUE);
                assertThat(proposals.all()).as(line).isNotEmpty();
                for (Proposal proposal : proposals.all()) {
                    if (proposal.label().equals("end")) {
                        continue; // the texts have the one that there must be
                    }
                    String before = one.text().substring(0, proposals.typed().start());
                    String text = before
                            + completed(proposal, before.endsWith("("))
                            + one.text().substring(proposals.word().end());
                    syntax(text).forEach(problem -> wrong.add(text + "  " + problem));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> syntax(String text) {
        return Analysis.of(new SourceText("line", text)).diagnostics().stream()
                .filter(diagnostic -> SYNTAX.contains(diagnostic.problem()))
                .map(Diagnostic::message)
                .toList();
    }

    /** A keyword with the immediates that it must have. */
    private static String completed(Proposal proposal, boolean folded) {
        boolean keyword = proposal.kind() == Proposal.Kind.INSTRUCTION && !proposal.isSnippet();
        String immediates = keyword
                ? Opcode.ofKeyword(proposal.filter())
                        .map(op -> op.opensBlock() ? rest(op, folded) : immediates(op))
                        .orElse("")
                : "";
        String value = proposal.label().endsWith("=") ? "1" : "";
        return proposal.example() + immediates + value;
    }

    private static String rest(Opcode op, boolean folded) {
        if (!folded) {
            return " end";
        }
        return op == Opcode.IF ? " (i32.const 0) (then)" : op == Opcode.TRY ? " (do)" : "";
    }

    private static String immediates(Opcode op) {
        return switch (TextShape.of(op)) {
            case NONE, OPTIONAL_INDEX, NONE_OR_TWO_INDICES, MEMORY_ARGUMENT, RESULTS, OPTIONAL_LABEL -> "";
            case BLOCK, TRY_TABLE -> "";
            case INDEX, ONE_OR_TWO_INDICES, INDICES, INTEGER, FLOAT, LANE, MEMORY_ARGUMENT_AND_LANE -> " 0";
            case TWO_INDICES -> " 0 0";
            case TABLE_AND_TYPE -> " (type 0)";
            case VECTOR -> " i64x2 0 0";
            case LANES -> " 0".repeat(16);
            case HEAP_TYPE -> " func";
            case REFERENCE_TYPE -> " anyref";
            case CAST -> " 0 anyref anyref";
        };
    }
}
