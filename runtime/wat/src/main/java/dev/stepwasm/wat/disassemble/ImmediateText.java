package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.parse.TextShape;
import java.util.List;

/** Writes what follows the keyword of an instruction in one function or constant expression. */
final class ImmediateText {
    private final Output out;
    private final ModuleNames names;
    private final TypeText types;
    private final Names locals;
    private final LabelNames labels;

    ImmediateText(Output out, ModuleNames names, TypeText types, Names locals, LabelNames labels) {
        this.out = out;
        this.names = names;
        this.types = types;
        this.locals = locals;
        this.labels = labels;
    }

    LabelNames labels() {
        return labels;
    }

    /** Writes keyword and immediates; labels are those around the instruction. */
    void put(Instruction instruction) {
        Opcode op = instruction.opcode();
        out.put(op.keyword());
        switch (instruction.immediates()) {
            case Immediates.None none -> {
                // the keyword says it all
            }
            case Immediates.Index(int index) -> index(op, index);
            case Immediates.Indices(int first, int second) -> indices(op, first, second);
            case Immediates.Constant(long bits) -> out.put(' ').put(constant(op, bits));
            case Immediates.Vector(long low, long high) -> vector(low, high);
            case Immediates.MemoryArgument argument -> memoryArgument(op, argument);
            case Immediates.MemoryLane(Immediates.MemoryArgument argument, int lane) -> {
                memoryArgument(op, argument);
                out.put(" " + lane);
            }
            case Immediates.Lane(int lane) -> out.put(" " + lane);
            case Immediates.Lanes(List<Integer> lanes) -> lanes.forEach(lane -> out.put(" " + lane));
            case Immediates.Block(BlockType type) -> block(type);
            case Immediates.Labels targets -> {
                for (int i = 0; i < targets.size(); i++) {
                    out.put(' ').put(labels.use(targets.get(i)));
                }
            }
            case Immediates.Types(List<ValueType> list) -> {
                out.put(" (result");
                list.forEach(type -> out.put(' ').put(types.value(type)));
                out.put(')');
            }
            case Immediates.Heap(var type) -> out.put(' ').put(types.heap(type));
            case Immediates.Ref(ValueType.Reference type) -> out.put(' ').put(types.value(type));
            case Immediates.Cast(int label, ValueType.Reference source, ValueType.Reference target) ->
                out.put(' ')
                        .put(labels.use(label))
                        .put(' ')
                        .put(types.value(source))
                        .put(' ')
                        .put(types.value(target));
            case Immediates.TryTable(BlockType type, List<Catch> catches) -> {
                block(type);
                catches.forEach(this::handler);
            }
        }
    }

    private void index(Opcode op, int index) {
        boolean omitted = index == 0 && TextShape.of(op) == TextShape.OPTIONAL_INDEX;
        if (!omitted) {
            out.put(' ').put(use(op.immediates().getFirst(), index));
        }
    }

    /** Two indices in the order of the text, which may leave out a table or memory that is the first. */
    private void indices(Opcode op, int first, int second) {
        Immediate one = op.immediates().get(0);
        Immediate two = op.immediates().get(1);
        switch (TextShape.of(op)) {
            case TABLE_AND_TYPE -> {
                if (second != 0) {
                    out.put(' ').put(names.tables.use(second));
                }
                types.shortTypeUse(first, false);
            }
            case ONE_OR_TWO_INDICES -> {
                if (second != 0) {
                    out.put(' ').put(use(two, second));
                }
                out.put(' ').put(use(one, first));
            }
            case NONE_OR_TWO_INDICES -> {
                if (first != 0 || second != 0) {
                    out.put(' ').put(use(one, first)).put(' ').put(use(two, second));
                }
            }
            default -> {
                String field = two == Immediate.FIELD ? names.fields(first).use(second) : use(two, second);
                out.put(' ').put(use(one, first)).put(' ').put(field);
            }
        }
    }

    private String use(Immediate kind, int index) {
        return switch (kind) {
            case LABEL -> labels.use(index);
            case FUNCTION -> names.functions.use(index);
            case TYPE -> names.types.use(index);
            case TABLE -> names.tables.use(index);
            case MEMORY -> names.memories.use(index);
            case LOCAL -> locals.use(index);
            case GLOBAL -> names.globals.use(index);
            case TAG -> names.tags.use(index);
            case DATA -> names.data.use(index);
            case ELEM -> names.elements.use(index);
            default -> Integer.toString(index);
        };
    }

    private static String constant(Opcode op, long bits) {
        return switch (op) {
            case F32_CONST -> Floats.f32((int) bits);
            case F64_CONST -> Floats.f64(bits);
            default -> Long.toString(bits);
        };
    }

    private void vector(long low, long high) {
        out.put(" i32x4");
        for (long half : new long[] {low, high}) {
            out.put(" 0x%08x 0x%08x".formatted((int) half, (int) (half >>> 32)));
        }
    }

    private void memoryArgument(Opcode op, Immediates.MemoryArgument argument) {
        if (argument.memory() != 0) {
            out.put(' ').put(names.memories.use(argument.memory()));
        }
        if (argument.offset() != 0) {
            out.put(" offset=").put(Long.toUnsignedString(argument.offset()));
        }
        if (argument.alignLog2() != op.naturalAlignLog2()) {
            out.put(" align=").put(Long.toUnsignedString(1L << argument.alignLog2()));
        }
    }

    private void block(BlockType type) {
        out.put(' ').put(labels.next());
        switch (type) {
            case BlockType.Inline inline ->
                inline.result()
                        .ifPresent(result ->
                                out.put(" (result ").put(types.value(result)).put(')'));
            case BlockType.Indexed(int index) -> types.blockTypeUse(index);
        }
    }

    private void handler(Catch handler) {
        out.put(" (").put(handler.kind().keyword());
        if (handler.kind().hasTag()) {
            out.put(' ').put(names.tags.use(handler.tag()));
        }
        out.put(' ').put(labels.use(handler.label())).put(')');
    }
}
