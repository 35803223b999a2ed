package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.opcode.Opcode;
import org.jspecify.annotations.Nullable;

/** Instructions on tables, references and segments: the {@link Op#STATE} group. */
final class Stateful {
    private static final Opcode[] OPCODES = Opcode.values();

    /** Elements that are moved in the time of an ordinary instruction. */
    private static final int MOVED_PER_INSTRUCTION = 16;

    private final InstanceState state;
    private final Interpreter interpreter;
    private final long[] s;
    private final @Nullable Object[] r;
    private final int[] code;
    private final int pc;
    private final int base;
    private int moved;

    private Stateful(Unit unit, Interpreter interpreter, int[] code, int pc, int base) {
        this.state = unit.state;
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
            case DATA_DROP -> state.dropData(code[pc + 1]);
            case ELEM_DROP -> state.dropElement(code[pc + 1]);
            default -> table(opcode);
        }
    }

    private void table(Opcode opcode) {
        switch (opcode) {
            case TABLE_GET -> {
                ReferenceTable table = state.table(code[pc + 2]);
                long index = index(3, table);
                require(table.size(), index, 1);
                setReference(1, table.get((int) index));
            }
            case TABLE_SET -> {
                ReferenceTable table = state.table(code[pc + 1]);
                long index = index(2, table);
                require(table.size(), index, 1);
                table.set((int) index, reference(3));
            }
            case TABLE_SIZE -> setNumber(1, state.table(code[pc + 2]).size());
            case TABLE_GROW -> {
                ReferenceTable table = state.table(code[pc + 2]);
                setNumber(1, table.grow(index(4, table), reference(3)));
                moved = table.size();
            }
            case TABLE_FILL -> {
                ReferenceTable table = state.table(code[pc + 1]);
                long to = index(2, table);
                long length = index(4, table);
                require(table.size(), to, length);
                table.fill((int) to, reference(3), (int) length);
            }
            case TABLE_COPY -> {
                ReferenceTable target = state.table(code[pc + 1]);
                ReferenceTable source = state.table(code[pc + 2]);
                long to = index(3, target);
                long from = index(4, source);
                long length = index(5, target) & source.indexMask();
                require(target.size(), to, length);
                require(source.size(), from, length);
                target.copy((int) to, source, (int) from, (int) length);
            }
            case TABLE_INIT -> {
                @Nullable Object[] segment = state.element(code[pc + 1]);
                ReferenceTable table = state.table(code[pc + 2]);
                long to = index(3, table);
                long length = number(5) & 0xFFFF_FFFFL;
                require(table.size(), to, length);
                require(segment.length, number(4) & 0xFFFF_FFFFL, length);
                table.write((int) to, segment, number(4), (int) length);
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

    private long index(int word, ReferenceTable table) {
        return s[base + code[pc + word]] & table.indexMask();
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

    private void require(int size, long index, long length) {
        if (index < 0 || length < 0 || index > size - length) {
            throw TrapSignal.of(TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
        moved = (int) length;
    }
}
