package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.store.WasmFunction;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes two classes for each {@link CallShape} of a module: what compiled code calls, with a method of exactly that
 * shape, and the one of it that leads out of compiled code.
 */
final class ShapeClasses {
    /**
     * What ASM may allocate for one class, most of which it drops again at once, and how much it may do: it goes through what
     * has branches over 32 KB a second time, instruction by instruction with all locals.
     */
    private static final int MOST_BYTES = 1 << 30;

    private static final long MOST_OPERATIONS = 1L << 30;

    /** The method by which the interpreter enters compiled code. */
    static final String ENTER = "enter";

    static final String CALL = "call";
    static final String CONSTRUCTOR = "<init>";
    static final String OWN_CONTEXT = "(L" + CallShape.CONTEXT + ";)V";
    private static final String CONTEXT_AND_INDEX = "(L" + CallShape.CONTEXT + ";I)V";

    private static final String FOLDER = "wasm/";
    private static final String CALLEE = FOLDER + "Callee_";
    private static final String BRIDGE = FOLDER + "Bridge_";
    private static final String FUNCTION = Type.getInternalName(WasmFunction.class);
    private static final String SUPER = Type.getInternalName(CompiledCallee.class);
    private static final String BRIDGE_CONSTRUCTOR = "(L" + CallShape.CONTEXT + ";L" + FUNCTION + ";)V";

    private ShapeClasses() {}

    /** {@return the internal name of the class that compiled code calls} */
    static String callee(CallShape shape) {
        return CALLEE + shape.key();
    }

    /** {@return the internal name of the class that leads out of compiled code} */
    static String bridge(CallShape shape) {
        return BRIDGE + shape.key();
    }

