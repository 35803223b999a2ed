package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.store.AtomicOperation;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Objects;

/** Writes atomic instructions (threads proposal), each of which is a call. Waiting is left to the interpreter. */
final class AtomicEmitter {
    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;

    AtomicEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
    }

    void write(Opcode op, Immediates.MemoryArgument argument) {
        switch (op) {
            case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 ->
                throw new NotCompiledException("it uses " + op.keyword());
            case MEMORY_ATOMIC_NOTIFY -> call("wake", "JJ", op, argument);
            default -> {
                AtomicOperation operation = AtomicOperation.of(op);
                var signature = Objects.requireNonNull(op.signatureOrNull());
                if (operation != null) {
                    call("update", "JJ", op, argument, operation.ordinal());
                } else if (signature.results().isEmpty()) {
                    call("store", "JJ", op, argument);
                } else if (signature.parameters().size() == 1) {
                    call("load", "J", op, argument);
                } else {
                    call("exchange", "JJJ", op, argument);
                }
            }
        }
    }

    private void call(String name, String parameters, Opcode op, Immediates.MemoryArgument argument, int... more) {
        var signature = Objects.requireNonNull(op.signatureOrNull());
        operands.loadWide(signature.parameters().size());
        out.pushLong(argument.offset());
        out.loadObject(compiler.layout.context);
        out.push(argument.memory());
        out.push(op.accessBytes());
        for (int each : more) {
            out.push(each);
        }
        compiler.site();
        boolean gives = !signature.results().isEmpty();
        out.invokeStatic(
                OtherMemories.class,
                name,
                "(" + parameters + "JL" + CallShape.CONTEXT + ";II" + "I".repeat(more.length) + ")"
                        + (gives ? "J" : "V"));
        if (gives) {
            JvmType type = JvmType.of(signature.results().getFirst());
            if (type == JvmType.I32) {
                out.plain(L2I);
            }
            operands.pushed(type);
        }
    }
}
