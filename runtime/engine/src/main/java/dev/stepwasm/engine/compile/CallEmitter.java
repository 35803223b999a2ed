package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Type;

/** Writes calls. */
final class CallEmitter {
    private static final String CALLEE = CallShape.CALLEE;

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;

    CallEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
    }

    /** {@return whether an instruction calls a function} */
    static boolean isCall(Opcode op) {
        return switch (op) {
            case CALL, CALL_INDIRECT, CALL_REF -> true;
            default -> false;
        };
    }

    /** {@return whether the instruction has been written} */
    boolean write(Instruction instruction) {
        if (compiler.beginsAgain(instruction)) {
            compiler.beginAgain();
            return true;
        }
        switch (instruction.immediates()) {
            case Immediates.Index(int callee) when instruction.opcode() == Opcode.CALL -> direct(callee);
            case Immediates.Index(int type) when instruction.opcode() == Opcode.CALL_REF -> byReference(type);
            case Immediates.Indices(int type, int table)
            when instruction.opcode() == Opcode.CALL_INDIRECT -> indirect(type, table);
            case Immediates.Index(int callee) when instruction.opcode() == Opcode.RETURN_CALL -> tail(callee);
            case Immediates.Index(int type)
            when instruction.opcode() == Opcode.RETURN_CALL_REF -> tail(shape(type), JvmType.REFERENCE, () -> {}, "");
            case Immediates.Indices(int type, int table)
            when instruction.opcode() == Opcode.RETURN_CALL_INDIRECT ->
                tail(shape(type), index(table), selectors(type, table), "II");
            default -> {
                return false;
            }
        }
        return true;
    }

    private CallShape shape(int type) {
        return CallShape.of(Objects.requireNonNull(compiler.module.types().function(type)));
    }

    private void direct(int callee) {
        CallShape shape = shape(compiler.module.functionTypeIndex(callee));
        if (callee < compiler.module.importedFunctionCount()) {
            operands.leaveHome(shape.parameters().size());
            load(callee);
            call(shape);
            return;
        }
        operands.loadAlone(shape.parameters().size());
        out.loadObject(compiler.layout.context);
        out.load(JvmType.I32, compiler.layout.room);
        invoke(
                INVOKESTATIC,
                FunctionClass.name(callee),
                FunctionClass.methodName(compiler.source, callee),
                shape.staticDescriptor());
        results(shape);
    }

    private void indirect(int type, int table) {
        CallShape shape = shape(type);
        JvmType index = index(table);
        Runnable selectors = selectors(type, table);
        if (Dispatch.candidates(compiler.module, shape).isEmpty()) {
            any(shape, index, selectors, "II");
        } else {
            dispatch(shape, index, selectors);
        }
    }

    private JvmType index(int table) {
        return compiler.module.table(table).is64() ? JvmType.I64 : JvmType.I32;
    }

    private Runnable selectors(int type, int table) {
        return () -> {
            out.push(table);
            out.push(type);
        };
    }

    private void load(int callee) {
        out.loadObject(compiler.layout.context);
        out.push(callee);
        out.invokeVirtual(Context.class, "callee", "(I)" + CALLEE);
    }

    private void tail(int callee) {
        operands.flush();
        tail(shape(compiler.module.functionTypeIndex(callee)), operands.height(), () -> load(callee));
    }

    /** Makes a tail call of what the top operand means. */
    private void tail(CallShape shape, JvmType meaning, Runnable selectors, String parameters) {
        operands.flush();
        int height = operands.height() - 1;
        tail(shape, height, () -> {
            out.load(meaning, operands.home(height));
            find(compiler.isDebuggable ? "find" : "callee", meaning, selectors, parameters);
        });
    }

    /** Makes a tail call; all operands are at home. @param height of the stack with the arguments on top */
    private void tail(CallShape shape, int height, Runnable load) {
        if (!compiler.isDebuggable) {
            operands.cut(height);
            compiler.tailCalls.leave(shape, load);
        } else { // What is not compiled here the interpreter has to call: it knows what its stack is then.
            int callee = operands.home(operands.height());
            load.run();
            out.invokeStatic(Tables.class, "own", "(" + CALLEE + ")" + CALLEE);
            out.store(JvmType.REFERENCE, callee);
            compiler.captures.unlessFound(callee);
            operands.cut(height);
            compiler.tailCalls.leave(shape, () -> {
                out.loadObject(callee);
                out.method.visitTypeInsn(CHECKCAST, Type.getInternalName(Callee.class));
            });
        }
        compiler.unreachable();
    }

    private void byReference(int type) {
        any(shape(type), JvmType.REFERENCE, () -> {}, "");
    }

    /**
     * Calls what the top operand means.
     *
     * @param selectors pushes what is needed besides it to know that
     * @param parameters the descriptor of what those are
     */
    private void any(CallShape shape, JvmType meaning, Runnable selectors, String parameters) {
        Runnable callee;
        if (compiler.isDebuggable) {
            callee = found(meaning, selectors, parameters);
            operands.leaveHome(shape.parameters().size());
        } else {
            Runnable top = operands.later();
            operands.leaveHome(shape.parameters().size());
            top.run();
            callee = () -> find("callee", meaning, selectors, parameters);
        }
        callee.run();
        call(shape);
    }

    /** Calls one of few functions: HotSpot can put them in the place of the call, all of them. */
    private void dispatch(CallShape shape, JvmType index, Runnable selectors) {
        if (compiler.isDebuggable) {
            Runnable callee = found(index, selectors, "II");
            operands.loadAlone(shape.parameters().size());
            callee.run();
        } else {
            operands.loadAlone(shape.parameters().size() + 1);
            find("callee", index, selectors, "II");
        }
        out.method.visitTypeInsn(CHECKCAST, ShapeClasses.callee(shape));
        out.load(JvmType.I32, compiler.layout.room);
        invoke(INVOKESTATIC, Dispatch.name(shape), ShapeClasses.CALL, Dispatch.descriptor(shape));
        results(shape);
    }

    /**
     * Finds the callee while all operands are at home, and takes the top one off the stack. A handler of exceptions would keep
     * HotSpot from treating the operands well.
     *
     * @return writes what loads the callee
     */
    private Runnable found(JvmType meaning, Runnable selectors, String parameters) {
        operands.flush();
        int height = operands.height();
        int callee = operands.home(height);
        out.load(meaning, operands.home(height - 1));
        find("find", meaning, selectors, parameters);
        out.store(JvmType.REFERENCE, callee);
        compiler.captures.unlessFound(callee);
        operands.cut(height - 1);
        return () -> out.load(JvmType.REFERENCE, callee);
    }

    /** Replaces what means a callee, on the stack of the JVM, by the callee. */
    private void find(String name, JvmType meaning, Runnable selectors, String parameters) {
        out.loadObject(compiler.layout.context);
        selectors.run();
        compiler.site();
        out.invokeStatic(
                Tables.class,
                name,
                "(" + meaning.descriptor + "L" + CallShape.CONTEXT + ";" + parameters + ")" + CALLEE);
    }

    /** Calls what is on the stack of the JVM with operands that are not there. */
    private void call(CallShape shape) {
        String owner = ShapeClasses.callee(shape);
        out.method.visitTypeInsn(CHECKCAST, owner);
        operands.load(shape.parameters().size());
        out.load(JvmType.I32, compiler.layout.room);
        invoke(INVOKEVIRTUAL, owner, ShapeClasses.CALL, shape.callDescriptor());
        results(shape);
    }

    /** Makes a call; the operands that it leaves are at home. */
    private void invoke(int operation, String owner, String name, String descriptor) {
        compiler.captures.guard(() -> {
            compiler.site();
            out.method.visitMethodInsn(operation, owner, name, descriptor, false);
        });
    }

    private void results(CallShape shape) {
        compiler.memoryMayHaveGrown();
        List<JvmType> types = shape.results();
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                out.loadObject(compiler.layout.context);
                ShapeClasses.result(out, types.get(i), i);
                if (types.get(i) != JvmType.VECTOR) {
                    out.fromSlot(types.get(i));
                }
            }
            if (types.get(i) == JvmType.VECTOR) {
                out.loadObject(compiler.layout.context);
                ShapeClasses.high(out, i);
            }
            operands.pushed(types.get(i));
        }
    }
}
