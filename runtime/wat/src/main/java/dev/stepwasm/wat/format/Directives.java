package dev.stepwasm.wat.format;

/** Comments that speak to the formatter. */
final class Directives {
    private static final String IGNORE = "fmt-ignore";
    private static final String IGNORE_FILE = "fmt-ignore-file";

    private Directives() {}

    /** {@return whether a comment says that the next field or instruction stays as it is} */
    static boolean isIgnore(String text, int start, int end) {
        return is(IGNORE, text, start, end);
    }

    /** {@return whether a comment says that the whole text stays as it is} */
    static boolean isIgnoreFile(String text, int start, int end) {
        return is(IGNORE_FILE, text, start, end);
    }

    /** The word may be followed by a reason, behind a blank or a colon. */
    private static boolean is(String word, String text, int start, int end) {
        int at = start + 2; // behind ;; or (;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == ';')) {
            at++;
        }
        int after = at + word.length();
        if (!text.startsWith(word, at) || after > end) {
            return false;
        }
        char next = after < end ? text.charAt(after) : ' ';
        return next != '-' && next != '_' && !Character.isLetterOrDigit(next);
    }
}
