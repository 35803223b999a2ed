package dev.stepwasm.wat.format;

/** How many instructions of a sequence stand on a line. */
public enum FlatCode {
    /** Those that the author put there, if they fit; else one. */
    KEEP,
    /** One. */
    ONE_A_LINE;

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
