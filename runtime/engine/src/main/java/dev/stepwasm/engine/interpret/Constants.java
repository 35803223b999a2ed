package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which constants of a function get a slot in its frames, so that fast code can use them as operands. */
final class Constants {
    /** Calls copy the constants into the frame, so there must not be many. */
    private static final int MOST = 16;

    private static final int DEEPEST_LOOP = 6;

    /** A vector, or a number with zeros above it. */
    private record Bits(long low, long high) {}

    private final Map<Bits, Integer> slots = new HashMap<>();
    private final List<Bits> values;

    private Constants(List<Bits> chosen, int firstSlot) {
        values = chosen;
        for (int i = 0; i < chosen.size(); i++) {
            slots.put(chosen.get(i), firstSlot + i);
        }
    }

    /** {@return the constants used most often, a use inside a loop counting eight times that outside} */
    static Constants of(List<Instruction> body, int firstSlot) {
        var uses = new HashMap<Bits, Long>();
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
                uses.merge(new Bits(bits, 0), weight(loops), Long::sum);
            } else if (instruction.immediates() instanceof Immediates.Vector(long low, long high)) {
                uses.merge(new Bits(low, high), weight(loops), Long::sum);
            }
        }
        var chosen = uses.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Bits, Long> use) -> -use.getValue())
                        .thenComparing(use -> use.getKey().low())
                        .thenComparing(use -> use.getKey().high()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return new Constants(chosen, firstSlot);
    }

    private static long weight(int loops) {
        return 1L << 3 * Math.min(loops, DEEPEST_LOOP);
    }

    /** {@return the slot of a number, or -1 if it has none} */
    int slot(long bits) {
        return slot(bits, 0);
    }

    /** {@return the slot of a vector, or -1 if it has none} */
    int slot(long low, long high) {
        return slots.getOrDefault(new Bits(low, high), -1);
    }

    int count() {
        return values.size();
    }

    /** {@return what slots begin with: zeros, then the constants} */
    long[] template(int zeros) {
        var template = new long[zeros + values.size()];
        Arrays.setAll(template, i -> i < zeros ? 0 : values.get(i - zeros).low());
        return template;
    }

    /** {@return the high halves that belong to {@link #template}; empty if there is nothing but zeros} */
    long[] highTemplate(int zeros) {
        if (values.stream().allMatch(value -> value.high() == 0)) {
            return new long[0];
        }
        var template = new long[zeros + values.size()];
        Arrays.setAll(template, i -> i < zeros ? 0 : values.get(i - zeros).high());
        return template;
    }
}
