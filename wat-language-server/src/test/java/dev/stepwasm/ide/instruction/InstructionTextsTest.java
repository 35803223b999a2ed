package dev.stepwasm.ide.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class InstructionTextsTest {
    @Test
    void describeEveryInstructionAndNothingElse() {
        assertThat(InstructionTexts.keywords())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Opcode.values()).map(Opcode::keyword).collect(Collectors.toSet()));
    }

    @Test
    void areCompleteParagraphsWithTrapsAndALink() {
        assertThat(keywordsWhere(text -> text.description().length() < 40
                        || !text.description().endsWith(".")
                        || text.description().contains("{")))
                .as("descriptions")
                .isEmpty();
        assertThat(keywordsWhere(text -> text.traps().isEmpty()
                        || text.traps().contains("{")
                        || text.traps().endsWith(".")))
                .as("traps")
                .isEmpty();
        assertThat(keywordsWhere(text -> !text.link().matches("https://[a-z.]+/[A-Za-z0-9./_-]+(#[a-z0-9-]+)?")))
                .as("links")
                .isEmpty();
    }

    @Test
    void fillThePlaceholdersOfATable() {
        Map<String, InstructionText> texts = InstructionTexts.read("""
                # Title

                ## Sums

                | instruction | bits |
                |---|---|
                | i32.add | 32 |
                | i64.add | 64 |

                Adds {bits} bits.

                Traps: never
                Spec: op-iadd

                ## br_if, br
                Jumps.

                Traps: never
                Spec: exec-br_if
                """);
        assertThat(texts).containsOnlyKeys("i32.add", "i64.add", "br", "br_if");
        assertThat(texts.get("i64.add"))
                .isEqualTo(new InstructionText(
                        "Adds 64 bits.",
                        "never",
                        "https://webassembly.github.io/spec/core/exec/numerics.html#op-iadd"));
        assertThat(texts.get("br").link())
                .isEqualTo("https://webassembly.github.io/spec/core/exec/instructions.html#exec-br-if");
    }

    private static List<String> keywordsWhere(Predicate<InstructionText> wrong) {
        return Arrays.stream(Opcode.values())
                .filter(op -> wrong.test(InstructionTexts.of(op).orElseThrow()))
                .map(Opcode::keyword)
                .toList();
    }
}
