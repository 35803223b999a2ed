package dev.stepwasm.wat.format;

/** How many flat instructions stand on a line. */
public enum FlatCode {
    /** Those that the author put on one line, if they fit; else one. */
    KEEP,
    /** One. */
    ONE_A_LINE;

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
