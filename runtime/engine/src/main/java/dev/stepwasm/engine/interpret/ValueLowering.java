package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;

/**
 * The operand stack of the function that is translated, and what instructions become that only bring values there or
 * take them away: locals, constants, {@code drop}, {@code select}. In fast code they mostly vanish, and their values move
 * home when they must.
 */
final class ValueLowering {
    private final Emitter emitter;
    private final Constants constants;
    private final List<ValueType> locals;
    private final int firstHome;

    private Operands operands;
    private int deepest;
    private boolean wide;

    /** @param wide whether the frame can hold values that are more than numbers, besides operands */
    ValueLowering(Emitter emitter, Constants constants, List<ValueType> locals, int firstHome, boolean wide) {
        this.emitter = emitter;
        this.constants = constants;
        this.locals = locals;
        this.firstHome = firstHome;
        this.operands = new Operands(firstHome);
        this.wide = wide;
    }

    /** Begins one of the two versions. */
    void begin() {
        deepest = deepest();
        operands = new Operands(firstHome);
    }

    /** {@return the greatest size of the operand stack so far} */
    int deepest() {
        return Math.max(deepest, operands.deepest());
    }

    /** {@return whether the frame can hold values that are more than numbers} */
    boolean isWide() {
        return wide;
    }

    Operands operands() {
        return operands;
    }

    // The operand stack.

    /** Puts a value on the stack that will be at home. {@return its slot} */
    int push(boolean isWide) {
        wide |= isWide;
        return operands.pushHome(isWide);
    }

    /** Puts values on the stack that will be at home. */
    void pushAll(List<ValueType> types) {
        types.forEach(type -> push(Slots.isWide(type)));
    }

    /** Puts a reference on the stack that is in a slot already. */
    void pushIn(int slot) {
        operands.push(slot, true);
    }

    /** Takes the top. {@return the slot where its value is} */
    int pop() {
        return operands.pop();
    }

    /** {@return the slot of the top} */
    int top() {
        return operands.slot(operands.size() - 1);
    }

    /** {@return where the next operand is at home} */
    int nextHome() {
        return operands.home(operands.size());
    }

    /** {@return a slot above the operand stack, for the next flat instruction only} */
    int scratch() {
        int slot = operands.pushHome(false);
        operands.pop();
        return slot;
    }

    /** Brings operands home and takes them. {@return the slot of the first} */
    int take(int count) {
        bringTopHome(count);
        operands.truncate(operands.size() - count);
        return nextHome();
    }

    /** The operand stack is what a block leaves or starts with, everything at home. */
    void reset(int height, List<ValueType> values) {
        operands.truncate(height);
        for (ValueType value : values) {
            operands.pushHome(Slots.isWide(value));
        }
    }

    // Moving values.

    private void bringHome(int index) {
        if (!operands.isHome(index)) {
            copy(index, operands.home(index));
            operands.setSlot(index, operands.home(index));
        }
    }

    private void copy(int index, int to) {
        emitter.move(to, operands.slot(index), operands.isWide(index));
    }

    void bringTopHome(int count) {
        for (int i = operands.size() - count; i < operands.size(); i++) {
            bringHome(i);
        }
    }

    /** Brings home what is in locals: paths that meet later must agree where it is. */
    void bringLocalsHome() {
        for (int i = 0; i < operands.size(); i++) {
            if (operands.slot(i) < locals.size()) {
                bringHome(i);
            }
        }
    }

    /** Copies operands home, without changing what is known of the stack: code that does not come by goes on with it. */
    void copyHome(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!operands.isHome(i)) {
                copy(i, operands.home(i));
            }
        }
    }

    /** Copies the top of the stack to where a label wants it, without changing what is known of the stack. */
    void copyTop(int count, int height) {
        int from = operands.size() - count;
        for (int i = 0; i < count; i++) { // Upwards: a target is never above its source.
            int home = operands.home(height + i);
            if (operands.slot(from + i) != home) {
                copy(from + i, home);
            }
        }
    }

    // Instructions.

    void drop() {
        operands.pop();
        emitter.nothing();
    }

    void localGet(int local) {
        get(local, Slots.isWide(locals.get(local)));
    }

    private void get(int slot, boolean isWide) {
        if (emitter.isFast()) {
            operands.push(slot, isWide);
        } else {
            emitter.move(operands.pushHome(isWide), slot, isWide);
        }
    }

    void constant(long bits) {
        int slot = constants.slot(bits);
        if (slot >= 0) {
            get(slot, false);
        } else {
            emitter.write(Op.CONST, operands.pushHome(false), (int) bits, (int) (bits >>> 32));
        }
    }

    /** {@return whether a vector is one of the constants of the frame, and is on the stack now} */
    boolean constant(Immediates.Vector vector) {
        int slot = constants.slot(vector.low(), vector.high());
        if (slot >= 0) {
            wide = true;
            get(slot, true);
        }
        return slot >= 0;
    }

    void localSet(int local) {
        store(local);
        operands.pop();
    }

    void localTee(int local) {
        store(local);
        if (emitter.isFast()) {
            operands.setSlot(operands.size() - 1, local);
        }
    }

    /** Puts the top of the stack into a local, without taking it away. */
    private void store(int local) {
        int top = operands.size() - 1;
        int slot = operands.slot(top);
        boolean kept = isUsedBelow(local, top);
        if (!kept && operands.isHome(top) && emitter.hasJustWritten(slot)) {
            emitter.redirect(local);
            return;
        }
        if (kept) {
            moveHome(local, top);
        }
        if (slot != local) {
            copy(top, local);
        }
    }

    private boolean isUsedBelow(int local, int top) {
        for (int i = 0; i < top; i++) {
            if (operands.slot(i) == local) {
                return true;
            }
        }
        return false;
    }

    /** Brings home the operands below {@code top} that are in a local. */
    private void moveHome(int local, int top) {
        for (int i = 0; i < top; i++) {
            if (operands.slot(i) == local) {
                bringHome(i);
            }
        }
    }

    void select() {
        int c = operands.pop();
        int b = operands.pop();
        boolean isWide = operands.isWide(operands.size() - 1);
        int a = operands.pop();
        int home = operands.pushHome(isWide);
        if (isWide) {
            emitter.state(Opcode.SELECT, home, a, b, c);
        } else {
            emitter.write(Op.SELECT, home, a, b, c);
        }
    }
}
