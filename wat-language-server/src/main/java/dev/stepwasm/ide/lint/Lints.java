package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.LoweredModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all lints have to say about a text. Parts with errors are left alone: what follows from a mistake is no news.
 * Immutable; safe for use from any thread.
 */
public final class Lints {
    private final Map<Lint, Level> levels;
    private final Rules rules;
    private final List<BodyLints> bodies;
    private final List<Finding> findings;

    private Lints(Map<Lint, Level> levels, Rules rules, List<BodyLints> bodies, List<Finding> findings) {
        this.levels = levels;
        this.rules = rules;
        this.bodies = bodies;
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
        Set<Lint> on = EnumSet.noneOf(Lint.class);
        for (Lint lint : Lint.values()) {
            Level level = levels.getOrDefault(lint, lint.level());
            chosen.put(lint, level);
            if (level != Level.OFF) {
                on.add(lint);
            }
        }
        Rules rules = new Rules(on);
        List<Finding> found = new ArrayList<>();
        if (!script && rules.contain(Lint.MULTI_MODULES)) {
            MultiModules.check(analysis, found);
        }
        List<BodyLints> known = earlier.filter(e -> e.rules.judgeLike(rules))
                .map(e -> e.bodies)
                .filter(list -> list.size() == analysis.modules().size())
                .orElse(List.of());
        List<BodyLints> bodies = modules(analysis, rules, known, checkpoint, found);
        found.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return new Lints(chosen, rules, bodies, List.copyOf(found));
    }

    private static List<BodyLints> modules(
            Analysis analysis, Rules rules, List<BodyLints> known, Runnable checkpoint, List<Finding> found) {
        Mistakes mistakes = Mistakes.in(analysis);
        List<BodyLints> all = new ArrayList<>();
        for (ModuleAnalysis module : analysis.modules()) {
            checkpoint.run();
            @Nullable BodyLints before = known.isEmpty() ? null : known.get(all.size());
            BodyLints bodies = BodyLints.of(analysis.tree(), module.lowered(), rules, before, checkpoint);
            all.add(bodies);
            @Nullable LintedModule linted = null;
            if (!mistakes.hideUses(module.syntax())) {
                ModuleUses uses = new ModuleUses(module.module(), bodies);
                Extents extents = new Extents(module.module(), uses);
                linted = new LintedModule(analysis.tree(), module.syntax(), module.lowered(), bodies, uses, extents);
                for (ModuleRule rule : rules.ofModules()) {
                    rule.check(linted, found);
                }
            }
            bodies(analysis, module.lowered(), bodies, linted, mistakes, found);
        }
        return all;
    }

    /**
     * Adds what there is to say about functions.
     *
     * @param linted the module, null if it is in doubt what names in it mean
     */
    private static void bodies(
            Analysis analysis,
            LoweredModule module,
            BodyLints bodies,
            @Nullable LintedModule linted,
            Mistakes mistakes,
            List<Finding> found) {
        for (int i = 0; i < module.bodyCount(); i++) {
            int segment = module.bodySegment(i);
            if (mistakes.isIn(segment)) {
                continue;
            }
            int base = analysis.tree().start(segment);
            List<Finding> inBody = new ArrayList<>(bodies.facts(i).findings());
            if (linted != null) {
                addWhatDepends(linted, i, inBody);
            }
            inBody.forEach(finding -> found.add(shifted(finding, base)));
        }
    }

    /** Adds what there is to say about a function because the rest of its module is as it is. */
    private static void addWhatDepends(LintedModule module, int number, List<Finding> found) {
        BodyFacts facts = module.bodies().facts(number);
        if (!module.uses().isExposed(module.lowered().module().importedFunctionCount() + number)) {
            found.addAll(facts.parameters());
        }
        if (module.bodies().makeTailCalls()) {
            found.addAll(facts.tailCalls());
        }
        OutOfBounds.check(module, facts.accesses(), found);
    }

    private static Finding shifted(Finding finding, int by) {
        Span span = finding.span().shifted(by);
        List<Related> related = finding.related().stream()
                .map(other -> new Related(other.span().shifted(by), other.message()))
                .toList();
        return new Finding(finding.lint(), span, finding.message(), related);
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
