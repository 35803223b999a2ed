package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memories that are not simply the first, unshared, with 32-bit addresses; and tables with 64-bit indices. */
class MemoryKindsTest {
    private static final String SUM = """
            (module
              (memory (export "memory") %s)
              (func (export "sum") (param $n i32) (result i64)
                (local $i %2$s) (local $sum i64)
                (loop $l
                  (i64.store offset=16 (local.get $i) (i64.load offset=16 (local.get $i)))
                  (i32.store8 (local.get $i) (local.get $n))
                  (local.set $sum (i64.add (local.get $sum) (i64.load8_u (local.get $i))))
                  (local.set $sum (i64.add (local.get $sum) (i64.load16_s offset=2 (local.get $i))))
                  (local.set $i (%2$s.add (local.get $i) (%2$s.const 1)))
                  (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $sum)))
            """;

    @ParameterizedTest
    @CsvSource({"1, i32", "1 1 shared, i32", "i64 1, i64", "i64 1 1 shared, i64", "65536 (pagesize 1), i32"})
    void oneProgramGivesTheSameOnEveryKind(String memory, String address) {
        var instance = Wat.instance(SUM.formatted(memory, address));
        instance.memory("memory").write(3, new byte[] {(byte) 0xFE, 1, 2});

        assertThat(instance.invoke("sum", Value.of(200))).containsExactly(Value.of(20613L));
        assertThat(instance.memory("memory").readByte(199)).isEqualTo((byte) 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i64 1      | i64 | 65533         | i32.load offset=0 | 4 bytes at address 0xfffd, the memory has 1 page (65536 bytes)
            i64 1      | i64 | -1            | i32.load offset=2 | 4 bytes at address 0x10000000000000001 (18446744073709551615 + offset 2), the memory has 1 page (65536 bytes)
            i64 1      | i64 | 0             | i32.load offset=0x8000000000000000 | 4 bytes at address 0x8000000000000000 (0 + offset 9223372036854775808), the memory has 1 page (65536 bytes)
            1 1 shared | i32 | -1            | i32.load offset=4294967295 | 4 bytes at address 0x1fffffffe (4294967295 + offset 4294967295), the memory has 1 page (65536 bytes)
            7 (pagesize 1) | i32 | 4         | i32.load | 4 bytes at address 0x4, the memory has 7 pages (7 bytes)
            1 1 shared | i32 | 65536         | i32.atomic.load | 4 bytes at address 0x10000, the memory has 1 page (65536 bytes)
            """)
    void accessOutsideTrapsWithTheFullAddress(String memory, String type, long address, String load, String message) {
        var instance = Wat.instance("(module (memory %s) (func (export \"f\") (result i32) (%s (%s.const %d))))"
                .formatted(memory, load, type, address));

        assertThatThrownBy(() -> instance.invoke("f"))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith("out of bounds memory access: " + load.split(" ")[0] + " of " + message);
    }

    @Test
    void unalignedAtomicsTrap() {
        var instance = Wat.instance("""
                (module
                  (memory 1 1 shared)
                  (func (export "add") (result i64) (i64.atomic.rmw.add offset=3 (i32.const 1) (i64.const 1)))
                  (func (export "wait") (result i32)
                    (memory.atomic.wait32 offset=1 (i32.const 1) (i32.const 0) (i64.const 0))))
                """);
        assertThatThrownBy(() -> instance.invoke("add"))
                .isInstanceOf(Trap.class)
                .hasMessageStartingWith(
                        "unaligned atomic: i64.atomic.rmw.add of 8 bytes at address 0x4 (1 + offset 3)");
        assertThatThrownBy(() -> instance.invoke("wait"))
                .hasMessageStartingWith(
                        "unaligned atomic: memory.atomic.wait32 of 4 bytes at address 0x2 (1 + offset 1)");
    }

    @Test
    void memoriesAreTwoAndRangesMoveBetweenThem() {
        var instance = Wat.instance("""
                (module
                  (memory $a (export "a") 1)
                  (memory $b (export "b") i64 1)
                  (data $hello "hello")
                  (func (export "run")
                    (memory.init $b $hello (i64.const 65531) (i32.const 0) (i32.const 5))
                    (memory.copy $a $b (i32.const 2) (i64.const 65532) (i32.const 3))
                    (memory.copy $b $a (i64.const 1) (i32.const 2) (i32.const 3))
                    (memory.fill $b (i64.const 0) (i32.const 0x41) (i64.const 1)))
                  (func (export "grow") (result i64) (memory.grow $b (i64.const 0x1_0000_0000)))
                  (func (export "outside")
                    (memory.copy $a $b (i32.const 65534) (i64.const 0) (i32.const 3))))
                """);
        instance.invoke("run");

        assertThat(instance.memory("a").read(2, 3)).asString().isEqualTo("ell");
        assertThat(instance.memory("b").read(0, 4)).asString().isEqualTo("Aell");
        assertThat(instance.memory("b").read(65531, 5)).asString().isEqualTo("hello");
        assertThat(instance.invoke("grow")).containsExactly(Value.of(-1L));
        assertThatThrownBy(() -> instance.invoke("outside"))
                .hasMessageStartingWith("out of bounds memory access: memory.copy of 3 bytes at address 0xfffe from"
                        + " address 0x0, memory $a has 1 page (65536 bytes), memory $b has 1 page (65536 bytes)");
    }

    @Test
    void tablesHaveIndicesOf64Bits() {
        var instance = Wat.instance("""
                (module
                  (type $f (func (result i32)))
                  (table $t i64 3 10 funcref)
                  (elem (i64.const 1) $one)
                  (func $one (result i32) (i32.const 1))
                  (func (export "call") (param i64) (result i32) (call_indirect $t (type $f) (local.get 0)))
                  (func (export "grow") (param i64) (result i64) (table.grow $t (ref.func $one) (local.get 0)))
                  (func (export "get") (param i64) (result funcref) (table.get $t (local.get 0))))
                """);
        assertThat(instance.invoke("call", Value.of(1L))).containsExactly(Value.of(1));
        assertThat(instance.invoke("grow", Value.of(8L))).containsExactly(Value.of(-1L));
        assertThat(instance.invoke("grow", Value.of(-1L))).containsExactly(Value.of(-1L));
        assertThat(instance.invoke("grow", Value.of(7L))).containsExactly(Value.of(3L));
        assertThat(instance.invoke("call", Value.of(9L))).containsExactly(Value.of(1));
        assertThatThrownBy(() -> instance.invoke("call", Value.of(0x1_0000_0001L)))
                .hasMessageStartingWith(
                        "undefined element: call_indirect of entry 4294967297, table $t has 10 entries");
        assertThatThrownBy(() -> instance.invoke("get", Value.of(-1L)))
                .hasMessageStartingWith(
                        "out of bounds table access: table.get of entry 18446744073709551615, table $t has 10 entries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(module (memory i64 0x1_0000_0000))",
                "(module (memory i64 0x1_0000_0000_0000))",
                "(module (memory 0x8000 0x8000 shared))",
                "(module (memory 0x8000_0000 (pagesize 1)))",
                "(module (table i64 0xFFFF_FFFF_FFFF_FFFF funcref))"
            })
    void whatIsTooLargeIsRefusedBeforeAnythingIsAllocated(String module) {
        assertThatThrownBy(() -> Wat.instance(module))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("is larger than the limit of");
    }

    @Test
    void kindsOfMemoriesMustAgreeWhenLinked() {
        var memory = LinearMemory.of(MemoryType.of(Limits.atLeast(1)));
        var imports = Imports.builder().memory("env", "m", memory).build();

        assertThatThrownBy(() -> Wat.module("(module (memory (import \"env\" \"m\") 1 2 shared))")
                        .instantiate(imports))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("wanted is shared memory of limits 1 2 but given is memory of 1 pages");
        var table =
                Wat.instance("(module (table (export \"t\") i64 1 funcref))").table("t");
        assertThatThrownBy(() -> Wat.module("(module (table (import \"env\" \"t\") i64 0x8000000000000000 funcref))")
                        .instantiate(Imports.builder().table("env", "t", table).build()))
                .hasMessageContaining("wanted is 64-bit table of limits 9223372036854775808 of funcref but given is"
                        + " 64-bit table of 1 funcref");
        assertThatThrownBy(() -> Wat.module("(module (memory (import \"env\" \"m\") i64 1))")
                        .instantiate(imports))
                .hasMessageContaining("wanted is 64-bit memory of limits 1 but given is memory of 1 pages");
        assertThatThrownBy(() -> Wat.module("(module (memory (import \"env\" \"m\") 1 (pagesize 1)))")
                        .instantiate(imports))
                .hasMessageContaining("wanted is memory with pages of 1 bytes of limits 1 but given is memory");
    }
}
