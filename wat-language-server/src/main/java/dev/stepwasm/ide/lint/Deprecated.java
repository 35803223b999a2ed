package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Annotations.Deprecation;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uses of what is marked as deprecated. An export is none, because others may still need it, nor is one in its own field. */
final class Deprecated implements ModuleRule {
    /** An entry of an index space. */
    private record Entry(IndexSpace space, int index) {}

    @Override
    public void check(LintedModule module, List<Finding> found) {
        Map<Entry, Deprecation> marked = marked(module);
        if (marked.isEmpty()) {
            return;
        }
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            NodeKind kind = module.tree().segment(segment).kind();
            if (kind.isField() && kind != NodeKind.EXPORT_FIELD && mayUse(module, segment, marked)) {
                for (Use use : module.lookup().uses(segment)) {
                    Deprecation mark = marked.get(new Entry(use.space(), use.index()));
                    if (mark != null && module.lowered().table(use.space()).segment(use.index()) != segment) {
                        found.add(finding(module, use, mark));
                    }
                }
            }
        }
    }

    /** {@return false if it is known of a function that it uses nothing of that}, so that nobody has to read it */
    private static boolean mayUse(LintedModule module, int segment, Map<Entry, Deprecation> marked) {
        int body = module.lowered().bodyIn(segment);
        if (body < 0 || marked.keySet().stream().anyMatch(entry -> isOfTypes(entry.space()))) {
            return true; // the parameters of a function mention types too
        }
        for (long use : module.bodies().facts(body).uses()) {
            if (marked.containsKey(new Entry(UseCollector.space(use), UseCollector.index(use)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTypes(IndexSpace space) {
        return space == IndexSpace.TYPE || space == IndexSpace.FIELD;
    }

    private static Map<Entry, Deprecation> marked(LintedModule module) {
        Map<Entry, Deprecation> marked = new HashMap<>();
        for (IndexSpace space : IndexSpace.values()) {
            IndexTable table = module.lowered().table(space);
            for (int index = 0; index < table.size(); index++) {
                Optional<Deprecation> mark =
                        Annotations.deprecation(new Node(module.tree(), table.segment(index), table.node(index)));
                if (mark.isPresent()) {
                    marked.put(new Entry(space, index), mark.get());
                }
            }
        }
        return marked;
    }

    private static Finding finding(LintedModule module, Use use, Deprecation mark) {
        Definition definition = module.definition(use.space(), use.index());
        String what = use.space().word() + " " + Unused.shown(definition) + " is deprecated";
        return new Finding(
                Lint.DEPRECATED,
                use.span(),
                mark.reason().isEmpty() ? what : what + ": " + mark.reason(),
                List.of(new Related(mark.span(), "it is marked here")));
    }
}
