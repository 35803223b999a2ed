package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.code.InstructionSink;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Writes the instructions of one expression (core spec 5.4), each number in its shortest form. */
public final class CodeWriter implements InstructionSink {
    private final ByteWriter out;
    private final int start;
    private final List<Hint> hints = new ArrayList<>();

    /** A branch hint: the offset of its instruction, counted from the start of the expression. */
    record Hint(int offset, boolean likely) {}

    CodeWriter(ByteWriter out) {
        this.out = out;
        this.start = out.size();
    }

    /** {@return the offset of the next instruction, counted from the start of the expression} */
    public int offset() {
        return out.size() - start;
    }

    /** Says whether the next instruction, an {@code if} or {@code br_if}, is likely to branch. */
    public void branchHint(boolean likely) {
        hints.add(new Hint(offset(), likely));
    }

    List<Hint> hints() {
        return hints;
    }

    /** Writes an instruction; all its indices must be known. */
    @Override
    public void accept(Instruction instruction) {
        Opcode op = instruction.opcode();
        if (op.prefix() == 0) {
            out.u8(op.code());
        } else {
            out.u8(op.prefix()).u32(op.code());
        }
        immediates(op, instruction.immediates());
    }

    /** Copies an expression, or some instructions, from a file. */
    public void copy(byte[] file, Span code) {
        out.raw(file, code.start(), code.length());
    }

    private void immediates(Opcode op, Immediates immediates) {
        switch (immediates) {
            case Immediates.None none -> {
                if (op == Opcode.ATOMIC_FENCE) {
                    out.u8(0);
                }
            }
            case Immediates.Index(int index) -> out.u32(index);
            case Immediates.Indices(int first, int second) -> out.u32(first).u32(second);
            case Immediates.Constant(long bits) -> constant(op, bits);
            case Immediates.Vector(long low, long high) ->
                out.littleEndian(low, 8).littleEndian(high, 8);
            case Immediates.MemoryArgument argument -> memoryArgument(argument);
            case Immediates.MemoryLane(Immediates.MemoryArgument argument, int lane) -> {
                memoryArgument(argument);
                out.u8(lane);
            }
            case Immediates.Lane(int lane) -> out.u8(lane);
            case Immediates.Lanes(List<Integer> lanes) -> lanes.forEach(out::u8);
            case Immediates.Block(BlockType type) -> blockType(type);
            case Immediates.Labels labels -> {
                out.u32(labels.size() - 1);
                for (int i = 0; i < labels.size(); i++) {
                    out.u32(labels.get(i));
                }
            }
            case Immediates.Types(List<ValueType> types) -> TypeWriter.valueTypes(out, types);
            case Immediates.Heap(var type) -> TypeWriter.heapType(out, type);
            case Immediates.Ref(ValueType.Reference type) -> TypeWriter.heapType(out, type.heap());
            case Immediates.Cast(int label, ValueType.Reference source, ValueType.Reference target) -> {
                out.u8((source.nullable() ? 1 : 0) | (target.nullable() ? 2 : 0))
                        .u32(label);
                TypeWriter.heapType(out, source.heap());
                TypeWriter.heapType(out, target.heap());
            }
            case Immediates.TryTable(BlockType type, List<Catch> catches) -> {
                blockType(type);
                catches(catches);
            }
        }
    }

    private void constant(Opcode op, long bits) {
        switch (op) {
            case F32_CONST -> out.littleEndian(bits, 4);
            case F64_CONST -> out.littleEndian(bits, 8);
            default -> out.signed(bits);
        }
    }

    private void memoryArgument(Immediates.MemoryArgument argument) {
        boolean other = argument.memory() != 0;
        out.u32(argument.alignLog2() | (other ? 0x40 : 0));
        if (other) {
            out.u32(argument.memory());
        }
        out.u64(argument.offset());
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Inline inline ->
                inline.result().ifPresentOrElse(result -> TypeWriter.valueType(out, result), () -> out.u8(0x40));
            case BlockType.Indexed(int index) -> out.signed(index);
        }
    }

    private void catches(List<Catch> catches) {
        out.u32(catches.size());
        for (Catch handler : catches) {
            out.u8(handler.kind().code());
            if (handler.kind().hasTag()) {
                out.u32(handler.tag());
            }
            out.u32(handler.label());
        }
    }
}
