package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.ByteView;
import dev.stepwasm.engine.store.LinearMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Java reads and writes in a memory: texts, numbers, rows of numbers. */
class MemoryTextTest {
    private LinearMemory memory;

    @BeforeEach
    void newMemory() {
        memory = Wat.instance("(module (memory 1))").memory();
    }

    @Test
    void textsAreUtf8() {
        assertThat(memory.writeString(8, "grün 🎉")).isEqualTo(10);

        assertThat(memory.readString(8, 10)).isEqualTo("grün 🎉");
        assertThat(memory.readByte(8)).isEqualTo((byte) 'g');
        assertThat(memory.readString(8, 3)).isEqualTo("gr\uFFFD");
    }

    @Test
    void textsOfCEndWithAZero() {
        assertThat(memory.writeCString(8, "one")).isEqualTo(4);
        memory.writeString(12, "two");

        assertThat(memory.readCString(8)).isEqualTo("one");
        assertThat(memory.readCString(12)).isEqualTo("two");
        memory.fill(65_530, (byte) 'x', 6);
        assertThatThrownBy(() -> memory.readCString(65_530))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("address 65536 with 1 bytes is outside a memory of 65536 bytes");
    }

    @Test
    void numbersLieWithTheirLowestByteFirst() {
        memory.writeInts(0, 1, -2, 3);
        memory.writeLongs(16, 1L << 40, -1L);
        memory.writeFloats(32, 0.5f, Float.NaN);
        memory.writeDoubles(40, Math.PI);
        memory.writeFloat(48, 1.5f);
        memory.writeDouble(56, 2.5);

        assertThat(memory.read(4, 4)).containsExactly(-2, -1, -1, -1);
        assertThat(memory.readInts(0, 3)).containsExactly(1, -2, 3);
        assertThat(memory.readLongs(16, 2)).containsExactly(1L << 40, -1L);
        assertThat(memory.readFloats(32, 2)).containsExactly(0.5f, Float.NaN);
        assertThat(memory.readDoubles(40, 1)).containsExactly(Math.PI);
        assertThat(memory.readFloat(48)).isEqualTo(1.5f);
        assertThat(memory.readDouble(56)).isEqualTo(2.5);
    }

    @Test
    void nothingIsWrittenWhenSomethingIsOutside() {
        assertThatThrownBy(() -> memory.writeString(65_534, "abc"))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("address 65534 with 3 bytes is outside a memory of 65536 bytes");
        assertThat(memory.readByte(65_534)).isZero();
        assertThatThrownBy(() -> memory.readString(-1, 1))
                .hasMessage("address 18446744073709551615 with 1 bytes is outside a memory of 65536 bytes");
        assertThatThrownBy(() -> memory.readLongs(65_528, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aViewHasAddressesOfItsOwnAndSurvivesGrowing() {
        ByteView point = memory.view(16, 8);
        point.writeInt(0, 3);
        memory.grow(1);
        point.writeInt(4, -4);

        assertThat(memory.readInts(16, 2)).containsExactly(3, -4);
        assertThat(point.view(4, 4).readInt(0)).isEqualTo(-4);
        assertThat(point.readShort(4)).isEqualTo((short) -4);
        assertThatThrownBy(() -> point.readInt(5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("address 5 with 4 bytes is outside a view of 8 bytes");
        assertThatThrownBy(() -> memory.view(131_070, 3))
                .hasMessage("address 131070 with 3 bytes is outside a memory of 131072 bytes");
    }

    @Test
    void growingBeyondTheMaximumIsRefused() {
        LinearMemory limited = Wat.instance("(module (memory 1 2))").memory();

        assertThat(limited.grow(2)).isEqualTo(-1);
        assertThat(limited.grow(1)).isEqualTo(1);
        assertThat(limited.byteSize()).isEqualTo(2 << 16);
    }
}
