package dev.stepwasm.wat.format;

/** How several parts of one kind, such as the locals of a function, are spread over lines. */
public enum Spread {
    /** All on one line, however long it gets. */
    NEVER,
    /** All on one line if they fit, else one a line. */
    OVERFLOW,
    /** The author's lines; those that are too long are filled anew. */
    SMART,
    /** As many on each line as fit. */
    WRAP,
    /** One a line. */
    ALWAYS;

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
