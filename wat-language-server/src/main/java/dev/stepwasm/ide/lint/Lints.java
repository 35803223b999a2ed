package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.Analysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all lints have to say about a text. Immutable; safe for use from any thread. */
public final class Lints {
    private final Map<Lint, Level> levels;
    private final List<Finding> findings;

    private Lints(Map<Lint, Level> levels, List<Finding> findings) {
        this.levels = levels;
        this.findings = findings;
    }

    /**
     * {@return the lints of a text of which an earlier version may have been looked at}
     *
     * @param levels of the lints; those that are missing have their own
     * @param script whether the text is a script, in which several modules are at home
     * @param earlier of any version with any levels; the more it has in common with this one the better
     * @param checkpoint called now and then, also by other threads; whatever it throws ends the work and is passed on
     */
    public static Lints of(
            Analysis analysis, Map<Lint, Level> levels, boolean script, Optional<Lints> earlier, Runnable checkpoint) {
        Map<Lint, Level> chosen = new EnumMap<>(Lint.class);
        for (Lint lint : Lint.values()) {
            chosen.put(lint, levels.getOrDefault(lint, lint.level()));
        }
        checkpoint.run();
        List<Finding> found = new ArrayList<>();
        if (!script) {
            MultiModules.check(analysis, found);
        }
        ImplicitModule.check(analysis, found);
        found.removeIf(finding -> chosen.get(finding.lint()) == Level.OFF);
        found.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return new Lints(chosen, List.copyOf(found));
    }

    /** {@return what was found by lints that are not off, by position} */
    public List<Finding> findings() {
        return findings;
    }

    /** {@return how loudly a lint speaks here} */
    public Level level(Lint lint) {
        return levels.getOrDefault(lint, lint.level());
    }
}
