package dev.stepwasm.ide.hint;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/** The index of what a field defines without a name, as a comment such as {@code (;3;)} behind its keyword. */
final class IndexHints {
    private final Analysis analysis;
    private final List<Definition> definitions;

    IndexHints(Analysis analysis, ModuleAnalysis module, int segment) {
        this.analysis = analysis;
        this.definitions = module.lowered().lookup().definedIn(segment);
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

    /** Labels count from where they are used, and what only a type reference gives is not there to see. */
    private boolean isWritten(Definition definition) {
        return definition.space() != IndexSpace.LABEL
                && (definition.space() != IndexSpace.LOCAL
                        || analysis.nodeAt(definition.span().start()).kind() == NodeKind.PARAM
                        || analysis.nodeAt(definition.span().start()).kind() == NodeKind.LOCAL);
    }
}
