package dev.stepwasm.wat.format;

/** How lines end. */
public enum LineEnding {
    /** As all lines of the text end; LF if they differ. */
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
            case AUTO -> found(text);
        };
    }

    /** One line that ends in LF alone decides, because formatting leaves such lines in fields with errors. */
    private static String found(String text) {
        boolean isAnyLf = text.indexOf('\n') >= 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at == 0 || text.charAt(at - 1) != '\r') {
                return "\n";
            }
        }
        return isAnyLf ? "\r\n" : text.indexOf('\r') >= 0 ? "\r" : "\n";
    }

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
