package dev.stepwasm.wat.lex;

/** Classes of characters (core spec 6.3). */
final class Characters {
    static final byte OTHER = 0;
    static final byte SPACE = 1;
    static final byte ID = 2;
    static final byte QUOTE = 3;
    static final byte OPEN = 4;
    static final byte CLOSE = 5;
    static final byte SEMICOLON = 6;
    static final byte LONE = 7;

    private static final byte[] CLASSES = new byte[128];

    static {
        for (char c = 0x21; c < 0x7F; c++) {
            CLASSES[c] = ID;
        }
        for (char c : new char[] {' ', '\t', '\n', '\r'}) {
            CLASSES[c] = SPACE;
        }
        for (char c : new char[] {',', '[', ']', '{', '}'}) {
            CLASSES[c] = LONE;
        }
        CLASSES['"'] = QUOTE;
        CLASSES['('] = OPEN;
        CLASSES[')'] = CLOSE;
        CLASSES[';'] = SEMICOLON;
    }

    private Characters() {}

    static byte classOf(char c) {
        return c < 128 ? CLASSES[c] : OTHER;
    }

    static boolean isId(char c) {
        return c < 128 && CLASSES[c] == ID;
    }

    static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
