package dev.stepwasm.wat.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the text is, formatting loses nothing and does not take long. */
class FormatRobustnessTest {
    private static final int DEPTH = 100_000;
    private static final int MUTATIONS = Integer.getInteger("format.mutations", 2_000);
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            " )",
            "( ",
            "\"",
            "(;",
            ";)",
            ";;",
            ";; c\n",
            "(; c ;)",
            "\n(; c ;)\n",
            "\n(; c ;) ",
            "(@a) ",
            "(@",
            "( @a)",
            "( ;; c\n",
            "\n;; fmt-ignore\n",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\t",
            "(func",
            "\n(func",
            "(module",
            "(module (func))",
            "(block",
            "block",
            "end",
            "else",
            "(then",
            "(if",
            "if",
            "loop",
            "nop",
            "i32.const 1",
            "(i32.const 1)",
            "$x",
            "(type",
            "(type 0)",
            "(param i32)",
            "(result",
            "(local i32)",
            "(elem",
            "(data \"a\")",
            "(item",
            "(offset",
            "(catch 0 0)",
            "try_table",
            "catch",
            "delegate 0",
            "(do",
            "(sub",
            "(struct (field i32))",
            "(rec",
            "(import",
            "(export \"e\")",
            "br_table 0 1 2",
            "(assert_return",
            "(invoke \"f\")",
            "(thread",
            "\uFEFF",
            "\0",
            "ü",
            "\"a\"");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(module (func | (block | ) | ))",
                "(module (func | block  | end  | ))",
                "(module (func (result i32) | (i32.eqz | ) | ))",
                "(module (func | (if (i32.const 1) (then | )) | ))",
                "(module (func | (try (do | ) (delegate 0)) | ))",
                "(module (type | (sub | ) | ))",
                "| (assert_return | ) |",
                "| (; | ;) |",
                "| (@a | ) |",
                "(module (func | (;c;) | nop | ))",
                "(module (func | i32.const 1 drop | drop | ))",
                "(module (data | \"a\" | \"b\" | ))",
                "(module | (func) | (type (func)) | )",
                "(module (func | (local i32) | (local i64) | ))",
                "| ( | ) |"
            })
    void depthAndLengthHaveNoLimitAndOutputIsLinear(String before, String open, String close, String after) {
        String text = String.valueOf(before).replace("null", "")
                + (open + " ").repeat(DEPTH)
                + (close + " ").repeat(DEPTH)
                + (after == null ? "" : after);
        for (FormatOptions options : List.of(FormatOptions.DEFAULT, Properties.OPTIONS.get(3))) {
            String formatted = Properties.format(text, options);
            assertThat(formatted.length()).isLessThan(text.length() * (Space.DEEPEST * 2 + 2));
            assertThat(Properties.format(formatted, options)).isEqualTo(formatted);
        }
    }

    @Test
    void mutationsLoseNothing() {
        List<Fixture> fixtures = Stream.of("format", "tree", "diagnostics", "bytes", "script")
                .flatMap(folder -> Fixtures.in(FormatRobustnessTest.class, folder))
                .toList();
        Random random = new Random(3);
        for (int i = 0; i < MUTATIONS; i++) {
            String text = fixtures.get(random.nextInt(fixtures.size())).text();
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                text = mutated(text, random);
            }
            check(text, Properties.OPTIONS.get(i % Properties.OPTIONS.size()));
        }
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(16));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + text.substring(at, end).repeat(2) + text.substring(end);
            default -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
        };
    }

    private static void check(String text, FormatOptions options) {
        try {
            assertThat(Properties.violatedWithMeaning(text, options)).isEmpty();
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            throw new AssertionError(options + " for this text:\n" + text, failure);
        }
    }
}
