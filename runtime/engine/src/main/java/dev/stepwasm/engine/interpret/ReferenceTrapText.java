package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.HeapObject;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.References;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trap of an instruction on references, structures or arrays says besides its reason. */
final class ReferenceTrapText {
    private final Instruction instruction;
    private final List<Value> operands;
    private final InstanceState instance;
    private final ModuleCode code;
    private final String name;

    ReferenceTrapText(Instruction instruction, List<Value> operands, InstanceState instance, ModuleCode code) {
        this.instruction = instruction;
        this.operands = operands;
        this.instance = instance;
        this.code = code;
        this.name = instruction.opcode().keyword();
    }

    /** {@return whether an instruction is one of these} */
    static boolean knows(Opcode opcode) {
        return opcode.keyword().startsWith("array.");
    }

    String words(TrapReason reason) {
        return switch (reason) {
            case OUT_OF_BOUNDS_MEMORY_ACCESS ->
                name + " of " + index(0) + " elements from offset " + index(1) + " of data segment " + second()
                        + " with " + instance.data(second()).length + " bytes";
            case OUT_OF_BOUNDS_TABLE_ACCESS ->
                name + " of " + index(0) + " elements from entry " + index(1) + " of elem segment " + second()
                        + " with " + instance.element(second()).length + " entries";
            case OUT_OF_BOUNDS_ARRAY_ACCESS -> outside();
            case CAST_FAILURE -> cast();
            case ALLOCATION_TOO_LARGE ->
                name + " of " + count() + " elements of "
                        + ArrayObject.width(code.types().get(first())) + " bytes, " + whyTooLarge();
            case NULL_STRUCTURE_REFERENCE -> name + " of field " + field() + " of " + type(first());
            case NULL_FUNCTION_REFERENCE -> name + " of " + type(first());
            case NULL_ARRAY_REFERENCE ->
                instruction.opcode() == Opcode.ARRAY_LEN ? name : name + " of " + type(first());
            default -> name;
        };
    }

    private String whyTooLarge() {
        return count() * ArrayObject.width(code.types().get(first())) <= ArrayObject.MOST_BYTES
                ? "for which the heap of Java has no room left; -Xmx gives it more"
                : "at most " + ArrayObject.MOST_BYTES + " bytes are allowed";
    }

    private String outside() {
        return switch (instruction.opcode()) {
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> name + " of element " + index(0) + length(1);
            case ARRAY_SET -> name + " of element " + index(1) + length(2);
            case ARRAY_FILL -> name + " of " + index(0) + " elements at " + index(2) + length(3);
            case ARRAY_COPY ->
                name + " of " + index(0) + " elements at " + index(3) + " from " + index(1) + length(4)
                        + length(2).replace(", the array", ", the source");
            default -> name + " of " + index(0) + " elements at " + index(2) + length(3);
        };
    }

    private String length(int fromTop) {
        return operand(fromTop) instanceof ArrayObject array ? ", the array has " + array.length() : "";
    }

    private String cast() {
        if (!(instruction.immediates()
                instanceof Immediates.Ref(ValueType.Reference(boolean nullable, HeapType heap)))) {
            return name;
        }
        String wanted = heap instanceof HeapType.Concrete(int index) ? type(index) : heap.show();
        return name + " wants (ref " + (nullable ? "null " : "") + wanted + ") but found " + found(operand(0));
    }

    private String found(@Nullable Object target) {
        return switch (target) {
            case HeapObject object -> type(object.type());
            case WasmFunction function -> function.name() + " of " + type(function.definedType());
            case null, default -> References.kind(target);
        };
    }

    /** {@return a type by its name in this module, else what it is} */
    @SuppressWarnings("ReferenceEquality") // equal types are one object
    private String type(DefinedType type) {
        for (int index = 0; index < code.types().size(); index++) {
            if (code.types().get(index) == type) {
                return type(index);
            }
        }
        return type.show();
    }

    private String type(int index) {
        @Nullable String known = code.module().names().types().get(index);
        return known == null ? code.types().get(index).show() : "$" + known;
    }

    private String field() {
        var both = (Immediates.Indices) instruction.immediates();
        var names = code.module().names().fields().get(both.first());
        @Nullable String known = names == null ? null : names.get(both.second());
        return known == null ? Integer.toString(both.second()) : "$" + known;
    }

    private int first() {
        return switch (instruction.immediates()) {
            case Immediates.Indices(int first, int second) -> first;
            case Immediates.Index(int index) -> index;
            default -> throw new IllegalStateException("no index: " + name);
        };
    }

    private int second() {
        return ((Immediates.Indices) instruction.immediates()).second();
    }

    private long count() {
        return instruction.opcode() == Opcode.ARRAY_NEW_FIXED ? second() : index(0);
    }

    /** {@return an i32 operand as unsigned number; 0 is the top of the stack} */
    private long index(int fromTop) {
        return Slots.bits(operands.get(operands.size() - 1 - fromTop)) & 0xFFFF_FFFFL;
    }

    private @Nullable Object operand(int fromTop) {
        return Slots.reference(operands.get(operands.size() - 1 - fromTop));
    }
}
