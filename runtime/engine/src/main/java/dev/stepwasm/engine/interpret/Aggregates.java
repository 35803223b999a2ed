package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.References;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import org.jspecify.annotations.Nullable;

/**
 * Instructions on structures, arrays and what references are: the {@link Op#OBJECT} group. {@link ReferenceLowering} says
 * what their words are.
 */
final class Aggregates {
    private static final Opcode[] OPCODES = Opcode.values();
    private static final HeapType.Abstract[] ABSTRACT = HeapType.Abstract.values();

    /** Elements that are moved in the time of an ordinary instruction. */
    private static final int MOVED_PER_INSTRUCTION = 16;

    private final Unit unit;
    private final Interpreter interpreter;
    private final long[] s;
    private final @Nullable Object[] r;
    private final int[] code;
    private final int pc;
    private final int base;
    private int moved;

    private Aggregates(Unit unit, Interpreter interpreter, int[] code, int pc, int base) {
        this.unit = unit;
        this.interpreter = interpreter;
        this.s = interpreter.stack;
        this.r = interpreter.references;
        this.code = code;
        this.pc = pc;
        this.base = base;
    }

    /**
     * Does the instruction at {@code pc}.
     *
     * @return how many ordinary instructions would have taken as long
     * @throws TrapSignal if it traps; nothing has changed then
     */
    static int execute(int op, Unit unit, Interpreter interpreter, int[] code, int pc, int base) {
        var instruction = new Aggregates(unit, interpreter, code, pc, base);
        instruction.execute(OPCODES[op - Op.OBJECT]);
        return instruction.moved / MOVED_PER_INSTRUCTION;
    }

    /** {@return a heap type as a word} */
    static int word(HeapType type) {
        return switch (type) {
            case HeapType.Abstract known -> ~known.ordinal();
            case HeapType.Concrete(int index) -> index;
        };
    }

    private void execute(Opcode opcode) {
        switch (opcode) {
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET -> struct(opcode);
            case REF_EQ -> setNumber(1, References.same(reference(2), reference(3)) ? 1 : 0);
            case REF_IS_NULL -> setNumber(1, reference(2) == null ? 1 : 0);
            case REF_AS_NON_NULL -> {
                if (reference(1) == null) {
                    throw TrapSignal.of(TrapReason.NULL_REFERENCE);
                }
            }
            case REF_TEST, REF_TEST_NULL -> setNumber(1, isA(reference(2), code[pc + 3], code[pc + 4]) ? 1 : 0);
            case REF_CAST, REF_CAST_NULL -> {
                if (!isA(reference(1), code[pc + 2], code[pc + 3])) {
                    throw TrapSignal.of(TrapReason.CAST_FAILURE);
                }
            }
            case REF_I31 -> setReference(1, I31.of(number(2)));
            case I31_GET_S -> setNumber(1, small().value());
            case I31_GET_U -> setNumber(1, small().unsigned());
            default -> array(opcode);
        }
    }

    private boolean isA(@Nullable Object target, int heapType, int nullable) {
        if (target == null) {
            return nullable != 0;
        }
        return heapType >= 0
                ? References.isA(target, unit.types.get(heapType))
                : References.isA(target, ABSTRACT[~heapType]);
    }

    private I31 small() {
        if (reference(2) instanceof I31 small) {
            return small;
        }
        throw TrapSignal.of(TrapReason.NULL_I31_REFERENCE);
    }

    // Structures.

    private void struct(Opcode opcode) {
        switch (opcode) {
            case STRUCT_NEW -> {
                DefinedType type = unit.types.get(code[pc + 2]);
                var made = new StructObject(type);
                int first = base + code[pc + 3];
                for (int field = 0; field < type.fieldCount(); field++) {
                    put(made, field, first + field);
                }
                setReference(1, made);
            }
            case STRUCT_NEW_DEFAULT -> setReference(1, new StructObject(unit.types.get(code[pc + 2])));
            case STRUCT_SET -> {
                StructObject object = struct(1);
                put(object, code[pc + 2], base + code[pc + 3]);
            }
            default -> get(opcode, struct(2), code[pc + 3]);
        }
    }

    private StructObject struct(int word) {
        if (reference(word) instanceof StructObject object) {
            return object;
        }
        throw TrapSignal.of(TrapReason.NULL_STRUCTURE_REFERENCE);
    }

    private void get(Opcode opcode, StructObject object, int field) {
        int slot = object.type().slot(field);
        int to = base + code[pc + 1];
        switch (object.type().storage(field)) {
            case REFERENCE -> r[to] = object.reference(slot);
            case VECTOR -> {
                s[to] = object.number(slot);
                interpreter.high[to] = object.number(slot + 1);
            }
            case NUMBER -> s[to] = object.number(slot);
            case I8 -> s[to] = opcode == Opcode.STRUCT_GET_S ? (byte) object.number(slot) : object.number(slot);
            case I16 -> s[to] = opcode == Opcode.STRUCT_GET_S ? (short) object.number(slot) : object.number(slot);
        }
    }

    private void put(StructObject object, int field, int from) {
        int slot = object.type().slot(field);
        switch (object.type().storage(field)) {
            case REFERENCE -> object.setReference(slot, r[from]);
            case VECTOR -> {
                object.setNumber(slot, s[from]);
                object.setNumber(slot + 1, interpreter.high[from]);
            }
            case NUMBER -> object.setNumber(slot, s[from]);
            case I8 -> object.setNumber(slot, s[from] & 0xFF);
            case I16 -> object.setNumber(slot, s[from] & 0xFFFF);
        }
    }

