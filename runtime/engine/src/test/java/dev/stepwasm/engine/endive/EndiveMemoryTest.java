package dev.stepwasm.engine.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.endive.runtime.WasmInterruptedException;
import run.endive.runtime.WasmRuntimeException;

/** Our memories of every kind, as host functions written for Endive see them. */
class EndiveMemoryTest {
    private static LinearMemory memory(boolean is64, boolean shared, int pageSizeLog2, long minimum, long maximum) {
        return LinearMemory.of(
                new MemoryType(is64, shared, new Limits(minimum, OptionalLong.of(maximum)), pageSizeLog2));
    }

    @Test
    void addressesAreUnsigned32BitsAlsoWhereTheMemoryHas64() {
        LinearMemory ours = memory(true, false, 16, 1, 3);
        var memory = new EndiveMemory(ours);
        memory.writeI32(65532, 0x0102_0304);

        assertThat(ours.readInt(65532)).isEqualTo(0x0102_0304);
        assertThat(memory.readU32(65532)).isEqualTo(0x0102_0304);
        assertThat(memory.shared()).isFalse();
        assertThatThrownBy(() -> memory.read(-1))
                .isInstanceOf(WasmRuntimeException.class)
                .hasMessageContaining("address 4294967295 with 1 bytes is outside a memory of 65536 bytes");
    }

    @Test
    void pagesAreOf64KiBWhateverOursAre() {
        LinearMemory ours = memory(false, false, 0, 100_000, 300_000);
        var memory = new EndiveMemory(ours);

        assertThat(memory.pages()).isEqualTo(1);
        assertThat(memory.initialPages()).isEqualTo(1);
        assertThat(memory.maximumPages()).isEqualTo(4);
        assertThat(memory.grow(2)).isEqualTo(1);
        assertThat(ours.byteSize()).isEqualTo(100_000 + 2 * 65536);
        assertThat(memory.grow(2)).isEqualTo(-1);
    }

    @Test
    void atomicsAreThoseOfTheMemory() {
        LinearMemory ours = memory(false, true, 16, 1, 1);
        var memory = new EndiveMemory(ours);
        memory.atomicWriteInt(8, -2);

        assertThat(memory.shared()).isTrue();
        assertThat(memory.atomicAddInt(8, 3)).isEqualTo(-2);
        assertThat(memory.atomicCmpxchgShort(8, (short) 1, (short) -1)).isEqualTo((short) 1);
        assertThat(memory.atomicXchgByte(11, (byte) 0x7F)).isEqualTo((byte) 0);
        assertThat(memory.atomicReadLong(8)).isEqualTo(0x7F00_FFFFL);
        assertThat(ours.atomicLoad(8, 4)).isEqualTo(0x7F00_FFFFL);
        assertThatThrownBy(() -> memory.atomicOrLong(4, 1)).hasMessage("unaligned atomic: address 4 with 8 bytes");
        assertThatThrownBy(() -> memory.atomicReadInt(65536)).hasMessageContaining("out of bounds memory access");
    }

    @Test
    void hostsWaitAndAreWokenOrInterrupted() throws Exception {
        LinearMemory ours = memory(false, true, 16, 1, 1);
        var memory = new EndiveMemory(ours);
        var host = CompletableFuture.supplyAsync(() -> memory.atomicWait(0, 0L, -1));
        long start = System.nanoTime();
        while (ours.wake(0, 1) == 0) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
        }

        assertThat(host.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(memory.atomicWait(0, 1, -1)).isEqualTo(1);
        assertThat(memory.atomicWait(0, 0, 10)).isEqualTo(2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> memory.atomicWait(0, 0, -1)).isInstanceOf(WasmInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> new EndiveMemory(memory(false, false, 16, 1, 1)).atomicWait(0, 0, 0))
                .hasMessage("expected shared memory: the memory is not shared between threads");
    }
}
