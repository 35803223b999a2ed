package dev.stepwasm.lsp;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The numbers of an answer with semantic tokens, five for each token, as they are kept and sent: in a tenth of the room
 * that a list of objects takes. Immutable.
 */
final class EncodedTokens extends AbstractList<Integer> {
    /** Groups of seven bits, the low ones first; only the last byte of a number is not negative. */
    private final byte[] bytes;

    private final int size;

    private EncodedTokens(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    /** Collects numbers, none of them negative. */
    static final class Builder {
        private byte[] bytes = new byte[1 << 10];
        private int length;
        private int size;

        void add(int number) {
            if (length + 5 > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            int left = number;
            while (left >= 0x80) {
                bytes[length++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            bytes[length++] = (byte) left;
            size++;
        }

        EncodedTokens build() {
            return new EncodedTokens(Arrays.copyOf(bytes, length), size);
        }
    }

    @Override
    public int size() {
        return size;
    }

    /** Walks from the start: iterate instead. */
    @Override
    public Integer get(int index) {
        Iterator<Integer> numbers = iterator();
        for (int i = 0; i < index; i++) {
            numbers.next();
        }
        return numbers.next();
    }

    @Override
    public Iterator<Integer> iterator() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < bytes.length;
            }

            @Override
            public Integer next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int start = at;
                at = end(start);
                return number(start, at);
            }
        };
    }

    private int end(int start) {
        int at = start;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    private int number(int start, int end) {
        int number = 0;
        for (int at = start; at < end; at++) {
            number |= (bytes[at] & 0x7F) << 7 * (at - start);
        }
        return number;
    }

    /** {@return the numbers as a JSON array} */
    String json() {
        StringBuilder json = new StringBuilder(bytes.length * 2 + 16).append('[');
        for (int at = 0; at < bytes.length; ) {
            int end = end(at);
            json.append(at == 0 ? "" : ",").append(number(at, end));
            at = end;
        }
        return json.append(']').toString();
    }

    /** One replacement that makes other numbers of these. */
    record Difference(int start, int deleted, EncodedTokens inserted) {}

    /** {@return what to replace to get these numbers from earlier ones}; what is equal at both ends stays. */
    Difference from(EncodedTokens earlier) {
        int common = Arrays.mismatch(bytes, earlier.bytes);
        if (common < 0) {
            return new Difference(size, 0, new EncodedTokens(new byte[0], 0));
        }
        int start = common;
        while (start > 0 && bytes[start - 1] < 0) {
            start--;
        }
        int longest = Math.min(bytes.length, earlier.bytes.length) - start;
        int tail = 0;
        while (tail < longest && bytes[bytes.length - 1 - tail] == earlier.bytes[earlier.bytes.length - 1 - tail]) {
            tail++;
        }
        // A number must begin where the tail does, in both.
        while (tail > 0
                && !(earlier.begins(start, earlier.bytes.length - tail) && begins(start, bytes.length - tail))) {
            tail--;
        }
        int end = bytes.length - tail;
        byte[] inserted = Arrays.copyOfRange(bytes, start, end);
        return new Difference(
                count(bytes, 0, start),
                count(earlier.bytes, start, earlier.bytes.length - tail),
                new EncodedTokens(inserted, count(inserted, 0, inserted.length)));
    }

    private boolean begins(int start, int at) {
        return at == start || bytes[at - 1] >= 0;
    }

    private static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            count += bytes[at] >= 0 ? 1 : 0;
        }
        return count;
    }
}
