package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.module.LocalGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to know about one function. Spans count from the start of its segment.
 *
 * @param findings what the rules say
 * @param parameters what there is to say about parameters if nobody outside can call the function
 * @param uses what it uses of its module, as {@link UseCollector} writes it
 */
record BodyFacts(List<Finding> findings, List<Finding> parameters, long[] uses) {
    /** {@return what rules find in a function} */
    static BodyFacts of(Body body, List<BodyRule> rules, boolean parameters) {
        List<Finding> found = new ArrayList<>();
        rules.forEach(rule -> rule.check(body, found));
        List<Finding> unusedParameters = new ArrayList<>();
        if (parameters) {
            Locals.unusedParameters(body, unusedParameters);
        }
        return new BodyFacts(List.copyOf(found), List.copyOf(unusedParameters), uses(body));
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