    /** {@return a new class} */
    static ClassWriter begin(String name, String superclass, int access) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.setComputeLimits(MOST_BYTES, MOST_OPERATIONS);
        writer.visit(V21, ACC_PUBLIC | ACC_SUPER | access, name, null, superclass, null);
        return writer;
    }

    /** Writes a constructor that hands on its context and the number of a function. */
    static void constructor(ClassWriter writer, String superclass, int function) {
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC, CONSTRUCTOR, OWN_CONTEXT, null, null);
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitVarInsn(ALOAD, 1);
        new Emitter(method).push(function);
        method.visitMethodInsn(INVOKESPECIAL, superclass, CONSTRUCTOR, CONTEXT_AND_INDEX, false);
        end(method, RETURN);
    }

    static void end(MethodVisitor method, int returning) {
        method.visitInsn(returning);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** {@return the instruction that returns the first result} */
    static int returning(CallShape shape) {
        return shape.results().isEmpty() ? RETURN : shape.results().getFirst().giveBack;
    }

    /** {@return the bytes of the class that compiled code calls} */
    static byte[] calleeClass(CallShape shape) {
        ClassWriter writer = begin(callee(shape), SUPER, ACC_ABSTRACT);
        MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, CONSTRUCTOR, CONTEXT_AND_INDEX, null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitVarInsn(ALOAD, 1);
        constructor.visitVarInsn(ILOAD, 2);
        constructor.visitMethodInsn(INVOKESPECIAL, SUPER, CONSTRUCTOR, CONTEXT_AND_INDEX, false);
        end(constructor, RETURN);
        writer.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, CALL, shape.callDescriptor(), null, null)
                .visitEnd();
        enter(writer, shape);
        TailCallEmitter.leap(writer, callee(shape), shape);
        return writer.toByteArray();
    }

    private static void enter(ClassWriter writer, CallShape shape) {
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC, ENTER, "([J[Ljava/lang/Object;II)V", null, null);
        method.visitCode();
        var out = new Emitter(method);
        List<JvmType> parameters = shape.parameters();
        out.loadObject(0);
        for (int i = 0; i < parameters.size(); i++) {
            slot(out, parameters.get(i), i);
            if (parameters.get(i) == JvmType.VECTOR) {
                out.plain(LALOAD);
                slotHigh(out, i);
                out.plain(LALOAD);
            } else {
                read(out, parameters.get(i));
            }
        }
        out.load(JvmType.I32, 4);
        method.visitMethodInsn(INVOKEVIRTUAL, callee(shape), CALL, shape.callDescriptor(), false);
        List<JvmType> results = shape.results();
        for (int i = 0; i < results.size(); i++) {
            JvmType type = results.get(i);
            if (i == 0 && type == JvmType.VECTOR) {
                out.store(JvmType.I64, 5);
                slot(out, type, i);
                out.load(JvmType.I64, 5);
            } else if (i == 0) {
                out.store(type, 5);
                slot(out, type, i);
                out.load(type, 5);
                out.toSlot(type);
            } else {
                slot(out, type, i);
                out.loadObject(0);
                out.field(CompiledCallee.class, "context", Context.class);
                result(out, type, i);
            }
            out.plain(type == JvmType.REFERENCE ? AASTORE : LASTORE);
            if (type == JvmType.VECTOR) {
                slotHigh(out, i);
                context(out);
                high(out, i);
                out.plain(LASTORE);
            }
        }
        end(method, RETURN);
    }

    /** Pushes where the high half of a vector among arguments or results is. */
    private static void slotHigh(Emitter out, int number) {
        context(out);
        out.invokeVirtual(Context.class, "slotHighs", "()[J");
        out.load(JvmType.I32, 3);
        out.push(number);
        out.plain(IADD);
    }

    /** Replaces the context on the stack by the high half of a result. */
    static void high(Emitter out, int number) {
        out.field(Context.class, "highs", long[].class);
        out.push(number);
        out.plain(LALOAD);
    }

    private static void slot(Emitter out, JvmType type, int number) {
        out.loadObject(type == JvmType.REFERENCE ? 2 : 1);
        out.load(JvmType.I32, 3);
        out.push(number);
        out.plain(IADD);
    }

    private static void read(Emitter out, JvmType type) {
        out.plain(type == JvmType.REFERENCE ? AALOAD : LALOAD);
        out.fromSlot(type);
    }

    /** Replaces the context on the stack by one of the further results, as it is in a slot. */
    static void result(Emitter out, JvmType type, int number) {
        boolean isReference = type == JvmType.REFERENCE;
        out.field(Context.class, isReference ? "references" : "numbers", isReference ? Object[].class : long[].class);
        out.push(number);
        out.plain(isReference ? AALOAD : LALOAD);
    }

    /** Puts the value of a local where further results are, both halves of a vector. */
    static void put(Emitter out, int context, JvmType type, int number, int local) {
        boolean isReference = type == JvmType.REFERENCE;
        out.loadObject(context);
        out.field(Context.class, isReference ? "references" : "numbers", isReference ? Object[].class : long[].class);
        out.push(number);
        out.load(type == JvmType.VECTOR ? JvmType.I64 : type, local);
        if (type != JvmType.VECTOR) {
            out.toSlot(type);
        }
        out.plain(isReference ? AASTORE : LASTORE);
        if (type == JvmType.VECTOR) {
            putHigh(out, context, number, local);
        }
    }

    /** Puts the high half of a vector in a local where those of results are. */
    static void putHigh(Emitter out, int context, int number, int local) {
        out.loadObject(context);
        out.field(Context.class, "highs", long[].class);
        out.push(number);
        out.load(JvmType.I64, local + JvmType.I64.size);
        out.plain(LASTORE);
    }

    /** Loads the parameters of a method. @param first the local with the first one */
    static void parameters(Emitter out, CallShape shape, int first) {
        int local = first;
        for (JvmType type : shape.parameters()) {
            out.load(type, local);
            local += type.size;
        }
    }

    /** {@return the bytes of the class that leads out of compiled code} */
    static byte[] bridgeClass(CallShape shape) {
        ClassWriter writer = begin(bridge(shape), callee(shape), ACC_FINAL);
        writer.visitField(ACC_PRIVATE | ACC_FINAL, "function", "L" + FUNCTION + ";", null, null)
                .visitEnd();
        MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, CONSTRUCTOR, BRIDGE_CONSTRUCTOR, null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitVarInsn(ALOAD, 1);
        constructor.visitInsn(ICONST_M1);
        constructor.visitMethodInsn(INVOKESPECIAL, callee(shape), CONSTRUCTOR, CONTEXT_AND_INDEX, false);
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitVarInsn(ALOAD, 2);
        constructor.visitFieldInsn(PUTFIELD, bridge(shape), "function", "L" + FUNCTION + ";");
        end(constructor, RETURN);
        leave(writer, shape);
        return writer.toByteArray();
    }

    private static void leave(ClassWriter writer, CallShape shape) {
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_FINAL, CALL, shape.callDescriptor(), null, null);
        method.visitCode();
        var out = new Emitter(method);
        int room = 1 + shape.parameterSlots();
        int numbers = room + 1;
        int references = numbers + 1;
        int slots = Math.max(shape.parameters().size(), shape.results().size());
        boolean hasVectors =
                shape.parameters().contains(JvmType.VECTOR) || shape.results().contains(JvmType.VECTOR);
        out.push(hasVectors ? 2 * slots : slots);
        method.visitIntInsn(NEWARRAY, T_LONG);
        method.visitVarInsn(ASTORE, numbers);
        out.push(slots);
        method.visitTypeInsn(ANEWARRAY, "java/lang/Object");
        method.visitVarInsn(ASTORE, references);
        int local = 1;
        for (int i = 0; i < shape.parameters().size(); i++) {
            JvmType type = shape.parameters().get(i);
            boolean isReference = type == JvmType.REFERENCE;
            out.loadObject(isReference ? references : numbers);
            out.push(i);
            if (type == JvmType.VECTOR) {
                out.load(JvmType.I64, local);
                out.plain(LASTORE);
                out.loadObject(numbers);
                out.push(slots + i);
                out.load(JvmType.I64, local + JvmType.I64.size);
            } else {
                out.load(type, local);
                out.toSlot(type);
            }
            out.plain(isReference ? AASTORE : LASTORE);
            local += type.size;
        }
        context(out);
        out.loadObject(0);
        method.visitFieldInsn(GETFIELD, bridge(shape), "function", "L" + FUNCTION + ";");
        out.loadObject(numbers);
        out.loadObject(references);
        out.load(JvmType.I32, room);
        out.invokeVirtual(Context.class, CALL, "(L" + FUNCTION + ";[J[Ljava/lang/Object;I)V");
        for (int i = 0; i < shape.results().size(); i++) {
            if (shape.results().get(i) == JvmType.VECTOR) {
                context(out);
                out.field(Context.class, "highs", long[].class);
                out.push(i);
                out.loadObject(numbers);
                out.push(slots + i);
                out.plain(LALOAD);
                out.plain(LASTORE);
            }
            if (i == 0) {
                continue; // It is returned.
            }
            boolean isReference = shape.results().get(i) == JvmType.REFERENCE;
            context(out);
            out.field(
                    Context.class, isReference ? "references" : "numbers", isReference ? Object[].class : long[].class);
            out.push(i);
            out.loadObject(isReference ? references : numbers);
            out.push(i);
            out.plain(isReference ? AALOAD : LALOAD);
            out.plain(isReference ? AASTORE : LASTORE);
        }
        if (!shape.results().isEmpty()) {
            JvmType type = shape.results().getFirst();
            out.loadObject(type == JvmType.REFERENCE ? references : numbers);
            out.push(0);
            read(out, type == JvmType.VECTOR ? JvmType.I64 : type);
        }
        end(method, returning(shape));
    }

    /** Loads the context of the callee whose method this is. */
    static void context(Emitter out) {
        out.loadObject(0);
        out.field(CompiledCallee.class, "context", Context.class);
    }
}
