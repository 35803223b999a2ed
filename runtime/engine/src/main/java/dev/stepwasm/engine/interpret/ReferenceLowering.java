package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Objects;

/**
 * What instructions on references, structures and arrays become: {@link Op#OBJECT} plus the ordinal of the opcode, then
 * words as listed with each. A heap type is a word as {@link Aggregates#word} says.
 */
final class ReferenceLowering {
    private final TypeSpace types;
    private final ValueLowering values;
    private final ControlLowering control;
    private final Emitter emitter;

    ReferenceLowering(TypeSpace types, ValueLowering values, ControlLowering control, Emitter emitter) {
        this.types = types;
        this.values = values;
        this.control = control;
        this.emitter = emitter;
    }

    void lower(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case REF_EQ -> { // dst a b
                int b = values.pop();
                int a = values.pop();
                emitter.writeObject(opcode, values.push(false), a, b);
            }
            case REF_I31, I31_GET_S, I31_GET_U -> { // dst a
                int a = values.pop();
                emitter.writeObject(opcode, values.push(opcode == Opcode.REF_I31), a);
            }
            case REF_AS_NON_NULL -> emitter.object(opcode, values.top()); // a
            case REF_TEST, REF_TEST_NULL -> { // dst a heap nullable
                int a = values.pop();
                test(values.push(false), a, ((Immediates.Ref) immediates).type());
            }
            case REF_CAST, REF_CAST_NULL -> { // a heap nullable
                ValueType.Reference type = ((Immediates.Ref) immediates).type();
                emitter.object(opcode, values.top(), Aggregates.word(type.heap()), type.nullable() ? 1 : 0);
            }
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> emitter.nothing();
            case BR_ON_NULL, BR_ON_NON_NULL -> branchOnNull(opcode, ((Immediates.Index) immediates).index());
            case BR_ON_CAST, BR_ON_CAST_FAIL -> {
                var cast = (Immediates.Cast) immediates;
                int a = values.top();
                int condition = values.scratch();
                test(condition, a, cast.target());
                control.branchIf(condition, opcode == Opcode.BR_ON_CAST, cast.label());
            }
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
                struct(opcode, immediates);
            default -> array(opcode, immediates);
        }
    }

    private void test(int dst, int a, ValueType.Reference type) {
        emitter.writeObject(Opcode.REF_TEST, dst, a, Aggregates.word(type.heap()), type.nullable() ? 1 : 0);
    }

    private void branchOnNull(Opcode opcode, int label) {
        int a = values.top();
        int condition = values.scratch();
        emitter.writeObject(Opcode.REF_IS_NULL, condition, a);
        if (opcode == Opcode.BR_ON_NON_NULL) {
            control.branchIf(condition, false, label);
            values.pop();
        } else {
            values.pop();
            control.branchIf(condition, true, label);
            values.pushIn(a);
        }
    }

    private void struct(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case STRUCT_NEW -> { // dst type first
                int type = index(immediates);
                int first = values.take(struct(type).fields().size());
                emitter.writeObject(opcode, values.push(true), type, first);
            }
            case STRUCT_NEW_DEFAULT -> emitter.writeObject(opcode, values.push(true), index(immediates)); // dst type
            case STRUCT_SET -> { // a field b
                int b = values.pop();
                int a = values.pop();
                emitter.object(opcode, a, ((Immediates.Indices) immediates).second(), b);
            }
            default -> { // dst a field
                var field = (Immediates.Indices) immediates;
                int a = values.pop();
                StorageType storage =
                        struct(field.first()).fields().get(field.second()).storage();
                emitter.writeObject(opcode, push(storage), a, field.second());
            }
        }
    }

    private void array(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case ARRAY_NEW -> { // dst type a length
                int length = values.pop();
                int a = values.pop();
                emitter.writeObject(opcode, values.push(true), index(immediates), a, length);
            }
            case ARRAY_NEW_DEFAULT -> { // dst type length
                int length = values.pop();
                emitter.writeObject(opcode, values.push(true), index(immediates), length);
            }
            case ARRAY_NEW_FIXED -> { // dst type first count
                var both = (Immediates.Indices) immediates;
                int first = values.take(both.second());
                emitter.writeObject(opcode, values.push(true), both.first(), first, both.second());
            }
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> { // dst type segment start length
                var both = (Immediates.Indices) immediates;
                int length = values.pop();
                int start = values.pop();
                emitter.writeObject(opcode, values.push(true), both.first(), both.second(), start, length);
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> { // dst a index
                int index = values.pop();
                int a = values.pop();
                StorageType storage = arrayType(index(immediates)).element().storage();
                emitter.writeObject(opcode, push(storage), a, index);
            }
            case ARRAY_SET -> { // a index b
                int b = values.pop();
                int index = values.pop();
                emitter.object(opcode, values.pop(), index, b);
            }
            case ARRAY_LEN -> { // dst a
                int a = values.pop();
                emitter.writeObject(opcode, values.push(false), a);
            }
            case ARRAY_FILL -> { // a index b count
                int count = values.pop();
                int b = values.pop();
                int index = values.pop();
                emitter.object(opcode, values.pop(), index, b, count);
            }
            case ARRAY_COPY -> { // a index b start count
                int count = values.pop();
                int start = values.pop();
                int b = values.pop();
                int index = values.pop();
                emitter.object(opcode, values.pop(), index, b, start, count);
            }
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> { // segment a index start count
                int count = values.pop();
                int start = values.pop();
                int index = values.pop();
                int segment = ((Immediates.Indices) immediates).second();
                emitter.object(opcode, segment, values.pop(), index, start, count);
            }
            default -> throw new IllegalStateException("no code for " + opcode.keyword());
        }
    }

    private int push(StorageType storage) {
        return values.push(Slots.isWide(storage.unpacked()));
    }

    private StructType struct(int type) {
        return Objects.requireNonNull(types.struct(type), "a valid module has this type");
    }

    private ArrayType arrayType(int type) {
        return Objects.requireNonNull(types.array(type), "a valid module has this type");
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }
}
