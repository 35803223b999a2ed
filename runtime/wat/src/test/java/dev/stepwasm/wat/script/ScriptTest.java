package dev.stepwasm.wat.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembly;
import dev.stepwasm.wat.text.SourceText;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(ScriptTest.class, "script");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void commandsAreWhatIsWritten(Fixture fixture) {
        Script script = script(fixture.text());
        String shown = script.commands().stream()
                .map(command -> line(script, command) + " " + command + "\n")
                .collect(Collectors.joining());
        fixture.expectBeside("script.txt", shown);
    }

    private static int line(Script script, Command command) {
        return script.analysis().source().positionOf(command.span().start()).line();
    }

    private static Script script(String text) {
        return Script.of(Analysis.of(new SourceText("test", text)));
    }

    private static CheckedModule checked(String text, int command) {
        Script script = script(text);
        return switch (script.commands().get(command)) {
            case Command.Define define -> script.check(define.module());
            case Command.AssertModule asserted -> script.check(asserted.module());
            default -> throw new AssertionError("no module");
        };
    }

    private static String textOf(String script, int command, int instruction) {
        CheckedModule.Text checked = (CheckedModule.Text) checked(script, command);
        Assembly assembly = checked.assemble();
        Span span = assembly.sourceMap().entry(instruction).span();
        return checked.analysis().source().textOf(span);
    }

    @Test
    void everyKindOfTextModuleIsAssembledWithItsSourceMap() {
        String body = "(func (drop (i32.const 7)))";
        assertThat(textOf("(register \"x\") (module " + body + ")", 1, 1)).isEqualTo("(drop (i32.const 7))");
        assertThat(textOf(body, 0, 1)).isEqualTo("(drop (i32.const 7))");
        assertThat(textOf("(module quote \"" + body + "\")", 0, 1)).isEqualTo("(drop (i32.const 7))");
        assertThat(textOf("(assert_trap (module " + body + ") \"x\")", 0, 1)).isEqualTo("(drop (i32.const 7))");
    }

    @Test
    void offsetSaysWhereTheTextOfAModuleStands() {
        String script = "(assert_trap (module) \"x\")";
        CheckedModule.Text checked = (CheckedModule.Text) checked(script, 0);
        assertThat(script.substring(checked.offset())).startsWith("(module)");
    }

    @Test
    void bytesAreGivenAsTheyAre() {
        CheckedModule checked = checked("(module binary \"\\00asm\" \"\\01\\00\\00\\00\")", 0);
        assertThat(checked.assemble().bytes()).containsExactly(0, 'a', 's', 'm', 1, 0, 0, 0);
    }

    @Test
    void mistakesElsewhereKeepNoModuleFromBeingAssembled() {
        String script = "(module (func)) (asert_return) (module (func (result i32)))";
        assertThat(checked(script, 0).assemble().bytes()).isNotEmpty();
        assertThat(checked(script, 2).hasErrors()).isTrue();
        assertThatThrownBy(() -> checked(script, 2).assemble()).isInstanceOf(IllegalArgumentException.class);
    }
}
