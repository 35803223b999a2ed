package dev.stepwasm.ide.lint;

import java.util.List;

/** A rule that looks at one function at a time and at nothing else, so that what it finds can be kept while others change. */
@FunctionalInterface
interface BodyRule {
    /** Adds what it has to say, with spans that count from the start of the function's segment. */
    void check(Body body, List<Finding> found);
}
