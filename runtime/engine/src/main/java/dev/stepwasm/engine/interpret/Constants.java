package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which constants of a function get a slot in its frames, so that fast code can use them as operands. */
final class Constants {
    /** Calls copy the constants into the frame, so there must not be many. */
    private static final int MOST = 16;

    private static final int DEEPEST_LOOP = 6;

    private final Map<Long, Integer> slots = new HashMap<>();
    private final long[] values;

    private Constants(List<Long> chosen, int firstSlot) {
        values = new long[chosen.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = chosen.get(i);
            slots.put(values[i], firstSlot + i);
        }
    }

    /** {@return the constants used most often, a use inside a loop counting eight times that outside} */
    static Constants of(List<Instruction> body, int firstSlot) {
        var uses = new HashMap<Long, Long>();
        var inLoop = new Words();
        int loops = 0;
        for (Instruction instruction : body) {
            Opcode opcode = instruction.opcode();
            if (opcode.opensBlock()) {
                int loop = opcode == Opcode.LOOP ? 1 : 0;
                inLoop.add(loop);
                loops += loop;
            } else if (opcode == Opcode.END && !inLoop.isEmpty()) {
                loops -= inLoop.last();
                inLoop.truncate(inLoop.size() - 1);
            } else if (instruction.immediates() instanceof Immediates.Constant(long bits)) {
                uses.merge(bits, 1L << 3 * Math.min(loops, DEEPEST_LOOP), Long::sum);
            }
        }
        var chosen = uses.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Long, Long> use) -> -use.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return new Constants(chosen, firstSlot);
    }

    /** {@return the slot of a constant, or -1 if it has none} */
    int slot(long bits) {
        return slots.getOrDefault(bits, -1);
    }

    int count() {
        return values.length;
    }

    void copyTo(long[] template, int at) {
        System.arraycopy(values, 0, template, at, values.length);
    }
}
