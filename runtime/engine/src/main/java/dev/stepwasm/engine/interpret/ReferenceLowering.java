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
    private final Translator code;
    private final TypeSpace types;

    ReferenceLowering(Translator code, TypeSpace types) {
        this.code = code;
        this.types = types;
    }

    void lower(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case REF_EQ -> { // dst a b
                int b = code.pop();
                int a = code.pop();
                code.writeObject(opcode, code.push(false), a, b);
            }
            case REF_I31, I31_GET_S, I31_GET_U -> { // dst a
                int a = code.pop();
                code.writeObject(opcode, code.push(opcode == Opcode.REF_I31), a);
            }
            case REF_AS_NON_NULL -> code.object(opcode, code.top()); // a
            case REF_TEST, REF_TEST_NULL -> { // dst a heap nullable
                int a = code.pop();
                test(code.push(false), a, ((Immediates.Ref) immediates).type());
            }
            case REF_CAST, REF_CAST_NULL -> { // a heap nullable
                ValueType.Reference type = ((Immediates.Ref) immediates).type();
                code.object(opcode, code.top(), Aggregates.word(type.heap()), type.nullable() ? 1 : 0);
            }
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> code.nothing();
            case BR_ON_NULL, BR_ON_NON_NULL -> branchOnNull(opcode, ((Immediates.Index) immediates).index());
            case BR_ON_CAST, BR_ON_CAST_FAIL -> {
                var cast = (Immediates.Cast) immediates;
                int a = code.top();
                int condition = code.scratch();
                test(condition, a, cast.target());
                code.branchIf(condition, opcode == Opcode.BR_ON_CAST, cast.label());
            }
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
                struct(opcode, immediates);
            default -> array(opcode, immediates);
        }
    }

    private void test(int dst, int a, ValueType.Reference type) {
        code.writeObject(Opcode.REF_TEST, dst, a, Aggregates.word(type.heap()), type.nullable() ? 1 : 0);
    }

    private void branchOnNull(Opcode opcode, int label) {
        int a = code.top();
        int condition = code.scratch();
        code.writeObject(Opcode.REF_IS_NULL, condition, a);
        if (opcode == Opcode.BR_ON_NON_NULL) {
            code.branchIf(condition, false, label);
            code.pop();
        } else {
            code.pop();
            code.branchIf(condition, true, label);
            code.pushIn(a);
        }
    }

    private void struct(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case STRUCT_NEW -> { // dst type first
                int type = index(immediates);
                int first = code.take(struct(type).fields().size());
                code.writeObject(opcode, code.push(true), type, first);
            }
            case STRUCT_NEW_DEFAULT -> code.writeObject(opcode, code.push(true), index(immediates)); // dst type
            case STRUCT_SET -> { // a field b
                int b = code.pop();
                int a = code.pop();
                code.object(opcode, a, ((Immediates.Indices) immediates).second(), b);
            }
            default -> { // dst a field
                var field = (Immediates.Indices) immediates;
                int a = code.pop();
                StorageType storage =
                        struct(field.first()).fields().get(field.second()).storage();
                code.writeObject(opcode, push(storage), a, field.second());
            }
        }
    }

    private void array(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case ARRAY_NEW -> { // dst type a length
                int length = code.pop();
                int a = code.pop();
                code.writeObject(opcode, code.push(true), index(immediates), a, length);
            }
            case ARRAY_NEW_DEFAULT -> { // dst type length
                int length = code.pop();
                code.writeObject(opcode, code.push(true), index(immediates), length);
            }
            case ARRAY_NEW_FIXED -> { // dst type first count
                var both = (Immediates.Indices) immediates;
                int first = code.take(both.second());
                code.writeObject(opcode, code.push(true), both.first(), first, both.second());
            }
            case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> { // dst type segment start length
                var both = (Immediates.Indices) immediates;
                int length = code.pop();
                int start = code.pop();
                code.writeObject(opcode, code.push(true), both.first(), both.second(), start, length);
            }
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> { // dst a index
                int index = code.pop();
                int a = code.pop();
                StorageType storage = arrayType(index(immediates)).element().storage();
                code.writeObject(opcode, push(storage), a, index);
            }
            case ARRAY_SET -> { // a index b
                int b = code.pop();
                int index = code.pop();
                code.object(opcode, code.pop(), index, b);
            }
            case ARRAY_LEN -> { // dst a
                int a = code.pop();
                code.writeObject(opcode, code.push(false), a);
            }
            case ARRAY_FILL -> { // a index b count
                int count = code.pop();
                int b = code.pop();
                int index = code.pop();
                code.object(opcode, code.pop(), index, b, count);
            }
            case ARRAY_COPY -> { // a index b start count
                int count = code.pop();
                int start = code.pop();
                int b = code.pop();
                int index = code.pop();
                code.object(opcode, code.pop(), index, b, start, count);
            }
            case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> { // segment a index start count
                int count = code.pop();
                int start = code.pop();
                int index = code.pop();
                int segment = ((Immediates.Indices) immediates).second();
                code.object(opcode, segment, code.pop(), index, start, count);
            }
            default -> throw new IllegalStateException("no code for " + opcode.keyword());
        }
    }

    private int push(StorageType storage) {
        return code.push(Slots.isWide(storage.unpacked()));
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
