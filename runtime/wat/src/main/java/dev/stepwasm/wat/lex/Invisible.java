package dev.stepwasm.wat.lex;

import java.util.Locale;

/**
 * Characters that cannot be seen but change what people read: controls, marks that turn the writing direction, spaces
 * without width, separators that some editors show as line ends. Joiners are not among them, since many scripts need them.
 */
public final class Invisible {
    private Invisible() {}

    /** {@return whether a character of a comment or string is one of them} */
    public static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
            case Character.FORMAT -> c != '\u200C' && c != '\u200D';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** {@return number and name, such as {@code U+202E right-to-left override}} */
    static String name(char c) {
        String name = Character.getName(c);
        return "U+%04X".formatted((int) c) + (name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}
