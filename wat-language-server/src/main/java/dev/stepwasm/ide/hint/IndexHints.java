package dev.stepwasm.ide.hint;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The index of what a field defines without a name, as a comment such as {@code (;3;)} behind its keyword. */
final class IndexHints {
    private final Analysis analysis;
    private final List<Definition> definitions;

    IndexHints(Analysis analysis, ModuleAnalysis module, int segment) {
        this.analysis = analysis;
        this.definitions = definitions(module, segment);
    }

    /** All but labels, which count from where they are used. */
    private static List<Definition> definitions(ModuleAnalysis module, int segment) {
        Lookup lookup = module.lowered().lookup();
        List<Definition> found = new ArrayList<>();
        for (IndexSpace space : Lookup.MODULE_SPACES) {
            IndexTable table = module.lowered().table(space);
            int first = table.indexIn(segment);
            for (int i = first; i >= 0 && i < table.size() && table.segment(i) == segment; i++) {
                lookup.definition(space, i, -1).ifPresent(found::add);
                if (space == IndexSpace.FUNCTION) {
                    found.addAll(lookup.locals(i));
                } else if (space == IndexSpace.TYPE) {
                    found.addAll(lookup.fields(i));
                }
            }
        }
        return found;
    }

    void addTo(List<Hint> found) {
        for (int i = 0; i < definitions.size(); i++) {
            Definition first = definitions.get(i);
            int last = lastOfGroup(i);
            if (first.name().isEmpty() && isWritten(first)) {
                int end = definitions.get(last).index();
                String index = first.index() == end ? Integer.toString(end) : first.index() + "-" + end;
                found.add(new Hint(first.nameSpan().end(), Hint.Kind.INDEX, "(;" + index + ";)", Optional.of(first)));
            }
            i = last;
        }
    }

    /** Several parameters in one clause stand behind one keyword. */
    private int lastOfGroup(int first) {
        int last = first;
        Definition definition = definitions.get(first);
        while (last + 1 < definitions.size()
                && definitions.get(last + 1).space() == definition.space()
                && definitions.get(last + 1).nameSpan().equals(definition.nameSpan())) {
            last++;
        }
        return last;
    }

    /** What only a type reference gives is not there to see. */
    private boolean isWritten(Definition definition) {
        NodeKind kind = analysis.nodeAt(definition.span().start()).kind();
        return definition.space() != IndexSpace.LOCAL || kind == NodeKind.PARAM || kind == NodeKind.LOCAL;
    }
}
