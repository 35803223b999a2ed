package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/** Writes what throws exceptions and what catches them. */
final class ExceptionEmitter {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String CONTEXT = "L" + CallShape.CONTEXT + ";";
    private static final String EXCEPTION = Type.getDescriptor(ExceptionObject.class);
    private static final String PAYLOAD = Type.getInternalName(Thrown.Payload.class);
    private static final String ANY = Type.getInternalName(RuntimeException.class);

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;

    ExceptionEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
    }

    /** {@return whether the instruction has been written} */
    boolean write(Instruction instruction) {
        switch (instruction.opcode()) {
            case THROW -> raise(((Immediates.Index) instruction.immediates()).index());
            case THROW_REF -> operands.load();
            default -> {
                return false;
            }
        }
        compiler.site();
        out.invokeStatic(Thrown.class, "of", "(" + OBJECT + ")" + Type.getDescriptor(Thrown.class));
        out.plain(ATHROW);
        compiler.unreachable();
        return true;
    }

    private List<JvmType> payload(int tag) {
        int type = compiler.module.tag(tag).typeIndex();
        List<ValueType> types =
                Objects.requireNonNull(compiler.module.types().function(type)).parameters();
        return types.stream().map(JvmType::ofPart).toList();
    }

    /** Pushes a new exception on the stack of the JVM. */
    private void raise(int tag) {
        List<JvmType> types = payload(tag);
        operands.flush();
        int first = operands.height() - types.size();
        out.method.visitTypeInsn(NEW, PAYLOAD);
        out.plain(DUP);
        out.loadObject(compiler.layout.context);
        out.push(tag);
        out.method.visitMethodInsn(INVOKESPECIAL, PAYLOAD, ShapeClasses.CONSTRUCTOR, "(" + CONTEXT + "I)V", false);
        for (int i = 0; i < types.size(); i++) {
            JvmType type = types.get(i);
            out.plain(DUP);
            out.load(type, operands.home(first + i));
            out.toSlot(type);
            out.invokeVirtual(Thrown.Payload.class, "add", type == JvmType.REFERENCE ? "(" + OBJECT + ")V" : "(J)V");
        }
        out.invokeVirtual(Thrown.Payload.class, "exception", "()" + EXCEPTION);
    }

    /**
     * Writes the handlers of a {@code try_table} that has just ended; its operands have been taken off the stack.
     *
     * @param start where its instructions begin
     * @param branch branches to a label outside of it
     */
    void handlers(List<Catch> catches, Label start, IntConsumer branch) {
        var end = new Label();
        out.method.visitLabel(end);
        if (start.getOffset() == end.getOffset()) {
            return;
        }
        var handler = new Label();
        out.method.visitTryCatchBlock(start, end, handler, Type.getInternalName(Thrown.class));
        out.method.visitTryCatchBlock(start, end, handler, Type.getInternalName(WasmException.class));
        int height = operands.height();
        int caught = operands.home(height);
        compiler.handler(handler, operands.types(height), ANY);
        out.store(JvmType.REFERENCE, caught);
        compiler.memoryMayHaveGrown();
        compiler.refreshMemory();
        for (Catch clause : catches) {
            var next = new Label();
            if (clause.kind().hasTag()) {
                out.loadObject(caught);
                out.loadObject(compiler.layout.context);
                out.push(clause.tag());
                out.invokeStatic(Thrown.class, "has", "(" + OBJECT + CONTEXT + "I)Z");
                out.jump(IFEQ, next);
                take(clause.tag(), caught);
            }
            if (clause.kind().givesReference()) {
                out.loadObject(caught);
                out.invokeStatic(Thrown.class, "caught", "(" + OBJECT + ")" + EXCEPTION);
                operands.pushed(JvmType.REFERENCE);
            }
            compiler.settle();
            branch.accept(clause.label());
            operands.cut(height);
            if (!clause.kind().hasTag()) {
                return; // It catches everything.
            }
            operands.atHome(JvmType.REFERENCE);
            compiler.join(next);
            operands.cut(height);
        }
        out.loadObject(caught);
        out.method.visitTypeInsn(CHECKCAST, ANY);
        out.plain(ATHROW);
    }

    private void take(int tag, int caught) {
        List<JvmType> types = payload(tag);
        for (int i = 0; i < types.size(); i++) {
            JvmType type = types.get(i);
            boolean isReference = type == JvmType.REFERENCE;
            out.loadObject(caught);
            out.push(i);
            out.invokeStatic(
                    Thrown.class,
                    isReference ? "reference" : "number",
                    "(" + OBJECT + "I)" + (isReference ? OBJECT : "J"));
            out.fromSlot(type);
            operands.pushed(type);
        }
    }
}
