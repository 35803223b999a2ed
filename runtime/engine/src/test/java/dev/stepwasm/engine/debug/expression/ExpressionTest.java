package dev.stepwasm.engine.debug.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions and their values, written down beside the module in whose function {@code f} they are asked for. */
final class ExpressionTest {
    private static final String ENDING = "values.txt";
    private static final String ARROW = "  =>  ";

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void meansWhatIsWritten(Fixture fixture) throws Exception {
        Path wat = fixture.file().orElseThrow();
        Path values = wat.resolveSibling(wat.getFileName().toString().replace(".wat", "." + ENDING));
        List<String> expressions = expressions(values);
        List<String> actual = new ArrayList<>();
        atTrap(fixture.text(), frame -> expressions.forEach(line -> actual.add(answered(line, frame))));

        fixture.expectBeside(ENDING, String.join("\n", actual) + "\n");
    }

    private static List<String> expressions(Path values) throws IOException {
        return Files.readAllLines(values).stream()
                .map(line -> line.split(ARROW, 2)[0])
                .toList();
    }

    private static String answered(String line, Activation frame) {
        return line.isEmpty() || line.startsWith("#") ? line : line + ARROW + show(evaluate(line, frame), line);
    }

    private static Answer<Result> evaluate(String text, Activation frame) {
        return switch (Expression.parse(text, frame)) {
            case Answer.Found<Expression>(Expression expression) -> expression.evaluate(frame);
            case Answer.Wrong<Expression>(Mistake mistake) -> new Answer.Wrong<>(mistake);
        };
    }

    private static String show(Answer<Result> answer, String line) {
        return switch (answer) {
            case Answer.Found<Result>(Result result) -> result.text() + " (" + result.type() + ")";
            case Answer.Wrong<Result>(Mistake mistake) -> {
                String meant =
                        line.substring(mistake.span().start(), mistake.span().end());
                yield "at " + mistake.span().start() + " [" + meant + "]: " + mistake.message();
            }
        };
    }

    private static void atTrap(String wat, Consumer<Activation> look) throws Exception {
        ExecutionControl control = new ExecutionControl();
        List<Activation> seen = new ArrayList<>();
        control.setHook((top, cause) -> {
            seen.add(top);
            look.accept(top);
        });
        try (StepInstance instance = StepModule.ofText("test.wat", wat).instantiate(Imports.none(), control)) {
            FunctionType type = instance.function("f").type();
            List<Value> zeros =
                    type.parameters().stream().map(ExpressionTest::zero).toList();
            assertThatThrownBy(() -> instance.invoke("f", zeros)).isInstanceOf(Trap.class);
        }
        assertThat(seen).hasSize(1);
    }

    private static Value zero(ValueType type) {
        return type == ValueType.Vector.V128 ? VectorShape.I32X4.of(0, 0, 0, 0) : Value.parse(type, "0");
    }

    static Stream<Fixture> fixtures() {
        return Fixtures.in(ExpressionTest.class, "expression");
    }

    @Test
    void answersWhateverIsWritten() throws Exception {
        List<String> words = List.of(
                "$x",
                "local",
                "[",
                "]",
                "(",
                ")",
                "-",
                "+",
                "mem",
                ".",
                "u8",
                "utf8",
                "i64",
                "=",
                "==",
                "1",
                "0x",
                "0x_",
                "1_",
                "\"",
                "1.5",
                "stack",
                ",",
                "x",
                "!",
                "/",
                "%u",
                "table",
                "$",
                "null",
                "é",
                "&&",
                "<<",
                "99999999999999999999");
        Random random = new Random(5);
        atTrap("(module (memory 1) (func (export \"f\") (param $x i32) unreachable))", frame -> {
            for (int i = 0; i < 20_000; i++) {
                String text = random.ints(1 + random.nextInt(9), 0, words.size())
                        .mapToObj(words::get)
                        .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
                Answer<Result> answer = evaluate(text, frame);
                if (answer instanceof Answer.Wrong<Result>(Mistake mistake)) {
                    assertThat(mistake.span().end()).as(text).isLessThanOrEqualTo(text.length());
                }
            }
        });
    }

    @Test
    void refusesWhatIsTooDeep() throws Exception {
        atTrap("(module (func (export \"f\") unreachable))", frame -> {
            for (String piece : List.of("(", "-", "1+", "i32(", "local[", "!")) {
                assertThat(evaluate(piece.repeat(3_000), frame)).isInstanceOf(Answer.Wrong.class);
            }
            String deepest = "-".repeat(Lexer.MOST_TOKENS - 1) + "1";
            assertThat(evaluate(deepest, frame)).isInstanceOf(Answer.Found.class);
        });
    }

    @Test
    void tellsWhetherAConditionHolds() throws Exception {
        atTrap("(module (func (export \"f\") (local $n i32) (local.set $n (i32.const 100)) unreachable))", frame -> {
            assertThat(holds("$n == 100", frame)).isEqualTo(new Answer.Found<>(true));
            assertThat(holds("$n == 99", frame)).isEqualTo(new Answer.Found<>(false));
            assertThat(holds("$n", frame)).isEqualTo(new Answer.Found<>(true));
            assertThat(holds("\"text\"", frame)).isInstanceOf(Answer.Wrong.class);
        });
    }

    private static Answer<Boolean> holds(String text, Activation frame) {
        return ((Answer.Found<Expression>) Expression.parse(text)).value().holds(frame);
    }

    @Test
    void givesTheValueOfOneExpressionToAnother() throws Exception {
        atTrap("(module (func (export \"f\") (local $n i64) unreachable))", frame -> {
            assertThat(Expression.assignment("$n, x", "i64(2 + 3)", frame))
                    .isEqualTo(new Answer.Found<>("$n = i64(2 + 3), x"));
            assertThat(Expression.assignment("$n $n", "1", frame)).isInstanceOf(Answer.Wrong.class);
            assertThat(evaluate("$n = 2 + 3", frame)).isInstanceOf(Answer.Wrong.class);
            assertThat(evaluate("$n = i64(2 + 3), x", frame)).isInstanceOf(Answer.Found.class);
            assertThat(frame.local(0)).isEqualTo(Value.of(5L));
        });
    }
}
