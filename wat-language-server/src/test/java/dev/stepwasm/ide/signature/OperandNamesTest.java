package dev.stepwasm.ide.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OperandNamesTest {
    @Test
    void areAsManyAsTheOperands() {
        assertThat(Arrays.stream(Opcode.values())
                        .filter(op -> OperandNames.of(op).isPresent()
                                && op.signature().isPresent()))
                .isNotEmpty()
                .allSatisfy(op -> assertThat(OperandNames.of(op).orElseThrow())
                        .hasSameSizeAs(op.signature().orElseThrow().parameters()));
    }

    @Test
    void tellOperandsApart() {
        assertThat(Arrays.stream(Opcode.values()).flatMap(op -> OperandNames.of(op).stream()))
                .allSatisfy(names -> assertThat(names).hasSameSizeAs(new HashSet<>(List.copyOf(names))));
    }
}
