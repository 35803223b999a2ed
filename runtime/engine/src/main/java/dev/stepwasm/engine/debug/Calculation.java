package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Expression;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.debug.expression.Result;
import dev.stepwasm.engine.debug.expression.Site;
import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression as breakpoints use it: it looks and changes nothing. */
record Calculation(Expression expression) {
    /**
     * {@return the condition that a text is}
     *
     * @param sites where it will be asked for
     * @throws EvaluationException if it is none, changes something, or cannot have a value there
     */
    static Calculation condition(String text, List<Site> sites) throws EvaluationException {
        return of(text, 0, sites, true);
    }

    /**
     * {@return an expression whose value is wanted}
     *
     * @param start where it stands in a longer text, in UTF-16 units
     */
    static Calculation value(String text, int start, List<Site> sites) throws EvaluationException {
        return of(text, start, sites, false);
    }

    private static Calculation of(String text, int start, List<Site> sites, boolean asCondition)
            throws EvaluationException {
        Expression parsed =
                found(sites.isEmpty() ? Expression.parse(text) : Expression.parse(text, sites.getFirst()), start);
        if (parsed.callsFunctions()) {
            throw new EvaluationException("`" + text.strip() + "` calls a function, which breakpoints do not do");
        }
        if (parsed.effect().isPresent()) {
            throw new EvaluationException("`" + text.strip() + "` changes something; write `==` to compare");
        }
        for (Site site : sites) {
            Optional<Mistake> mistake = parsed.mistake(site, asCondition);
            if (mistake.isPresent()) {
                throw new EvaluationException(shown(mistake.get(), start));
            }
        }
        return new Calculation(parsed);
    }

    /** {@return its value in a frame, for people} */
    String in(Frame frame) throws EvaluationException {
        Result result = found(frame.look(expression::evaluate), 0);
        return result.text();
    }

    /** {@return whether it is not 0 in a frame, and not null} */
    boolean holds(Frame frame) throws EvaluationException {
        return found(frame.look(expression::holds), 0);
    }

    private static <T> T found(Answer<T> answer, int start) throws EvaluationException {
        return switch (answer) {
            case Answer.Found<T>(T value) -> value;
            case Answer.Wrong<T>(Mistake mistake) -> throw new EvaluationException(shown(mistake, start));
        };
    }

    private static String shown(Mistake mistake, int start) {
        Span span = mistake.span();
        return new Mistake(new Span(span.start() + start, span.end() + start), mistake.message()).show();
    }
}
