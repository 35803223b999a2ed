package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Expression;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.debug.expression.Result;

/** An expression as breakpoints use it: it looks and changes nothing. */
record Calculation(Expression expression) {
    /** {@return the expression that a text is} @throws EvaluationException if it is none, or changes something */
    static Calculation of(String text) throws EvaluationException {
        Expression parsed = found(Expression.parse(text));
        if (parsed.effect().isPresent()) {
            throw new EvaluationException("`" + text.strip() + "` changes something; write `==` to compare");
        }
        return new Calculation(parsed);
    }

    /** {@return its value in a frame, for people} */
    String in(Frame frame) throws EvaluationException {
        Result result = found(frame.look(expression::evaluate));
        return result.text();
    }

    /** {@return whether it is not 0 in a frame, and not null} */
    boolean holds(Frame frame) throws EvaluationException {
        return found(frame.look(expression::holds));
    }

    private static <T> T found(Answer<T> answer) throws EvaluationException {
        return switch (answer) {
            case Answer.Found<T>(T value) -> value;
            case Answer.Wrong<T>(Mistake mistake) -> throw new EvaluationException(mistake.show());
        };
    }
}
