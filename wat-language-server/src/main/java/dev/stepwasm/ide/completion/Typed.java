package dev.stepwasm.ide.completion;

/** Compares what was typed with what is proposed as most clients do. */
final class Typed {
    private Typed() {}

    /** {@return whether the characters typed are in a word in their order, whatever their case} */
    static boolean matches(String typed, String word) {
        int at = 0;
        for (int i = 0; i < word.length() && at < typed.length(); i++) {
            if (Character.toLowerCase(word.charAt(i)) == Character.toLowerCase(typed.charAt(at))) {
                at++;
            }
        }
        return at == typed.length();
    }
}
