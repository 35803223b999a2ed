package dev.stepwasm.wat.disassemble;

/**
 * How a disassembly looks.
 *
 * @param folded whether operands stand inside of their instruction, {@code (i32.add (local.get 0) (i32.const 1))},
 *     rather than each instruction on a line of its own, in the order in which they run
 * @param nameUnnamed whether things without a name get one, such as {@code $#func3}
 * @param skeleton whether code, and all but the first of data and elements, are left out; comments say how much. The text
 *     is a valid module if the binary is one, but another one
 */
public record Layout(boolean folded, boolean nameUnnamed, boolean skeleton) {
    /** One instruction a line, and indices where there are no names: best for stepping and for very deep code. */
    public static final Layout FLAT = new Layout(false, false, false);

    /** Operands inside of their instructions. */
    public static final Layout FOLDED = new Layout(true, false, false);

    /** {@return the same with names for everything} */
    public Layout withNames() {
        return new Layout(folded, true, skeleton);
    }

    /** {@return the same without what makes large modules large} */
    public Layout asSkeleton() {
        return new Layout(folded, nameUnnamed, true);
    }
}
