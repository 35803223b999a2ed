package dev.stepwasm.wat.lex;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every keyword with its token code, found by the hash of a range of characters. */
public final class Keywords {
    private static final int SIZE = 1 << 12;
    private static final String[] WORDS = new String[SIZE];
    private static final int[] HASHES = new int[SIZE];
    private static final short[] CODES = new short[SIZE];
    private static final List<String> INSTRUCTIONS = new ArrayList<>();

    static {
        for (Opcode op : Opcode.values()) {
            add(op.keyword(), TokenCode.of(op));
            INSTRUCTIONS.add(op.keyword());
        }
        for (Word word : Word.values()) {
            add(word.keyword(), word.code());
        }
    }

    private Keywords() {}

    /** Adds a word unless it is there: an instruction wins over a structural word that is written alike. */
    private static void add(String word, int code) {
        int hash = word.hashCode();
        int slot = slot(hash);
        while (WORDS[slot] != null) {
            if (WORDS[slot].equals(word)) {
                return;
            }
            slot = (slot + 1) & (SIZE - 1);
        }
        WORDS[slot] = word;
        HASHES[slot] = hash;
        CODES[slot] = (short) code;
    }

    private static int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed >>> 20;
    }

    /**
     * {@return the code of a keyword, or {@link TokenCode#RESERVED}}
     *
     * @param chars the text
     * @param start offset of the first character
     * @param end offset after the last character
     */
    static int codeOf(char[] chars, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        for (int slot = slot(hash); ; slot = (slot + 1) & (SIZE - 1)) {
            String word = WORDS[slot];
            if (word == null) {
                return TokenCode.RESERVED;
            }
            if (HASHES[slot] == hash && matches(word, chars, start, end)) {
                return CODES[slot];
            }
        }
    }

    private static boolean matches(String word, char[] chars, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (word.charAt(i - start) != chars[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return the token code of a word as the lexer gives it, or empty if it is no keyword} */
    public static Optional<Integer> codeOf(String word) {
        int code = codeOf(word.toCharArray(), 0, word.length());
        return code == TokenCode.RESERVED ? Optional.empty() : Optional.of(code);
    }

    /** {@return the code that the lexer gives to a structural word, which may be the one of an instruction} */
    public static int codeOf(Word word) {
        return codeOf(word.keyword()).orElseThrow();
    }

    /** {@return the keywords of all instructions in the order of the table} */
    public static List<String> instructions() {
        return List.copyOf(INSTRUCTIONS);
    }
}
