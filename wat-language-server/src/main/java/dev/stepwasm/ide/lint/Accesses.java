package dev.stepwasm.ide.lint;

import static dev.stepwasm.wat.names.IndexSpace.DATA;
import static dev.stepwasm.wat.names.IndexSpace.ELEM;
import static dev.stepwasm.wat.names.IndexSpace.MEMORY;
import static dev.stepwasm.wat.names.IndexSpace.TABLE;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;

/** Looks for accesses of a function to places that are the same in every run. */
final class Accesses {
    private final Body body;
    private final List<Access> found = new ArrayList<>();

    private Accesses(Body body) {
        this.body = body;
    }

    /** {@return the accesses of a function, without those that are surely fine because their memory or table begins so large} */
    static List<Access> in(Body body) {
        Accesses accesses = new Accesses(body);
        for (int i = 0; i < body.size(); i++) {
            accesses.look(i);
        }
        return List.copyOf(accesses.found);
    }

    private void look(int i) {
        switch (body.immediates(i)) {
            case Immediates.MemoryArgument argument -> memory(i, argument);
            case Immediates.MemoryLane lane -> memory(i, lane.argument());
            case Immediates.Index(int index) -> one(i, index);
            case Immediates.Indices(int first, int second) -> two(i, first, second);
            default -> {
                // touches nothing outside of the function
            }
        }
    }

    private void memory(int i, Immediates.MemoryArgument argument) {
        FunctionType type = body.op(i).signatureOrNull();
        int operands = type == null ? 0 : type.parameters().size();
        int address = operand(i, operands);
        if (body.operands().isKnown(address)) {
            long start = Access.sum(unsigned(MEMORY, argument.memory(), address), argument.offset());
            note(i, MEMORY, argument.memory(), Access.sum(start, body.op(i).accessBytes()));
        }
    }

    private void one(int i, int index) {
        switch (body.op(i)) {
            case TABLE_GET -> element(i, index, 1);
            case TABLE_SET -> element(i, index, 2);
            case MEMORY_FILL -> range(i, MEMORY, index, 3);
            case TABLE_FILL -> range(i, TABLE, index, 3);
            default -> {
                // of no memory or table
            }
        }
    }

    private void two(int i, int first, int second) {
        switch (body.op(i)) {
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> element(i, second, 1);
            case MEMORY_COPY -> {
                range(i, MEMORY, first, 3);
                range(i, MEMORY, second, 2);
            }
            case TABLE_COPY -> {
                range(i, TABLE, first, 3);
                range(i, TABLE, second, 2);
            }
            case MEMORY_INIT -> {
                range(i, MEMORY, second, 3);
                range(i, DATA, first, 2);
            }
            case TABLE_INIT -> {
                range(i, TABLE, second, 3);
                range(i, ELEM, first, 2);
            }
            default -> {
                // of no memory or table
            }
        }
    }

    private void element(int i, int table, int position) {
        int operand = operand(i, position);
        if (body.operands().isKnown(operand)) {
            note(i, TABLE, table, Access.sum(unsigned(TABLE, table, operand), 1));
        }
    }

    /** What an instruction does with as many bytes or elements as its last operand says, from one of the others on. */
    private void range(int i, IndexSpace space, int index, int position) {
        int start = operand(i, position);
        int length = operand(i, 1);
        if (body.operands().isKnown(start)) {
            long least = body.operands().isKnown(length) ? unsigned(space, index, length) : 0;
            note(i, space, index, Access.sum(unsigned(space, index, start), least));
        }
    }

    /** {@return the instruction that makes an operand, the last one being the first} */
    private int operand(int i, int position) {
        int operand = position == 0 ? -1 : body.operands().last(i);
        for (int left = position; left > 1; left--) {
            operand = body.operands().before(operand);
        }
        return operand;
    }

    private long unsigned(IndexSpace space, int index, int operand) {
        Module module = body.module().module();
        boolean wide = index >= 0
                && switch (space) {
                    case MEMORY ->
                        index < module.memoryCount() && module.memory(index).is64();
                    case TABLE ->
                        index < module.tableCount() && module.table(index).is64();
                    default -> false;
                };
        long value = body.operands().value(operand);
        return wide ? value : value & 0xFFFF_FFFFL;
    }

    private void note(int i, IndexSpace space, int index, long end) {
        boolean mayBeBeyond =
                Long.compareUnsigned(end, Extents.least(body.module().module(), space, index)) > 0;
        if (index >= 0 && mayBeBeyond && body.reach().runs(i)) {
            found.add(new Access(body.span(body.keyword(i)), space, index, end));
        }
    }
}