    // Arrays.

    private void array(Opcode opcode) {
        switch (opcode) {
            case ARRAY_NEW -> {
                ArrayObject made = allocate(unsigned(4));
                fill(made, 0, made.length(), base + code[pc + 3]);
                setReference(1, made);
            }
            case ARRAY_NEW_DEFAULT -> setReference(1, allocate(unsigned(3)));
            case ARRAY_NEW_FIXED -> {
                ArrayObject made = allocate(code[pc + 4]);
                for (int i = 0; i < made.length(); i++) {
                    fill(made, i, 1, base + code[pc + 3] + i);
                }
                setReference(1, made);
            }
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> newFromSegment(opcode);
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> get(opcode, array(2), unsigned(3));
            case ARRAY_SET -> {
                ArrayObject array = array(1);
                fill(array, require(array, unsigned(2), 1), 1, base + code[pc + 3]);
            }
            case ARRAY_LEN -> setNumber(1, array(2).length());
            case ARRAY_FILL -> {
                ArrayObject array = array(1);
                fill(array, require(array, unsigned(2), unsigned(4)), number(4), base + code[pc + 3]);
            }
            case ARRAY_COPY -> {
                ArrayObject target = array(1);
                ArrayObject source = array(3);
                int to = require(target, unsigned(2), unsigned(5));
                target.copy(to, source, require(source, unsigned(4), unsigned(5)), number(5));
            }
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
                ArrayObject array = array(2);
                fromSegment(opcode == Opcode.ARRAY_INIT_DATA, array, require(array, unsigned(3), unsigned(5)), 1, 4, 5);
            }
            default -> throw new IllegalStateException("no code for " + opcode.keyword());
        }
    }

    private ArrayObject allocate(long length) {
        ArrayObject made = allocate(unit.types.get(code[pc + 2]), length);
        moved = made.length();
        return made;
    }

    /**
     * {@return a new array}
     *
     * @param length unsigned 32 bits
     * @throws TrapSignal if it would take too much memory
     */
    static ArrayObject allocate(DefinedType type, long length) {
        if (!ArrayObject.fits(type, length)) {
            throw TrapSignal.of(TrapReason.ALLOCATION_TOO_LARGE);
        }
        try {
            return new ArrayObject(type, (int) length);
        } catch (OutOfMemoryError none) { // Nothing but this one array is missing.
            throw TrapSignal.of(TrapReason.ALLOCATION_TOO_LARGE);
        }
    }

    private void newFromSegment(Opcode opcode) {
        boolean isData = opcode == Opcode.ARRAY_NEW_DATA;
        requireSegment(isData, unit.types.get(code[pc + 2]), code[pc + 3], unsigned(4), unsigned(5));
        ArrayObject made = allocate(unsigned(5));
        fromSegment(isData, made, 0, 3, 4, 5);
        setReference(1, made);
    }

    /** Copies from a segment; the numbers of three words follow: of the segment, the start in it, the count. */
    private void fromSegment(boolean isData, ArrayObject array, int to, int segment, int start, int count) {
        requireSegment(isData, array.type(), code[pc + segment], unsigned(start), unsigned(count));
        if (isData) {
            array.read(to, unit.state.data(code[pc + segment]), number(start), number(count));
        } else {
            array.copy(to, unit.state.element(code[pc + segment]), number(start), number(count));
        }
    }

    private void requireSegment(boolean isData, DefinedType type, int segment, long start, long count) {
        if (isData && start + count * ArrayObject.width(type) > unit.state.data(segment).length) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
        if (!isData && start + count > unit.state.element(segment).length) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
    }

    private ArrayObject array(int word) {
        if (reference(word) instanceof ArrayObject array) {
            return array;
        }
        throw TrapSignal.of(TrapReason.NULL_ARRAY_REFERENCE);
    }

    /** {@return the first index of a range that is in an array} */
    private int require(ArrayObject array, long index, long count) {
        if (index + count > array.length()) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_ARRAY_ACCESS);
        }
        moved = (int) count;
        return (int) index;
    }

    private void get(Opcode opcode, ArrayObject array, long unsignedIndex) {
        int index = require(array, unsignedIndex, 1);
        int to = base + code[pc + 1];
        switch (array.type().storage(0)) {
            case REFERENCE -> r[to] = array.reference(index);
            case VECTOR -> {
                s[to] = array.number(2 * index);
                interpreter.high[to] = array.number(2 * index + 1);
            }
            case NUMBER -> s[to] = array.number(index);
            case I8, I16 -> s[to] = opcode == Opcode.ARRAY_GET_S ? array.signed(index) : array.number(index);
        }
    }

    private void fill(ArrayObject array, int index, int count, int from) {
        array.fill(index, count, s[from], interpreter.high[from], r[from]);
    }

    // Words.

    private int number(int word) {
        return (int) s[base + code[pc + word]];
    }

    private long unsigned(int word) {
        return s[base + code[pc + word]] & 0xFFFF_FFFFL;
    }

    private void setNumber(int word, int value) {
        s[base + code[pc + word]] = value;
    }

    private @Nullable Object reference(int word) {
        return r[base + code[pc + word]];
    }

    private void setReference(int word, Object reference) {
        r[base + code[pc + word]] = reference;
    }
}
