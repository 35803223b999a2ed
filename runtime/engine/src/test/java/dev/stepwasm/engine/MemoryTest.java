package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Linear memory: every width at its edges, growing, segments, bulk instructions, access from Java. */
class MemoryTest {
    private static final String ACCESS = """
            (module
              (memory (export "memory") 1 3)
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
              (func (export "size") (result i32) (memory.size))
              (func (export "load8_s") (param i32) (result i32) (i32.load8_s (local.get 0)))
              (func (export "load8_u") (param i32) (result i32) (i32.load8_u (local.get 0)))
              (func (export "load16_s") (param i32) (result i32) (i32.load16_s (local.get 0)))
              (func (export "load16_u") (param i32) (result i32) (i32.load16_u (local.get 0)))
              (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
              (func (export "load64") (param i32) (result i64) (i64.load (local.get 0)))
              (func (export "load32_s") (param i32) (result i64) (i64.load32_s (local.get 0)))
              (func (export "load32_u") (param i32) (result i64) (i64.load32_u (local.get 0)))
              (func (export "far") (param i32) (result i32) (i32.load offset=0xffffffff (local.get 0)))
              (func (export "store") (param i32 i64)
                (i64.store (local.get 0) (local.get 1))
                (i64.store8 offset=8 (local.get 0) (local.get 1))
                (i64.store16 offset=9 (local.get 0) (local.get 1))
                (i64.store32 offset=11 (local.get 0) (local.get 1))))
            """;

    @Test
    void readsAndWritesLittleEndian() {
        var instance = Wat.instance(ACCESS);
        instance.invoke("store", Value.of(16), Value.of(0x8877665544332281L));

        var memory = instance.memory("memory");
        assertThat(memory.read(16, 15))
                .containsExactly(
                        0x81, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x81, 0x81, 0x22, 0x81, 0x22, 0x33, 0x44);
        assertThat(instance.invoke("load8_s", Value.of(16))).containsExactly(Value.of(0xFFFFFF81));
        assertThat(instance.invoke("load8_u", Value.of(16))).containsExactly(Value.of(0x81));
        assertThat(instance.invoke("load16_s", Value.of(22))).containsExactly(Value.of(0xFFFF8877));
        assertThat(instance.invoke("load16_u", Value.of(22))).containsExactly(Value.of(0x8877));
        assertThat(instance.invoke("load32_s", Value.of(20))).containsExactly(Value.of(0xFFFFFFFF88776655L));
        assertThat(instance.invoke("load32_u", Value.of(20))).containsExactly(Value.of(0x88776655L));
        assertThat(instance.invoke("load64", Value.of(16))).containsExactly(Value.of(0x8877665544332281L));
    }

    @Test
    void theLastBytesCanBeReadAndNotOneMore() {
        var instance = Wat.instance(ACCESS);
        readable(instance, "load8_u", 1);
        readable(instance, "load16_u", 2);
        readable(instance, "load", 4);
        readable(instance, "load64", 8);
        assertThatThrownBy(() -> instance.invoke("far", Value.of(1))).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> instance.invoke("far", Value.of(-1))).isInstanceOf(Trap.class);
    }

    private static void readable(StepInstance instance, String load, int bytes) {
        assertThat(instance.invoke(load, Value.of(65536 - bytes))).hasSize(1);
        for (int address : new int[] {65536 - bytes + 1, 65536, 0x7FFFFFFF, 0x80000000, -1}) {
            assertThatThrownBy(() -> instance.invoke(load, Value.of(address)))
                    .isInstanceOfSatisfying(
                            Trap.class,
                            trap -> assertThat(trap.reason()).isEqualTo(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS));
        }
    }

    @Test
    void growsUpToItsMaximum() {
        var instance = Wat.instance(ACCESS);

        assertThat(instance.invoke("grow", Value.of(1))).containsExactly(Value.of(1));
        assertThat(instance.invoke("load", Value.of(2 * 65536 - 4))).containsExactly(Value.of(0));
        assertThat(instance.invoke("grow", Value.of(2))).containsExactly(Value.of(-1));
        assertThat(instance.invoke("grow", Value.of(-1))).containsExactly(Value.of(-1));
        assertThat(instance.invoke("grow", Value.of(0))).containsExactly(Value.of(2));
        assertThat(instance.invoke("size")).containsExactly(Value.of(2));
    }

    @Test
    void aLoopSeesTheMemoryGrow() {
        String wat = """
                (module
                  (memory 1)
                  (func (export "run") (result i32)
                    (local $i i32)
                    (loop $next
                      (drop (call $more))
                      (i32.store (i32.sub (i32.shl (memory.size) (i32.const 16)) (i32.const 4)) (local.get $i))
                      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 9))))
                    (i32.load (i32.const 655356)))
                  (func $more (result i32) (memory.grow (i32.const 1))))
                """;
        assertThat(Wat.run(wat, "run")).containsExactly(Value.of(8));
    }

    @Test
    void bulkInstructionsMoveBytes() {
        var instance = Wat.instance("""
                (module
                  (memory (export "memory") 1)
                  (data $passive "passive")
                  (data (i32.const 3) "active")
                  (func (export "run")
                    (memory.copy (i32.const 4) (i32.const 3) (i32.const 6))
                    (memory.init $passive (i32.const 20) (i32.const 1) (i32.const 4))
                    (memory.fill (i32.const 30) (i32.const 0x141) (i32.const 3)))
                  (func (export "drop")
                    (data.drop $passive)
                    (memory.init $passive (i32.const 0) (i32.const 0) (i32.const 0))
                    (memory.init $passive (i32.const 0) (i32.const 0) (i32.const 1))))
                """);
        instance.invoke("run");

        var memory = instance.memory("memory");
        assertThat(text(memory, 3, 7)).isEqualTo("aactive");
        assertThat(text(memory, 20, 4)).isEqualTo("assi");
        assertThat(text(memory, 30, 3)).isEqualTo("AAA");
        assertThatThrownBy(() -> instance.invoke("drop")).hasMessageContaining("of data segment $passive with 0 bytes");
    }

    private static String text(LinearMemory memory, int address, int length) {
        return new String(memory.read(address, length), StandardCharsets.UTF_8);
    }

    @Test
    void segmentsThatDoNotFitTrap() {
        assertThatThrownBy(() -> Wat.instance("(module (memory 1) (data (i32.const 65534) \"abc\"))"))
                .isInstanceOf(Trap.class)
                .hasMessage("out of bounds memory access: data segment 0 puts 3 bytes at 65534, the memory has 65536");
        assertThatThrownBy(() -> Wat.instance("(module (table 1 funcref) (elem (i32.const 1) 0) (func))"))
                .isInstanceOf(Trap.class)
                .hasMessage("out of bounds table access: elem segment 0 puts 1 entries at 1, the table has 1");
    }

    @Test
    void javaCannotReachOutside() {
        var memory = LinearMemory.of(MemoryType.of(new Limits(1, OptionalLong.of(1))));

        assertThatThrownBy(() -> memory.readInt(65533))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("address 65533 with 4 bytes is outside a memory of 65536 bytes");
        assertThatThrownBy(() -> memory.write(-1, new byte[1])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> memory.read(0, 65537)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(memory.grow(1)).isEqualTo(-1);
    }

    @Test
    void memoriesOfTwoGigabytesAreRefusedBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> Wat.instance("(module (memory 32768))"))
                .isInstanceOf(LinkException.class)
                .hasMessage("test.wat: a memory of 32768 pages is larger than the limit of 32767 pages");
    }
}
