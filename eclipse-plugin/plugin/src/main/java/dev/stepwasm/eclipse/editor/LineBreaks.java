package dev.stepwasm.eclipse.editor;

/** Breaks the lines of a text that is shown as it is. */
public final class LineBreaks {
    private static final int WIDTH = 100;

    private LineBreaks() {}

    /** {@return the text with no line longer than 100 characters, unless a word is} */
    public static String wrap(String text) {
        StringBuilder wrapped = new StringBuilder(text.length() + 16);
        int column = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) > ' ') {
                end++;
            }
            char first = text.charAt(at);
            if (first == '\n') {
                column = -1;
            } else if (first == ' ' && column + end - at > WIDTH) {
                wrapped.append('\n');
                column = 0;
                at++;
            }
            wrapped.append(text, at, end);
            column += end - at;
            at = end;
        }
        return wrapped.toString();
    }
}
