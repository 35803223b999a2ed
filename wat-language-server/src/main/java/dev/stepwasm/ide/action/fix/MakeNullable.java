package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a local that is read before it is set be null at first, and checks it where it must not be. */
public final class MakeNullable implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            if (diagnostic.problem() == Problem.UNINITIALIZED_LOCAL) {
                FunctionAt.of(place)
                        .ifPresent(function -> TypeSpans.use(place, diagnostic)
                                .flatMap(use -> TypeSpans.definition(place, use))
                                .ifPresent(local -> offer(place, function, diagnostic, local, actions)));
            }
        }
    }

    private static void offer(
            Place place, FunctionAt function, Diagnostic diagnostic, Definition local, Consumer<Action> actions) {
        Optional<Replacement> nullable = nullable(place, local);
        if (nullable.isEmpty()) {
            return;
        }
        Trial trial = new Trial(function);
        List<Replacement> edits = List.of(nullable.get());
        String title = "Make `" + local.show() + "` nullable";
        if (trial.of(diagnostic, edits) != Trial.Outcome.CLEAN) {
            List<Replacement> checked = new ArrayList<>(edits);
            checked.addAll(checks(function, local.index()));
            edits = Trial.sorted(checked);
            title += " and check it where it is read";
        }
        List<Replacement> chosen = edits;
        if (trial.of(diagnostic, chosen) == Trial.Outcome.CLEAN) {
            actions.accept(Action.fix(diagnostic, title, () -> chosen));
        }
    }

    private static Optional<Replacement> nullable(Place place, Definition local) {
        return TypeSpans.node(place, local)
                .filter(node -> node.kind() == NodeKind.LOCAL)
                .map(node -> Syntax.children(node, NodeKind.REFERENCE_TYPE))
                .filter(types -> types.size() == 1)
                .map(List::getFirst)
                .map(MakeNullable::nullable);
    }

    private static Replacement nullable(Node type) {
        int end = Syntax.keyword(type).end();
        return new Replacement(new Span(end, end), " null");
    }

    private static List<Replacement> checks(FunctionAt function, int local) {
        List<Replacement> checks = new ArrayList<>();
        function.observe(new BodyObserver() {
            @Override
            public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
                boolean reads = instruction.opcode() == Opcode.LOCAL_GET
                        && instruction.immediates() instanceof Immediates.Index(int index)
                        && index == local;
                if (reads) {
                    Operands.producer(function, function.base() + instruction.position())
                            .ifPresent(
                                    producer -> checks.addAll(producer.followedBy(Opcode.REF_AS_NON_NULL.keyword())));
                }
            }
        });
        return checks;
    }
}
