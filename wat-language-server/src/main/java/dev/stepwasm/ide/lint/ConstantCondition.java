package dev.stepwasm.ide.lint;

import java.util.List;

/**
 * A branch, {@code if} or {@code select} that goes the same way in every run, because its condition is made of constants. A
 * global that is a constant is no such condition: it is there to be changed in the text.
 */
final class ConstantCondition implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 1; i < body.size(); i++) {
            switch (body.op(i)) {
                case IF -> check(body, i, "this condition is always true", "this condition is always false", found);
                case BR_IF -> check(body, i, "this branch is always taken", "this branch is never taken", found);
                case SELECT, SELECT_T ->
                    check(
                            body,
                            i,
                            "this always selects the first value",
                            "this always selects the second value",
                            found);
                case BR_TABLE -> index(body, i, found);
                default -> {
                    // decides nothing
                }
            }
        }
    }

    private static void check(Body body, int i, String ifTrue, String ifFalse, List<Finding> found) {
        int condition = condition(body, i);
        if (condition >= 0) {
            report(body, condition, body.operands().value(condition) != 0 ? ifTrue : ifFalse, found);
        }
    }

    private static void index(Body body, int i, List<Finding> found) {
        int index = condition(body, i);
        if (index >= 0) {
            String shown = Long.toString(body.operands().value(index) & 0xFFFF_FFFFL);
            report(body, index, "this always branches by the index " + shown, found);
        }
    }

    private static int condition(Body body, int i) {
        int condition = body.operands().last(i);
        return body.operands().isKnown(condition) && body.reach().runs(i) ? condition : -1;
    }

    private static void report(Body body, int condition, String message, List<Finding> found) {
        found.add(new Finding(Lint.CONSTANT_CONDITION, body.operands().span(condition), message, List.of()));
    }
}
