package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the selected value into a new local, and on demand uses that wherever the same value is computed again. */
public final class IntroduceLocal implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.EXTRACT;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Run.selected(place)
                .filter(run -> run.code().isReached(run.from()))
                .filter(run -> new Values(run.code()).isOne(run.from(), run.to()))
                .ifPresent(run -> offer(run, actions));
    }

    private void offer(Run run, Consumer<Action> actions) {
        FunctionCode code = run.code();
        ValueType type = code.operands(run.to()).getLast();
        int producer = code.producers(run.to()).getLast();
        String name =
                FreshNames.ofLocals(code.module(), code.function()).identifierLike(FreshNames.ofValue(code, producer));
        String title = "Introduce the local `" + name + "`";
        Optional<String> shown = LocalDeclarations.type(code.module(), type);
        if (shown.isEmpty()) {
            actions.accept(Action.disabled(kind(), title, "its type has no definition in this module"));
            return;
        }
        String group = "(local " + name + " " + shown.get() + ")";
        actions.accept(Action.of(kind(), title, () -> edits(run, name, group, List.of())));
        List<Span> others = others(run);
        if (!others.isEmpty()) {
            String more = " and replace " + others.size() + " more occurrence" + (others.size() == 1 ? "" : "s");
            actions.accept(Action.of(kind(), title + more, () -> edits(run, name, group, others)));
        }
    }

    private static List<Replacement> edits(Run run, String name, String group, List<Span> others) {
        FunctionCode code = run.code();
        SourceText source = code.analysis().source();
        List<Replacement> changes = new ArrayList<>();
        changes.add(new LocalDeclarations(code).added(List.of(group)));
        String value = source.textOf(run.span());
        Optional<Node> statement = run.areOperands() ? statement(run) : Optional.empty();
        if (statement.isPresent()) {
            Span span = Run.withAnnotations(statement.get());
            String text =
                    CodeText.reindented(source, run.span().start(), value, Layout.indentation(source, span.start()));
            String set = "(local.set " + name + " " + text + ")" + Layout.separator(source, span);
            changes.add(new Replacement(new Span(span.start(), span.start()), set));
            changes.add(new Replacement(run.span(), "(local.get " + name + ")"));
        } else if (run.areFolded()) {
            changes.add(new Replacement(run.span(), "(local.tee " + name + " " + value + ")"));
        } else {
            String tee = value + Layout.separator(source, run.span()) + "local.tee " + name;
            changes.add(new Replacement(run.span(), tee));
        }
        for (Span other : others) {
            boolean folded = source.text().charAt(other.start()) == '(';
            changes.add(new Replacement(other, folded ? "(local.get " + name + ")" : "local.get " + name));
        }
        return Changes.inOrder(changes);
    }

    /** {@return the instruction that the value is an operand of, if the value may as well be computed before all of that} */
    private static Optional<Node> statement(Run run) {
        Node statement = run.parent();
        Node parent = statement.parent().orElseThrow();
        while (parent.kind() == NodeKind.FOLDED || parent.kind() == NodeKind.FOLDED_IF) {
            statement = parent;
            parent = statement.parent().orElseThrow();
        }
        FunctionCode code = run.code();
        int first = code.firstIn(statement.span());
        Effect before = Effect.of(code, first, run.from());
        Effect value = Effect.of(code, run.from(), run.to());
        return first == run.from() || before.commutesWith(value) ? Optional.of(statement) : Optional.empty();
    }

    /** {@return where the same value is computed behind the selected one while nothing it depends on has changed} */
    private static List<Span> others(Run run) {
        FunctionCode code = run.code();
        Values values = new Values(code);
        Effect value = Effect.of(code, run.from(), run.to());
        List<Span> found = new ArrayList<>();
        if (!value.isPure() || values.hasBlocks(run.from(), run.to())) {
            return found;
        }
        int size = run.to() - run.from();
        int end = values.changed(value, run.to(), values.end(run.to()));
        for (int i = run.to(); i + size <= end; i++) {
            if (isSame(code, run.from(), i, size)) {
                Optional<Span> text = values.text(i, i + size);
                if (text.isPresent()) {
                    found.add(text.get());
                    i += size - 1;
                }
            }
        }
        return found;
    }

    private static boolean isSame(FunctionCode code, int one, int other, int size) {
        for (int k = 0; k < size; k++) {
            boolean same = code.op(one + k) == code.op(other + k)
                    && code.instruction(one + k)
                            .immediates()
                            .equals(code.instruction(other + k).immediates());
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
