package dev.stepwasm.engine.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryBudget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ByteBufferMemory;
import run.endive.runtime.Memory;
import run.endive.wasm.types.MemoryLimits;

/** Our code on memories that belong to Endive. */
class EndiveLinearMemoryTest {
    private static final String PROGRAM = """
            (module
              (memory (import "env" "memory") 1 3)
              (data $bytes "\\01\\02\\03\\04")
              (func (export "run") (param $at i32) (result i64)
                (memory.init $bytes (local.get $at) (i32.const 0) (i32.const 4))
                (memory.copy (i32.add (local.get $at) (i32.const 2)) (local.get $at) (i32.const 4))
                (memory.fill (i32.add (local.get $at) (i32.const 6)) (i32.const -1) (i32.const 1))
                (i32.store8 offset=7 (local.get $at) (i32.load16_s offset=5 (local.get $at)))
                (drop (i32.atomic.rmw16.add_u (local.get $at) (i32.const 0x1010)))
                (drop (i32.atomic.rmw.cmpxchg offset=4 (local.get $at) (i32.const 0) (i32.const 7)))
                (i64.load (local.get $at)))
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
              (func (export "size") (result i32) (memory.size)))
            """;

    static Stream<Memory> memories() {
        return Stream.of(new ByteBufferMemory(new MemoryLimits(1, 3)), new ByteArrayMemory(new MemoryLimits(1, 3)));
    }

    private static InstanceState instance(LinearMemory memory, boolean forForeign) throws Exception {
        var module = StepModule.ofText("test.wat", PROGRAM);
        var code = new ModuleCode("test.wat", module.module(), module.bytes(), offset -> Optional.empty());
        var imported = new Instances.Imported(List.of(), List.of(), List.of(memory), List.of(), List.of());
        return Instances.allocate(
                new ExecutionControl(),
                forForeign ? code.forForeignMemory() : code,
                imported,
                MemoryBudget.unlimited());
    }

    private static List<Value> call(InstanceState instance, String export, Value... arguments) {
        int index = instance.module().export(export).orElseThrow().index();
        return Instances.call(instance.function(index), List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void ourCodeReadsAndWritesThem(Memory theirs) throws Exception {
        var instance = instance(new EndiveLinearMemory(theirs), true);

        assertThat(call(instance, "run", Value.of(64))).containsExactly(Value.of(0x04FF_0403_0201_1211L));
        assertThat(theirs.readLong(64)).isEqualTo(0x04FF_0403_0201_1211L);
        assertThat(call(instance, "grow", Value.of(2))).containsExactly(Value.of(1));
        assertThat(call(instance, "grow", Value.of(1))).containsExactly(Value.of(-1));
        assertThat(call(instance, "grow", Value.of(-1))).containsExactly(Value.of(-1));
        assertThat(call(instance, "size")).containsExactly(Value.of(3));
        assertThat(theirs.pages()).isEqualTo(3);
        assertThatThrownBy(() -> call(instance, "run", Value.of(3 * 65536 - 4)))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("the memory has 3 pages (196608 bytes)");
    }

    @Test
    void codeThatWasNotMadeForThemIsRefused() {
        var memory = new EndiveLinearMemory(new ByteBufferMemory(new MemoryLimits(1, 3)));

        assertThatThrownBy(() -> instance(memory, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the first memory of test.wat is of another runtime, and the code was not made for that");
    }
}
