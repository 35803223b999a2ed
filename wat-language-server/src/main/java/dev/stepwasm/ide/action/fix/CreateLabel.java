package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Labels;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a label that a branch goes to: gives the name to a block around it that has none, or puts a block around the whole
 * code of the function, so that the branch leaves it.
 */
public final class CreateLabel implements Offer {
    private static final int MOST_LEVELS = 3;

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown label : Unknown.at(place, IndexSpace.LABEL)) {
            if (label.name().isPresent()) {
                FunctionAt.of(place).ifPresent(function -> offer(place, function, label, actions));
            }
        }
    }

    private static void offer(Place place, FunctionAt function, Unknown label, Consumer<Action> actions) {
        String name = label.show();
        List<Node> heads = Labels.heads(place);
        for (int level = 0; level < Math.min(heads.size(), MOST_LEVELS); level++) {
            Node head = heads.get(level);
            if (Syntax.id(head).isEmpty()) {
                Span keyword = Syntax.keyword(head);
                String word = place.source().textOf(keyword);
                String which = "the `" + word + "` " + (level == 0 ? "around it" : level + 1 + " levels out");
                Action action = Action.fix(
                        label.diagnostic(),
                        "Name " + which + " `" + name + "`",
                        new Span(keyword.end(), keyword.end()),
                        " " + name);
                boolean sure = level == 0 && label.diagnostic().suggestion().isEmpty();
                actions.accept(sure ? action.asPreferred() : action);
            }
        }
        Optional<Node> body = Syntax.child(function.field(), NodeKind.BODY);
        if (function.isWellFormed() && body.isPresent()) {
            actions.accept(Action.fix(
                    label.diagnostic(),
                    "Wrap the code of the function in `block " + name + "`",
                    () -> wrapped(function, body.get(), name)));
        }
    }

    private static List<Replacement> wrapped(FunctionAt function, Node body, String name) {
        List<Node> code = body.children();
        SourceText source = body.tree().source();
        int start = code.getFirst().span().start();
        int end = code.getLast().span().end();
        boolean folded = source.text().charAt(start) == '(';
        String results = function.type().results().isEmpty()
                ? ""
                : " "
                        + Types.clause(
                                function.module(), "result", function.type().results());
        String head = (folded ? "(block " : "block ") + name + results;
        List<Replacement> edits = new ArrayList<>();
        if (!Layout.startsLine(source, start)) {
            edits.add(new Replacement(new Span(start, start), head + " "));
            edits.add(new Replacement(new Span(end, end), folded ? ")" : " end"));
            return edits;
        }
        String newLine = Layout.newLine(source, start);
        String step = Layout.deeper(source, start)
                .substring(Layout.indentation(source, start).length());
        edits.add(new Replacement(new Span(start, start), head + newLine + step));
        int last = source.positionOf(end).line();
        for (int line = source.positionOf(start).line() + 1; line <= last; line++) {
            Span span = source.lineSpan(line);
            if (!source.textOf(span).isBlank()) {
                edits.add(new Replacement(new Span(span.start(), span.start()), step));
            }
        }
        int at = folded ? end : NewField.lineEnd(source, end);
        edits.add(new Replacement(new Span(at, at), folded ? ")" : newLine + "end"));
        return edits;
    }
}
