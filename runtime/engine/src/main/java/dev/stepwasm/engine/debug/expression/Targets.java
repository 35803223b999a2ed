package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.debug.expression.Syntax.Space;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;

/** The places of a stopped program. */
final class Targets {
    private final Activation frame;

    Targets(Activation frame) {
        this.frame = frame;
    }

    Target local(Span span, long index) throws MistakeException {
        int count = frame.localCount();
        int local = inside(span, index, count, "local[" + index + "]", Space.LOCAL.count(count));
        return new Target(frame.localType(local), () -> frame.local(local), value -> frame.setLocal(local, value));
    }

    Target operand(Span span, long index) throws MistakeException {
        List<Value> all = frame.operands();
        long fromBottom = index < 0 ? all.size() + index : index;
        int operand = inside(span, fromBottom, all.size(), "stack[" + index + "]", Space.STACK.count(all.size()));
        return new Target(
                all.get(operand).type(),
                () -> frame.operands().get(operand),
                value -> frame.setOperand(operand, value));
    }

    Target global(Span span, long index) throws MistakeException {
        int count = frame.instance().globalCount();
        String has = Space.GLOBAL.count(count);
        GlobalCell cell = frame.instance().global(inside(span, index, count, "global[" + index + "]", has));
        return new Target(cell.type().type(), cell::get, value -> set(cell, value));
    }

    private static void set(GlobalCell cell, Value value) {
        if (!cell.type().mutable()) {
            throw new IllegalArgumentException("the global is constant");
        }
        cell.set(value);
    }

    Target tableElement(Span span, ReferenceTable table, long index) throws MistakeException {
        int size = table.size();
        String has = "the table has " + (size == 1 ? "1 element" : size + " elements");
        int element = inside(span, index, size, "element " + Long.toUnsignedString(index), has);
        return new Target(
                table.type().element(), () -> Slots.value(table.type().element(), 0, 0, table.get(element)), value -> {
                    Slots.requireType(table.scope(), table.type().element(), value);
                    table.set(element, Slots.reference(value));
                });
    }

    Target field(Span span, StructObject object, long index) throws MistakeException {
        int count = object.type().fieldCount();
        String has = "the struct has " + (count == 1 ? "1 field" : count + " fields");
        int field = inside(span, index, count, "field " + index, has);
        return new Target(object.get(field).type(), () -> object.get(field), value -> object.set(field, value));
    }

    Target element(Span span, ArrayObject object, long index) throws MistakeException {
        int count = object.length();
        String has = "the array has " + (count == 1 ? "1 element" : count + " elements");
        int element = inside(span, index, count, "element " + index, has);
        return new Target(object.get(element).type(), () -> object.get(element), value -> object.set(element, value));
    }

    /** {@return the number at an address of a memory} */
    Target bytes(Span span, int index, NumberKind kind, long address) throws MistakeException {
        LinearMemory memory = frame.instance().memory(index);
        requireInside(span, memory, address, kind.width);
        return new Target(
                kind.type,
                kind.unsigned,
                () -> read(memory, kind, address),
                value -> write(memory, kind, address, value),
                Optional.of(new Range(index, address, kind.width)));
    }

    /** {@return a lane of the vector at another place} */
    static Target lane(Target vector, VectorShape shape, int lane) {
        return new Target(
                shape.laneType(),
                vector.unsigned(),
                () -> lane((Value.V128) vector.read().get(), shape, lane),
                value -> vector.write().accept(with((Value.V128) vector.read().get(), shape, lane, value)),
                vector.range().map(range -> part(range, shape, lane)));
    }

    private static Range part(Range vector, VectorShape shape, int lane) {
        long width = vector.length() / shape.lanes();
        return new Range(vector.memory(), vector.address() + lane * width, width);
    }

    /** {@return a lane of a vector} */
    static Value lane(Value.V128 vector, VectorShape shape, int lane) {
        long bits = shape.bits(vector, lane);
        return switch (shape) {
            case I8X16 -> Value.of((int) (byte) bits);
            case I16X8 -> Value.of((int) (short) bits);
            case I32X4 -> Value.of((int) bits);
            case I64X2 -> Value.of(bits);
            case F32X4 -> Value.of(Float.intBitsToFloat((int) bits));
            case F64X2 -> Value.of(Double.longBitsToDouble(bits));
        };
    }

    private static Value.V128 with(Value.V128 vector, VectorShape shape, int lane, Value value) {
        int width = 128 / shape.lanes();
        long bits = Slots.bits(value);
        long above = (int) bits >> width - 1;
        if (width < 32 && above != 0 && above != -1 && (int) bits >>> width != 0) {
            throw new IllegalArgumentException(value.show() + " is out of range for a lane of " + shape.keyword());
        }
        long[] lanes = new long[shape.lanes()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = i == lane ? bits : shape.bits(vector, i);
        }
        return shape.of(lanes);
    }

    /** Checks that all bytes are in a memory. */
    static void requireInside(Span span, LinearMemory memory, long address, long length) throws MistakeException {
        try {
            memory.requireInside(address, length);
        } catch (IndexOutOfBoundsException e) {
            throw new MistakeException(span, String.valueOf(e.getMessage()));
        }
    }

    private static Value read(LinearMemory memory, NumberKind kind, long address) {
        long high = kind.width == 16 ? memory.readLong(address + 8) : 0;
        long bits = switch (kind.width) {
            case 1 -> memory.readByte(address);
            case 2 -> memory.readShort(address);
            case 4 -> memory.readInt(address);
            default -> memory.readLong(address);
        };
        return Slots.value(kind.type, kind.cut(bits), high, null);
    }

    private static void write(LinearMemory memory, NumberKind kind, long address, Value value) {
        long bits = Slots.bits(value);
        if (kind.isPacked() && kind.cut(bits) != bits) {
            throw new IllegalArgumentException(value.show() + " is out of range for " + kind.keyword());
        }
        switch (kind.width) {
            case 1 -> memory.writeByte(address, (byte) bits);
            case 2 -> memory.writeShort(address, (short) bits);
            case 4 -> memory.writeInt(address, (int) bits);
            case 8 -> memory.writeLong(address, bits);
            default -> {
                memory.writeLong(address, bits);
                memory.writeLong(address + 8, Slots.high(value));
            }
        }
    }

    private static int inside(Span span, long index, int count, String what, String has) throws MistakeException {
        if (index < 0 || index >= count) {
            throw new MistakeException(span, "there is no " + what + "; " + has);
        }
        return (int) index;
    }
}
