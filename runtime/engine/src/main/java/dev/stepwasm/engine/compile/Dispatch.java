package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes a class that calls one of a few functions directly: those of a shape that indirect calls can mean. Virtual calls
 * would do, but HotSpot does not inline more than two targets of those.
 */
final class Dispatch {
    /** With more functions the choice takes longer than a virtual call. */
    private static final int MOST = 8;

    private Dispatch() {}

    static String name(CallShape shape) {
        return "wasm/Dispatch_" + shape.key();
    }

    /** {@return the descriptor of its method {@code call}: parameters, callee, room for calls} */
    static String descriptor(CallShape shape) {
        return shape.descriptor("L" + ShapeClasses.callee(shape) + ";I");
    }

    /** {@return the functions to choose from; none if there are too many, or calls may mean those of other modules only} */
    static List<Integer> candidates(Module module, CallShape shape) {
        List<Integer> found = IntStream.range(module.importedFunctionCount(), module.functionCount())
                .filter(module::isDeclared)
                .filter(function -> isOf(module, function, shape))
                .limit(MOST + 1)
                .boxed()
                .toList();
        return found.size() > MOST ? List.of() : found;
    }

    private static boolean isOf(Module module, int function, CallShape shape) {
        FunctionType type = Objects.requireNonNull(module.types().function(module.functionTypeIndex(function)));
        return type.parameters().size() == shape.parameters().size()
                && type.results().size() == shape.results().size()
                && FunctionClass.hasShape(type, shape);
    }

    /** {@return the bytes of the class} */
    static byte[] write(CodeSource source, CallShape shape) {
        ClassWriter writer = ShapeClasses.begin(name(shape), "java/lang/Object", ACC_FINAL);
        MethodVisitor method =
                writer.visitMethod(ACC_PUBLIC | ACC_STATIC, ShapeClasses.CALL, descriptor(shape), null, null);
        method.visitCode();
        var out = new Emitter(method);
        int callee = shape.parameterSlots();
        int[] functions = candidates(source.module(), shape).stream()
                .mapToInt(function -> function)
                .toArray();
        var labels = new Label[functions.length];
        java.util.Arrays.setAll(labels, i -> new Label());
        var other = new Label();
        out.loadObject(callee);
        method.visitFieldInsn(GETFIELD, ShapeClasses.callee(shape), "index", "I");
        method.visitLookupSwitchInsn(other, functions, labels);
        for (int i = 0; i < functions.length; i++) {
            method.visitLabel(labels[i]);
            method.visitFrame(F_SAME, 0, null, 0, null);
            ShapeClasses.parameters(out, shape, 0);
            out.loadObject(callee);
            method.visitFieldInsn(GETFIELD, ShapeClasses.callee(shape), "context", "L" + CallShape.CONTEXT + ";");
            out.load(JvmType.I32, callee + 1);
            method.visitMethodInsn(
                    INVOKESTATIC,
                    FunctionClass.name(functions[i]),
                    FunctionClass.methodName(source, functions[i]),
                    shape.staticDescriptor(),
                    false);
            out.plain(ShapeClasses.returning(shape));
        }
        method.visitLabel(other);
        method.visitFrame(F_SAME, 0, null, 0, null);
        out.loadObject(callee);
        ShapeClasses.parameters(out, shape, 0);
        out.load(JvmType.I32, callee + 1);
        method.visitMethodInsn(
                INVOKEVIRTUAL, ShapeClasses.callee(shape), ShapeClasses.CALL, shape.callDescriptor(), false);
        ShapeClasses.end(method, ShapeClasses.returning(shape));
        return writer.toByteArray();
    }
}
