package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, with the basic formats of core spec 5.2. */
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets everything written. */
    void clear() {
        size = 0;
    }

    ByteWriter u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    ByteWriter u32(int value) {
        return u64(Integer.toUnsignedLong(value));
    }

    ByteWriter u64(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            u8(((int) rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    /** A signed number of any width: the shortest form is the same for all. */
    ByteWriter signed(long value) {
        long rest = value;
        while (rest >> 6 != 0 && rest >> 6 != -1) {
            u8(((int) rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        return u8((int) rest & 0x7F);
    }

    ByteWriter littleEndian(long value, int count) {
        for (int i = 0; i < count; i++) {
            u8((int) (value >>> (8 * i)));
        }
        return this;
    }

    ByteWriter name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        u32(utf8.length);
        return raw(utf8, 0, utf8.length);
    }

    ByteWriter raw(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
        return this;
    }

    ByteWriter raw(Bytes source) {
        room(source.size());
        source.copyTo(bytes, size);
        size += source.size();
        return this;
    }

    ByteWriter raw(ByteWriter source) {
        return raw(source.bytes, 0, source.size);
    }

    private void room(int count) {
        int wanted = Math.addExact(size, count);
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }
}
