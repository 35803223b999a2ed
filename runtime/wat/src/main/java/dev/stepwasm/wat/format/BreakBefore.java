package dev.stepwasm.wat.format;

/** When a line ends before the first local, the first field or a constant expression. */
public enum BreakBefore {
    /** Never. */
    NEVER,
    /** When what follows does not fit on the line. */
    OVERFLOW,
    /** When there is more than one of them, or it does not fit. */
    MULTI_ONLY,
    /** Where the author ended it, or when what follows does not fit. */
    SMART,
    /** Always, also when everything would fit on one line. */
    ALWAYS;

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
