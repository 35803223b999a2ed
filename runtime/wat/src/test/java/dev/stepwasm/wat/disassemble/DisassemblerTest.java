package dev.stepwasm.wat.disassemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.binary.ModuleWriter;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisassemblerTest {
    private static final Path FOLDER = Fixtures.root().resolve("runtime/wat/src/test/resources/disassemble");

    static Stream<Fixture> texts() {
        return Fixtures.in(DisassemblerTest.class, "disassemble");
    }

    static Stream<Path> binaries() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".hex")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] assemble(String text) {
        Analysis analysis = Analysis.of(new SourceText("t", text));
        assertThat(analysis.diagnostics()).isEmpty();
        return Assembler.assemble(analysis).bytes();
    }

    private static Disassembly disassemble(byte[] file, Layout layout) {
        try {
            return Disassembler.disassemble(file, ModuleReader.read(file), layout);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void textIsAsWritten(Fixture fixture) {
        byte[] file = assemble(fixture.text());
        fixture.expectBeside("flat.txt", disassemble(file, Layout.FLAT).text());
        fixture.expectBeside("folded.txt", disassemble(file, Layout.FOLDED).text());
        assertThat(assemble(disassemble(file, Layout.FLAT).text())).isEqualTo(file);
        assertThat(assemble(disassemble(file, Layout.FOLDED).text())).isEqualTo(file);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaries")
    void bytesAreReadable(Path hex) throws IOException {
        byte[] file = HexFormat.of()
                .parseHex(Files.readAllLines(hex).stream()
                        .map(line -> line.replaceFirst(";.*", "").replace(" ", ""))
                        .collect(Collectors.joining()));
        String name = String.valueOf(hex.getFileName()).replace(".hex", "");
        for (Layout layout : List.of(Layout.FLAT, Layout.FOLDED)) {
            Disassembly found = disassemble(file, layout);
            String problems = found.problems().stream()
                    .map(problem -> ";; 0x%x %s\n".formatted(problem.span().start(), problem.message()))
                    .collect(Collectors.joining());
            Golden.expect(
                    FOLDER.resolve(name + (layout.folded() ? ".folded.txt" : ".flat.txt")), found.text() + problems);
        }
    }

    @Test
    void everythingGetsANameWhenAsked() throws IOException {
        String text = Files.readString(FOLDER.resolve("unnamed.wat"));
        Golden.expect(
                FOLDER.resolve("unnamed.named.txt"),
                disassemble(assemble(text), Layout.FLAT.withNames()).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"block", "loop", "i32.const 1 if", "block i32.const 1 if nop else", "try_table", "block try do"})
    void nestingHasNoLimitAndIndentationHas(String open) {
        int depth = 100_000;
        String opening = open.replace("do", "nop catch_all");
        int ends = (int) Stream.of(opening.split(" "))
                .filter(word ->
                        word.equals("block") || word.equals("loop") || word.equals("if") || word.startsWith("try"))
                .count();
        byte[] file = assemble("(module (func " + (opening + "\n").repeat(depth) + " end".repeat(depth * ends) + "))");
        for (Layout layout : List.of(Layout.FLAT, Layout.FOLDED)) {
            String text = disassemble(file, layout).text();
            assertThat(text.length()).isLessThan(file.length * 130);
            assertThat(assemble(text)).isEqualTo(file);
        }
    }

    @Test
    void deepOperandsAreFolded() {
        byte[] file = assemble("(module (func (result i32) i32.const 1 " + "i32.eqz ".repeat(100_000) + "))");
        String text = disassemble(file, Layout.FOLDED).text();
        assertThat(text).contains("(i32.eqz (i32.eqz (i32.eqz (i32.const 1))))");
        assertThat(text.length()).isLessThan(file.length * 130);
        assertThat(assemble(text)).isEqualTo(file);
    }

    @Test
    void aLargeBodyTakesLinearTime() throws MalformedException {
        byte[] small = assemble("(module (func (local i32) (local.set 0 (i32.add (local.get 0) (i32.const 1)))))");
        Module module = ModuleReader.read(small);
        Span code = module.functions().getFirst().body().code();
        Span sum = new Span(code.start(), code.end() - 1);
        byte[] file = ModuleWriter.write(module, (number, out) -> {
                    for (int i = 0; i < 400_000; i++) {
                        out.copy(small, sum);
                    }
                    out.accept(Instruction.of(Opcode.END, 0));
                })
                .bytes();
        assertThat(file.length).isGreaterThan(2_500_000);
        for (Layout layout : List.of(Layout.FLAT, Layout.FOLDED)) {
            long start = System.nanoTime();
            assertThat(disassemble(file, layout).text().length()).isGreaterThan(file.length);
            assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        }
    }

    @Test
    void repetitionDoesNotMultiplyTheText() {
        String name = "n".repeat(100_000);
        String types = "(type (func (param" + " i32".repeat(5_000) + ")))";
        byte[] file = assemble("(module " + types + "(func $" + name + ")"
                + ("(func " + "call 0 ".repeat(1000) + ")").repeat(50)
                + "(func (type 0))".repeat(1_000) + ")");
        String text = disassemble(file, Layout.FLAT).text();
        assertThat(text.length()).isLessThan(8_000_000);
        assertThat(assemble(text)).isEqualTo(file);
    }

    @Test
    void localsBehindACountAreNotWrittenOut() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex("0061736d01000000010401600000030201000a0a010801ffffffff0f7f0b"));
        Disassembly found = disassemble(file.toByteArray(), Layout.FLAT);
        assertThat(found.text()).contains(";; text cannot express 4294967295 locals");
        assertThat(found.problems()).hasSize(1);
    }

    @Test
    void namesOfAnySortAreKept() {
        String text = """
                (module $"m 1"
                  (func $"a b" (param $"x\\22" i32) (local $"\\u{202e}" i32)
                    (block $"l)" (br $"l)")))
                  (func $"é" (export "\\00\\7f\\u{feff}")))
                """;
        byte[] file = assemble(text);
        String found = disassemble(file, Layout.FLAT).text();
        assertThat(found).contains("(module $\"m 1\"").contains("$\"x\\\"\"").contains("\"\\00\\7f\\u{feff}\"");
        assertThat(found.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(found.length());
        assertThat(assemble(found)).isEqualTo(file);
    }
}
