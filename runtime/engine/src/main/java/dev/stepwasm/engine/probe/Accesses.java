package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.AtomicOperation;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What an instruction that runs next will read from and write to memories. */
final class Accesses {
    private final Activation frame;
    private final Instruction instruction;
    private final List<Value> operands;

    private Accesses(Activation frame) {
        this.frame = frame;
        this.instruction = frame.instruction();
        this.operands = frame.operands();
    }

    /** {@return whether an instruction can read or write bytes of a memory} */
    static boolean touchesMemory(Opcode opcode) {
        return switch (opcode) {
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> true;
            case MEMORY_ATOMIC_NOTIFY -> false;
            default -> opcode.immediates().contains(Immediate.MEMARG);
        };
    }

    /** {@return the accesses; none if the instruction will trap} */
    static List<MemoryAccess> of(Activation frame) {
        return new Accesses(frame).all();
    }

    private List<MemoryAccess> all() {
        return switch (instruction.opcode()) {
            case MEMORY_FILL -> {
                byte value = (byte) fromTop(1);
                yield write(index(), fromTop(2), fromTop(0), () -> filled(value, (int) fromTop(0)));
            }
            case MEMORY_INIT -> {
                var both = (Immediates.Indices) instruction.immediates();
                byte[] segment = frame.instance().data(both.first());
                yield fits(segment.length, fromTop(1), fromTop(0))
                        ? write(both.second(), fromTop(2), fromTop(0), () -> slice(segment, fromTop(1), fromTop(0)))
                        : List.of();
            }
            case MEMORY_COPY -> copy((Immediates.Indices) instruction.immediates());
            default -> single();
        };
    }

    private List<MemoryAccess> copy(Immediates.Indices both) {
        List<MemoryAccess> read = read(both.second(), fromTop(1), fromTop(0));
        Supplier<byte[]> bytes = () -> memory(both.second()).read(fromTop(1), (int) fromTop(0));
        List<MemoryAccess> write = write(both.first(), fromTop(2), fromTop(0), bytes);
        return read.isEmpty() || write.isEmpty() ? List.of() : List.of(read.getFirst(), write.getFirst());
    }

    private List<MemoryAccess> single() {
        var argument = instruction.immediates() instanceof Immediates.MemoryLane(var inner, int lane)
                ? inner
                : (Immediates.MemoryArgument) instruction.immediates();
        Opcode opcode = instruction.opcode();
        var type = Objects.requireNonNull(opcode.signatureOrNull());
        int memory = argument.memory();
        int width = opcode.accessBytes();
        int last = type.parameters().size() - 1;
        long base = fromTop(last);
        long address = base + argument.offset();
        if (Long.compareUnsigned(address, base) < 0) {
            return List.of();
        }
        boolean isStore = type.results().isEmpty();
        if (isStore) {
            return write(memory, address, width, () -> stored(width));
        }
        List<MemoryAccess> read = read(memory, address, width);
        if (last == 0 || read.isEmpty() || !changes(opcode)) {
            return read;
        }
        List<MemoryAccess> write = write(memory, address, width, () -> changed(address, width));
        return List.of(read.getFirst(), write.getFirst());
    }

    /** {@return whether an instruction with a result and more operands than the address writes} */
    private static boolean changes(Opcode opcode) {
        return AtomicOperation.of(opcode) != null || AtomicOperation.isCompareExchange(opcode);
    }

    private byte[] changed(long address, int width) {
        byte[] found = memory(((Immediates.MemoryArgument) instruction.immediates()).memory())
                .read(address, width);
        long before = MemoryAccess.number(found);
        AtomicOperation operation = AtomicOperation.of(instruction.opcode());
        if (operation != null) {
            return bytes(operation.apply(before, fromTopBits(0)), 0, width);
        }
        boolean isExpected = before == (fromTopBits(1) & LinearMemory.mask(width));
        return bytes(isExpected ? fromTopBits(0) : before, 0, width);
    }

    private byte[] stored(int width) {
        Value value = operands.getLast();
        if (value instanceof Value.V128(long low, long high)) {
            byte[] all = bytes(low, high, 16);
            int from = instruction.immediates() instanceof Immediates.MemoryLane(var argument, int lane)
                    ? lane * width
                    : 0;
            return Arrays.copyOfRange(all, from, from + width);
        }
        return bytes(fromTopBits(0), 0, width);
    }

    private static byte[] bytes(long low, long high, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (i < 8 ? low >>> 8 * i : high >>> 8 * (i - 8));
        }
        return bytes;
    }

    private static byte[] filled(byte value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static byte[] slice(byte[] segment, long from, long length) {
        return Arrays.copyOfRange(segment, (int) from, (int) (from + length));
    }

    private List<MemoryAccess> read(int memory, long address, long width) {
        return access(false, memory, address, width, () -> memory(memory).read(address, (int) width));
    }

    private List<MemoryAccess> write(int memory, long address, long width, Supplier<byte[]> after) {
        return access(true, memory, address, width, after);
    }

    private List<MemoryAccess> access(boolean isWrite, int index, long address, long width, Supplier<byte[]> after) {
        LinearMemory memory = memory(index);
        return width > 0 && fits(memory.byteSize(), address, width)
                ? List.of(new MemoryAccess(
                        Optional.of(frame),
                        isWrite,
                        index,
                        memory,
                        address,
                        width,
                        () -> memory.read(address, (int) width),
                        after))
                : List.of();
    }

    private static boolean fits(long size, long from, long length) {
        return from >= 0 && length >= 0 && from <= size - length;
    }

    private LinearMemory memory(int index) {
        return frame.instance().memory(index);
    }

    private int index() {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    /** {@return an operand as address or length, which is unsigned; 0 is the top of the stack} */
    private long fromTop(int place) {
        return operands.get(operands.size() - 1 - place) instanceof Value.I32(int number)
                ? number & 0xFFFF_FFFFL
                : fromTopBits(place);
    }

    private long fromTopBits(int place) {
        return switch (operands.get(operands.size() - 1 - place)) {
            case Value.I32(int number) -> number;
            case Value.I64(long number) -> number;
            case Value.F32(float number) -> Float.floatToRawIntBits(number);
            case Value.F64(double number) -> Double.doubleToRawLongBits(number);
            case Value.V128(long low, long high) -> low;
            case Value.Ref reference -> 0;
        };
    }
}
