package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wat.names.Identifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels around an instruction. A label may have the name of one further out, which it then hides; what is hidden is
 * referred to by its depth.
 */
final class LabelNames {
    private static final int NONE = -1;

    private final Map<Integer, String> given;
    private final boolean nameUnnamed;
    private final Budget budget;
    /** Level of the innermost label of each name. */
    private final Map<String, Integer> innermost = new HashMap<>();

    private @Nullable String[] names = new String[16];
    private int[] hidden = new int[16];
    private int depth;
    private int blocks;

    LabelNames(Map<Integer, String> given, boolean nameUnnamed, Budget budget) {
        this.given = given;
        this.nameUnnamed = nameUnnamed;
        this.budget = budget;
    }

    /** {@return what stands at the block that begins next: its identifier, or a comment that branches to it repeat} */
    String next() {
        String identifier = nextName();
        String empty = "".equals(given.get(blocks)) ? "(@name \"\") " : "";
        return identifier == null
                ? empty + comment(depth + 1)
                : identifier + (empty.isEmpty() ? "" : " " + empty.strip());
    }

    private @Nullable String nextName() {
        String name = given.get(blocks);
        if (name != null && !name.isEmpty()) {
            return Identifier.show(name);
        }
        return nameUnnamed ? "$#label" + blocks : null;
    }

    /** Enters the block that begins next. */
    void enter() {
        String name = nextName();
        blocks++;
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            hidden = Arrays.copyOf(hidden, depth * 2);
        }
        names[depth] = name;
        depth++;
        if (name != null) {
            Integer outer = innermost.put(name, depth);
            hidden[depth - 1] = outer == null ? NONE : outer;
        }
    }

    /** Leaves the innermost block, if there is one. */
    void leave() {
        if (depth == 0) {
            return;
        }
        depth--;
        String name = names[depth];
        if (name != null) {
            if (hidden[depth] == NONE) {
                innermost.remove(name);
            } else {
                innermost.put(name, hidden[depth]);
            }
        }
    }

    /** {@return how many blocks are around} */
    int depth() {
        return depth;
    }

    /** {@return how to refer to a label by its depth} */
    String use(int label) {
        int level = depth - label;
        if (level < 0) {
            return Integer.toString(label);
        }
        String name = level == 0 ? null : names[level - 1];
        boolean seen = name != null
                && Integer.valueOf(level).equals(innermost.get(name))
                && (name.length() <= Names.SHORT || budget.take(name.length()));
        return seen ? String.valueOf(name) : label + " " + comment(level);
    }

    private static String comment(int level) {
        return "(;@" + level + ";)";
    }
}
