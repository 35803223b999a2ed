package dev.stepwasm.wat.format;

/** Where the parenthesis stands that closes a group of several lines. */
public enum ClosingParens {
    /** At the end of the last line, as in Lisp. */
    HANG,
    /** On a line of its own, below the line with the opening one. */
    OWN_LINE;

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
