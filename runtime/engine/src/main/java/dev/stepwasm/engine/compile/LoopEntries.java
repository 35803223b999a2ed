package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.code.Instruction;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * The ways into the loops of a method that goes on with a frame of the interpreter. Loops within loops have none: HotSpot
 * does not optimise a loop that has two.
 */
final class LoopEntries {
    /** Where such a method has its parameters: context and room, then these. */
    static final int CONTEXT = 0;

    static final int NUMBERS = 2;

    static final int REFERENCES = 3;
    static final int BASE = 4;
    static final int OPERANDS = 5;
    static final int LOOP = 6;
    static final int FIRST_LOCAL = 7;

    /** What the verifier knows of them. */
    static final List<Object> FRAME =
            List.of(CallShape.CONTEXT, INTEGER, "[J", "[Ljava/lang/Object;", INTEGER, INTEGER, INTEGER);

    static final String DESCRIPTOR = "(L" + CallShape.CONTEXT + ";I[J[Ljava/lang/Object;III)V";

    private final List<Label> ways = new ArrayList<>();
    private final List<Label> heads = new ArrayList<>();
    private final List<JvmType[]> operands = new ArrayList<>();

    /** {@return the numbers of the loops that can be entered, of those that are reachable} */
    static List<Integer> candidates(List<Instruction> body) {
        var found = new ArrayList<Integer>();
        int depth = 0;
        int loopDepth = -1;
        for (int number = 0; number < body.size(); number++) {
            switch (body.get(number).opcode()) {
                case BLOCK, IF, TRY, TRY_TABLE -> depth++;
                case LOOP -> {
                    if (loopDepth < 0) {
                        loopDepth = depth;
                        found.add(number);
                    }
                    depth++;
                }
                case END -> {
                    depth--;
                    if (depth == loopDepth) {
                        loopDepth = -1;
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    /** Begins the method: it takes over the locals and jumps to a way. */
    void begin(FunctionCompiler compiler, int count) {
        Emitter out = compiler.out;
        Layout layout = compiler.layout;
        for (int local = 0; local < layout.count(); local++) {
            take(out, layout.type(local), BASE, local);
            out.store(layout.type(local), layout.place(local));
        }
        var start = new Label();
        for (int i = 0; i < count; i++) {
            ways.add(new Label());
            heads.add(new Label());
            operands.add(new JvmType[0]);
        }
        out.load(JvmType.I32, LOOP);
        out.method.visitTableSwitchInsn(0, count - 1, start, ways.toArray(Label[]::new));
        compiler.join(start);
    }

    private static void take(Emitter out, JvmType type, int from, int number) {
        boolean isReference = type == JvmType.REFERENCE;
        out.loadObject(isReference ? REFERENCES : NUMBERS);
        out.load(JvmType.I32, from);
        out.push(number);
        out.plain(IADD);
        out.plain(isReference ? AALOAD : LALOAD);
        if (type == JvmType.VECTOR) {
            out.loadObject(CONTEXT);
            out.invokeVirtual(Context.class, "slotHighs", "()[J");
            out.load(JvmType.I32, from);
            out.push(number);
            out.plain(IADD);
            out.plain(LALOAD);
        } else {
            out.fromSlot(type);
        }
    }

    /** Loads where a result goes: an array and a place in it. */
    static void result(Emitter out, JvmType type, int number) {
        out.loadObject(type == JvmType.REFERENCE ? REFERENCES : NUMBERS);
        out.load(JvmType.I32, BASE);
        out.push(number);
        out.plain(IADD);
    }

    /** Loads where the high half of a result goes that is a vector. */
    static void resultHigh(Emitter out, int number) {
        out.loadObject(CONTEXT);
        out.invokeVirtual(Context.class, "slotHighs", "()[J");
        out.load(JvmType.I32, BASE);
        out.push(number);
        out.plain(IADD);
    }

    /** {@return where the head of a loop is to be} @param types of the operands there */
    Label head(int loop, JvmType[] types) {
        operands.set(loop, types);
        return heads.get(loop);
    }

    /** Writes the ways, at the end of the method. @param reached which of the loops the method has */
    void end(FunctionCompiler compiler, List<Boolean> reached) {
        Emitter out = compiler.out;
        for (int loop = 0; loop < ways.size(); loop++) {
            compiler.operands.cut(0);
            compiler.join(ways.get(loop));
            if (!reached.get(loop)) {
                throw new NotCompiledException("one of its loops cannot be reached");
            }
            JvmType[] types = operands.get(loop);
            for (int i = 0; i < types.length; i++) {
                take(out, types[i], OPERANDS, i);
                compiler.operands.pushed(types[i]);
                compiler.operands.sendHome(0);
            }
            out.jump(GOTO, heads.get(loop));
        }
    }
}
