package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.source.Span;
import java.util.List;

/** The places of a stopped program. */
final class Targets {
    private final Activation frame;

    Targets(Activation frame) {
        this.frame = frame;
    }

    Target local(Span span, long index) throws MistakeException {
        int count = frame.localCount();
        String has = "the function has " + (count == 1 ? "1 local" : count + " locals");
        int local = inside(span, index, count, "local[" + index + "]", has);
        return new Target(
                frame.localType(local), false, () -> frame.local(local), value -> frame.setLocal(local, value));
    }

    Target operand(Span span, long index) throws MistakeException {
        List<Value> all = frame.operands();
        long fromBottom = index < 0 ? all.size() + index : index;
        String has = "the operand stack holds " + (all.size() == 1 ? "1 value" : all.size() + " values");
        int operand = inside(span, fromBottom, all.size(), "stack[" + index + "]", has);
        return new Target(
                all.get(operand).type(),
                false,
                () -> frame.operands().get(operand),
                value -> frame.setOperand(operand, value));
    }

    Target global(Span span, long index) throws MistakeException {
        int count = frame.instance().globalCount();
        String has = "the module has " + (count == 1 ? "1 global" : count + " globals");
        GlobalCell cell = frame.instance().global(inside(span, index, count, "global[" + index + "]", has));
        return new Target(cell.type().type(), false, cell::get, cell::set);
    }

    Target tableElement(Span span, ReferenceTable table, long index) throws MistakeException {
        int size = table.size();
        String has = "the table has " + (size == 1 ? "1 element" : size + " elements");
        int element = inside(span, index, size, "element " + Long.toUnsignedString(index), has);
        return new Target(
                table.type().element(),
                false,
                () -> Slots.value(table.type().element(), 0, 0, table.get(element)),
                value -> {
                    Slots.requireType(table.scope(), table.type().element(), value);
                    table.set(element, Slots.reference(value));
                });
    }

    Target field(Span span, StructObject object, long index) throws MistakeException {
        int count = object.type().fieldCount();
        String has = "the struct has " + (count == 1 ? "1 field" : count + " fields");
        int field = inside(span, index, count, "field " + index, has);
        return new Target(object.get(field).type(), false, () -> object.get(field), value -> object.set(field, value));
    }

    Target element(Span span, ArrayObject object, long index) throws MistakeException {
        int count = object.length();
        String has = "the array has " + (count == 1 ? "1 element" : count + " elements");
        int element = inside(span, index, count, "element " + index, has);
        return new Target(
                object.get(element).type(), false, () -> object.get(element), value -> object.set(element, value));
    }

    /** {@return the number at an address} */
    static Target bytes(Span span, LinearMemory memory, NumberKind kind, long address) throws MistakeException {
        requireInside(span, memory, address, kind.width);
        return new Target(
                kind.type,
                kind.unsigned,
                () -> read(memory, kind, address),
                value -> write(memory, kind, address, value));
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
