package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;

/** Writes what moves values: constants, locals, globals, tables, references. */
final class StateEmitter {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String CONTEXT = "L" + CallShape.CONTEXT + ";";

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;
    private final Layout layout;

    StateEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
        this.layout = compiler.layout;
    }

    /** {@return whether the instruction has been written} */
    boolean write(Instruction instruction) {
        Immediates immediates = instruction.immediates();
        switch (instruction.opcode()) {
            case I32_CONST -> constant(JvmType.I32, immediates);
            case I64_CONST -> constant(JvmType.I64, immediates);
            case F32_CONST -> constant(JvmType.F32, immediates);
            case F64_CONST -> constant(JvmType.F64, immediates);
            case REF_NULL -> operands.constant(JvmType.REFERENCE, 0);
            case LOCAL_GET -> operands.local(layout.type(index(immediates)), layout.place(index(immediates)));
            case LOCAL_SET -> set(index(immediates));
            case LOCAL_TEE -> {
                set(index(immediates));
                operands.local(layout.type(index(immediates)), layout.place(index(immediates)));
            }
            case DROP -> operands.drop();
            case SELECT, SELECT_T -> select();
            case GLOBAL_GET -> get(index(immediates));
            case GLOBAL_SET -> put(index(immediates));
            case REF_FUNC -> {
                state();
                out.push(index(immediates));
                out.invokeVirtual(InstanceState.class, "function", "(I)Ldev/stepwasm/engine/store/WasmFunction;");
                operands.pushed(JvmType.REFERENCE);
            }
            case REF_AS_NON_NULL -> {
                operands.load();
                compiler.site();
                out.invokeStatic(Tables.class, "present", "(" + OBJECT + ")" + OBJECT);
                operands.pushed(JvmType.REFERENCE);
            }
            case DATA_DROP -> drop("dropData", index(immediates));
            case ELEM_DROP -> drop("dropElement", index(immediates));
            default -> {
                return table(instruction);
            }
        }
        return true;
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }

    private void constant(JvmType type, Immediates immediates) {
        operands.constant(type, ((Immediates.Constant) immediates).bits());
    }

    private void set(int local) {
        Runnable value = operands.later(layout.type(local), layout.place(local));
        operands.release(layout.place(local));
        value.run();
    }

    private void select() {
        JvmType type = operands.type(1);
        if (type == JvmType.VECTOR) {
            compiler.vectors.select();
            return;
        }
        operands.load(3);
        String one = type.descriptor;
        out.invokeStatic(Arithmetic.class, "select", "(" + one + one + "I)" + one);
        operands.pushed(type);
    }

    private JvmType global(int global) {
        JvmType type = JvmType.of(compiler.module.global(global).type());
        out.loadObject(layout.context);
        out.field(Context.class, "globals", GlobalCell[].class);
        out.push(global);
        out.plain(AALOAD);
        return type;
    }

    private void get(int global) {
        JvmType type = global(global);
        if (type == JvmType.REFERENCE) {
            out.invokeVirtual(GlobalCell.class, "reference", "()" + OBJECT);
        } else if (type == JvmType.VECTOR) {
            out.invokeVirtual(GlobalCell.class, "bits", "()J");
            global(global);
            out.invokeVirtual(GlobalCell.class, "high", "()J");
        } else {
            out.invokeVirtual(GlobalCell.class, "bits", "()J");
            out.fromSlot(type);
        }
        operands.pushed(type);
    }

    private void put(int global) {
        Runnable value = operands.later();
        JvmType type = global(global);
        value.run();
        if (type == JvmType.REFERENCE) {
            out.invokeVirtual(GlobalCell.class, "setReference", "(" + OBJECT + ")V");
        } else if (type == JvmType.VECTOR) {
            out.invokeVirtual(GlobalCell.class, "setVector", "(JJ)V");
        } else {
            out.toSlot(type);
            out.invokeVirtual(GlobalCell.class, "setBits", "(J)V");
        }
    }

    private void state() {
        out.loadObject(layout.context);
        out.field(Context.class, "state", InstanceState.class);
    }

    private void drop(String name, int segment) {
        state();
        out.push(segment);
        out.invokeVirtual(InstanceState.class, name, "(I)V");
    }

    private boolean table(Instruction instruction) {
        switch (instruction.immediates()) {
            case Immediates.Index(int table) -> {
                switch (instruction.opcode()) {
                    case TABLE_GET -> {
                        operands.loadWide(1);
                        tables("get", "J", OBJECT, table);
                        operands.pushed(JvmType.REFERENCE);
                    }
                    case TABLE_SET -> {
                        operands.loadWide(2);
                        tables("set", "J" + OBJECT, "V", table);
                    }
                    case TABLE_SIZE -> {
                        tables("size", "", "I", table);
                        size(table);
                    }
                    case TABLE_GROW -> {
                        operands.loadWide(2);
                        tables("grow", OBJECT + "J", "I", table);
                        size(table);
                    }
                    case TABLE_FILL -> {
                        operands.loadWide(3);
                        tables("fill", "J" + OBJECT + "J", "V", table);
                    }
                    default -> {
                        return false;
                    }
                }
            }
            case Immediates.Indices(int first, int second) -> {
                switch (instruction.opcode()) {
                    case TABLE_COPY -> {
                        operands.loadWide(3);
                        tables("copy", "JJJ", "V", first, second);
                    }
                    case TABLE_INIT -> {
                        operands.loadWide(3);
                        tables("initialize", "JJJ", "V", first, second);
                    }
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

    private void size(int table) {
        boolean isWide = compiler.module.table(table).is64();
        if (isWide) {
            out.plain(I2L);
        }
        operands.pushed(isWide ? JvmType.I64 : JvmType.I32);
    }

    private void tables(String name, String parameters, String result, int... indices) {
        out.loadObject(layout.context);
        for (int index : indices) {
            out.push(index);
        }
        compiler.site();
        out.invokeStatic(Tables.class, name, "(" + parameters + CONTEXT + "I".repeat(indices.length) + ")" + result);
    }
}
