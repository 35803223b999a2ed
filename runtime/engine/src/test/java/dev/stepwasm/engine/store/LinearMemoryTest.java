package dev.stepwasm.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for memories of every kind. */
class LinearMemoryTest {
    private static MemoryType type(boolean shared, long minimum, long maximum) {
        return new MemoryType(false, shared, new Limits(minimum, OptionalLong.of(maximum)), 16);
    }

    /** Two pages, at most four. */
    static Stream<LinearMemory> kinds() {
        return Stream.of(LinearMemory.of(type(false, 2, 4)), LinearMemory.of(type(true, 2, 4)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void numbersOfAllWidthsAreWherePeopleExpectThemAlsoAcrossPages(LinearMemory memory) {
        for (int address = 65536 - 9; address < 65536 + 2; address++) {
            memory.writeLong(address, 0x8877_6655_4433_2211L);
            assertThat(memory.readLong(address)).isEqualTo(0x8877_6655_4433_2211L);
            assertThat(memory.readInt(address + 1)).isEqualTo(0x5544_3322);
            assertThat(memory.readShort(address + 6)).isEqualTo((short) 0x8877);
            assertThat(memory.readByte(address + 7)).isEqualTo((byte) 0x88);
            memory.writeInt(address, 0x0403_0201);
            memory.writeShort(address + 4, (short) 0x0605);
            memory.writeByte(address + 6, (byte) 7);
            assertThat(memory.read(address, 8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 0x88);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void growingKeepsTheBytesAndEndsAtTheMaximum(LinearMemory memory) {
        memory.writeLong(131064, -2);

        assertThat(memory.grow(1)).isEqualTo(2);
        assertThat(memory.readLong(131064)).isEqualTo(-2);
        assertThat(memory.read(131072, 65536)).containsOnly(0);
        assertThat(memory.grow(2)).isEqualTo(-1);
        assertThat(memory.grow(-1)).isEqualTo(-1);
        assertThat(memory.grow(1)).isEqualTo(3);
        assertThat(memory.grow(0)).isEqualTo(4);
        assertThat(memory.byteSize()).isEqualTo(262144);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rangesMoveAsIfThroughABuffer(LinearMemory memory) {
        byte[] pattern = new byte[100_000];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) (i * 7 + i / 256);
        }
        memory.write(10, pattern);
        memory.copy(20_010, memory, 10, pattern.length);
        assertThat(memory.read(20_010, pattern.length)).isEqualTo(pattern);
        memory.copy(3, memory, 20_010, pattern.length);
        assertThat(memory.read(3, pattern.length)).isEqualTo(pattern);
        memory.fill(65_530, (byte) 9, 20);
        assertThat(memory.read(65_530, 20)).containsOnly(9);
        assertThat(memory.readByte(65_529)).isEqualTo(pattern[65_526]);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anyKindCopiesToAnyOther(LinearMemory memory) {
        kinds().forEach(other -> {
            other.writeLong(65_533, 0x0102_0304_0506_0708L);
            memory.copy(65_529, other, 65_533, 8);
            assertThat(memory.readLong(65_529)).isEqualTo(0x0102_0304_0506_0708L);
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingReachesOutside(LinearMemory memory) {
        assertThatThrownBy(() -> memory.readInt(131_069))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("address 131069 with 4 bytes is outside a memory of 131072 bytes");
        assertThatThrownBy(() -> memory.writeLong(-8, 1)).hasMessageContaining("address 18446744073709551608 with 8");
        assertThatThrownBy(() -> memory.fill(0, (byte) 1, Long.MAX_VALUE)).hasMessageContaining("address 0 with 9223");
        assertThatThrownBy(() -> memory.copy(131_072, memory, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> memory.write(131_070, new byte[] {1, 2, 3}))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(memory.read(0, 131_072)).containsOnly(0);
        assertThat(memory.read(131_072, 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anObserverHearsOfTheHostAndNotOfCode(LinearMemory memory) {
        var heard = new ArrayList<String>();
        var observer = new MemoryObserver() {
            @Override
            public void written(LinearMemory where, long address, byte[] before, byte[] after) {
                heard.add(address + ": " + Arrays.toString(before) + " -> " + Arrays.toString(after));
            }

            @Override
            public void grown(LinearMemory where, long pagesBefore, long pagesAfter) {
                heard.add("pages: " + pagesBefore + " -> " + pagesAfter);
            }
        };
        memory.addObserver(observer);
        memory.storeShort(2, (short) 0x0201);
        memory.extend(1);
        memory.writeShort(1, (short) -1);
        memory.fill(3, (byte) 5, 1);
        memory.copy(8, memory, 1, 3);
        memory.grow(1);
        memory.grow(1);
        memory.removeObserver(observer);
        memory.writeByte(0, (byte) 1);

        assertThat(heard)
                .isEqualTo(List.of(
                        "1: [0, 1] -> [-1, -1]", "3: [2] -> [5]", "8: [0, 0, 0] -> [-1, -1, 5]", "pages: 3 -> 4"));
    }

    @Test
    void memoriesOfOneBudgetShareIt() {
        var budget = MemoryBudget.ofBytes(5 * 65536);
        var first = LinearMemory.of(type(false, 1, 100), budget);
        var second = LinearMemory.of(type(true, 1, 100), budget);

        assertThat(first.grow(2)).isEqualTo(1);
        assertThat(second.grow(2)).isEqualTo(-1);
        assertThat(second.grow(1)).isEqualTo(1);
        assertThat(budget.left()).isZero();
        assertThatThrownBy(() -> LinearMemory.of(type(false, 1, 1), budget))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a memory of 1 pages is larger than the limit of 327680 bytes for the memories of this"
                        + " instance, of which 0 are left");
        assertThatThrownBy(() -> MemoryBudget.ofBytes(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
