package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * Writes what touches memories. An access to the array of the first memory leaves the check of its address to Java; before
 * it, address and instruction are noted in locals, so that the handler at the end of the method can say what failed.
 */
final class MemoryEmitter {
    private static final String CONTEXT = "L" + CallShape.CONTEXT + ";";
    private static final String HANDLE = "Ljava/lang/invoke/VarHandle;";
    private static final String OUTSIDE = Type.getInternalName(IndexOutOfBoundsException.class);

    static final String OTHER_MEMORY = "it uses a memory that is not one array with 32-bit addresses";

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;
    private final Layout layout;
    /** The local that the address of the access is in. */
    private int address;
    /** Begin and end of what can fail. */
    private final List<Label> guarded = new ArrayList<>();

    MemoryEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
        this.layout = compiler.layout;
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
            throw new NotCompiledException("it uses " + op.keyword());
        }
        var signature = Objects.requireNonNull(op.signatureOrNull());
        boolean isArray = compiler.source.isArray(argument.memory());
        if (signature.results().isEmpty()) {
            store(op, JvmType.of(signature.parameters().get(1)), argument, isArray);
        } else {
            load(op, JvmType.of(signature.results().getFirst()), argument, isArray);
        }
    }

    private void load(Opcode op, JvmType type, Immediates.MemoryArgument argument, boolean isArray) {
        View view = View.of(op);
        if (!isArray) {
            throw new NotCompiledException(OTHER_MEMORY);
        }
        note();
        begin(view);
        index(argument.offset());
        guard(() -> {
            if (view == View.BYTE) {
                out.plain(BALOAD);
            } else {
                handle("get", "([BI)" + view.descriptor);
            }
        });
        widen(op, view);
        operands.pushed(type);
    }

    private void widen(Opcode op, View view) {
        boolean isLong = Objects.requireNonNull(op.signatureOrNull()).results().getFirst()
                == dev.stepwasm.wasm.type.ValueType.Numeric.I64;
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

    private void store(Opcode op, JvmType type, Immediates.MemoryArgument argument, boolean isArray) {
        View view = View.of(op);
        if (!isArray) {
            throw new NotCompiledException(OTHER_MEMORY);
        }
        Runnable value = operands.later();
        note();
        begin(view);
        index(argument.offset());
        value.run();
        if (type == JvmType.I64 && view.type == JvmType.I32) {
            out.plain(L2I);
        }
        if (view == View.SHORT) {
            out.plain(I2S);
        }
        guard(() -> {
            if (view == View.BYTE) {
                out.plain(BASTORE);
            } else {
                handle("set", "([BI" + view.descriptor + ")V");
            }
        });
    }

    /** Notes the address, which is the top operand, and the instruction. */
    void note() {
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

    void begin(View view) {
        if (view != View.BYTE) {
            out.method.visitFieldInsn(GETSTATIC, Type.getInternalName(Memories.class), view.name(), HANDLE);
        }
        out.loadObject(layout.memory);
    }

    /**
     * Pushes address and offset, an unsigned number, added up. What reaches 2^31 becomes negative, as does an address of 2^31 or more, and so
     * lies outside of every array.
     */
    void index(long offset) {
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

    /** Calls a method of a {@link Memories} handle. */
    void handle(String name, String descriptor) {
        out.method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/VarHandle", name, descriptor, false);
    }

    void guard(Runnable access) {
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

    /** {@return whether the instruction, one on a range or on the size of a memory, has been written} */
    boolean range(Instruction instruction) {
        switch (instruction.opcode()) {
            case MEMORY_SIZE -> ranges(instruction, "size", "", 0);
            case MEMORY_GROW -> {
                ranges(instruction, "grow", "I", 1);
                compiler.memoryMayHaveGrown();
            }
            case MEMORY_FILL -> ranges(instruction, "fill", "III", 3);
            case MEMORY_COPY -> ranges(instruction, "copy", "III", 3);
            case MEMORY_INIT -> ranges(instruction, "initialize", "III", 3);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void ranges(Instruction instruction, String name, String parameters, int count) {
        operands.load(count);
        out.loadObject(layout.context);
        String indices = "I";
        switch (instruction.immediates()) {
            case Immediates.Index(int memory) -> {
                requireNarrow(memory);
                out.push(memory);
            }
            case Immediates.Indices(int first, int second) -> {
                if (instruction.opcode() == Opcode.MEMORY_COPY) {
                    requireNarrow(first);
                }
                requireNarrow(second);
                out.push(first);
                out.push(second);
                indices = "II";
            }
            default -> throw new IllegalArgumentException(instruction.opcode().keyword());
        }
        compiler.site();
        boolean gives = count < 2;
        out.invokeStatic(Memories.class, name, "(" + parameters + CONTEXT + indices + ")" + (gives ? "I" : "V"));
        if (gives) {
            operands.pushed(JvmType.I32);
        }
    }

    private void requireNarrow(int memory) {
        if (compiler.module.memory(memory).is64()) {
            throw new NotCompiledException("it uses a memory with 64-bit addresses");
        }
    }
}
