package dev.stepwasm.wat.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.CustomSectionChecks;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssemblerTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(AssemblerTest.class, "bytes");
    }

    private static Assembly assemble(String text) {
        Analysis analysis = Analysis.of(new SourceText("t", text));
        assertThat(analysis.diagnostics()).isEmpty();
        return Assembler.assemble(analysis);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void bytesAreAsWritten(Fixture fixture) {
        String hex =
                HexFormat.ofDelimiter(" ").formatHex(assemble(fixture.text()).bytes());
        fixture.expectBeside("hex.txt", hex.replaceAll("(.{95}) ", "$1\n") + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void everyInstructionOfTheFileHasItsPlaceInTheText(Fixture fixture) throws MalformedException {
        Assembly assembly = assemble(fixture.text());
        Module module = ModuleReader.read(assembly.bytes());
        assertThat(ModuleValidator.validate(module, assembly.bytes())).isEmpty();
        int count = 0;
        for (Function function : module.functions()) {
            CodeReader code = new CodeReader(assembly.bytes(), function.body().code());
            while (code.hasNext()) {
                Instruction instruction = code.next();
                SourceMap.Entry entry =
                        assembly.sourceMap().at(instruction.position()).orElseThrow();
                assertThat(entry.codeOffset()).isEqualTo(instruction.position());
                String text = fixture.text()
                        .substring(entry.span().start(), entry.span().end());
                if (instruction.opcode() != Opcode.END && instruction.opcode() != Opcode.ELSE) {
                    assertThat(text.startsWith("(") ? text.substring(1) : text)
                            .startsWith(instruction.opcode().keyword());
                }
                count++;
            }
        }
        assertThat(assembly.sourceMap().size()).isEqualTo(count);
    }

    @Test
    void namesAreKept() throws MalformedException {
        Module module = ModuleReader.read(assemble("""
                (module $m
                  (type $t (struct (field $x i32)))
                  (global $g i32 (i32.const 1))
                  (func $f (param $a i32) (local i32) (local $b i32)
                    (block $outer (block (block $inner)))))""").bytes());
        assertThat(module.names().module()).contains("m");
        assertThat(module.names().function(0)).contains("f");
        assertThat(module.names().local(0, 0)).contains("a");
        assertThat(module.names().local(0, 1)).isEmpty();
        assertThat(module.names().local(0, 2)).contains("b");
        assertThat(module.names().labels().get(0)).containsEntry(0, "outer").containsEntry(2, "inner");
        assertThat(module.names().types()).containsEntry(0, "t");
        assertThat(module.names().fields().get(0)).containsEntry(0, "x");
        assertThat(module.names().globals()).containsEntry(0, "g");
    }

    @Test
    void annotationsBecomeSectionsThatReadBack() throws MalformedException {
        byte[] file = assemble("""
                (module (@name "m")
                  (@custom "last" "x")
                  (@custom "first" (before first) "y")
                  (func $f (@name "g") (param i32)
                    (@metadata.code.branch_hint "\\01")
                    (if (local.get 0)
                      (then (@metadata.code.branch_hint "\\00") (br_if 0 (local.get 0))))))""").bytes();
        Module module = ModuleReader.read(file);
        assertThat(module.names().module()).contains("m");
        assertThat(module.names().function(0)).contains("g");
        assertThat(module.customSections())
                .extracting("name")
                .containsExactly("first", "metadata.code.branch_hint", "last", "name");
        assertThat(CustomSectionChecks.of(module, file)).isEmpty();
        CodeReader code =
                new CodeReader(file, module.functions().getFirst().body().code());
        List<String> hinted = new ArrayList<>();
        while (code.hasNext()) {
            Instruction instruction = code.next();
            module.branchHints()
                    .at(instruction.position())
                    .ifPresent(likely -> hinted.add(instruction.opcode().keyword() + " " + likely));
        }
        assertThat(hinted).containsExactly("if true", "br_if false");
    }

    @Test
    void nothingIsAnEmptyModule() {
        assertThat(assemble(" ;; nothing\n").bytes()).hasSize(8);
        assertThat(assemble("(module)").bytes()).hasSize(8);
        assertThat(assemble("").bytes()).hasSize(8);
    }

    @Test
    void aTextWithErrorsIsNotAssembled() {
        Analysis analysis = Analysis.of(new SourceText("t", "(module (func (drop)))"));
        assertThatThrownBy(() -> Assembler.assemble(analysis)).isInstanceOf(IllegalArgumentException.class);
    }
}
