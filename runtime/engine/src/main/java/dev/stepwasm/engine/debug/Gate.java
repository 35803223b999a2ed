package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.debug.expression.Site;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Decides at each arrival at a breakpoint whether it stops. Used by any thread that arrives there. */
final class Gate {
    private final BreakpointRule rule;
    private final Optional<Calculation> condition;
    private final HitCount hitCount;
    private final Optional<LogText> log;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicBoolean hasComplained = new AtomicBoolean();

    private Gate(BreakpointRule rule, Optional<Calculation> condition, HitCount hitCount, Optional<LogText> log) {
        this.rule = rule;
        this.condition = condition;
        this.hitCount = hitCount;
        this.log = log;
    }

    /**
     * {@return what decides by a rule}
     *
     * @param sites where it will be asked
     * @throws EvaluationException if something in the rule cannot be understood, or cannot have a value there
     */
    static Gate of(BreakpointRule rule, List<Site> sites) throws EvaluationException {
        Optional<Calculation> condition = rule.condition().isEmpty()
                ? Optional.empty()
                : Optional.of(Calculation.condition(rule.condition(), sites));
        Optional<LogText> log = rule.log().isEmpty() ? Optional.empty() : Optional.of(LogText.parse(rule.log(), sites));
        return new Gate(rule, condition, HitCount.parse(rule.hits()), log);
    }

    /**
     * {@return whether the program stops}
     *
     * @param frame of the program that has arrived
     * @param say hears the lines of logpoints, and why the condition has no value. Nobody can say then whether the program
     *     was to stop, so it does, but only the first time
     */
    boolean stops(Frame frame, Consumer<String> say) {
        try {
            if (condition.isPresent() && !condition.get().holds(frame)) {
                return false;
            }
        } catch (EvaluationException e) {
            return complains(String.valueOf(e.getMessage()), say);
        }
        if (!hitCount.test().test(hits.incrementAndGet())) {
            return false;
        }
        log.ifPresent(text -> say.accept(text.in(frame)));
        return log.isEmpty();
    }

    /** {@return what holds whenever the program stops at a place; empty if more must be looked at to know} */
    Optional<LocalCondition> stopsWhen(Site site) {
        return condition.flatMap(its -> its.expression().quickly(site));
    }

    private boolean complains(String why, Consumer<String> say) {
        if (hasComplained.getAndSet(true)) {
            return false;
        }
        say.accept("the condition `" + rule.condition() + "` has no value here: " + why);
        return log.isEmpty();
    }
}
