package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What instructions take and give at a place in a module, with their immediates or with any that they could have. */
public final class Effects {
    private static final ValueType ANY = ValueType.Bottom.BOTTOM;
    private static final ValueType REFERENCE = ValueType.Bottom.REFERENCE;
    private static final ValueType I32 = ValueType.Numeric.I32;
    static final Effect UNKNOWN = Effect.leaving(List.of());
    static final int MOST_VARIANTS = 200;

    private final Module module;
    private final List<ValueType> locals;
    private final List<List<ValueType>> labels;
    private final List<ValueType> results;
    private final AggregateEffects aggregates;

    /**
     * At one place.
     *
     * @param labels what branches take along, the innermost block first
     * @param results of the function
     */
    public Effects(Module module, List<ValueType> locals, List<List<ValueType>> labels, List<ValueType> results) {
        this.module = module;
        this.locals = locals;
        this.labels = labels;
        this.results = results;
        this.aggregates = new AggregateEffects(module.types());
    }

    /** {@return the effect of an instruction with its immediates} */
    public Effect of(Instruction instruction) {
        Opcode op = instruction.opcode();
        return switch (instruction.immediates()) {
            case Immediates.Index(int index) -> of(op, index, 0);
            case Immediates.Indices(int first, int second) -> of(op, first, second);
            case Immediates.Block(BlockType type) -> block(op, type);
            case Immediates.TryTable table -> block(op, table.type());
            case Immediates.Labels table -> Effect.leaving(with(label(table.defaultTarget()), I32));
            case Immediates.Types(List<ValueType> types)
            when types.size() == 1 -> Effect.of(List.of(types.getFirst(), types.getFirst(), I32), types);
            case Immediates.Heap(HeapType type) -> Effect.of(List.of(), List.of(new ValueType.Reference(true, type)));
            case Immediates.Ref(ValueType.Reference type) ->
                Effect.of(List.of(REFERENCE), List.of(isTest(op) ? I32 : type));
            case Immediates.Cast cast -> Effect.of(List.of(cast.source()), List.of(REFERENCE));
            case Immediates.MemoryArgument argument -> access(op, argument.memory());
            case Immediates.MemoryLane lane -> access(op, lane.argument().memory());
            default -> of(op, 0, 0);
        };
    }

    private static boolean isTest(Opcode op) {
        return op == Opcode.REF_TEST || op == Opcode.REF_TEST_NULL;
    }

    /** {@return the effects that an instruction can have, depending on its immediates} */
    List<Effect> possible(Opcode op) {
        if (op.immediates().isEmpty()) {
            return List.of(of(op, 0, 0));
        }
        return switch (op.immediates().getFirst()) {
            case LOCAL -> types(locals).mapToObj(i -> of(op, i, 0)).toList();
            case GLOBAL ->
                types(IntStream.range(0, module.globalCount())
                                .mapToObj(i -> module.global(i).type())
                                .toList())
                        .mapToObj(i -> of(op, i, 0))
                        .toList();
            case FUNCTION -> functions().mapToObj(i -> of(op, i, 0)).toList();
            case TYPE -> ofTypes(op);
            case LABEL, LABELS, CAST ->
                IntStream.range(0, Math.min(labels.size(), MOST_VARIANTS))
                        .mapToObj(i -> of(op, i, 0))
                        .toList();
            case TAG ->
                IntStream.range(0, Math.min(module.tagCount(), MOST_VARIANTS))
                        .mapToObj(i -> of(op, i, 0))
                        .toList();
            case TABLE ->
                IntStream.range(0, Math.min(module.tableCount(), MOST_VARIANTS))
                        .mapToObj(i -> of(op, i, 0))
                        .toList();
            default -> List.of(of(op, 0, 0));
        };
    }

    /** {@return one index of each type} */
    private static IntStream types(List<ValueType> all) {
        return IntStream.range(0, all.size()).filter(i -> i < MOST_VARIANTS && all.indexOf(all.get(i)) == i);
    }

    private IntStream functions() {
        BitSet seen = new BitSet();
        return IntStream.range(0, module.functionCount()).filter(function -> {
            int type = module.functionTypeIndex(function);
            boolean isNew = module.types().contains(type) && !seen.get(type);
            if (isNew) {
                seen.set(type);
            }
            return isNew;
        });
    }

