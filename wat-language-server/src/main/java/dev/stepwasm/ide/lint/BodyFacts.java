package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.module.LocalGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to know about one function. Spans count from the start of its segment.
 *
 * @param findings what the rules say
 * @param parameters what there is to say about parameters if nobody outside can call the function
 * @param tailCalls what there is to say about calls if the module makes tail calls
 * @param makesTailCalls whether this function makes one
 * @param accesses to places that are the same in every run
 * @param uses what it uses of its module, as {@link UseCollector} writes it
 */
record BodyFacts(
        List<Finding> findings,
        List<Finding> parameters,
        List<Finding> tailCalls,
        boolean makesTailCalls,
        List<Access> accesses,
        long[] uses) {
    /** {@return what rules find in a function} */
    static BodyFacts of(Body body, Rules rules) {
        List<Finding> found = new ArrayList<>();
        rules.ofBodies().forEach(rule -> rule.check(body, found));
        List<Finding> unusedParameters = new ArrayList<>();
        if (rules.contain(Lint.UNUSED)) {
            Locals.unusedParameters(body, unusedParameters);
        }
        List<Finding> tailCalls = new ArrayList<>();
        boolean makesTailCalls = false;
        if (rules.contain(Lint.MISSED_TAIL_CALL)) {
            MissedTailCall.ofOthers(body, tailCalls);
            makesTailCalls = MissedTailCall.isMade(body);
        }
        List<Access> accesses = rules.contain(Lint.OUT_OF_BOUNDS_ADDRESS) ? Accesses.in(body) : List.of();
        return new BodyFacts(
                List.copyOf(found),
                List.copyOf(unusedParameters),
                List.copyOf(tailCalls),
                makesTailCalls,
                accesses,
                uses(body));
    }

    private static long[] uses(Body body) {
        UseCollector collector = new UseCollector();
        for (int i = 0; i < body.size(); i++) {
            collector.add(body.op(i), body.immediates(i));
        }
        for (LocalGroup group :
                body.module().module().functions().get(body.number()).body().locals()) {
            collector.add(group.type());
        }
        return collector.uses();
    }
}
