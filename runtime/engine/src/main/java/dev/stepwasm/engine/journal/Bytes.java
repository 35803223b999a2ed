package dev.stepwasm.engine.journal;

import java.util.Arrays;

/** Bytes that are added at the end. */
final class Bytes {
    private static final int MOST_FOR_NUMBER = 10;

    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** Puts a number in as few bytes as it needs, seven bits in each, the lowest first. */
    void putUnsigned(long value) {
        if (bytes.length - size < MOST_FOR_NUMBER) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        byte[] target = bytes;
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        size = at;
    }

    /** Puts a number so that those near zero are short, also the negative ones. */
    void putSigned(long value) {
        putUnsigned(value << 1 ^ value >> 63);
    }

    void putFixed(long value, int count) {
        for (int i = 0; i < count; i++) {
            put((int) (value >>> 8 * i));
        }
    }

    void putAll(byte[] more) {
        while (bytes.length - size < more.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }
}
