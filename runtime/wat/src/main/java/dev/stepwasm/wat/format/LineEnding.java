package dev.stepwasm.wat.format;

/** How lines end. */
public enum LineEnding {
    /** As the first line of the text ends; LF for a text of one line. */
    AUTO,
    /** {@code \n}. */
    LF,
    /** {@code \r\n}. */
    CRLF;

    /** {@return the characters that end a line of this text} */
    String in(String text) {
        return switch (this) {
            case LF -> "\n";
            case CRLF -> "\r\n";
            case AUTO -> first(text);
        };
    }

    private static String first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return "\n";
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "\r\n" : "\r";
            }
        }
        return "\n";
    }

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
