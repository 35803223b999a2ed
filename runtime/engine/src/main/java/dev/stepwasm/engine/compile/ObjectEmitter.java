package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.References;
import dev.stepwasm.engine.store.Storage;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import org.objectweb.asm.Type;

/** Writes what makes and uses structures and arrays, and what asks what references are. */
final class ObjectEmitter {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String CONTEXT = "L" + CallShape.CONTEXT + ";";
    private static final String STRUCT = Type.getDescriptor(StructObject.class);
    private static final String ARRAY = Type.getDescriptor(ArrayObject.class);

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;

    ObjectEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
    }

    /** {@return whether the instruction has been written} */
    boolean write(Instruction instruction) {
        switch (instruction.opcode()) {
            case REF_EQ -> {
                operands.load(2);
                out.invokeStatic(References.class, "same", "(" + OBJECT + OBJECT + ")Z");
                operands.pushed(JvmType.I32);
            }
            case REF_I31 -> {
                operands.load();
                out.invokeStatic(I31.class, "of", "(I)" + Type.getDescriptor(I31.class));
                operands.pushed(JvmType.REFERENCE);
            }
            case I31_GET_S -> asked("signed", "(" + OBJECT + ")I");
            case I31_GET_U -> asked("unsigned", "(" + OBJECT + ")I");
            case ARRAY_LEN -> asked("length", "(" + OBJECT + ")I");
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
            case REF_TEST, REF_TEST_NULL -> {
                operands.load();
                isA(((Immediates.Ref) instruction.immediates()).type());
                operands.pushed(JvmType.I32);
            }
            case REF_CAST, REF_CAST_NULL -> {
                operands.load();
                type(((Immediates.Ref) instruction.immediates()).type());
                compiler.site();
                out.invokeStatic(Objects.class, "cast", "(" + OBJECT + CONTEXT + "II)" + OBJECT);
                operands.pushed(JvmType.REFERENCE);
            }
            default -> {
                return aggregate(instruction);
            }
        }
        return true;
    }

    private void asked(String name, String descriptor) {
        operands.load();
        compiler.site();
        out.invokeStatic(Objects.class, name, descriptor);
        operands.pushed(JvmType.I32);
    }

    /** Replaces a reference on the stack of the JVM by whether it is of a type. */
    void isA(ValueType.Reference type) {
        type(type);
        out.invokeStatic(Objects.class, "isA", "(" + OBJECT + CONTEXT + "II)Z");
    }

    private void type(ValueType.Reference type) {
        out.loadObject(compiler.layout.context);
        out.push(Objects.number(type.heap()));
        out.push(type.nullable() ? 1 : 0);
    }

    private boolean aggregate(Instruction instruction) {
        Opcode op = instruction.opcode();
        switch (instruction.immediates()) {
            case Immediates.Index(int type) -> {
                switch (op) {
                    case STRUCT_NEW -> struct(type);
                    case STRUCT_NEW_DEFAULT -> {
                        makeStruct(type);
                        operands.pushed(JvmType.REFERENCE);
                    }
                    case ARRAY_NEW -> array(type);
                    case ARRAY_NEW_DEFAULT -> {
                        operands.load();
                        makeArray("", type);
                        operands.pushed(JvmType.REFERENCE);
                    }
                    case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> element(op, type);
                    case ARRAY_SET -> setElement(type);
                    case ARRAY_FILL -> fill(type);
                    default -> {
                        return false;
                    }
                }
            }
            case Immediates.Indices(int type, int second) -> {
                switch (op) {
                    case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> field(op, type, second);
                    case STRUCT_SET -> setField(type, second);
                    case ARRAY_NEW_FIXED -> fixed(type, second);
                    case ARRAY_COPY -> {
                        operands.load(5);
                        compiler.site();
                        out.invokeStatic(ArrayRanges.class, "copy", "(" + OBJECT + "I" + OBJECT + "II)V");
                    }
                    case ARRAY_NEW_DATA -> ofSegment("ofData", type, second);
                    case ARRAY_NEW_ELEM -> ofSegment("ofElements", type, second);
                    case ARRAY_INIT_DATA -> fromSegment("data", second);
                    case ARRAY_INIT_ELEM -> fromSegment("elements", second);
                    default -> {
                        return false;
                    }
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private JvmType field(DefinedType type, int field) {
        return JvmType.ofPart(type.fields().get(field).storage().unpacked());
    }

    private JvmType element(int type) {
        return JvmType.ofPart(compiler.source.type(type).element().storage().unpacked());
    }

    private void makeStruct(int type) {
        out.loadObject(compiler.layout.context);
        out.push(type);
        out.invokeStatic(Objects.class, "make", "(" + CONTEXT + "I)" + STRUCT);
    }

    private void struct(int type) {
        DefinedType defined = compiler.source.type(type);
        operands.flush();
        int first = operands.height() - defined.fieldCount();
        makeStruct(type);
        for (int field = 0; field < defined.fieldCount(); field++) {
            JvmType of = field(defined, field);
            out.plain(DUP);
            out.push(defined.slot(field));
            out.load(of, operands.home(first + field));
            keep(of, defined.storage(field));
        }
        operands.cut(first);
        operands.pushed(JvmType.REFERENCE);
    }

    /** Writes what is on the stack of the JVM: a structure, the slot, the value. */
    private void keep(JvmType type, Storage storage) {
        if (type == JvmType.REFERENCE) {
            out.invokeVirtual(StructObject.class, "setReference", "(I" + OBJECT + ")V");
            return;
        }
        switch (storage) {
            case I8 -> {
                out.push(0xFF);
                out.plain(IAND);
            }
            case I16 -> out.plain(I2C);
            default -> {}
        }
        out.toSlot(type);
        out.invokeVirtual(StructObject.class, "setNumber", "(IJ)V");
    }

    private void loadStruct() {
        operands.load();
        compiler.site();
        out.invokeStatic(Objects.class, "struct", "(" + OBJECT + ")" + STRUCT);
    }

    private void field(Opcode op, int type, int field) {
        DefinedType defined = compiler.source.type(type);
        JvmType of = field(defined, field);
        loadStruct();
        out.push(defined.slot(field));
        if (of == JvmType.REFERENCE) {
            out.invokeVirtual(StructObject.class, "reference", "(I)" + OBJECT);
        } else {
            out.invokeVirtual(StructObject.class, "number", "(I)J");
            out.fromSlot(of);
            if (op == Opcode.STRUCT_GET_S) {
                out.plain(defined.storage(field) == Storage.I8 ? I2B : I2S);
            }
        }
        operands.pushed(of);
    }

    private void setField(int type, int field) {
        DefinedType defined = compiler.source.type(type);
        JvmType of = field(defined, field);
        Runnable value = operands.later();
        loadStruct();
        out.push(defined.slot(field));
        value.run();
        keep(of, defined.storage(field));
    }

    /** Makes an array of the length on the stack of the JVM, below which there may be what it is filled with. */
    private void makeArray(String initial, int type) {
        out.loadObject(compiler.layout.context);
        out.push(type);
        compiler.site();
        out.invokeStatic(Objects.class, "make", "(" + initial + "I" + CONTEXT + "I)" + ARRAY);
    }

    private static String slotDescriptor(JvmType type) {
        return type == JvmType.REFERENCE ? OBJECT : "J";
    }

    private void array(int type) {
        JvmType of = element(type);
        Runnable length = operands.later();
        operands.load();
        out.toSlot(of);
        length.run();
        makeArray(slotDescriptor(of), type);
        operands.pushed(JvmType.REFERENCE);
    }

    private void fixed(int type, int count) {
        JvmType of = element(type);
        operands.flush();
        int first = operands.height() - count;
        out.push(count);
        makeArray("", type);
        for (int i = 0; i < count; i++) {
            out.plain(DUP);
            out.push(i);
            out.load(of, operands.home(first + i));
            out.toSlot(of);
            out.invokeVirtual(
                    ArrayObject.class,
                    of == JvmType.REFERENCE ? "setReference" : "setNumber",
                    "(I" + slotDescriptor(of) + ")V");
        }
        operands.cut(first);
        operands.pushed(JvmType.REFERENCE);
    }

    private void element(Opcode op, int type) {
        JvmType of = element(type);
        operands.load(2);
        compiler.site();
        if (of == JvmType.REFERENCE) {
            out.invokeStatic(Objects.class, "reference", "(" + OBJECT + "I)" + OBJECT);
        } else if (op == Opcode.ARRAY_GET_S) {
            out.invokeStatic(Objects.class, "signed", "(" + OBJECT + "I)I");
        } else {
            out.invokeStatic(Objects.class, "number", "(" + OBJECT + "I)J");
            out.fromSlot(of);
        }
        operands.pushed(of);
    }

    private void setElement(int type) {
        JvmType of = element(type);
        operands.load(3);
        out.toSlot(of);
        compiler.site();
        out.invokeStatic(Objects.class, "set", "(" + OBJECT + "I" + slotDescriptor(of) + ")V");
    }

    private void fill(int type) {
        JvmType of = element(type);
        Runnable count = operands.later();
        operands.load(3);
        out.toSlot(of);
        count.run();
        compiler.site();
        out.invokeStatic(ArrayRanges.class, "fill", "(" + OBJECT + "I" + slotDescriptor(of) + "I)V");
    }

    /** Makes an array of a range of a segment. */
    private void ofSegment(String name, int type, int segment) {
        operands.load(2);
        out.loadObject(compiler.layout.context);
        out.push(type);
        out.push(segment);
        compiler.site();
        out.invokeStatic(ArrayRanges.class, name, "(II" + CONTEXT + "II)" + ARRAY);
        operands.pushed(JvmType.REFERENCE);
    }

    /** Copies a range of a segment to an array. */
    private void fromSegment(String name, int segment) {
        operands.load(4);
        out.loadObject(compiler.layout.context);
        out.push(segment);
        compiler.site();
        out.invokeStatic(ArrayRanges.class, name, "(" + OBJECT + "III" + CONTEXT + "I)V");
    }
}
