package dev.stepwasm.engine.debug;

/** Where a value of a stopped program stands. */
public sealed interface Place {
    /** A local of the frame; parameters come first. */
    record Local(int index) implements Place {}

    /** An operand of the frame, counted from the bottom of its operand stack. */
    record Operand(int index) implements Place {}

    /** A global of the frame's instance, imported ones first. */
    record Global(int index) implements Place {}
}
