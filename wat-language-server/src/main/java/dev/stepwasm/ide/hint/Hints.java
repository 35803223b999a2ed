package dev.stepwasm.ide.hint;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The hints in a part of a text. Only the fields that the part touches are looked at. */
public final class Hints {
    private Hints() {}

    /**
     * {@return the hints in a part of a text, in text order}
     *
     * @param kinds which ones are wanted
     */
    public static List<Hint> in(Analysis analysis, Span part, Set<Hint.Kind> kinds) {
        return in(analysis, part, kinds, HostCatalogues.all());
    }

    /**
     * {@return the same, if more or less is known about imports than hosts offer}
     *
     * @param imports what can be imported from outside of the text
     */
    public static List<Hint> in(Analysis analysis, Span part, Set<Hint.Kind> kinds, KnownImports imports) {
        List<Hint> found = new ArrayList<>();
        SyntaxTree tree = analysis.tree();
        int number = Math.max(0, tree.segmentAt(part.start()) - 1); // a hint may stand at the end of the one before
        for (; number < tree.size() && tree.start(number) <= part.end(); number++) {
            if (tree.segment(number).kind().isField()) {
                int segment = number;
                analysis.moduleAt(tree.start(number))
                        .ifPresent(module -> addTo(found, analysis, module, segment, part, kinds, imports));
            }
        }
        found.removeIf(hint -> hint.offset() < part.start() || hint.offset() > part.end());
        found.sort(Comparator.comparingInt(Hint::offset));
        return found;
    }

    private static void addTo(
            List<Hint> found,
            Analysis analysis,
            ModuleAnalysis module,
            int segment,
            Span part,
            Set<Hint.Kind> kinds,
            KnownImports imports) {
        UseHints uses = new UseHints(analysis, module, segment, part);
        if (kinds.contains(Hint.Kind.TYPE)) {
            uses.addTypes(found);
        }
        if (kinds.contains(Hint.Kind.INDEX)) {
            uses.addNames(found);
            new IndexHints(analysis, module, segment).addTo(found);
        }
        CodeHints.addTo(found, analysis, module, segment, part, kinds, uses);
        if (!isBroken(analysis.tree().segment(segment))) {
            StructureHints structure = new StructureHints(analysis, module, segment, part, imports);
            if (kinds.contains(Hint.Kind.END)) {
                structure.addEnds(found);
            }
            if (kinds.contains(Hint.Kind.PARAMETER)) {
                structure.addParameters(found);
            }
        }
    }

    /** While a parenthesis is missing nobody knows what the others close, and hints would jump about. */
    private static boolean isBroken(Segment segment) {
        return segment.firstProblemAtOrAfter(0) < Integer.MAX_VALUE;
    }
}
