package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;

/**
 * How well an instruction fits a place: a number, the lower the better. Without parentheses it counts whether the operands
 * are on the stack, and the more of them are used the better. In parentheses the operands come with it, and it counts
 * whether what it gives is wanted.
 */
final class Fit {
    /** Fits, and is the one thing wanted. */
    static final int BEST = 0;
    /** Neither fits nor does not fit. */
    static final int NEUTRAL = 100;
    /** The types differ. */
    static final int MISMATCH = 200;
    /** Operands are missing, or nothing is given where something is wanted. */
    static final int LACKING = 300;
    /** Can stand there but hardly ever should. */
    static final int UNUSUAL = 400;

    private static final int MOST_COUNTED = 9;
    private static final int PER_OPERAND = 10;

    private final TypeSpace types;
    private final StackAt stack;
    private final boolean folded;

    Fit(TypeSpace types, StackAt stack, boolean folded) {
        this.types = types;
        this.stack = stack;
        this.folded = folded;
    }

    int of(Effect effect) {
        return folded ? folded(effect) : flat(effect);
    }

    /** {@return the best of some effects; an instruction that can have none at all is as good as one that does not fit} */
    int best(List<Effect> effects) {
        int best = LACKING;
        for (Effect effect : effects) {
            best = Math.min(best, of(effect));
        }
        return best;
    }

    private int flat(Effect effect) {
        int count = effect.takes().size();
        List<ValueType> there = stack.operands();
        int known = Math.min(count, there.size());
        if (known < count && !stack.bottomless()) {
            return LACKING;
        }
        List<ValueType> top = there.subList(there.size() - known, there.size());
        if (!types.allMatch(top, effect.takes().subList(count - known, count))) {
            return MISMATCH;
        }
        return NEUTRAL - PER_OPERAND * Math.min(known, MOST_COUNTED);
    }

    private int folded(Effect effect) {
        if (stack.wanted().isEmpty()) {
            return NEUTRAL;
        }
        List<ValueType> wanted = stack.wanted().get();
        if (effect.gives().isEmpty()) {
            return NEUTRAL;
        }
        List<ValueType> gives = effect.gives().get();
        if (gives.isEmpty()) {
            return stack.isOperand() && !wanted.isEmpty() ? LACKING : NEUTRAL - PER_OPERAND;
        }
        boolean fits = gives.size() <= wanted.size() && types.allMatch(gives, wanted.subList(0, gives.size()));
        return fits ? BEST : MISMATCH;
    }
}
