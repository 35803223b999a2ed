package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about the functions of a module. A function whose text is the same as in an earlier version is not
 * looked at again as long as all names in it mean the same. Immutable.
 */
final class BodyLints {
    /** From so many tokens on it pays to use all processors. */
    private static final int MANY_TOKENS = 30_000;

    private final LoweredModule module;
    private final List<BodyFacts> facts;
    private final boolean tailCalls;

    private BodyLints(LoweredModule module, List<BodyFacts> facts) {
        this.module = module;
        this.facts = facts;
        this.tailCalls = facts.stream().anyMatch(BodyFacts::makesTailCalls);
    }

    /**
     * {@return the facts about a module, of which an earlier version may have been looked at with the same rules}
     *
     * @param checkpoint called before each function that is looked at
     */
    static BodyLints of(
            SyntaxTree tree, LoweredModule module, Rules rules, @Nullable BodyLints earlier, Runnable checkpoint) {
        @Nullable BodyFacts[] facts = new @Nullable BodyFacts[module.bodyCount()];
        @Nullable BodyLints known = earlier != null && module.judgesBodiesLike(earlier.module) ? earlier : null;
        List<Integer> left = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < facts.length; i++) {
            // Where all names mean the same, all functions have the numbers that they had.
            if (known != null && i < known.facts.size() && known.module.body(i) == module.body(i)) {
                facts[i] = known.facts.get(i);
            } else {
                left.add(i);
                tokens += module.body(i).tokens().size();
            }
        }
        IntStream numbers = left.stream().mapToInt(i -> i);
        (tokens < MANY_TOKENS ? numbers : numbers.parallel()).forEach(i -> {
            checkpoint.run();
            facts[i] = BodyFacts.of(Body.of(tree, module, i), rules);
        });
        List<BodyFacts> all = new ArrayList<>(facts.length);
        for (BodyFacts one : facts) {
            all.add(Objects.requireNonNull(one));
        }
        return new BodyLints(module, all);
    }

    /** {@return what there is to know about a function, which is counted without imports} */
    BodyFacts facts(int number) {
        return facts.get(number);
    }

    /** {@return whether a function makes a tail call} */
    boolean makeTailCalls() {
        return tailCalls;
    }
}
