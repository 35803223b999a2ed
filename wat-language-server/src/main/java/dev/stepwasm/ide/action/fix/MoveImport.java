package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Exports;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves an import before the first definition, and keeps numbers right that are others then. */
public final class MoveImport implements Offer {
    private static final String TITLE = "Move the import before all definitions";

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.IMPORT_AFTER_DEFINITION) {
                Node field = new Node(
                        place.tree(), place.tree().segmentAt(diagnostic.span().start()), 0);
                place.module()
                        .ifPresent(module -> space(field)
                                .ifPresent(space -> offer(place, module, field, space, diagnostic, actions)));
            }
        }
    }

    /** {@return what is imported, if it is one thing} */
    private static Optional<IndexSpace> space(Node field) {
        boolean one = field.kind() != NodeKind.IMPORT_FIELD
                || Syntax.children(field, NodeKind.IMPORT_DESCRIPTION).size() == 1;
        return one ? Exports.space(field) : Optional.empty();
    }

    private static void offer(
            Place place,
            ModuleAnalysis module,
            Node field,
            IndexSpace space,
            Diagnostic diagnostic,
            Consumer<Action> actions) {
        IndexTable table = module.lowered().table(space);
        Optional<Node> first = new NewField(place.tree(), module).firstDefinition();
        if (table.indexIn(field.segment()) < 0 || first.isEmpty() || first.get().segment() >= field.segment()) {
            return;
        }
        int index = before(table, field.segment());
        int moved = before(table, first.get().segment());
        boolean implied = moved != index && (space == IndexSpace.MEMORY || space == IndexSpace.TABLE) && moved == 0;
        if (implied) {
            actions.accept(Action.disabled(
                    Action.Kind.QUICK_FIX,
                    TITLE,
                    "it would be the first " + space.word() + ", which instructions without an index mean"));
            return;
        }
        actions.accept(
                Action.fix(diagnostic, TITLE, () -> edits(place, module, field, first.get(), space, index, moved))
                        .asPreferred());
    }

    /** {@return how many entries stand before a segment} Whoever wrote numbers has counted in text order. */
    private static int before(IndexTable table, int segment) {
        int before = 0;
        for (int i = 0; i < table.size(); i++) {
            before += table.segment(i) < segment ? 1 : 0;
        }
        return before;
    }

    private static List<Replacement> edits(
            Place place, ModuleAnalysis module, Node field, Node first, IndexSpace space, int from, int to) {
        List<Replacement> edits = new ArrayList<>();
        edits.add(new NewField(place.tree(), module).before(first, field.text()));
        edits.add(new Replacement(Layout.removal(place.tree(), field.span()), ""));
        return Shift.with(
                edits,
                place.tree(),
                module,
                space,
                index -> index == from ? to : index >= to && index < from ? index + 1 : index);
    }
}
