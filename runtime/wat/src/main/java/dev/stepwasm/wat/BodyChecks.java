package dev.stepwasm.wat;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the function bodies of a module. A body whose text is the same as in an earlier version is not looked
 * at again as long as all that it can see of its module is the same. Immutable.
 */
final class BodyChecks {
    /** From so many tokens on it pays to use all processors. */
    private static final int MANY_TOKENS = 30_000;

    private final LoweredModule module;
    private final List<List<Diagnostic>> results;

    private BodyChecks(LoweredModule module, List<List<Diagnostic>> results) {
        this.module = module;
        this.results = results;
    }

    /**
     * {@return the checks of a module, of which an earlier version may have been checked}
     *
     * @param checkpoint called before each body that is checked
     */
    static BodyChecks of(LoweredModule module, @Nullable BodyChecks earlier, Runnable checkpoint) {
        Map<Segment, List<Diagnostic>> known = new IdentityHashMap<>();
        if (earlier != null && module.judgesBodiesLike(earlier.module)) {
            for (int i = 0; i < earlier.results.size(); i++) {
                known.put(earlier.module.body(i), earlier.results.get(i));
            }
        }
        List<List<Diagnostic>> results = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < module.bodyCount(); i++) {
            List<Diagnostic> result = known.get(module.body(i));
            results.add(result == null ? List.of() : result);
            if (result == null) {
                left.add(i);
                tokens += module.body(i).tokens().size();
            }
        }
        IntStream numbers = left.stream().mapToInt(i -> i);
        (tokens < MANY_TOKENS ? numbers : numbers.parallel()).forEach(i -> {
            checkpoint.run();
            results.set(i, module.checkBody(i));
        });
        return new BodyChecks(module, List.copyOf(results));
    }

    /** Adds what is wrong, with spans in the whole text. */
    void addTo(List<Diagnostic> found, SyntaxTree tree) {
        for (int i = 0; i < results.size(); i++) {
            int base = tree.start(module.bodySegment(i));
            results.get(i).forEach(problem -> found.add(problem.shifted(base)));
        }
    }
}
