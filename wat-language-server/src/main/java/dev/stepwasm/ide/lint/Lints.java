package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
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
    private final List<Known> modules;
    private final List<Finding> findings;

    /**
     * What is known about a module, for the versions after this one.
     *
     * @param whole null as long as its names have been in doubt
     */
    private record Known(BodyLints bodies, @Nullable ModuleLints whole) {}

    private Lints(Map<Lint, Level> levels, Rules rules, List<Known> modules, List<Finding> findings) {
        this.levels = levels;
        this.rules = rules;
        this.modules = modules;
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
        return of(analysis, levels, script, HostCatalogues.all(), earlier, checkpoint);
    }

    /**
     * {@return the same, if more or less is known about imports than hosts offer}
     *
     * @param imports what can be imported from outside of the text
     */
    public static Lints of(
            Analysis analysis,
            Map<Lint, Level> levels,
            boolean script,
            KnownImports imports,
            Optional<Lints> earlier,
            Runnable checkpoint) {
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
        if (rules.contain(Lint.INVISIBLE_CHARACTER)) {
            InvisibleCharacters.check(analysis, found);
        }
        List<Known> known = earlier.filter(e -> e.rules.judgeLike(rules))
                .map(e -> e.modules)
                .filter(list -> list.size() == analysis.modules().size())
                .orElse(List.of());
        List<Known> modules = modules(analysis, rules, known, checkpoint, found);
        if (rules.contain(Lint.IMPORT_MISMATCH) || rules.contain(Lint.UNKNOWN_IMPORT)) {
            ImportChecks checks = new ImportChecks(analysis, imports, rules);
            analysis.modules().forEach(module -> checks.check(module, found));
        }
        found.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return new Lints(chosen, rules, modules, List.copyOf(found));
    }

    private static List<Known> modules(
            Analysis analysis, Rules rules, List<Known> known, Runnable checkpoint, List<Finding> found) {
        Mistakes mistakes = Mistakes.in(analysis);
        List<Known> all = new ArrayList<>();
        for (ModuleAnalysis module : analysis.modules()) {
            checkpoint.run();
            @Nullable Known before = known.isEmpty() ? null : known.get(all.size());
            BodyLints bodies = BodyLints.of(
                    analysis.tree(), module.lowered(), rules, before == null ? null : before.bodies(), checkpoint);
            @Nullable ModuleLints whole = before == null ? null : before.whole();
            boolean certain = !mistakes.hideUses(module.syntax());
            if (certain) {
                whole = ModuleLints.of(analysis.tree(), module.syntax(), module.lowered(), bodies, rules, whole);
                whole.addTo(found);
            }
            all.add(new Known(bodies, whole));
            bodies(
                    analysis,
                    module.lowered(),
                    bodies,
                    certain && whole != null ? whole.module() : null,
                    mistakes,
                    found);
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
            int from = found.size();
            found.addAll(bodies.facts(i).findings());
            if (linted != null) {
                addWhatDepends(linted, i, found);
            }
            for (int n = from; n < found.size(); n++) {
                found.set(n, shifted(found.get(n), analysis.tree().start(segment)));
            }
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
        List<Related> related = finding.related().isEmpty()
                ? List.of()
                : finding.related().stream()
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
