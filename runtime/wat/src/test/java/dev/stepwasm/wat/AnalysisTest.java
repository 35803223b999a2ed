package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final String TEXT = """
            (module
              (type $t (struct (field $x i32) (field $y (mut i64))))
              (import "env" "log" (func $log (param i32)))
              (global $g (mut i32) (i32.const 0))
              (func $f (export "f") (param $a i32) (result i32) (local $b (ref null $t))
                (global.set $g (i32.add (local.get $a) (struct.get $t $x (local.get $b))))
                (block $out (br $out) (call $log (local.get 0)))
                i32.const 1
                local.get $a
                i32.mul)
              (start $s)
              (func $s))
            """;
    private static final Analysis ANALYSIS = Analysis.of(new SourceText("t", TEXT));

    /** {@return the offset of the {@code number}th occurrence of a text, counted from 1} */
    private static int find(String text, int number) {
        int at = -1;
        for (int i = 0; i < number; i++) {
            at = TEXT.indexOf(text, at + 1);
        }
        return at;
    }

    private static Definition definitionAt(String text, int number) {
        return ANALYSIS.definitionAt(find(text, number) + 1).orElseThrow();
    }

    @Test
    void theTextIsGood() {
        assertThat(ANALYSIS.diagnostics()).isEmpty();
        assertThat(ANALYSIS.hasErrors()).isFalse();
    }

    @Test
    void usesAndDefinitionsLeadToTheDefinition() {
        assertThat(definitionAt("$g", 2)).isEqualTo(definitionAt("$g", 1));
        assertThat(definitionAt("$g", 2).space()).isEqualTo(IndexSpace.GLOBAL);
        assertThat(definitionAt("$a", 3)).isEqualTo(definitionAt("$a", 1));
        assertThat(definitionAt("$out", 2)).isEqualTo(definitionAt("$out", 1));
        assertThat(definitionAt("$x", 2)).isEqualTo(definitionAt("$x", 1));
        assertThat(definitionAt("$x", 2).space()).isEqualTo(IndexSpace.FIELD);
        assertThat(definitionAt("$t", 2)).isEqualTo(definitionAt("$t", 1));
        assertThat(definitionAt("$log", 2).index()).isZero();
        assertThat(definitionAt("$s", 1).index()).isEqualTo(2);
        assertThat(ANALYSIS.definitionAt(find("local.get 0", 1) + 10).orElseThrow())
                .isEqualTo(definitionAt("$a", 1));
        assertThat(ANALYSIS.definitionAt(find("i32.mul", 1))).isEmpty();
    }

    @Test
    void definitionsKnowTheirUses() {
        ModuleAnalysis module = ANALYSIS.modules().getFirst();
        assertThat(module.usesOf(definitionAt("$a", 1))).hasSize(3);
        assertThat(module.usesOf(definitionAt("$s", 1))).hasSize(1);
        assertThat(module.usesOf(definitionAt("$t", 1))).hasSize(2);
        assertThat(module.definitions()).extracting(Definition::show).containsExactly("$t", "$log", "$f", "$s", "$g");
        assertThat(module.locals(1)).extracting(Definition::show).containsExactly("$a", "$b");
        assertThat(module.localType(definitionAt("$a", 1))).contains(ValueType.Numeric.I32);
    }

    @Test
    void instructionsKnowTheOperandStack() {
        int mul = find("i32.mul", 1);
        assertThat(ANALYSIS.instructionAt(mul + 3)).contains(Opcode.I32_MUL);
        assertThat(ANALYSIS.instructionAt(find("$a", 1))).isEmpty();
        assertThat(ANALYSIS.operandsBefore(mul)).contains(List.of(ValueType.Numeric.I32, ValueType.Numeric.I32));
        assertThat(ANALYSIS.operandsAfter(mul)).contains(List.of(ValueType.Numeric.I32));
        Optional<Operands> call = ANALYSIS.operandsAt(find("call $log", 1));
        assertThat(call.map(Operands::reachable)).contains(false);
        assertThat(ANALYSIS.source().textOf(call.orElseThrow().span())).isEqualTo("(call $log (local.get 0))");
    }

    @Test
    void everyPrefixHasAnswers() {
        for (int end = 0; end <= TEXT.length(); end++) {
            Analysis analysis = Analysis.of(new SourceText("t", TEXT.substring(0, end)));
            for (int offset = 0; offset <= end; offset += 7) {
                analysis.definitionAt(offset);
                analysis.operandsAt(offset);
                analysis.tokenAt(offset);
            }
            assertThat(analysis.hasErrors()).isEqualTo(end > 0 && end < TEXT.length() - 1);
        }
    }

    @Test
    void aModuleWithoutEndPointsAtItsParenthesis() {
        Analysis analysis = Analysis.of(new SourceText("t", "(module (func)"));
        assertThat(analysis.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.span()).isEqualTo(new Span(14, 14));
            assertThat(diagnostic.message()).isEqualTo("expected `)` but found the end of the text");
            assertThat(diagnostic.related().getFirst().span()).isEqualTo(new Span(0, 1));
        });
    }

    @Test
    void aScriptHasSeveralModules() {
        String script = "(module $a (func $f)) (assert_invalid (module (func $g (drop))) \"\") (module (func $h))";
        Analysis analysis = Analysis.of(new SourceText("t", script));
        assertThat(analysis.diagnostics()).isEmpty();
        assertThat(analysis.modules()).hasSize(2);
        assertThat(analysis.definitions()).extracting(Definition::show).containsExactly("$f", "$h");
    }
}
