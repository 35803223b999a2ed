package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a global constant of which a lint says that nobody sets it. Not so the fields of types: they would no longer be
 * like those of types above, below or equal to theirs.
 */
final class RemoveMut implements Offer {
    private static final String TITLE = "Remove `mut`, as nobody sets this global";

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.field()
                .flatMap(RemoveMut::mutable)
                .ifPresent(mutable -> place.finding(Lint.NEEDLESS_MUT, mutable.span())
                        .filter(found -> isNear(place.selection(), mutable.span()))
                        .ifPresent(found -> actions.accept(
                                Layout.hasComments(mutable)
                                        ? Action.disabled(kind(), TITLE, "there is a comment in it")
                                        : Action.of(kind(), TITLE, () -> List.of(edit(mutable)))
                                                .fixing(found)
                                                .asPreferred())));
    }

    /** {@return the changes for all globals that nobody sets} */
    static List<Replacement> edits(Place place) {
        List<Replacement> edits = new ArrayList<>();
        for (Finding finding : place.findings()) {
            if (finding.lint() == Lint.NEEDLESS_MUT) {
                int segment = place.tree().segmentAt(finding.span().start());
                mutable(new Node(place.tree(), segment, 0))
                        .filter(node -> !Layout.hasComments(node))
                        .ifPresent(node -> edits.add(edit(node)));
            }
        }
        return edits;
    }

    private static boolean isNear(Span selection, Span span) {
        return selection.start() <= span.end() && span.start() <= selection.end();
    }

    private static Optional<Node> mutable(Node field) {
        return field.kind() == NodeKind.GLOBAL_FIELD ? Syntax.child(field, NodeKind.MUTABLE) : Optional.empty();
    }

    private static Replacement edit(Node mutable) {
        int start = Syntax.firstOperand(mutable).orElse(mutable.span()).start();
        int end = mutable.tree()
                .span(mutable.segment(), Syntax.innerEnd(mutable) - 1)
                .end();
        return new Replacement(mutable.span(), mutable.tree().source().textOf(new Span(start, end)));
    }
}
