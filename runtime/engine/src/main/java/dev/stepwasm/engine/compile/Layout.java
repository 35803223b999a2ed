package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.INTEGER;

import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Which local of the JVM holds what: the parameters, the context, the room for calls, the other locals of Wasm; if the
 * function uses the array of the first memory, that array, and of the last access the address and the number of the
 * instruction; in debuggable code the number of the last instruction that may fail; then the homes of operands.
 */
final class Layout {
    private static final String BYTES = "[B";
    /** How many bytes the methods take from which the body of a function is called that makes tail calls. */
    private static final int WITH_ENTRY = 3 * 128;

    private final JvmType[] types;
    private final int[] places;
    private final int bytes;
    /** What the verifier knows of all locals below the homes. */
    private final List<Object> frame = new ArrayList<>();

    final int context;
    final int room;
    final int memory;
    final int address;
    final int site;
    /** If instructions that fail are noted: the number of the last one that may. */
    final int noted;

    final int firstHome;
    final boolean hasMemory;
    final boolean notes;

    /**
     * @param onStack whether the method goes on with a frame of the interpreter
     * @param leaps whether it is the body of a function that makes tail calls
     * @param notes whether instructions that may fail are noted
     */
    Layout(CallShape shape, List<ValueType> locals, boolean hasMemory, boolean onStack, boolean leaps, boolean notes) {
        int parameters = onStack ? 0 : shape.parameters().size();
        types = JvmType.of(locals).toArray(JvmType[]::new);
        places = new int[types.length];
        this.hasMemory = hasMemory;
        int next = 0;
        for (int i = 0; i < parameters; i++) {
            next = place(i, next);
        }
        context = next;
        room = next + 1;
        if (onStack) {
            frame.addAll(LoopEntries.FRAME);
            next = LoopEntries.FIRST_LOCAL;
        } else {
            frame.add(CallShape.CONTEXT);
            frame.add(INTEGER);
            next += 2;
        }
        if (leaps) {
            frame.add(INTEGER);
            next++;
        }
        bytes = leaps ? WITH_ENTRY + Long.BYTES * context : 0;
        for (int i = parameters; i < types.length; i++) {
            next = place(i, next);
        }
        memory = next;
        address = next + 1;
        site = next + 2;
        if (hasMemory) {
            frame.add(BYTES);
            frame.add(INTEGER);
            frame.add(INTEGER);
        }
        noted = hasMemory ? next + 3 : next;
        this.notes = notes;
        if (notes) {
            frame.add(INTEGER);
        }
        firstHome = notes ? noted + 1 : noted;
    }

    private int place(int local, int place) {
        places[local] = place;
        types[local].addTo(frame);
        return place + types[local].size;
    }

    JvmType type(int local) {
        return types[local];
    }

    /** {@return where a local of Wasm is} */
    int place(int local) {
        return places[local];
    }

    int count() {
        return types.length;
    }

    /** {@return about how many bytes a frame takes while HotSpot interprets it, which is when it takes most} */
    int frameBytes() {
        return bytes + 128 + 8 * (firstHome + 16);
    }

    /** Says what the verifier finds at a label: all locals, operands at home, and what is on the stack of the JVM. */
    void frame(Emitter out, JvmType[] atHome, Object... stack) {
        var locals = new ArrayList<>(frame);
        for (JvmType type : atHome) {
            type.addTo(locals);
        }
        out.method.visitFrame(F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }
}