    private List<Effect> ofTypes(Opcode op) {
        return IntStream.range(0, Math.min(module.types().size(), MOST_VARIANTS))
                .filter(type -> isOfKind(op, type) && canWrite(op, type))
                .boxed()
                .flatMap(type -> {
                    StructType struct = module.types().struct(type);
                    boolean field = struct != null && op.immediates().contains(Immediate.FIELD);
                    int fields = field && struct != null ? struct.fields().size() : 1;
                    return IntStream.range(0, fields).mapToObj(second -> of(op, type, second));
                })
                .toList();
    }

    /** {@return whether a type is one of those that an instruction can name} */
    boolean isOfKind(Opcode op, int type) {
        return switch (op) {
            case CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF ->
                module.types().function(type) != null;
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
                module.types().struct(type) != null;
            default -> module.types().array(type) != null;
        };
    }

    /** {@return whether an instruction that writes to a struct or array of a type can write to anything in it} */
    boolean canWrite(Opcode op, int type) {
        return switch (op) {
            case STRUCT_SET -> {
                StructType struct = module.types().struct(type);
                yield struct != null && struct.fields().stream().anyMatch(FieldType::mutable);
            }
            case ARRAY_SET, ARRAY_FILL, ARRAY_COPY, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
                ArrayType array = module.types().array(type);
                yield array != null && array.element().mutable();
            }
            default -> true;
        };
    }

    /** {@return the effect of an instruction with indices} */
    public Effect of(Opcode op, int first, int second) {
        return switch (op) {
            case LOCAL_GET -> Effect.of(List.of(), List.of(local(first)));
            case LOCAL_SET -> Effect.of(List.of(local(first)), List.of());
            case LOCAL_TEE -> Effect.of(List.of(local(first)), List.of(local(first)));
            case GLOBAL_GET -> Effect.of(List.of(), List.of(global(first)));
            case GLOBAL_SET -> Effect.of(List.of(global(first)), List.of());
            case CALL -> Effect.of(function(first));
            case RETURN_CALL -> Effect.leaving(function(first).parameters());
            case CALL_INDIRECT -> called(type(first), address(second), true);
            case RETURN_CALL_INDIRECT -> called(type(first), address(second), false);
            case CALL_REF -> called(type(first), reference(true, first), true);
            case RETURN_CALL_REF -> called(type(first), reference(true, first), false);
            case BR -> Effect.leaving(label(first));
            case BR_IF -> Effect.of(with(label(first), I32), label(first));
            case BR_TABLE -> Effect.leaving(with(label(first), I32));
            case BR_ON_NULL -> Effect.of(with(label(first), REFERENCE), with(label(first), REFERENCE));
            case BR_ON_NON_NULL -> Effect.of(orReference(label(first)), butLast(label(first)));
            case BR_ON_CAST, BR_ON_CAST_FAIL -> Effect.of(orReference(label(first)), orReference(label(first)));
            case RETURN -> Effect.leaving(results);
            case UNREACHABLE -> Effect.leaving(List.of());
            case THROW -> Effect.leaving(tag(first));
            case THROW_REF -> Effect.leaving(List.of(ValueType.EXNREF));
            case DROP -> Effect.of(List.of(ANY), List.of());
            case SELECT, SELECT_T -> Effect.of(List.of(ANY, ANY, I32), List.of(ANY));
            case IF -> Effect.leaving(List.of(I32));
            case TABLE_GET -> Effect.of(List.of(address(first)), List.of(element(first)));
            case TABLE_SET -> Effect.of(List.of(address(first), element(first)), List.of());
            case TABLE_SIZE -> Effect.of(List.of(), List.of(address(first)));
            case TABLE_GROW -> Effect.of(List.of(element(first), address(first)), List.of(address(first)));
            case TABLE_FILL -> Effect.of(List.of(address(first), element(first), address(first)), List.of());
            case TABLE_COPY ->
                Effect.of(
                        List.of(address(first), address(second), smaller(address(first), address(second))), List.of());
            case TABLE_INIT -> Effect.of(List.of(address(second), I32, I32), List.of());
            case MEMORY_SIZE -> Effect.of(List.of(), List.of(memory(first)));
            case MEMORY_GROW -> Effect.of(List.of(memory(first)), List.of(memory(first)));
            case MEMORY_FILL -> Effect.of(List.of(memory(first), I32, memory(first)), List.of());
            case MEMORY_COPY ->
                Effect.of(List.of(memory(first), memory(second), smaller(memory(first), memory(second))), List.of());
            case MEMORY_INIT -> Effect.of(List.of(memory(second), I32, I32), List.of());
            case REF_NULL -> Effect.of(List.of(), List.of(REFERENCE));
            case REF_FUNC -> Effect.of(List.of(), List.of(functionReference(first)));
            case REF_IS_NULL, REF_TEST, REF_TEST_NULL -> Effect.of(List.of(REFERENCE), List.of(I32));
            case REF_AS_NON_NULL, REF_CAST, REF_CAST_NULL -> Effect.of(List.of(REFERENCE), List.of(REFERENCE));
            case ANY_CONVERT_EXTERN -> Effect.of(List.of(ValueType.EXTERNREF), List.of(top(HeapType.Abstract.ANY)));
            case EXTERN_CONVERT_ANY -> Effect.of(List.of(top(HeapType.Abstract.ANY)), List.of(ValueType.EXTERNREF));
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
                aggregates.struct(op, first, second);
            case ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    ARRAY_NEW_DATA,
                    ARRAY_NEW_ELEM,
                    ARRAY_GET,
                    ARRAY_GET_S,
                    ARRAY_GET_U,
                    ARRAY_SET,
                    ARRAY_FILL,
                    ARRAY_COPY,
                    ARRAY_INIT_DATA,
                    ARRAY_INIT_ELEM -> aggregates.array(op, first, second);
            default ->
                op.accessBytes() > 0
                        ? access(op, first)
                        : op.signature().map(Effect::of).orElse(UNKNOWN);
        };
    }

    private Effect block(Opcode op, BlockType blockType) {
        FunctionType type = switch (blockType) {
            case BlockType.Inline(var result) ->
                new FunctionType(List.of(), result.map(List::of).orElse(List.of()));
            case BlockType.Indexed(int index) -> type(index);
        };
        return Effect.of(op == Opcode.IF ? with(type.parameters(), I32) : type.parameters(), type.results());
    }

    private Effect access(Opcode op, int memory) {
        FunctionType wide = op.wideSignatureOrNull();
        boolean is64 =
                exists(memory, module.memoryCount()) && module.memory(memory).is64();
        return is64 && wide != null
                ? Effect.of(wide)
                : op.signature().map(Effect::of).orElse(UNKNOWN);
    }

    private static Effect called(FunctionType type, ValueType callee, boolean returns) {
        List<ValueType> takes = with(type.parameters(), callee);
        return returns ? Effect.of(takes, type.results()) : Effect.leaving(takes);
    }

    // Types of entries; unknown where there is none.

    private static boolean exists(int index, int count) {
        return index >= 0 && index < count;
    }

    private ValueType local(int index) {
        return exists(index, locals.size()) ? locals.get(index) : ANY;
    }

    private ValueType global(int index) {
        return exists(index, module.globalCount()) ? module.global(index).type() : ANY;
    }

    private FunctionType function(int index) {
        return exists(index, module.functionCount()) ? type(module.functionTypeIndex(index)) : FunctionType.EMPTY;
    }

    private FunctionType type(int index) {
        @Nullable FunctionType type = module.types().function(index);
        return type == null ? FunctionType.EMPTY : type;
    }

    private ValueType functionReference(int index) {
        return exists(index, module.functionCount()) ? reference(false, module.functionTypeIndex(index)) : REFERENCE;
    }

    private List<ValueType> label(int index) {
        return exists(index, labels.size()) ? labels.get(index) : List.of();
    }

    private List<ValueType> tag(int index) {
        return exists(index, module.tagCount())
                ? type(module.tag(index).typeIndex()).parameters()
                : List.of();
    }

    private ValueType memory(int index) {
        return exists(index, module.memoryCount()) ? module.memory(index).addressType() : I32;
    }

    /** {@return the type of the length of what is copied between two places} */
    private static ValueType smaller(ValueType to, ValueType from) {
        return to == I32 ? to : from;
    }

    private @Nullable TableType table(int index) {
        return exists(index, module.tableCount()) ? module.table(index) : null;
    }

    private ValueType address(int index) {
        TableType table = table(index);
        return table == null ? I32 : table.addressType();
    }

    private ValueType element(int index) {
        TableType table = table(index);
        return table == null ? REFERENCE : table.element();
    }

    static ValueType reference(boolean nullable, int type) {
        return new ValueType.Reference(nullable, new HeapType.Concrete(type));
    }

    private static ValueType top(HeapType.Abstract type) {
        return new ValueType.Reference(true, type);
    }

    private static List<ValueType> with(List<ValueType> types, ValueType last) {
        List<ValueType> all = new ArrayList<>(types);
        all.add(last);
        return all;
    }

    private static List<ValueType> orReference(List<ValueType> types) {
        return types.isEmpty() ? List.of(REFERENCE) : types;
    }

    private static List<ValueType> butLast(List<ValueType> types) {
        return types.isEmpty() ? types : types.subList(0, types.size() - 1);
    }
}
