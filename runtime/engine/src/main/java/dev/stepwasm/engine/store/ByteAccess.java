package dev.stepwasm.engine.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes by address, and what can be said in terms of them: texts and numbers, the lowest byte first. Addresses are
 * unsigned.
 *
 * <p>Methods throw {@link IndexOutOfBoundsException}, which names address, length and size, when one of the bytes lies
 * outside; then nothing has been changed.
 */
public interface ByteAccess {
    /** @throws IndexOutOfBoundsException unless all of these bytes are inside */
    void requireInside(long address, long length);

    /** {@return a copy of some bytes} */
    byte[] read(long address, int length);

    /** Writes bytes. */
    void write(long address, byte[] source);

    /** {@return the byte at an address} */
    byte readByte(long address);

    /** {@return two bytes, the lowest first} */
    short readShort(long address);

    /** {@return four bytes, the lowest first} */
    int readInt(long address);

    /** {@return eight bytes, the lowest first} */
    long readLong(long address);

    /** Writes a byte. */
    void writeByte(long address, byte value);

    /** Writes two bytes, the lowest first. */
    void writeShort(long address, short value);

    /** Writes four bytes, the lowest first. */
    void writeInt(long address, int value);

    /** Writes eight bytes, the lowest first. */
    void writeLong(long address, long value);

    /** {@return a part with addresses of its own, for a structure or a row of numbers} */
    default ByteView view(long address, int length) {
        requireInside(address, length);
        return new ByteView(this, address, length);
    }

    /** {@return the text in {@code length} bytes of UTF-8; what is no UTF-8 is replaced by U+FFFD} */
    default String readString(long address, int length) {
        return new String(read(address, length), StandardCharsets.UTF_8);
    }

    /** {@return the text in the bytes before the next zero, as C has it; what is no UTF-8 is replaced by U+FFFD} */
    default String readCString(long address) {
        int length = 0;
        while (readByte(address + length) != 0) {
            length++;
        }
        return readString(address, length);
    }

    /** Writes a text as UTF-8, without a zero behind it. {@return the number of bytes} */
    default int writeString(long address, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(address, bytes);
        return bytes.length;
    }

    /** Writes a text as UTF-8 with a zero behind it, as C has it. {@return the number of bytes, with the zero} */
    default int writeCString(long address, String text) {
        return writeString(address, text + '\0');
    }

    /** {@return a float in four bytes} */
    default float readFloat(long address) {
        return Float.intBitsToFloat(readInt(address));
    }

    /** {@return a float in eight bytes} */
    default double readDouble(long address) {
        return Double.longBitsToDouble(readLong(address));
    }

    /** Writes a float of four bytes. */
    default void writeFloat(long address, float value) {
        writeInt(address, Float.floatToRawIntBits(value));
    }

    /** Writes a float of eight bytes. */
    default void writeDouble(long address, double value) {
        writeLong(address, Double.doubleToRawLongBits(value));
    }

    /** {@return copies of {@code count} integers of four bytes} */
    default int[] readInts(long address, int count) {
        int[] values = new int[count];
        littleEndian(read(address, Math.multiplyExact(count, 4))).asIntBuffer().get(values);
        return values;
    }

    /** {@return copies of {@code count} integers of eight bytes} */
    default long[] readLongs(long address, int count) {
        long[] values = new long[count];
        littleEndian(read(address, Math.multiplyExact(count, 8))).asLongBuffer().get(values);
        return values;
    }

    /** {@return copies of {@code count} floats of four bytes} */
    default float[] readFloats(long address, int count) {
        float[] values = new float[count];
        littleEndian(read(address, Math.multiplyExact(count, 4)))
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** {@return copies of {@code count} floats of eight bytes} */
    default double[] readDoubles(long address, int count) {
        double[] values = new double[count];
        littleEndian(read(address, Math.multiplyExact(count, 8)))
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    /** Writes integers of four bytes, one behind the other. */
    default void writeInts(long address, int... values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, 4)];
        littleEndian(bytes).asIntBuffer().put(values);
        write(address, bytes);
    }

    /** Writes integers of eight bytes, one behind the other. */
    default void writeLongs(long address, long... values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, 8)];
        littleEndian(bytes).asLongBuffer().put(values);
        write(address, bytes);
    }

    /** Writes floats of four bytes, one behind the other. */
    default void writeFloats(long address, float... values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, 4)];
        littleEndian(bytes).asFloatBuffer().put(values);
        write(address, bytes);
    }

    /** Writes floats of eight bytes, one behind the other. */
    default void writeDoubles(long address, double... values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, 8)];
        littleEndian(bytes).asDoubleBuffer().put(values);
        write(address, bytes);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
