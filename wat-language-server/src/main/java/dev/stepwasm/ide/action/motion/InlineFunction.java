package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the body of a function where it is called. */
public final class InlineFunction implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.INLINE;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> call = place.node()
                .filter(node -> node.kind() == NodeKind.INSTRUCTION)
                .filter(node -> isCall(node) && place.isSound())
                .filter(node -> place.field().orElseThrow().kind() == NodeKind.FUNCTION_FIELD);
        if (call.isPresent()) {
            place.module()
                    .flatMap(module -> FunctionCode.of(
                            place.analysis(), module, place.field().orElseThrow()))
                    .ifPresent(code -> at(code, call.get(), actions));
        }
    }

    private static boolean isCall(Node instruction) {
        int code = instruction.data().tokens().code(instruction.data().firstToken(instruction.index()));
        return code == TokenCode.of(Opcode.CALL) || code == TokenCode.of(Opcode.RETURN_CALL);
    }

    private void at(FunctionCode code, Node call, Consumer<Action> actions) {
        int number = code.firstIn(call.span());
        if (number == code.size()) {
            return;
        }
        int callee = code.index(number);
        String title = "Inline `" + name(code.module(), callee) + "` here";
        Optional<String> obstacle = obstacle(code, number, callee);
        if (obstacle.isPresent()) {
            actions.accept(Action.disabled(kind(), title, obstacle.get()));
            return;
        }
        FunctionCode body = body(code, callee).orElseThrow();
        FunctionInlining inlining = new FunctionInlining(code, call, number, body);
        Optional<String> problem = inlining.obstacle();
        actions.accept(
                problem.isPresent()
                        ? Action.disabled(kind(), title, problem.get())
                        : Action.of(kind(), title, () -> edits(inlining)));
    }

    private static List<Replacement> edits(FunctionInlining inlining) {
        return new InlinedText(inlining).edits();
    }

    private static String name(ModuleAnalysis module, int function) {
        return module.lowered()
                .lookup()
                .definition(IndexSpace.FUNCTION, function, -1)
                .map(definition -> definition.show())
                .orElse(Integer.toString(function));
    }

    private static Optional<FunctionCode> body(FunctionCode code, int callee) {
        int number = callee - code.module().module().importedFunctionCount();
        int segment = code.module().lowered().bodySegment(number);
        return FunctionCode.of(
                code.analysis(), code.module(), new Node(code.field().tree(), segment, 0));
    }

    private static Optional<String> obstacle(FunctionCode code, int call, int callee) {
        if (code.op(call) == Opcode.RETURN_CALL) {
            return Optional.of("a tail call gives up the frame of this function; make it a plain call first");
        }
        if (!code.isReached(call)) {
            return Optional.of("this call is never reached");
        }
        if (callee < code.module().module().importedFunctionCount()) {
            return Optional.of("it is imported");
        }
        if (callee == code.function()) {
            return Optional.of("it calls itself here");
        }
        int number = callee - code.module().module().importedFunctionCount();
        int start = code.field().tree().start(code.module().lowered().bodySegment(number));
        Node field = new Node(code.field().tree(), code.module().lowered().bodySegment(number), 0);
        int inside = Math.max(start, field.span().start());
        boolean sound = new Place(code.analysis(), new Span(inside, inside)).isSound();
        return sound ? Optional.empty() : Optional.of("there are errors in it");
    }
}
