package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes tail calls of other functions. A function that makes some has two methods: the body leaves the arguments and what to
 * call in its {@link Context} and returns; the other one, which everybody calls, calls what was left, again and again, until
 * there are results. So the stack does not grow, and only bodies are frames of Wasm.
 */
final class TailCallEmitter {
    /** The method of a {@link CompiledCallee} that takes the arguments from the context. */
    static final String LEAP = "leap";

    private static final String NEXT = "next";
    private static final String CALLEE = CallShape.CALLEE;

    private final FunctionCompiler compiler;
    private final Emitter out;
    /** Where a method that goes on with a frame of the interpreter, whom it owes the results, makes the calls. */
    private final Label calls = new Label();

    private boolean areMadeHere;

    TailCallEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
    }

    /** {@return whether a function makes tail calls of other functions} Those of itself are loops. */
    static boolean areIn(List<Instruction> body, int function) {
        return body.stream().anyMatch(instruction -> switch (instruction.opcode()) {
            case RETURN_CALL -> !beginsAgain(instruction, function);
            case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        });
    }

    /** {@return whether an instruction is a tail call of the function that it is in} */
    static boolean beginsAgain(Instruction instruction, int function) {
        return instruction.opcode() == Opcode.RETURN_CALL
                && instruction.immediates().equals(new Immediates.Index(function));
    }

    /** Leaves the function with the operands on top as arguments; all are at home. @param callee loads what to call */
    void leave(CallShape shape, Runnable callee) {
        int first = compiler.operands.height() - shape.parameters().size();
        put(out, compiler.layout.context, shape, i -> compiler.operands.home(first + i), callee);
        if (compiler.isOnStack()) {
            areMadeHere = true;
            out.jump(GOTO, calls);
        } else {
            returnNothing(out, compiler.shape);
        }
    }

    /** Lets something else run the function, whose parameters are in the first locals. @param to as for classes of functions */
    static void handOn(Emitter out, int function, CallShape shape, String to) {
        int context = shape.parameterSlots();
        put(out, context, shape, i -> CallShape.slots(shape.parameters().subList(0, i)), () -> {
            out.loadObject(context);
            out.push(function);
            out.invokeVirtual(Context.class, to, "(I)" + CALLEE);
        });
        returnNothing(out, shape);
    }

    private static void put(Emitter out, int context, CallShape shape, IntUnaryOperator place, Runnable callee) {
        out.loadObject(context);
        callee.run();
        out.method.visitFieldInsn(PUTFIELD, CallShape.CONTEXT, NEXT, CALLEE);
        for (int i = 0; i < shape.parameters().size(); i++) {
            ShapeClasses.put(out, context, shape.parameters().get(i), i, place.applyAsInt(i));
        }
    }

    /** Nobody looks at what is returned. */
    private static void returnNothing(Emitter out, CallShape shape) {
        if (!shape.results().isEmpty()) {
            out.constant(first(shape), 0);
        }
        out.plain(ShapeClasses.returning(shape));
    }

    /** Writes what a method that goes on with a frame of the interpreter does after its function has been left. */
    void end() {
        if (!areMadeHere) {
            return;
        }
        compiler.operands.cut(0);
        compiler.join(calls);
        follow(out, compiler.layout.context);
        List<JvmType> results = compiler.shape.results();
        for (int i = 0; i < results.size(); i++) {
            JvmType type = results.get(i);
            LoopEntries.result(out, type, i);
            out.loadObject(LoopEntries.CONTEXT);
            ShapeClasses.result(out, type, i);
            out.plain(type == JvmType.REFERENCE ? AASTORE : LASTORE);
            if (type == JvmType.VECTOR) {
                LoopEntries.resultHigh(out, i);
                out.loadObject(LoopEntries.CONTEXT);
                ShapeClasses.high(out, i);
                out.plain(LASTORE);
            }
        }
        out.plain(RETURN);
    }

    /** Makes the calls. @param context the local in which it is, and behind it the room */
    private static void follow(Emitter out, int context) {
        out.loadObject(context);
        out.load(JvmType.I32, context + 1);
        out.invokeVirtual(Context.class, "follow", "(I)V");
    }

    /** Writes the method of a function that everybody calls. */
    static void entry(ClassWriter writer, String owner, String name, CallShape shape) {
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, shape.staticDescriptor(), null, null);
        method.visitCode();
        var out = new Emitter(method);
        int context = shape.parameterSlots();
        ShapeClasses.parameters(out, shape, 0);
        out.loadObject(context);
        out.load(JvmType.I32, context + 1);
        body(out, owner, name, shape);
        out.loadObject(context);
        var done = new Label();
        isLeft(out, done);
        drop(out, shape);
        follow(out, context);
        if (!shape.results().isEmpty()) {
            out.loadObject(context);
            ShapeClasses.result(out, first(shape), 0);
            out.fromSlot(first(shape));
        }
        resultFrame(out, done, shape);
        ShapeClasses.end(method, ShapeClasses.returning(shape));
    }

    /** Writes the method of such a function that takes the arguments from the context. */
    static void leap(ClassWriter writer, String owner, String name, CallShape shape) {
        MethodVisitor method = beginLeap(writer);
        var out = new Emitter(method);
        arguments(out, shape);
        ShapeClasses.context(out);
        out.load(JvmType.I32, 1);
        body(out, owner, name, shape);
        if (!shape.results().isEmpty()) {
            var done = new Label();
            ShapeClasses.context(out);
            isLeft(out, done);
            drop(out, shape);
            out.plain(RETURN);
            resultFrame(out, done, shape);
        }
        endLeap(out, shape);
    }

    /** Writes that method of all other functions. @param owner the class with the method that calls them */
    static void leap(ClassWriter writer, String owner, CallShape shape) {
        MethodVisitor method = beginLeap(writer);
        var out = new Emitter(method);
        out.loadObject(0);
        arguments(out, shape);
        out.load(JvmType.I32, 1);
        method.visitMethodInsn(INVOKEVIRTUAL, owner, ShapeClasses.CALL, shape.callDescriptor(), false);
        endLeap(out, shape);
    }

    private static MethodVisitor beginLeap(ClassWriter writer) {
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC, LEAP, "(I)V", null, null);
        method.visitCode();
        return method;
    }

    /** The result on the stack goes where all others are. */
    private static void endLeap(Emitter out, CallShape shape) {
        if (!shape.results().isEmpty()) {
            JvmType type = first(shape);
            out.store(type, 2);
            ShapeClasses.context(out);
            out.store(JvmType.REFERENCE, 2 + type.size);
            ShapeClasses.put(out, 2 + type.size, type, 0, 2);
        }
        ShapeClasses.end(out.method, RETURN);
    }

    private static void arguments(Emitter out, CallShape shape) {
        for (int i = 0; i < shape.parameters().size(); i++) {
            JvmType type = shape.parameters().get(i);
            ShapeClasses.context(out);
            ShapeClasses.result(out, type, i);
            if (type == JvmType.VECTOR) {
                ShapeClasses.context(out);
                ShapeClasses.high(out, i);
            } else {
                out.fromSlot(type);
            }
        }
    }

    /** Calls the body: its parameters, the context and the room are on the stack. */
    private static void body(Emitter out, String owner, String name, CallShape shape) {
        out.push(0);
        out.method.visitMethodInsn(INVOKESTATIC, owner, name, shape.bodyDescriptor(), false);
    }

    /** Jumps unless a tail call is to be made; the context is on the stack. */
    private static void isLeft(Emitter out, Label done) {
        out.method.visitFieldInsn(GETFIELD, CallShape.CONTEXT, NEXT, CALLEE);
        out.jump(IFNULL, done);
    }

    private static void drop(Emitter out, CallShape shape) {
        if (!shape.results().isEmpty()) {
            out.plain(first(shape).size == 2 ? POP2 : POP);
        }
    }

    /** Here the first result is on the stack, and the locals are the parameters of the method. */
    private static void resultFrame(Emitter out, Label here, CallShape shape) {
        out.method.visitLabel(here);
        if (shape.results().isEmpty()) {
            out.method.visitFrame(F_SAME, 0, null, 0, null);
        } else {
            out.method.visitFrame(
                    F_SAME1, 0, null, 1, new Object[] {first(shape).frameItem()});
        }
    }

    /** {@return what is returned for the first result} */
    private static JvmType first(CallShape shape) {
        JvmType type = shape.results().getFirst();
        return type == JvmType.VECTOR ? JvmType.I64 : type;
    }
}
