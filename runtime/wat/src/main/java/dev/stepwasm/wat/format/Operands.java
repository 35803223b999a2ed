package dev.stepwasm.wat.format;

/** When the operands of a folded instruction, or the arguments of a command, stand on lines of their own. */
public enum Operands {
    /** When the whole expression does not fit on the line. */
    FIT,
    /** When the author put them there, or the expression does not fit. */
    KEEP;

    /** {@return the name as people write it in settings} */
    @Override
    public String toString() {
        return SettingName.of(this);
    }
}
