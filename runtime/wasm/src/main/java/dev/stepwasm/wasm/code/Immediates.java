package dev.stepwasm.wasm.code;

import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * What follows an opcode; which shape it has follows from {@code Opcode.immediates()}. Any index may be
 * {@link Instruction#UNKNOWN_INDEX} when it comes from a text with mistakes.
 */
public sealed interface Immediates {
    /** Nothing. */
    enum None implements Immediates {
        NONE
    }

    /** One index: label, function, type, table, memory, local, global, tag, data or elem. */
    record Index(int index) implements Immediates {}

    /**
     * Two indices in the order of the binary format, as type and table of {@code call_indirect}, type and field of
     * {@code struct.get}, destination and source of {@code memory.copy}, data and memory of {@code memory.init}.
     */
    record Indices(int first, int second) implements Immediates {}

    /** A number: i32 sign-extended, i64, the bits of an f32 zero-extended, the bits of an f64. */
    record Constant(long bits) implements Immediates {}

    /**
     * A vector.
     *
     * @param low bytes 0 to 7, byte 0 lowest
     * @param high bytes 8 to 15
     */
    record Vector(long low, long high) implements Immediates {}

    /**
     * Where a load or store goes.
     *
     * @param alignLog2 log2 of the promised alignment
     * @param offset unsigned 64 bits
     * @param memory memory index
     */
    record MemoryArgument(int alignLog2, long offset, int memory) implements Immediates {}

    /** Where a load or store of one lane goes. */
    record MemoryLane(MemoryArgument argument, int lane) implements Immediates {}

    /** A lane number. */
    record Lane(int lane) implements Immediates {}

    /** The sixteen lane numbers of {@code i8x16.shuffle}. */
    record Lanes(List<Integer> lanes) implements Immediates {
        /** @throws IllegalArgumentException unless there are sixteen */
        public Lanes {
            lanes = List.copyOf(lanes);
            if (lanes.size() != 16) {
                throw new IllegalArgumentException("want 16 lanes: " + lanes.size());
            }
        }
    }

    /** The type of a block. */
    record Block(BlockType type) implements Immediates {}

    /** The branch targets of a {@code br_table}. Immutable. */
    final class Labels implements Immediates {
        private final int[] targets;

        /**
         * Copies the depths.
         *
         * @param targets at least one; the last is the default
         */
        public Labels(int... targets) {
            if (targets.length == 0) {
                throw new IllegalArgumentException("no default target");
            }
            this.targets = targets.clone();
        }

        /** {@return the number of targets, the default included} */
        public int size() {
            return targets.length;
        }

        /** {@return the nesting depth of a target; the default is the last} */
        public int get(int number) {
            return targets[number];
        }

        /** {@return the nesting depth of the default target} */
        public int defaultTarget() {
            return targets[targets.length - 1];
        }

        /** {@return a copy of all depths, the default last} */
        public int[] toArray() {
            return targets.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Labels labels && Arrays.equals(targets, labels.targets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(targets);
        }

        @Override
        public String toString() {
            return "Labels" + Arrays.toString(targets);
        }
    }

    /** The types of a {@code select}; a valid one has exactly one. */
    record Types(List<ValueType> types) implements Immediates {
        /** Copies the list. */
        public Types {
            types = List.copyOf(types);
        }
    }

    /** The type of a {@code ref.null}. */
    record Heap(HeapType type) implements Immediates {}

    /** The type of a {@code ref.test} or {@code ref.cast}; {@code nullable} agrees with the opcode. */
    record Ref(ValueType.Reference type) implements Immediates {}

    /** What {@code br_on_cast} and {@code br_on_cast_fail} need. */
    record Cast(int label, ValueType.Reference source, ValueType.Reference target) implements Immediates {}

    /** Type and handlers of a {@code try_table}. */
    record TryTable(BlockType type, List<Catch> catches) implements Immediates {
        /** Copies the list. */
        public TryTable {
            catches = List.copyOf(catches);
        }
    }
}
