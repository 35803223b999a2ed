package dev.stepwasm.wat.lex;

import java.util.Arrays;

/**
 * Tokens in text order: codes (see {@link TokenCode}), starts and ends in three arrays. Space between tokens is not
 * stored: it is what lies between the end of a token and the start of the next. Filled by the {@link Lexer}; not changed
 * afterwards.
 */
public final class Tokens {
    private short[] codes;
    private int[] starts;
    private int[] ends;
    private int count;

    Tokens(int expected) {
        codes = new short[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    private Tokens(short[] codes, int[] starts, int[] ends) {
        this.codes = codes;
        this.starts = starts;
        this.ends = ends;
        this.count = codes.length;
    }

    void add(int code, int start, int end) {
        if (count == codes.length) {
            grow();
        }
        codes[count] = (short) code;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    private void grow() {
        int size = count + (count >> 1) + 16;
        codes = Arrays.copyOf(codes, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
    }

    /**
     * {@return a copy of some tokens whose offsets are relative to a base}
     *
     * @param from first token
     * @param to after the last token
     * @param base offset that becomes 0
     */
    public Tokens slice(int from, int to, int base) {
        short[] kinds = Arrays.copyOfRange(codes, from, to);
        int[] begins = Arrays.copyOfRange(starts, from, to);
        int[] stops = Arrays.copyOfRange(ends, from, to);
        for (int i = 0; i < begins.length; i++) {
            begins[i] -= base;
            stops[i] -= base;
        }
        return new Tokens(kinds, begins, stops);
    }

    /** {@return the number of tokens} */
    public int size() {
        return count;
    }

    /** {@return the code of a token, see {@link TokenCode}} */
    public int code(int token) {
        return codes[token];
    }

    /** {@return the offset of the first character of a token} */
    public int start(int token) {
        return starts[token];
    }

    /** {@return the offset after the last character of a token} */
    public int end(int token) {
        return ends[token];
    }

    /** {@return whether a token is a comment or an annotation} */
    public boolean isTrivia(int token) {
        return codes[token] <= TokenCode.LAST_TRIVIA;
    }

    /** {@return whether a token has a code} */
    public boolean contains(int code) {
        for (int token = 0; token < count; token++) {
            if (codes[token] == code) {
                return true;
            }
        }
        return false;
    }

    /** {@return the first token that starts at or after an offset, or {@link #size()}} */
    public int firstAtOrAfter(int offset) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * {@return the token that contains an offset, or the one that ends there when none contains it, or -1}
     *
     * @param offset an offset in the unit of this array
     */
    public int touching(int offset) {
        int after = firstAtOrAfter(offset + 1);
        if (after > 0 && offset < ends[after - 1]) {
            return after - 1;
        }
        return after > 0 && ends[after - 1] == offset ? after - 1 : -1;
    }
}
