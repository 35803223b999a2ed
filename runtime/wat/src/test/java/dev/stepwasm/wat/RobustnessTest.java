package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the text is, there is an answer. */
class RobustnessTest {
    private static final int DEPTH = 100_000;
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "\"",
            "(;",
            ";)",
            ";;",
            "(@",
            "$x",
            "$\"",
            "(func",
            "(module",
            "(block",
            "end",
            "else",
            "(then",
            "(if",
            "i32.const",
            "1",
            "-0x8000000000000000",
            "nan:0x1",
            "(type",
            "(rec",
            "(sub",
            "(param i32)",
            "(ref null",
            "(result",
            "(elem",
            "(data",
            "(item",
            "(offset",
            "(catch",
            "try_table",
            "delegate 0",
            "(do",
            "try",
            "\\",
            "\0",
            "\uD800",
            "ü",
            "v128.const i8x16",
            "align=",
            "offset=99999999999999999999",
            "(import",
            "(export",
            "br_table",
            "select (result",
            "(mut",
            "(table 1 funcref",
            "(memory",
            "(assert_return",
            "(pagesize 1)",
            "\r",
            "\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module (func | (block |     | ) | ))",
                "(module (func | block  |     | end  | ))",
                "(module (func (result i32) | (i32.eqz | (i32.const 1) | ) | ))",
                "(module (func | (if (i32.const 1) (then | | )) | ))",
                "(module (func | (block $l | (br $l) | ) | ))",
                "(module (func | (try (do | | ) (delegate 0)) | ))",
                "| (; | | ;) |",
                "| (@a | | ) |"
            })
    void nestingHasNoLimit(String before, String open, String inside, String close, String after) {
        String text = String.join(
                " ",
                String.valueOf(before),
                (open + " ").repeat(DEPTH),
                inside == null ? "" : inside,
                (close + " ").repeat(DEPTH),
                after == null ? "" : after);
        Analysis analysis = Analysis.of(new SourceText("t", text.replaceFirst("^null ", "")));
        assertThat(analysis.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"(", ")", "(block ", "(module ", "(type ", "(func ", "(module (func (if ", "block ", "(@ ", "((@a)"})
    void nonsenseIsReportedInLinearTime(String piece) {
        Analysis analysis = Analysis.of(new SourceText("t", piece.repeat(DEPTH)));
        assertThat(analysis.hasErrors()).isTrue();
    }

    static Stream<Fixture> texts() {
        return Stream.of("tree", "diagnostics", "bytes").flatMap(folder -> Fixtures.in(RobustnessTest.class, folder));
    }

    @Test
    void mutationsNeverThrow() {
        List<Fixture> fixtures = texts().toList();
        Random random = new Random(20_26);
        for (int i = 0; i < 20_000; i++) {
            String text = fixtures.get(random.nextInt(fixtures.size())).text();
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                text = mutate(text, random);
            }
            check(text);
        }
    }

    private static String mutate(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
            default -> text.substring(0, at) + text.substring(at, end).repeat(2) + text.substring(end);
        };
    }

    private static void check(String text) {
        try {
            Analysis analysis = Analysis.of(new SourceText("t", text));
            int at = text.length() / 2;
            analysis.definitionAt(at);
            analysis.operandsAt(at);
            analysis.nodeAt(at);
            analysis.definitions();
            int last = 0;
            for (var diagnostic : analysis.diagnostics()) {
                assertThat(diagnostic.span().start()).isGreaterThanOrEqualTo(last);
                assertThat(diagnostic.span().end()).isLessThanOrEqualTo(text.length());
                last = diagnostic.span().start();
            }
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            throw new AssertionError("for this text:\n" + text, failure);
        }
    }
}
