package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;

/** An expression as breakpoints use it. They know no more of the expression language than this. */
@FunctionalInterface
interface Calculation {
    /** {@return its value in a frame} */
    Value in(Frame frame) throws EvaluationException;

    /** {@return the expression that a text is} */
    static Calculation of(String text) throws EvaluationException {
        Expression parsed = Expression.parse(text);
        return frame -> parsed.in(frame).value();
    }

    /** {@return whether the value in a frame is not 0} */
    default boolean holds(Frame frame) throws EvaluationException {
        return switch (in(frame)) {
            case Value.I32(int number) -> number != 0;
            case Value.I64(long number) -> number != 0;
            case Value.F32(float number) -> number != 0;
            case Value.F64(double number) -> number != 0;
            case Value.V128(long low, long high) -> (low | high) != 0;
            case Value.Ref reference -> throw new EvaluationException("a condition must be a number, not a reference");
        };
    }
}
