package dev.stepwasm.engine.interpret;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.IASTORE;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ICMPLT;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.ISUB;
import static org.objectweb.asm.Opcodes.NEWARRAY;
import static org.objectweb.asm.Opcodes.T_INT;
import static org.objectweb.asm.Opcodes.V21;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Compiles functions that take and give i32 to static methods. Locals and operands are locals of the JVM, those of the
 * operand stack by their height, so that a frame can be saved anywhere. There is a poll where a function and where a loop
 * begins: an {@code invokedynamic} that is a constant for HotSpot until it is armed.
 */
final class SpikeCompiler {
    static final String CLASS = "dev/stepwasm/engine/interpret/Compiled";
    private static final String CAPTURE = Type.getInternalName(SpikeCapture.class);
    private static final Handle POLL = new Handle(
            H_INVOKESTATIC,
            Type.getInternalName(SpikeCompilerTest.class),
            "pollSite",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    private final Module module;
    private final int function;
    private final int locals;
    private final MethodVisitor method;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int height;

    /** An open block: a loop branches to its head, an {@code if} has an else and an end. */
    private record Block(boolean isLoop, int height, Label head, Label otherwise, Label end) {}

    private SpikeCompiler(Module module, int function, MethodVisitor method) {
        this.module = module;
        this.function = function;
        this.locals = module.locals(module.functions().get(function - module.importedFunctionCount()))
                .size();
        this.method = method;
    }

    /** {@return a class with a method for each function that the module defines, named {@code f} and its index} */
    static byte[] compile(ModuleCode code) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        writer.visit(V21, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, CLASS, null, "java/lang/Object", null);
        Module module = code.module();
        for (int i = module.importedFunctionCount(); i < module.functionCount(); i++) {
            MethodVisitor method =
                    writer.visitMethod(ACC_PUBLIC | ACC_STATIC, "f" + i, descriptor(module, i), null, null);
            method.visitCode();
            new SpikeCompiler(module, i, method).body(code.instructions(i));
            method.visitMaxs(0, 0);
            method.visitEnd();
        }
        return writer.toByteArray();
    }

    private static String descriptor(Module module, int function) {
        int parameters = module.functionType(function).parameters().size();
        return "(" + "I".repeat(parameters) + ")I";
    }

    private void body(List<Instruction> body) {
        int parameters = module.functionType(function).parameters().size();
        for (int local = parameters; local < locals; local++) {
            method.visitInsn(ICONST_0);
            method.visitVarInsn(ISTORE, local);
        }
        poll(0);
        for (int number = 0; number < body.size(); number++) {
            instruction(number, body.get(number));
        }
    }

    private void instruction(int number, Instruction instruction) {
        switch (instruction.opcode()) {
            case LOCAL_GET -> {
                method.visitVarInsn(ILOAD, index(instruction));
                push();
            }
            case LOCAL_SET -> {
                pop();
                method.visitVarInsn(ISTORE, index(instruction));
            }
            case I32_CONST -> {
                method.visitLdcInsn((int) ((Immediates.Constant) instruction.immediates()).bits());
                push();
            }
            case I32_ADD -> binary(IADD);
            case I32_SUB -> binary(ISUB);
            case I32_MUL -> binary(IMUL);
            case I32_LT_S -> less();
            case IF -> {
                var block = new Block(false, height - 1, new Label(), new Label(), new Label());
                pop();
                method.visitJumpInsn(IFEQ, block.otherwise());
                blocks.push(block);
            }
            case ELSE -> {
                method.visitJumpInsn(GOTO, blocks.getFirst().end());
                method.visitLabel(blocks.getFirst().otherwise());
                height = blocks.getFirst().height();
            }
            case LOOP -> {
                var block = new Block(true, height, new Label(), new Label(), new Label());
                blocks.push(block);
                method.visitLabel(block.head());
                poll(number);
            }
            case BR_IF -> {
                pop();
                method.visitJumpInsn(IFNE, blocks.getFirst().head());
            }
            case END -> end();
            case CALL -> call(number, index(instruction));
            default -> throw new IllegalArgumentException(instruction.opcode().keyword());
        }
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    private void push() {
        method.visitVarInsn(ISTORE, locals + height++);
    }

    private void pop() {
        method.visitVarInsn(ILOAD, locals + --height);
    }

    private void binary(int operation) {
        height -= 2;
        method.visitVarInsn(ILOAD, locals + height);
        method.visitVarInsn(ILOAD, locals + height + 1);
        method.visitInsn(operation);
        push();
    }

    private void less() {
        var holds = new Label();
        var end = new Label();
        height -= 2;
        method.visitVarInsn(ILOAD, locals + height);
        method.visitVarInsn(ILOAD, locals + height + 1);
        method.visitJumpInsn(IF_ICMPLT, holds);
        method.visitInsn(ICONST_0);
        method.visitJumpInsn(GOTO, end);
        method.visitLabel(holds);
        method.visitLdcInsn(1);
        method.visitLabel(end);
        push();
    }

    private void end() {
        if (blocks.isEmpty()) {
            pop();
            method.visitInsn(IRETURN);
            return;
        }
        Block block = blocks.pop();
        if (!block.isLoop()) {
            method.visitLabel(block.end());
        }
    }

    /** Calls; if the callee is captured, adds this frame, whose arguments are gone, and lets the caller do the same. */
    private void call(int number, int callee) {
        int parameters = module.functionType(callee).parameters().size();
        height -= parameters;
        for (int i = 0; i < parameters; i++) {
            method.visitVarInsn(ILOAD, locals + height + i);
        }
        if (callee < module.importedFunctionCount()) {
            method.visitMethodInsn(INVOKESTATIC, Type.getInternalName(SpikeCompilerTest.class), "tick", "(I)I", false);
            push();
            return;
        }
        var start = new Label();
        var end = new Label();
        var captured = new Label();
        var on = new Label();
        method.visitTryCatchBlock(start, end, captured, CAPTURE);
        method.visitLabel(start);
        method.visitMethodInsn(INVOKESTATIC, CLASS, "f" + callee, descriptor(module, callee), false);
        method.visitLabel(end);
        method.visitJumpInsn(GOTO, on);
        method.visitLabel(captured);
        method.visitVarInsn(ASTORE, locals + height);
        addFrame(number, locals + height);
        method.visitLabel(on);
        push();
    }

    private void poll(int number) {
        var on = new Label();
        method.visitInvokeDynamicInsn("poll", "()Z", POLL);
        method.visitJumpInsn(IFEQ, on);
        method.visitMethodInsn(INVOKESTATIC, CAPTURE, "begin", "()L" + CAPTURE + ";", false);
        method.visitVarInsn(ASTORE, locals + height);
        addFrame(number, locals + height);
        method.visitLabel(on);
    }

    /** Throws the capture in a local of the JVM after this frame has been added to it. */
    private void addFrame(int number, int capture) {
        method.visitVarInsn(ALOAD, capture);
        method.visitLdcInsn(function);
        method.visitLdcInsn(number);
        method.visitLdcInsn(locals + height);
        method.visitIntInsn(NEWARRAY, T_INT);
        for (int i = 0; i < locals + height; i++) {
            method.visitInsn(DUP);
            method.visitLdcInsn(i);
            method.visitVarInsn(ILOAD, i);
            method.visitInsn(IASTORE);
        }
        method.visitMethodInsn(INVOKEVIRTUAL, CAPTURE, "add", "(II[I)L" + CAPTURE + ";", false);
        method.visitInsn(ATHROW);
    }
}
