package dev.stepwasm.eclipse.completion;

/** Which proposals stay in the list while somebody types. */
final class Matching {
    private Matching() {}

    /**
     * {@return whether a name begins with what is typed, or one of its parts does} {@code add} finds {@code i32.add}, and
     * {@code sum} finds {@code $sum} and {@code $row_sum}. Both are in lower case.
     */
    static boolean matches(String name, String typed) {
        int at = name.indexOf(typed);
        while (at >= 0) {
            if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
                return true;
            }
            at = name.indexOf(typed, at + 1);
        }
        return false;
    }
}
