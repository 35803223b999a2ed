package dev.stepwasm.wasm.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A cursor over a range of a file that reads the basic formats of core spec 5.2. */
final class ByteReader {
    private final byte[] file;
    private final int end;
    private final boolean wholeFile;
    private int position;

    /** A reader of a section or of something in one. */
    ByteReader(byte[] file, int start, int end) {
        this(file, start, end, false);
    }

    private ByteReader(byte[] file, int start, int end, boolean wholeFile) {
        this.file = file;
        this.position = start;
        this.end = end;
        this.wholeFile = wholeFile;
    }

    /** A reader of a file, to be cut into sections. */
    static ByteReader of(byte[] file) {
        return new ByteReader(file, 0, file.length, true);
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    boolean atEnd() {
        return position >= end;
    }

    byte[] file() {
        return file;
    }

    MalformedException unexpectedEnd() {
        return new MalformedException(wholeFile ? "unexpected end" : "unexpected end of section or function", end);
    }

    int u8() throws MalformedException {
        if (position >= end) {
            throw unexpectedEnd();
        }
        return file[position++] & 0xFF;
    }

    /** The next byte without taking it. */
    int peek() throws MalformedException {
        if (position >= end) {
            throw unexpectedEnd();
        }
        return file[position] & 0xFF;
    }

    /** An unsigned 32-bit number, as the int of the same bits. */
    int u32() throws MalformedException {
        // Nearly all numbers have one byte.
        if (position < end && file[position] >= 0) {
            return file[position++];
        }
        return (int) unsigned(32);
    }

    /** An index; those that do not fit a Java array do not exist in any module and become the largest int. */
    int index() throws MalformedException {
        int value = u32();
        return value < 0 ? Integer.MAX_VALUE : value;
    }

    /** How many things follow. Each takes a byte at least, so a larger number is refused before anything is taken for it. */
    int count() throws MalformedException {
        int start = position;
        int value = u32();
        if (value < 0 || value > end - position) {
            throw new MalformedException("unexpected end of section or function", start);
        }
        return value;
    }

    /** The length in bytes of what follows. */
    int length() throws MalformedException {
        int start = position;
        int value = u32();
        if (value < 0 || value > end - position) {
            throw new MalformedException("length out of bounds", start);
        }
        return value;
    }

    long u64() throws MalformedException {
        return unsigned(64);
    }

    int s32() throws MalformedException {
        return (int) signed(32);
    }

    long s33() throws MalformedException {
        return signed(33);
    }

    long s64() throws MalformedException {
        return signed(64);
    }

    private long unsigned(int bits) throws MalformedException {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = partOfNumber();
            if (shift + 7 > bits) {
                checkLast(b, b >>> (bits - shift) == 0, start);
            }
            value |= (b & 0x7FL) << shift;
            if (b < 0x80) {
                checkEnd();
                return value;
            }
        }
    }

    private long signed(int bits) throws MalformedException {
        int start = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = partOfNumber();
            if (shift + 7 > bits) {
                // The unused bits must repeat the sign.
                int rest = (byte) (b << 1) >> (bits - shift);
                checkLast(b, rest == 0 || rest == -1, start);
            }
            value |= (b & 0x7FL) << shift;
            if (b < 0x80) {
                checkEnd();
                int unused = 64 - shift - 7;
                return unused > 0 ? value << unused >> unused : value;
            }
        }
    }

    /** The next byte even behind the end: a number that is too long is reported as such rather than as cut off. */
    private int partOfNumber() throws MalformedException {
        if (position >= file.length) {
            throw unexpectedEnd();
        }
        return file[position++] & 0xFF;
    }

    private void checkEnd() throws MalformedException {
        if (position > end) {
            throw unexpectedEnd();
        }
    }

    private static void checkLast(int b, boolean fits, int start) throws MalformedException {
        if (b >= 0x80) {
            throw new MalformedException("integer representation too long", start);
        }
        if (!fits) {
            throw new MalformedException("integer too large", start);
        }
    }

    /** So many bytes, lowest first, as a number. */
    long littleEndian(int bytes) throws MalformedException {
        if (end - position < bytes) {
            throw unexpectedEnd();
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (file[position++] & 0xFFL) << (8 * i);
        }
        return value;
    }

    /** Passes over so many bytes. */
    void skip(int bytes) throws MalformedException {
        if (end - position < bytes) {
            throw unexpectedEnd();
        }
        position += bytes;
    }

    /** A reader of the next so many bytes, which this one passes over. */
    ByteReader part(int bytes) throws MalformedException {
        int start = position;
        skip(bytes);
        return new ByteReader(file, start, position);
    }

    /** A name (core spec 5.2.4). */
    String name() throws MalformedException {
        int length = length();
        int start = position;
        position += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("malformed UTF-8 encoding", start);
        }
    }
}
