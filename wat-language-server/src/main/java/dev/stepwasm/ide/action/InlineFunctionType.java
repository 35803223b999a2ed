package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the parameters and results of the type that a type use refers to, behind the reference. */
final class InlineFunctionType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.INLINE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> reference = place.around(NodeKind.TYPE_REFERENCE);
        Optional<Node> use = reference.flatMap(Node::parent).filter(node -> node.kind() == NodeKind.TYPE_USE);
        if (use.isEmpty() || use.get().children().size() != 1) {
            return;
        }
        Node node = reference.get();
        Optional<Span> index = Syntax.firstOperand(node);
        if (index.isPresent()) {
            place.module().ifPresent(module -> offer(place, module, node, index.get(), actions));
        }
    }

    private void offer(Place place, ModuleAnalysis module, Node node, Span index, Consumer<Action> actions) {
        type(place, module, index)
                .filter(type -> !type.equals(FunctionType.EMPTY))
                .ifPresent(type -> {
                    String clauses =
                            clause(module, "param", type.parameters()) + clause(module, "result", type.results());
                    Span end = new Span(node.span().end(), node.span().end());
                    String title = "Write out the type `" + place.source().textOf(index) + "`";
                    actions.accept(Action.of(kind(), title, end, clauses));
                });
    }

    private static String clause(ModuleAnalysis module, String keyword, List<ValueType> types) {
        return types.isEmpty() ? "" : " " + Types.clause(module, keyword, types);
    }

    private static Optional<FunctionType> type(Place place, ModuleAnalysis module, Span index) {
        return new Place(place.analysis(), index)
                .use()
                .filter(use -> use.space() == IndexSpace.TYPE)
                .map(Use::index)
                .filter(module.module().types()::contains)
                .flatMap(type -> Optional.ofNullable(module.module().types().function(type)));
    }
}
