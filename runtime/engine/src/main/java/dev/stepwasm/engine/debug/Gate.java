package dev.stepwasm.engine.debug;

import java.util.Optional;
import java.util.function.Consumer;

/** Decides at each arrival at a breakpoint whether it stops. Used by the debuggee's thread. */
final class Gate {
    private final BreakpointRule rule;
    private final Optional<Calculation> condition;
    private final HitCount hitCount;
    private final Optional<LogText> log;
    private long hits;
    private boolean hasComplained;

    private Gate(BreakpointRule rule, Optional<Calculation> condition, HitCount hitCount, Optional<LogText> log) {
        this.rule = rule;
        this.condition = condition;
        this.hitCount = hitCount;
        this.log = log;
    }

    /** {@return what decides by a rule} @throws EvaluationException if something in the rule cannot be understood */
    static Gate of(BreakpointRule rule) throws EvaluationException {
        Optional<Calculation> condition =
                rule.condition().isEmpty() ? Optional.empty() : Optional.of(Calculation.of(rule.condition()));
        Optional<LogText> log = rule.log().isEmpty() ? Optional.empty() : Optional.of(LogText.parse(rule.log()));
        return new Gate(rule, condition, HitCount.parse(rule.hits()), log);
    }

    /**
     * {@return whether the program stops}
     *
     * @param frame of the program that has arrived
     * @param say hears the lines of logpoints, and once why the condition has no value, which does not stop
     */
    boolean stops(Frame frame, Consumer<String> say) {
        if (!holds(frame, say)) {
            return false;
        }
        hits++;
        if (!hitCount.test().test(hits)) {
            return false;
        }
        log.ifPresent(text -> say.accept(text.in(frame)));
        return log.isEmpty();
    }

    private boolean holds(Frame frame, Consumer<String> say) {
        try {
            return condition.isEmpty() || condition.get().holds(frame);
        } catch (EvaluationException e) {
            if (!hasComplained) {
                hasComplained = true;
                say.accept("the condition `" + rule.condition() + "` has no value here: " + e.getMessage());
            }
            return false;
        }
    }
}
