package dev.stepwasm.wat.disassemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.FuzzBudget;
import dev.stepwasm.wasm.binary.CustomSectionChecks;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.validate.ModuleValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes are: they are malformed with a reason and a place, or a module that is printed; one that is valid
 * stays so through text and back. {@code .ci/nightly/fuzz-binaries} runs many more inputs than the build.
 */
class BinaryFuzzTest {
    private static final int MOST_SEED_BYTES = 20_000;
    private static final long MEMORY_PER_BYTE = 40_000;

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Stream.of("bytes", "disassemble")
                .flatMap(folder -> Fixtures.in(BinaryFuzzTest.class, folder))
                .map(Fixture::text)
                .forEach(text -> addText(text, seeds));
        for (Modules.Case test : Modules.all()) {
            if (test.isText()) {
                addText(test.text(), seeds);
            } else if (test.bytes().length < MOST_SEED_BYTES) {
                seeds.add(test.bytes());
            }
        }
        return seeds;
    }

    private static void addText(String text, List<byte[]> seeds) {
        if (text.length() < 8 * MOST_SEED_BYTES) {
            Analysis analysis = Analysis.of(new SourceText("t", text));
            if (!analysis.hasErrors() && analysis.modules().size() == 1) {
                byte[] file = Assembler.assemble(analysis).bytes();
                if (file.length < MOST_SEED_BYTES) {
                    seeds.add(file);
                }
            }
        }
    }

    @Test
    void everyInputHasAnAnswer() {
        FuzzBudget budget = FuzzBudget.of(10_000);
        List<byte[]> seeds = seeds();
        int[] outcomes = new int[3];
        for (long number = budget.first(); number < budget.first() + budget.inputs(); number++) {
            byte[] input = new BinaryMutator(seeds, budget.random(number)).next();
            Layout layout = number % 2 == 0 ? Layout.FLAT : Layout.FOLDED;
            budget.attempt(number, input, MEMORY_PER_BYTE, () -> outcomes[tried(input, layout)]++);
        }
        System.out.printf(
                "%d inputs from %d seeds: %d malformed, %d invalid, %d valid%n",
                budget.inputs(), seeds.size(), outcomes[0], outcomes[1], outcomes[2]);
        assertThat(outcomes[0] + outcomes[1] + outcomes[2]).isGreaterThanOrEqualTo((int) budget.inputs());
    }

    /** {@return 0 if it is malformed, 1 if it is invalid, 2 if it is valid} */
    private static int tried(byte[] file, Layout layout) {
        Module module;
        try {
            module = ModuleReader.read(file);
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0, file.length);
            assertThat(e.reason()).isNotBlank();
            return 0;
        }
        boolean valid = ModuleValidator.validate(module, file).isEmpty();
        CustomSectionChecks.of(module, file);
        Disassembly text = Disassembler.disassemble(file, module, layout);
        Analysis analysis = Analysis.of(new SourceText("t", text.text()));
        if (!valid) {
            assertThat(analysis.hasErrors() || !text.problems().isEmpty())
                    .as("invalid, but valid as text:\n" + text.text())
                    .isTrue();
            return 1;
        }
        if (!text.problems().isEmpty()) {
            return 2;
        }
        assertThat(analysis.diagnostics())
                .as("valid, but not as text:\n" + text.text())
                .isEmpty();
        byte[] first = Assembler.assemble(analysis).bytes();
        assertThat(again(first, layout)).as("second round of\n" + text.text()).isEqualTo(first);
        return 2;
    }

    private static byte[] again(byte[] file, Layout layout) {
        try {
            Module module = ModuleReader.read(file);
            assertThat(ModuleValidator.validate(module, file)).isEmpty();
            String text = Disassembler.disassemble(file, module, layout).text();
            return Assembler.assemble(Analysis.of(new SourceText("t", text))).bytes();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
