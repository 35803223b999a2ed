package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Arrays;
import java.util.List;

/** Collects what of a module is used somewhere, each thing once. Indices that are left out in the text count too. */
final class UseCollector {
    private static final IndexSpace[] SPACES = IndexSpace.values();
    /** By ordinal: whether an instruction can use something of its module. */
    private static final boolean[] USING = new boolean[Opcode.values().length];

    static {
        for (Opcode op : Opcode.values()) {
            USING[op.ordinal()] = op.immediates().stream().anyMatch(UseCollector::isUse);
        }
    }

    /** No text of a size that is read has so many things; what says otherwise is wrong, and not given memory. */
    private static final int LIMIT = 1 << 24;

    private long[] uses = new long[32];
    private int count;
    /** The memory that was used last: most functions use one, and often. */
    private int memory = -1;

    /** {@return whether an immediate may name something outside of its function} */
    private static boolean isUse(Immediate immediate) {
        return switch (immediate) {
            case LABEL, LABELS, LOCAL, LENGTH, I32, I64, F32, F64, V128, LANE, LANES, ORDERING -> false;
            case BLOCK_TYPE, CATCHES, VALUE_TYPES, HEAP_TYPE, REF_TYPE, CAST -> true;
            case FUNCTION, TYPE, TABLE, MEMORY, MEMARG, GLOBAL, TAG, DATA, ELEM, FIELD -> true;
        };
    }

    /**
     * Something that is used, as one number.
     *
     * @param index the type, where a field is meant
     * @param field its number, else 0
     * @param changed whether it is set, or its elements are; for a function, whether a reference to it is taken; for a memory or
     *     table, whether it grows
     */
    private static long encode(IndexSpace space, int index, int field, boolean changed) {
        return (long) index << 32 | (long) Math.min(field, 0xFF_FFFF) << 8 | space.ordinal() << 1 | (changed ? 1 : 0);
    }

    static IndexSpace space(long use) {
        return SPACES[(int) use >>> 1 & 0x7F];
    }

    static int index(long use) {
        return (int) (use >>> 32);
    }

    static int field(long use) {
        return (int) (use >>> 8) & 0xFF_FFFF;
    }

    static boolean isChange(long use) {
        return (use & 1) != 0;
    }

    /** {@return everything, sorted} */
    long[] uses() {
        Arrays.sort(uses, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || uses[i] != uses[kept - 1]) {
                uses[kept++] = uses[i];
            }
        }
        return Arrays.copyOf(uses, kept);
    }

    void add(IndexSpace space, int index) {
        add(space, index, 0, false);
    }

    private void add(IndexSpace space, int index, int field, boolean changed) {
        if (index < 0 || index >= LIMIT || field < 0) {
            return;
        }
        long use = encode(space, index, field, changed);
        if (count > 0 && uses[count - 1] == use) {
            return;
        }
        if (count == uses.length) {
            uses = Arrays.copyOf(uses, count * 2);
        }
        uses[count++] = use;
    }

    /** Takes what an instruction uses; its locals and labels are not things of the module. */
    void add(Opcode op, Immediates immediates) {
        if (!USING[op.ordinal()]) {
            return;
        }
        switch (immediates) {
            case Immediates.Index(int index) -> index(op, index);
            case Immediates.Indices(int first, int second) -> indices(op, first, second);
            case Immediates.MemoryArgument argument -> memory(argument.memory());
            case Immediates.MemoryLane lane -> memory(lane.argument().memory());
            case Immediates.Block(BlockType type) -> block(type);
            case Immediates.TryTable(BlockType type, List<Catch> catches) -> {
                block(type);
                catches.stream()
                        .filter(clause -> clause.kind().hasTag())
                        .forEach(clause -> add(IndexSpace.TAG, clause.tag()));
            }
            case Immediates.Types(List<ValueType> types) -> types.forEach(this::add);
            case Immediates.Heap(HeapType type) -> add(type);
            case Immediates.Ref(ValueType.Reference type) -> add(type.heap());
            case Immediates.Cast cast -> {
                add(cast.source().heap());
                add(cast.target().heap());
            }
            case Immediates.None none -> nothing();
            case Immediates.Constant constant -> nothing();
            case Immediates.Vector vector -> nothing();
            case Immediates.Lane lane -> nothing();
            case Immediates.Lanes lanes -> nothing();
            case Immediates.Labels labels -> nothing();
        }
    }

    /** These name nothing outside of the function. */
    private static void nothing() {}

    private void memory(int index) {
        if (index != memory) {
            memory = index;
            add(IndexSpace.MEMORY, index);
        }
    }

    private void index(Opcode op, int index) {
        switch (op.immediates().getFirst()) {
            case FUNCTION -> add(IndexSpace.FUNCTION, index, 0, op == Opcode.REF_FUNC);
            case GLOBAL -> add(IndexSpace.GLOBAL, index, 0, op == Opcode.GLOBAL_SET);
            case TYPE -> add(IndexSpace.TYPE, index, 0, op == Opcode.ARRAY_SET || op == Opcode.ARRAY_FILL);
            case TABLE -> add(IndexSpace.TABLE, index, 0, op == Opcode.TABLE_GROW);
            case MEMORY -> add(IndexSpace.MEMORY, index, 0, op == Opcode.MEMORY_GROW);
            case TAG -> add(IndexSpace.TAG, index);
            case DATA -> add(IndexSpace.DATA, index);
            case ELEM -> add(IndexSpace.ELEM, index);
            default -> {
                // a local or a label
            }
        }
    }

    private void indices(Opcode op, int first, int second) {
        Immediate one = op.immediates().getFirst();
        Immediate other = op.immediates().get(1);
        boolean changesFirst = op == Opcode.ARRAY_COPY || op == Opcode.ARRAY_INIT_DATA || op == Opcode.ARRAY_INIT_ELEM;
        IndexSpace.of(one).ifPresent(space -> add(space, first, 0, changesFirst));
        if (other == Immediate.FIELD) {
            add(IndexSpace.FIELD, first, second, op == Opcode.STRUCT_SET);
        } else {
            IndexSpace.of(other).ifPresent(space -> add(space, second));
        }
    }

    private void block(BlockType type) {
        switch (type) {
            case BlockType.Inline inline -> inline.result().ifPresent(this::add);
            case BlockType.Indexed(int index) -> add(IndexSpace.TYPE, index);
        }
    }

    void add(ValueType type) {
        if (type instanceof ValueType.Reference(boolean nullable, HeapType heap)) {
            add(heap);
        }
    }

    private void add(HeapType type) {
        if (type instanceof HeapType.Concrete(int index)) {
            add(IndexSpace.TYPE, index);
        }
    }

    /** Takes the types that a type mentions. */
    void add(CompositeType type) {
        switch (type) {
            case FunctionType function -> {
                function.parameters().forEach(this::add);
                function.results().forEach(this::add);
            }
            case StructType struct -> struct.fields().forEach(this::add);
            case ArrayType array -> add(array.element());
        }
    }

    private void add(FieldType field) {
        if (field.storage() instanceof ValueType type) {
            add(type);
        }
    }
}
