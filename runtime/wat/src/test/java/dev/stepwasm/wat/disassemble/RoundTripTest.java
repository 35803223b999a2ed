package dev.stepwasm.wat.disassemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the assembler writes comes back byte for byte through the disassembler. What other tools write keeps its verdict,
 * and comes back byte for byte from the second time on.
 */
class RoundTripTest {
    private static List<Modules.Case> cases = List.of();

    @BeforeAll
    static void read() {
        cases = Modules.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "folded", "flat with names", "folded with names"})
    void bytesComeBack(String style) {
        Layout plain = style.startsWith("flat") ? Layout.FLAT : Layout.FOLDED;
        Layout layout = style.endsWith("names") ? plain.withNames() : plain;
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(cases.size() > 1000, "the official test suite is not there: -Dspec.tests=DIR");
        }
        List<String> failures = new ArrayList<>();
        int own = 0;
        int foreign = 0;
        for (Modules.Case test : cases) {
            if (test.isText()) {
                Optional<byte[]> bytes = assembled(test.text());
                own += bytes.isPresent() ? 1 : 0;
                bytes.flatMap(file -> new Trip(layout).failure(file, true))
                        .ifPresent(failure -> failures.add(test + ": " + failure));
            } else if (isModule(test.bytes())) {
                foreign++;
                new Trip(layout).failure(test.bytes(), false).ifPresent(failure -> failures.add(test + ": " + failure));
            }
        }
        assertThat(failures).isEmpty();
        assertThat(own).isGreaterThan(2500);
        assertThat(foreign).isGreaterThan(100);
    }

    @Test
    void skeletonsOfValidModulesAreValid() throws MalformedException {
        for (Modules.Case test : cases) {
            byte[] file = test.isText() ? assembled(test.text()).orElse(new byte[0]) : test.bytes();
            if (isModule(file)
                    && ModuleValidator.validate(ModuleReader.read(file), file).isEmpty()) {
                Disassembly skeleton =
                        Disassembler.disassemble(file, ModuleReader.read(file), Layout.FLAT.asSkeleton());
                assertThat(Analysis.of(new SourceText("t", skeleton.text())).hasErrors())
                        .as("%s: %s", test, skeleton.text())
                        .isFalse();
            }
        }
    }

    private static Optional<byte[]> assembled(String text) {
        Analysis analysis = Analysis.of(new SourceText("t", text));
        return analysis.hasErrors() || analysis.modules().size() != 1
                ? Optional.empty()
                : Optional.of(Assembler.assemble(analysis).bytes());
    }

    private static boolean isModule(byte[] file) {
        try {
            ModuleReader.read(file);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    /** One module on its way through text and back. */
    private record Trip(Layout layout) {
        Optional<String> failure(byte[] file, boolean ours) {
            try {
                Module module = ModuleReader.read(file);
                boolean valid = ModuleValidator.validate(module, file).isEmpty();
                Disassembly text = Disassembler.disassemble(file, module, layout);
                Optional<String> misplaced = misplaced(file, module, text);
                if (misplaced.isPresent()) {
                    return misplaced;
                }
                Analysis analysis = Analysis.of(new SourceText("t", text.text()));
                if (!valid) {
                    return analysis.hasErrors() || !text.problems().isEmpty()
                            ? Optional.empty()
                            : Optional.of("became valid:\n" + text.text());
                }
                if (analysis.hasErrors()) {
                    return Optional.of(analysis.diagnostics().getFirst() + "\n" + text.text());
                }
                byte[] again = Assembler.assemble(analysis).bytes();
                if (!ours || layout.nameUnnamed()) {
                    return fixedPoint(again);
                }
                return Arrays.equals(file, again)
                        ? Optional.empty()
                        : Optional.of("other bytes from " + Arrays.mismatch(file, again) + " on\n" + text.text());
            } catch (MalformedException e) {
                return Optional.of(e.toString());
            }
        }

        private Optional<String> fixedPoint(byte[] file) {
            Layout plain = layout.folded() ? Layout.FOLDED : Layout.FLAT;
            return new Trip(plain).failure(file, true).map(failure -> "second round: " + failure);
        }

        /** Every instruction must have its place, and the text there must begin with its keyword. */
        private static Optional<String> misplaced(byte[] file, Module module, Disassembly text) {
            SourceMap map = text.sourceMap();
            int count = 0;
            for (Function function : module.functions()) {
                try {
                    CodeReader reader = new CodeReader(file, function.body().code());
                    while (reader.hasNext()) {
                        Instruction instruction = reader.next();
                        SourceMap.Entry entry = map.at(instruction.position()).orElseThrow();
                        String there = text.text()
                                .substring(entry.span().start(), entry.span().end());
                        if (entry.codeOffset() != instruction.position() || !begins(there, instruction.opcode())) {
                            return Optional.of(instruction + " is placed at " + there);
                        }
                        count++;
                    }
                } catch (MalformedException e) {
                    // the instructions before it have their places
                    assertThat(text.problems()).isNotEmpty();
                }
            }
            return text.problems().isEmpty() && count != map.size()
                    ? Optional.of(map.size() + " places for " + count)
                    : Optional.empty();
        }

        private static boolean begins(String there, Opcode op) {
            String begin = there.startsWith("(") ? there.substring(1) : there;
            return begin.startsWith(op.keyword()) || (op == Opcode.END && there.equals(")"));
        }
    }
}
