package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a type use that says two different things say one: the type that it names, or what is written out. */
public final class AgreeWithType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.INLINE_FUNCTION_TYPE) {
                Token.firstFrom(place.tree(), diagnostic.span().start())
                        .map(Token::node)
                        .filter(node -> node.kind() == NodeKind.TYPE_REFERENCE)
                        .ifPresent(reference -> place.module()
                                .ifPresent(module -> offer(place, module, diagnostic, reference, actions)));
            }
        }
    }

    private static void offer(
            Place place, ModuleAnalysis module, Diagnostic diagnostic, Node reference, Consumer<Action> actions) {
        List<Node> written = reference.parent().stream()
                .flatMap(use -> use.children().stream())
                .filter(node -> node.kind() == NodeKind.PARAM || node.kind() == NodeKind.RESULT)
                .toList();
        Optional<FunctionType> type = TypeSpans.use(place, diagnostic)
                .flatMap(use -> Optional.ofNullable(module.module().types().function(use.index())));
        if (written.isEmpty() || type.isEmpty()) {
            return;
        }
        Node last = written.getLast();
        if (!Layout.hasComments(written.getFirst(), Syntax.firstToken(written.getFirst()), Syntax.tokenEnd(last))) {
            Span span = new Span(written.getFirst().span().start(), last.span().end());
            CallShape shape = new CallShape(
                    type.get().parameters(),
                    names(written, type.get().parameters().size()),
                    type.get().results());
            String text = shape.show(module).strip();
            Replacement edit = text.isEmpty()
                    ? new Replacement(Layout.removal(place.tree(), span), "")
                    : new Replacement(span, text);
            String title = text.isEmpty()
                    ? "Remove what the type does not have"
                    : "Change to `" + text + "`, as the type has it";
            actions.accept(Action.fix(diagnostic, title, edit.span(), edit.text()));
        }
        String named = Syntax.line(reference, Syntax.firstToken(reference), Syntax.tokenEnd(reference));
        actions.accept(
                Action.fix(diagnostic, "Remove `" + named + "`", Layout.removal(place.tree(), reference.span()), ""));
    }

    /** {@return the names of the parameters that are written, as far as the type has so many} */
    private static List<String> names(List<Node> written, int count) {
        List<String> names = new ArrayList<>();
        for (Node node : written) {
            if (node.kind() == NodeKind.PARAM) {
                Optional<Span> id = Syntax.id(node);
                int types = TypeSpans.in(node).size();
                for (int i = 0; i < types; i++) {
                    names.add(id.map(span -> node.tree().source().textOf(span)).orElse(""));
                }
            }
        }
        while (names.size() < count) {
            names.add("");
        }
        return names.subList(0, count);
    }
}
