package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes one group of those without names that follow each other, as {@code (param i32) (param i32)}. */
final class JoinGroups implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        TypeGroup.at(new Place(
                        place.analysis(),
                        new Span(place.selection().start(), place.selection().start())))
                .filter(group -> !group.isNamed())
                .ifPresent(group -> {
                    List<TypeGroup> run = selected(run(group), place.selection());
                    String title = "Join these `" + group.word() + "` groups";
                    if (run.size() < 2) {
                        return;
                    }
                    Node first = run.getFirst().node();
                    Node last = run.getLast().node();
                    if (Layout.hasComments(first, Syntax.firstToken(first), Syntax.tokenEnd(last))) {
                        actions.accept(Action.disabled(kind(), title, "there is a comment between the types"));
                        return;
                    }
                    String types = run.stream()
                            .flatMap(joined -> joined.types().stream())
                            .map(type -> " " + type)
                            .collect(Collectors.joining());
                    Span whole = new Span(first.span().start(), last.span().end());
                    actions.accept(Action.of(kind(), title, whole, "(" + group.word() + types + ")"));
                });
    }

    /** {@return the groups of the same kind around one, without anything but comments between them} */
    private static List<TypeGroup> run(TypeGroup group) {
        List<TypeGroup> run = new ArrayList<>();
        int next = -1;
        for (Node sibling : group.node().parent().map(Node::children).orElse(List.of())) {
            TypeGroup other = new TypeGroup(sibling);
            boolean alike = sibling.kind() == group.node().kind() && !other.isNamed();
            if (!alike || Syntax.firstToken(sibling) != next) {
                if (run.contains(group)) {
                    break;
                }
                run.clear();
            }
            if (alike) {
                run.add(other);
            }
            next = Syntax.next(sibling, Syntax.tokenEnd(sibling) - 1);
        }
        return run;
    }

    /** A selection says which ones; a cursor means all of them. */
    private static List<TypeGroup> selected(List<TypeGroup> run, Span selection) {
        return selection.length() == 0
                ? run
                : run.stream()
                        .filter(group -> group.span().start() < selection.end()
                                && selection.start() < group.span().end())
                        .toList();
    }
}
