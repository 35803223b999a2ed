package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a global constant that nobody sets, neither here nor outside. */
final class RemoveMut implements Offer {
    private static final String TITLE = "Remove `mut`, as nobody sets this global";

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> field = place.field().filter(node -> node.kind() == NodeKind.GLOBAL_FIELD);
        Optional<Node> mutable = field.flatMap(RemoveMut::mutable);
        boolean inHead = field.isPresent()
                && Syntax.child(field.get(), NodeKind.BODY)
                        .filter(body -> body.span().start() <= place.selection().start()
                                && body.span().length() > 0)
                        .isEmpty();
        if (mutable.isEmpty() || !inHead || place.analysis().hasErrors()) {
            return;
        }
        place.module().ifPresent(module -> {
            int index = module.lowered()
                    .table(IndexSpace.GLOBAL)
                    .indexIn(field.get().segment());
            if (index >= 0 && SetGlobals.of(place.tree(), module).isConstant(index)) {
                Action action = Layout.hasComments(mutable.get())
                        ? Action.disabled(kind(), TITLE, "there is a comment in it")
                        : Action.of(kind(), TITLE, () -> List.of(edit(mutable.get())))
                                .asPreferred();
                actions.accept(place.finding(Lint.NEEDLESS_MUT, mutable.get().span())
                        .map(action::fixing)
                        .orElse(action));
            }
        });
    }

    /** {@return the changes for all globals of a module that nobody sets} */
    static List<Replacement> edits(Place place, ModuleAnalysis module) {
        List<Replacement> edits = new ArrayList<>();
        IndexTable globals = module.lowered().table(IndexSpace.GLOBAL);
        if (globals.size() == 0) {
            return edits;
        }
        SetGlobals set = SetGlobals.of(place.tree(), module);
        for (int index = 0; index < globals.size(); index++) {
            Node field = new Node(place.tree(), globals.segment(index), 0);
            if (field.kind() == NodeKind.GLOBAL_FIELD && set.isConstant(index)) {
                mutable(field).filter(node -> !Layout.hasComments(node)).ifPresent(node -> edits.add(edit(node)));
            }
        }
        return edits;
    }

    private static Optional<Node> mutable(Node field) {
        boolean imported = Syntax.child(field, NodeKind.INLINE_IMPORT).isPresent();
        return imported ? Optional.empty() : Syntax.child(field, NodeKind.MUTABLE);
    }

    private static Replacement edit(Node mutable) {
        int start = Syntax.firstOperand(mutable).orElse(mutable.span()).start();
        int end = mutable.tree()
                .span(mutable.segment(), Syntax.innerEnd(mutable) - 1)
                .end();
        return new Replacement(mutable.span(), mutable.tree().source().textOf(new Span(start, end)));
    }
}
