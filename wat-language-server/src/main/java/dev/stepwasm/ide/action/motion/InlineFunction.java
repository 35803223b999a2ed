package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
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

    static boolean isCall(Node instruction) {
        int code = instruction.data().tokens().code(instruction.data().firstToken(instruction.index()));
        return instruction.kind() == NodeKind.INSTRUCTION
                && (code == TokenCode.of(Opcode.CALL) || code == TokenCode.of(Opcode.RETURN_CALL));
    }

    private void at(FunctionCode code, Node call, Consumer<Action> actions) {
        int number = code.firstIn(call.span());
        if (number == code.size()) {
            return;
        }
        String title = "Inline `" + name(code.module(), code.index(number)) + "` here";
        Optional<String> obstacle = obstacle(code, number);
        Optional<FunctionInlining> inlining =
                obstacle.isPresent() ? Optional.empty() : Optional.of(found(code, call, number));
        Optional<String> reason = obstacle.or(() -> inlining.flatMap(FunctionInlining::obstacle));
        actions.accept(
                reason.isPresent()
                        ? Action.disabled(kind(), title, reason.get())
                        : Action.of(kind(), title, () -> new InlinedText(inlining.orElseThrow()).edits()));
    }

    /** {@return what inlines a call, if it can be inlined} */
    static Optional<FunctionInlining> inlining(FunctionCode code, Node call, int number) {
        return obstacle(code, number).isPresent()
                ? Optional.empty()
                : Optional.of(found(code, call, number))
                        .filter(inlining -> inlining.obstacle().isEmpty());
    }

    private static FunctionInlining found(FunctionCode code, Node call, int number) {
        Node field = new Node(code.field().tree(), segment(code, code.index(number)), 0);
        FunctionCode callee =
                FunctionCode.of(code.analysis(), code.module(), field).orElseThrow();
        return new FunctionInlining(code, call, number, callee);
    }

    private static String name(ModuleAnalysis module, int function) {
        return module.lowered()
                .lookup()
                .definition(IndexSpace.FUNCTION, function, -1)
                .map(Definition::show)
                .orElse(Integer.toString(function));
    }

    private static int segment(FunctionCode code, int callee) {
        return code.module()
                .lowered()
                .bodySegment(callee - code.module().module().importedFunctionCount());
    }

    private static Optional<String> obstacle(FunctionCode code, int call) {
        int callee = code.index(call);
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
        Node field = new Node(code.field().tree(), segment(code, callee), 0);
        if (FunctionCode.of(code.analysis(), code.module(), field).isEmpty()) {
            return Optional.of("an import is broken, so functions cannot be counted");
        }
        return isSound(code.analysis(), field) ? Optional.empty() : Optional.of("there are errors in it");
    }

    static boolean isSound(FunctionCode code) {
        return isSound(code.analysis(), code.field());
    }

    private static boolean isSound(Analysis analysis, Node field) {
        int start = field.span().start();
        return new Place(analysis, new Span(start, start)).isSound();
    }
}
