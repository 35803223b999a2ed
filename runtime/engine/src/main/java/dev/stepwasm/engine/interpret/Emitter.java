package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;

/**
 * Writes the flat words of the function that is translated. Of fast code it makes two instructions one where
 * {@link Fusion} knows one that does both, and keeps the {@link FastMap} in step with what is taken back for that.
 */
final class Emitter {
    private final int firstHome;
    private final Words words = new Words();
    private final FastMapBuilder map = new FastMapBuilder();
    /** Where the instructions begin that have been emitted since the last label, to be made one with the next. */
    private final Words starts = new Words();
    /** The last instruction if it writes to its word 1 and no label has been put behind it; else -1. */
    private int lastWrite = -1;
    /** Whether instructions have vanished since the last one was emitted. */
    private boolean vanished;

    private boolean fast;
    private int number;

    /** @param firstHome slots from here on are used once */
    Emitter(int firstHome) {
        this.firstHome = firstHome;
    }

    /** Begins one of the two versions. */
    void begin(boolean forFast) {
        fast = forFast;
        forget();
    }

    /** Says which instruction is translated now. */
    void next(int instruction) {
        number = instruction;
    }

    /** {@return the number of the instruction that is being translated} */
    int number() {
        return number;
    }

    boolean isFast() {
        return fast;
    }

    Words words() {
        return words;
    }

    /** {@return the place of what is emitted next} */
    int here() {
        return words.size();
    }

    FastMapBuilder map() {
        return map;
    }

    // Instructions.

    /**
     * Emits an instruction; in fast code made one with the one before if there is an instruction that does both.
     *
     * @return its place
     */
    int emit(int... instruction) {
        if (fast && !starts.isEmpty()) {
            int before = starts.last();
            int[] both = Fusion.of(words, before, instruction, firstHome);
            if (both.length > 0) {
                map.forgetFrom(before + 1);
                takeBackFrom(before);
                return append(both);
            }
        }
        return append(instruction);
    }

    private int append(int... instruction) {
        int at = words.size();
        starts.add(at);
        words.addAll(instruction);
        lastWrite = -1;
        vanished = false;
        return at;
    }

    /** Takes back the last instruction, which begins at a place. */
    private void takeBackFrom(int place) {
        words.truncate(place);
        starts.truncate(starts.size() - 1);
    }

    /** Emits an instruction that computes its word 1 and nothing else. */
    void write(int... instruction) {
        lastWrite = emit(instruction);
    }

    /** Emits what stands for an instruction that does nothing: only plain code has a place for it. */
    void nothing() {
        if (!fast) {
            emit(Op.NOP);
        }
    }

    /** Emits the move of a value from slot to slot. */
    void move(int to, int from, boolean isWide) {
        if (isWide) {
            state(Opcode.LOCAL_GET, to, from);
        } else {
            emit(Op.MOVE, to, from, 0);
        }
    }

    // Groups of the second level.

    /** Emits an instruction of the {@link Op#STATE} group. */
    void state(Opcode opcode, int... rest) {
        group(Op.STATE, opcode, rest);
        forget();
    }

    /** Emits an instruction of the {@link Op#MEMORY} group. {@return its place} */
    int memory(Opcode opcode, int... rest) {
        int at = group(Op.MEMORY, opcode, rest);
        forget();
        return at;
    }

    /** Emits an instruction of the {@link Op#MEMORY} group that computes its word 1 and nothing else. */
    void writeMemory(Opcode opcode, int... rest) {
        lastWrite = memory(opcode, rest);
    }

    /** Emits an instruction of the {@link Op#OBJECT} group. {@return its place} */
    int object(Opcode opcode, int... rest) {
        return group(Op.OBJECT, opcode, rest);
    }

    /** Emits an instruction of the {@link Op#OBJECT} group that computes its word 1 and nothing else. */
    void writeObject(Opcode opcode, int... rest) {
        lastWrite = object(opcode, rest);
    }

    private int group(int group, Opcode opcode, int... rest) {
        int at = append(group + opcode.ordinal());
        words.addAll(Arrays.copyOf(rest, Op.STATE_LENGTH - 1));
        return at;
    }

    // Changing the last instruction.

    /** {@return whether the last instruction of fast code has computed the value of a slot and nothing else} */
    boolean hasJustWritten(int slot) {
        return fast && lastWrite >= 0 && words.get(lastWrite + 1) == slot;
    }

    /** Lets the instruction that {@link #hasJustWritten} write to a local instead. */
    void redirect(int local) {
        words.set(lastWrite + 1, local);
        map.forgetFrom(words.size());
        if (words.get(lastWrite) == Op.I32_ADD) { // Two sums that go to locals can be one instruction.
            int[] sum = {Op.I32_ADD, local, words.get(lastWrite + 2), words.get(lastWrite + 3)};
            takeBackFrom(lastWrite);
            emit(sum);
        }
        lastWrite = -1;
        vanished = false;
    }

    /** {@return whether a slot {@link #hasJustWritten has just been written} by a comparison that can be part of a branch} */
    boolean hasJustCompared(int slot) {
        return hasJustWritten(slot) && Conditions.canBranch(words.get(lastWrite));
    }

    /** Takes back the comparison that {@link #hasJustCompared}. {@return its op and operands} */
    int[] takeComparison() {
        int[] comparison = {words.get(lastWrite), words.get(lastWrite + 2), words.get(lastWrite + 3)};
        map.forgetFrom(lastWrite + 1);
        takeBackFrom(lastWrite);
        lastWrite = -1;
        return comparison;
    }

    // Labels.

    /** Lets no instruction that has been emitted become one with the next. */
    void forget() {
        lastWrite = -1;
        starts.truncate(0);
    }

    /** Says that an instruction begins; it has vanished unless it emits something. */
    void vanish() {
        vanished = true;
    }

    /** Gives an instruction that vanished before a label a place that branches do not come to. */
    void separate() {
        if (fast && vanished) {
            emit(Op.NOP);
        }
    }
}
