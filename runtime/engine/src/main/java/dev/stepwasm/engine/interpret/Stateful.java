package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.opcode.Opcode;
import org.jspecify.annotations.Nullable;

/** Instructions on tables, references and whole ranges of memory: the {@link Op#STATE} group. */
final class Stateful {
    private static final Opcode[] OPCODES = Opcode.values();

    /** Bytes or elements that are moved in the time of an ordinary instruction. */
    private static final int MOVED_PER_INSTRUCTION = 16;

    private final InstanceState state;
    private final LinearMemory memory;
    private final Interpreter interpreter;
    private final long[] s;
    private final @Nullable Object[] r;
    private final int[] code;
    private final int pc;
    private final int base;
    private int moved;

    private Stateful(Unit unit, Interpreter interpreter, int[] code, int pc, int base) {
        this.state = unit.state;
        this.memory = unit.memory;
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
        var instruction = new Stateful(unit, interpreter, code, pc, base);
        instruction.execute(OPCODES[op - Op.STATE]);
        return instruction.moved / MOVED_PER_INSTRUCTION;
    }

    private void execute(Opcode opcode) {
        switch (opcode) {
            case UNREACHABLE -> throw TrapSignal.of(TrapReason.UNREACHABLE);
            case LOCAL_GET -> moveWide(1, 2);
            case SELECT -> moveWide(1, number(4) != 0 ? 2 : 3);
            case GLOBAL_GET -> globalGet(state.global(code[pc + 2]), base + code[pc + 1]);
            case GLOBAL_SET -> globalSet(state.global(code[pc + 2]), base + code[pc + 1]);
            case REF_NULL -> setReference(1, null);
            case REF_IS_NULL -> setNumber(1, reference(2) == null ? 1 : 0);
            case REF_FUNC -> setReference(1, state.function(code[pc + 2]));
            case MEMORY_SIZE -> setNumber(1, (int) memory.pages());
            case MEMORY_GROW -> {
                setNumber(1, (int) memory.extend(unsigned(2)));
                moved = (int) memory.byteSize();
            }
            case MEMORY_FILL -> {
                require(memory.byteSize(), unsigned(2), unsigned(4), TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
                memory.storeFill(unsigned(2), (byte) number(3), number(4));
            }
            case MEMORY_COPY -> {
                require(memory.byteSize(), unsigned(2), unsigned(4), TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
                require(memory.byteSize(), unsigned(3), unsigned(4), TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
                memory.storeCopy(unsigned(2), memory, unsigned(3), number(4));
            }
            case MEMORY_INIT -> {
                byte[] segment = state.data(code[pc + 1]);
                require(memory.byteSize(), unsigned(2), unsigned(4), TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
                require(segment.length, unsigned(3), unsigned(4), TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS);
                memory.storeBytes(unsigned(2), segment, number(3), number(4));
            }
            case DATA_DROP -> state.dropData(code[pc + 1]);
            case ELEM_DROP -> state.dropElement(code[pc + 1]);
            default -> table(opcode);
        }
    }

    private void table(Opcode opcode) {
        switch (opcode) {
            case TABLE_GET -> {
                ReferenceTable table = state.table(code[pc + 2]);
                requireElements(table.size(), unsigned(3), 1);
                setReference(1, table.get(number(3)));
            }
            case TABLE_SET -> {
                ReferenceTable table = state.table(code[pc + 1]);
                requireElements(table.size(), unsigned(2), 1);
                table.set(number(2), reference(3));
            }
            case TABLE_SIZE -> setNumber(1, state.table(code[pc + 2]).size());
            case TABLE_GROW -> setNumber(1, state.table(code[pc + 2]).grow(number(4), reference(3)));
            case TABLE_FILL -> {
                ReferenceTable table = state.table(code[pc + 1]);
                requireElements(table.size(), unsigned(2), unsigned(4));
                table.fill(number(2), reference(3), number(4));
            }
            case TABLE_COPY -> {
                ReferenceTable target = state.table(code[pc + 1]);
                ReferenceTable source = state.table(code[pc + 2]);
                requireElements(target.size(), unsigned(3), unsigned(5));
                requireElements(source.size(), unsigned(4), unsigned(5));
                target.copy(number(3), source, number(4), number(5));
            }
            case TABLE_INIT -> {
                @Nullable Object[] segment = state.element(code[pc + 1]);
                ReferenceTable table = state.table(code[pc + 2]);
                requireElements(table.size(), unsigned(3), unsigned(5));
                requireElements(segment.length, unsigned(4), unsigned(5));
                table.copy(number(3), segment, number(4), number(5));
            }
            default -> throw new IllegalStateException("not a table instruction: " + opcode.keyword());
        }
    }

    private void moveWide(int toWord, int fromWord) {
        interpreter.moveWide(base + code[pc + toWord], base + code[pc + fromWord]);
    }

    private void globalGet(GlobalCell global, int slot) {
        s[slot] = global.bits();
        interpreter.high[slot] = global.high();
        r[slot] = global.reference();
    }

    private void globalSet(GlobalCell global, int slot) {
        global.setVector(s[slot], interpreter.high[slot]);
        global.setReference(r[slot]);
    }

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

    private void setReference(int word, @Nullable Object reference) {
        r[base + code[pc + word]] = reference;
    }

    private void requireElements(int size, long index, long length) {
        require(size, index, length, TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS);
    }

    private void require(long size, long index, long length, TrapReason reason) {
        if (index + length > size) {
            throw TrapSignal.of(reason);
        }
        moved = (int) length;
    }
}
