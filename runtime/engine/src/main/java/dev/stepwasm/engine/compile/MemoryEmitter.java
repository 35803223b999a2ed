package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * Writes what touches memories. An access to the array of the first memory leaves the check of its address to Java; before
 * it, address and instruction are noted in locals, so that the handler at the end of the method can say what failed. An
 * access to any other memory is a call.
 */
final class MemoryEmitter {
    private static final String CONTEXT = "L" + CallShape.CONTEXT + ";";
    private static final String HANDLE = "Ljava/lang/invoke/VarHandle;";
    private static final String OUTSIDE = Type.getInternalName(IndexOutOfBoundsException.class);

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;
    private final Layout layout;
    private final AtomicEmitter atomics;
    private Immediates.MemoryArgument accessed = new Immediates.MemoryArgument(0, 0, 0);
    /** The local of the JVM that the address is in; of a memory that is not the array, the height of the operand. */
    private int address;
    /** Begin and end of what can fail. */
    private final List<Label> guarded = new ArrayList<>();

    MemoryEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
        this.layout = compiler.layout;
        this.atomics = new AtomicEmitter(compiler);
    }

    /** How a load or store gets at its bytes. */
    enum View {
        BYTE("Byte", "B", JvmType.I32),
        SHORT("Short", "S", JvmType.I32),
        INT("Int", "I", JvmType.I32),
        LONG("Long", "J", JvmType.I64),
        FLOAT("Float", "F", JvmType.F32),
        DOUBLE("Double", "D", JvmType.F64);

        final String word;
        final String descriptor;
        final JvmType type;

        View(String word, String descriptor, JvmType type) {
            this.word = word;
            this.descriptor = descriptor;
            this.type = type;
        }

        static View of(Opcode op) {
            return switch (op.accessBytes()) {
                case 1 -> BYTE;
                case 2 -> SHORT;
                case 4 -> op == Opcode.F32_LOAD || op == Opcode.F32_STORE ? FLOAT : INT;
                default -> op == Opcode.F64_LOAD || op == Opcode.F64_STORE ? DOUBLE : LONG;
            };
        }
    }

    /** Writes a load or a store. */
    void access(Opcode op, Immediates.MemoryArgument argument) {
        if (op.prefix() != 0) {
            atomics.write(op, argument);
            return;
        }
        View view = View.of(op);
        var signature = Objects.requireNonNull(op.signatureOrNull());
        if (compiler.isShort && compiler.source.isArray(argument.memory())) {
            callArray(op, view, argument.offset());
            return;
        }
        if (signature.results().isEmpty()) {
            Runnable value = operands.later();
            take(argument);
            set(view, 0, () -> {
                value.run();
                narrow(op, view);
            });
        } else {
            take(argument);
            get(view, 0);
            widen(op, view);
            operands.pushed(JvmType.of(signature.results().getFirst()));
        }
    }

    /** Writes a load or a store of a memory that is an array as a call. */
    private void callArray(Opcode op, View view, long offset) {
        var signature = Objects.requireNonNull(op.signatureOrNull());
        boolean isStore = signature.results().isEmpty();
        compiler.refreshMemory();
        operands.load(isStore ? 2 : 1);
        if (isStore) {
            narrow(op, view);
            if (view == View.BYTE) {
                out.plain(I2B);
            }
        }
        out.loadObject(layout.memory);
        out.push(offset < 0 || offset > Integer.MAX_VALUE ? Integer.MIN_VALUE : (int) offset);
        compiler.site();
        if (isStore) {
            out.invokeStatic(ArrayMemory.class, "store" + view.word, "(I" + view.descriptor + "[BI)V");
        } else {
            out.invokeStatic(ArrayMemory.class, "load" + view.word, "(I[BI)" + view.descriptor);
            widen(op, view);
            operands.pushed(JvmType.of(signature.results().getFirst()));
        }
    }

    private void narrow(Opcode op, View view) {
        boolean isLong =
                Objects.requireNonNull(op.signatureOrNull()).parameters().get(1) == ValueType.Numeric.I64;
        if (isLong && view.type == JvmType.I32) {
            out.plain(L2I);
        }
        if (view == View.SHORT) {
            out.plain(I2S);
        }
    }

    private void widen(Opcode op, View view) {
        boolean isLong = Objects.requireNonNull(op.signatureOrNull()).results().getFirst() == ValueType.Numeric.I64;
        switch (op) {
            case I32_LOAD8_U, I64_LOAD8_U -> {
                out.push(0xFF);
                out.plain(IAND);
            }
            case I32_LOAD16_U, I64_LOAD16_U -> out.plain(I2C);
            default -> {}
        }
        if (isLong && view != View.LONG) {
            if (op == Opcode.I64_LOAD32_U) {
                out.invokeStatic(Integer.class, "toUnsignedLong", "(I)J");
            } else {
                out.plain(I2L);
            }
        }
    }

    /** Takes the address, which is the top operand, for what {@link #get} and {@link #set} are to touch. */
    void take(Immediates.MemoryArgument argument) {
        accessed = argument;
        if (!compiler.source.isArray(argument.memory())) {
            operands.spread(1);
            address = operands.height() - 1;
            operands.cut(address);
            return;
        }
        compiler.refreshMemory();
        if (compiler.isDebuggable) { // All operands are at home, and the instruction has been noted.
            address = operands.home(operands.height() - 1);
            operands.drop();
            return;
        }
        address = layout.address;
        operands.load();
        out.store(JvmType.I32, layout.address);
        out.push(compiler.number());
        out.store(JvmType.I32, layout.site);
    }

    /** Pushes what is so many bytes behind the place that was taken. */
    void get(View view, int further) {
        if (!compiler.source.isArray(accessed.memory())) {
            loadAddress();
            callOther("load" + view.word, "J", view.descriptor, further);
            return;
        }
        begin(view);
        index(accessed.offset() + further);
        guard(() -> {
            if (view == View.BYTE) {
                out.plain(BALOAD);
            } else {
                handle("get", "([BI)" + view.descriptor);
            }
        });
    }

    /** Changes what is so many bytes behind the place that was taken. @param value pushes what is written */
    void set(View view, int further, Runnable value) {
        if (!compiler.source.isArray(accessed.memory())) {
            loadAddress();
            value.run();
            if (view == View.BYTE) {
                out.plain(I2B);
            }
            callOther("store" + view.word, "J" + view.descriptor, "V", further);
            return;
        }
        begin(view);
        index(accessed.offset() + further);
        value.run();
        guard(() -> {
            if (view == View.BYTE) {
                out.plain(BASTORE);
            } else {
                handle("set", "([BI" + view.descriptor + ")V");
            }
        });
    }

    private void loadAddress() {
        JvmType type = addressType(accessed.memory());
        operands.load(type, address, 0);
        if (type == JvmType.I32) {
            out.invokeStatic(Integer.class, "toUnsignedLong", "(I)J");
        }
    }

    private JvmType addressType(int memory) {
        return compiler.module.memory(memory).is64() ? JvmType.I64 : JvmType.I32;
    }

    private void callOther(String name, String parameters, String result, int further) {
        long offset = accessed.offset();
        out.pushLong(offset < 0 ? offset : offset + further); // No memory reaches that far.
        out.loadObject(layout.context);
        out.push(accessed.memory());
        compiler.site();
        out.invokeStatic(OtherMemories.class, name, "(" + parameters + "J" + CONTEXT + "I)" + result);
    }

    private void begin(View view) {
        if (view != View.BYTE) {
            out.method.visitFieldInsn(GETSTATIC, Type.getInternalName(Memories.class), view.name(), HANDLE);
        }
        out.loadObject(layout.memory);
    }

    /**
     * Pushes address and offset, an unsigned number, added up. What reaches 2^31 becomes negative, as does an address of 2^31 or more, and so
     * lies outside of every array.
     */
    private void index(long offset) {
        if (offset < 0 || offset > Integer.MAX_VALUE) {
            out.push(-1);
            return;
        }
        out.load(JvmType.I32, address);
        if (offset > 0) {
            out.push((int) offset);
            out.plain(IADD);
            out.load(JvmType.I32, address);
            out.push(Integer.MIN_VALUE);
            out.plain(IAND);
            out.plain(IOR);
        }
    }

    private void handle(String name, String descriptor) {
        out.method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/VarHandle", name, descriptor, false);
    }

    private void guard(Runnable access) {
        if (compiler.isDebuggable) {
            access.run();
            return;
        }
        var from = new Label();
        var to = new Label();
        out.method.visitLabel(from);
        access.run();
        out.method.visitLabel(to);
        guarded.add(from);
        guarded.add(to);
    }

    /** Writes the handler. */
    void end() {
        if (guarded.isEmpty()) {
            return;
        }
        var handler = new Label();
        for (int i = 0; i < guarded.size(); i += 2) {
            out.method.visitTryCatchBlock(guarded.get(i), guarded.get(i + 1), handler, OUTSIDE);
        }
        compiler.handler(handler, OUTSIDE);
        out.plain(POP);
        out.load(JvmType.I32, layout.site);
        out.load(JvmType.I32, layout.address);
        compiler.siteOfHandler();
        out.invokeStatic(Fault.class, "outside", "(II)" + Type.getDescriptor(Fault.class));
        out.plain(ATHROW);
    }

    /** {@return whether the instruction, one on a range or on the size of a memory or a fence, has been written} */
    boolean range(Instruction instruction) {
        Immediates immediates = instruction.immediates();
        switch (instruction.opcode()) {
            case MEMORY_SIZE -> {
                int memory = index(immediates);
                memories("size", "", "J", memory);
                size(memory);
            }
            case MEMORY_GROW -> {
                int memory = index(immediates);
                operands.loadWide(1);
                memories("grow", "J", "J", memory);
                size(memory);
                compiler.memoryMayHaveGrown();
            }
            case MEMORY_FILL -> {
                operands.loadWide(3);
                memories("fill", "JJJ", "V", index(immediates));
            }
            case MEMORY_COPY -> {
                var both = (Immediates.Indices) immediates;
                operands.loadWide(3);
                memories("copy", "JJJ", "V", both.first(), both.second());
            }
            case MEMORY_INIT -> {
                var both = (Immediates.Indices) immediates;
                operands.loadWide(3);
                memories("initialize", "JJJ", "V", both.first(), both.second());
            }
            case ATOMIC_FENCE -> out.invokeStatic(VarHandle.class, "fullFence", "()V");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }

    private void size(int memory) {
        JvmType type = addressType(memory);
        if (type == JvmType.I32) {
            out.plain(L2I);
        }
        operands.pushed(type);
    }

    private void memories(String name, String parameters, String result, int... indices) {
        out.loadObject(layout.context);
        for (int index : indices) {
            out.push(index);
        }
        compiler.site();
        out.invokeStatic(Memories.class, name, "(" + parameters + CONTEXT + "I".repeat(indices.length) + ")" + result);
    }
}
