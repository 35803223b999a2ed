package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a module as a whole. It is kept while someone writes in the body of a function, as long as the
 * body uses the same things, and nothing that was found stands in the text that changes. Immutable.
 */
final class ModuleLints {
    private final LintedModule module;
    private final List<Placed> findings;

    private ModuleLints(LintedModule module, List<Placed> findings) {
        this.module = module;
        this.findings = findings;
    }

    /** A part of a text: a segment, counted from the first field of the module, and a span from its start. */
    private record Place(int segment, Span span) {}

    /** A finding without places, which follow: its own first, then those that are related. */
    private record Placed(Finding finding, List<Place> places) {}

    /**
     * {@return what there is to say about a module without doubtful names}
     *
     * @param earlier of any version with the same rules
     */
    static ModuleLints of(
            SyntaxTree tree,
            ModuleSyntax syntax,
            LoweredModule lowered,
            BodyLints bodies,
            Rules rules,
            @Nullable ModuleLints earlier) {
        if (earlier != null && earlier.isAbout(tree, syntax, lowered, bodies)) {
            LintedModule known = earlier.module;
            return new ModuleLints(
                    new LintedModule(tree, syntax, lowered, bodies, known.uses(), known.extents()), earlier.findings);
        }
        ModuleUses uses = new ModuleUses(lowered.module(), bodies);
        Extents extents = new Extents(lowered.module(), uses);
        LintedModule module = new LintedModule(tree, syntax, lowered, bodies, uses, extents);
        List<Finding> found = new ArrayList<>();
        rules.ofModules().forEach(rule -> rule.check(module, found));
        found.sort(Comparator.comparingInt(finding -> finding.span().start()));
        return new ModuleLints(
                module, found.stream().map(one -> placed(module, one)).toList());
    }

    /** {@return the module that this is about} */
    LintedModule module() {
        return module;
    }

    /** Adds what there is to say. */
    void addTo(List<Finding> found) {
        for (Placed one : findings) {
            List<Related> related = one.finding().related().isEmpty() ? List.of() : new ArrayList<>();
            for (int i = 0; i < one.finding().related().size(); i++) {
                related.add(new Related(
                        span(one.places().get(i + 1)),
                        one.finding().related().get(i).message()));
            }
            Finding finding = one.finding();
            found.add(new Finding(finding.lint(), span(one.places().getFirst()), finding.message(), related));
        }
    }

    private Span span(Place place) {
        return place.span().shifted(module.tree().start(module.syntax().firstField() + place.segment()));
    }

    private static Placed placed(LintedModule module, Finding finding) {
        List<Place> places = new ArrayList<>();
        places.add(place(module, finding.span()));
        finding.related().forEach(other -> places.add(place(module, other.span())));
        return new Placed(finding, List.copyOf(places));
    }

    private static Place place(LintedModule module, Span span) {
        int segment = module.tree().segmentAt(span.start());
        return new Place(
                segment - module.syntax().firstField(),
                span.shifted(-module.tree().start(segment)));
    }

    /** {@return whether the rules would find the same in another version} */
    private boolean isAbout(SyntaxTree tree, ModuleSyntax syntax, LoweredModule lowered, BodyLints bodies) {
        int count = syntax.end() - syntax.firstField();
        if (count != module.syntax().end() - module.syntax().firstField()
                || (syntax.header() < 0) != (module.syntax().header() < 0)) {
            return false;
        }
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int before = module.syntax().firstField() + i;
            int now = syntax.firstField() + i;
            if (module.tree().segment(before) != tree.segment(now)) {
                if (!usesTheSame(before, tree, now, lowered, bodies)) {
                    return false;
                }
                changed.add(i);
            }
        }
        return (changed.isEmpty() || lowered.judgesBodiesLike(module.lowered()))
                && findings.stream().allMatch(one -> stays(one, changed, tree, syntax));
    }

    private boolean usesTheSame(int before, SyntaxTree tree, int now, LoweredModule lowered, BodyLints bodies) {
        int body = module.lowered().bodyIn(before);
        return body >= 0
                && body == lowered.bodyIn(now)
                && Arrays.equals(
                        module.bodies().facts(body).uses(), bodies.facts(body).uses())
                && hasHeadLike(module.tree().segment(before), tree.segment(now));
    }

    /** {@return whether two functions are exported as often and have no annotations, which might say that one is deprecated} */
    private static boolean hasHeadLike(Segment before, Segment now) {
        return !before.hasAnnotations() && !now.hasAnnotations() && exports(before) == exports(now);
    }

    private static int exports(Segment function) {
        int count = 0;
        for (int node = 1; node < function.nodeEnd(0); node = function.nodeEnd(node)) {
            count += function.kind(node) == NodeKind.INLINE_EXPORT ? 1 : 0;
        }
        return count;
    }

    /** Uses of what is deprecated may stand anywhere in a body; what else is found stands before it. */
    private boolean stays(Placed one, List<Integer> changed, SyntaxTree tree, ModuleSyntax syntax) {
        for (Place place : one.places()) {
            if (changed.contains(place.segment())) {
                boolean moves = one.finding().lint() == Lint.DEPRECATED || !isWrittenLike(place, tree, syntax);
                if (moves) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isWrittenLike(Place place, SyntaxTree tree, ModuleSyntax syntax) {
        int before = module.tree().start(module.syntax().firstField() + place.segment());
        int now = tree.start(syntax.firstField() + place.segment());
        SourceText then = module.tree().source();
        int end = place.span().end();
        return isAfterWord(tree, syntax, place)
                && then.text().regionMatches(before, tree.source().text(), now, end);
    }

    /** What ends where a word ends may go on with what is typed there. */
    private static boolean isAfterWord(SyntaxTree tree, ModuleSyntax syntax, Place place) {
        Segment segment = tree.segment(syntax.firstField() + place.segment());
        int end = place.span().end();
        int token = segment.tokens().touching(end);
        return token >= 0
                && (segment.tokens().end(token) == end || segment.tokens().start(token) == end);
    }
}
