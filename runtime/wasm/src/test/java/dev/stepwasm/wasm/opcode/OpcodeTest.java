package dev.stepwasm.wasm.opcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpcodeTest {
    private static final Set<String> SHARED = Set.of("select", "ref.test", "ref.cast");

    @Test
    void codesAreUnique() {
        var seen = new HashSet<String>();
        for (Opcode op : Opcode.values()) {
            assertThat(seen.add(op.prefix() + " " + op.code())).as(op.name()).isTrue();
        }
    }

    @Test
    void keywordsAreUniqueExceptForThree() {
        var seen = new HashSet<String>();
        for (Opcode op : Opcode.values()) {
            assertThat(seen.add(op.keyword()) || SHARED.contains(op.keyword()))
                    .as(op.name())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByCodeAndKeyword(Opcode op) {
        assertThat(Opcode.ofCode(op.prefix(), op.code())).contains(op);
        assertThat(Opcode.ofKeyword(op.keyword()).map(Opcode::keyword)).contains(op.keyword());
        assertThat(op.name())
                .startsWith(op.keyword().toUpperCase(java.util.Locale.ROOT).replace('.', '_'));
    }

    @ParameterizedTest
    @EnumSource
    void loadsAndStoresKnowTheirWidth(Opcode op) {
        assertThat(op.accessBytes() > 0).isEqualTo(op.immediates().contains(Immediate.MEMARG));
        assertThat(Integer.bitCount(op.accessBytes())).isLessThanOrEqualTo(1);
        assertThat(op.laneCount() > 0).isEqualTo(op.immediates().contains(Immediate.LANE));
    }

    @Test
    void widthsOfSomeAccesses() {
        assertThat(Opcode.I64_LOAD32_U.accessBytes()).isEqualTo(4);
        assertThat(Opcode.V128_STORE.naturalAlignLog2()).isEqualTo(4);
        assertThat(Opcode.V128_LOAD8_SPLAT.accessBytes()).isEqualTo(1);
        assertThat(Opcode.V128_LOAD16X4_S.accessBytes()).isEqualTo(8);
        assertThat(Opcode.V128_LOAD16_LANE.laneCount()).isEqualTo(8);
        assertThat(Opcode.I64_ATOMIC_RMW16_CMPXCHG_U.accessBytes()).isEqualTo(2);
        assertThat(Opcode.MEMORY_ATOMIC_WAIT64.naturalAlignLog2()).isEqualTo(3);
    }

    @Test
    void signaturesAreParsed() {
        assertThat(Opcode.I32_ADD.signature().orElseThrow().showStack()).isEqualTo("[i32 i32] -> [i32]");
        assertThat(Opcode.F64_STORE.signature().orElseThrow().showStack()).isEqualTo("[i32 f64] -> []");
        assertThat(Opcode.I64_ADD128.signature().orElseThrow().showStack()).isEqualTo("[i64 i64 i64 i64] -> [i64 i64]");
        assertThat(Opcode.REF_I31.signature().orElseThrow().showStack()).isEqualTo("[i32] -> [(ref i31)]");
        assertThat(Opcode.CALL.signature()).isEmpty();
    }

    @Test
    void pagesAreComplete() {
        assertThat(count(0xFB)).isEqualTo(31);
        assertThat(count(0xFC)).isEqualTo(18 + 4);
        assertThat(count(0xFD)).isEqualTo(236 + 20);
        assertThat(count(0xFE)).isEqualTo(67);
    }

    private static long count(int prefix) {
        return Arrays.stream(Opcode.values())
                .filter(op -> op.prefix() == prefix)
                .count();
    }

    @Test
    void nothingIsFoundForCodesThatAreFree() {
        assertThat(Opcode.ofCode(0, 0x27)).isEmpty();
        assertThat(Opcode.ofCode(0, 0xFB)).isEmpty();
        assertThat(Opcode.ofCode(0xFC, -1)).isEmpty();
        assertThat(Opcode.ofCode(0xFD, Integer.MAX_VALUE)).isEmpty();
        assertThat(Opcode.ofCode(1, 0)).isEmpty();
        assertThat(Opcode.ofKeyword("get_local")).isEmpty();
    }
}
