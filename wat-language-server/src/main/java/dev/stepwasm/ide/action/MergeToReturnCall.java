package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a tail call of a call whose results are those of the function. */
final class MergeToReturnCall implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    @Override
    public List<Action.Kind> kinds() {
        return List.of(Action.Kind.REWRITE, Action.Kind.QUICK_FIX);
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Opcode> op = place.opcode();
        boolean fits = op.filter(o -> o == Opcode.RETURN || tail(o).isPresent()).isPresent();
        boolean handled = place.path().stream().anyMatch(node -> node.kind() == NodeKind.FOLDED_TRY || isTry(node));
        if (!fits || handled || place.instruction().isEmpty() || !place.isSound()) {
            return;
        }
        Node whole = whole(place.node().orElseThrow());
        if (op.get() == Opcode.RETURN) {
            returned(whole).ifPresent(call -> offer(place, call, whole, actions));
        } else {
            Optional<Node> ret = next(whole)
                    .filter(MergeToReturnCall::isBareReturn)
                    .or(() -> whole.parent().filter(MergeToReturnCall::isFoldedReturn));
            if (ret.isPresent()) {
                offer(place, whole, ret.get(), actions);
            } else if (isLast(place, whole)) {
                offer(place, whole, whole, actions);
            }
        }
    }

    private void offer(Place place, Node call, Node ret, Consumer<Action> actions) {
        Node head = head(call);
        Token keyword = new Token(head.tree(), head.segment(), Syntax.firstToken(head));
        Opcode tail = tail(TokenCode.opcode(keyword.code())).orElseThrow();
        if (!place.module()
                .map(module -> returnsTheSame(place, module, keyword))
                .orElse(false)) {
            return;
        }
        String title = call.equals(ret)
                ? "Make it a tail call: `" + tail.keyword() + "`"
                : "Merge `return` into `" + tail.keyword() + "`";
        boolean inside = ret.span().start() < call.span().start();
        boolean comments = inside
                ? Layout.hasComments(ret, Syntax.firstToken(ret), Syntax.firstToken(call))
                        || Layout.hasComments(ret, Syntax.tokenEnd(call), Syntax.tokenEnd(ret))
                : !call.equals(ret) && Layout.hasComments(ret);
        if (comments) {
            actions.accept(Action.disabled(kind(), title, "there is a comment in it"));
            return;
        }
        List<Replacement> edits = new ArrayList<>();
        if (inside) {
            edits.add(new Replacement(new Span(ret.span().start(), call.span().start()), ""));
        }
        edits.add(new Replacement(keyword.span(), tail.keyword()));
        if (inside) {
            edits.add(new Replacement(new Span(call.span().end(), ret.span().end()), ""));
        } else if (!call.equals(ret)) {
            edits.add(new Replacement(Layout.removal(place.tree(), ret.span()), ""));
        }
        Optional<Action.Fixed> found = place.finding(Lint.MISSED_TAIL_CALL, keyword.span())
                .filter(fixed -> fixed.span().equals(keyword.span()));
        actions.accept(found.map(fixed -> Action.of(Action.Kind.QUICK_FIX, title, () -> List.copyOf(edits))
                        .fixing(fixed))
                .orElseGet(() -> Action.of(kind(), title, () -> List.copyOf(edits))));
    }

    private static Optional<Opcode> tail(Opcode call) {
        return switch (call) {
            case CALL -> Optional.of(Opcode.RETURN_CALL);
            case CALL_INDIRECT -> Optional.of(Opcode.RETURN_CALL_INDIRECT);
            case CALL_REF -> Optional.of(Opcode.RETURN_CALL_REF);
            default -> Optional.empty();
        };
    }

    /** What a handler would catch must not leave it: a tail call runs when its function is gone. */
    private static boolean isTry(Node node) {
        boolean block = node.kind() == NodeKind.BLOCK || node.kind() == NodeKind.FOLDED_BLOCK;
        return block && (isA(Labels.head(node), Opcode.TRY_TABLE) || isA(Labels.head(node), Opcode.TRY));
    }

    private static boolean returnsTheSame(Place place, ModuleAnalysis module, Token keyword) {
        int body = module.lowered().bodyIn(keyword.segment());
        if (body < 0) {
            return false;
        }
        FunctionType own = module.module().functionType(module.module().importedFunctionCount() + body);
        return InstructionAt.of(place.analysis(), keyword)
                .map(InstructionAt::instruction)
                .flatMap(call -> callee(module.module(), call))
                .filter(type ->
                        own != null && type.results().size() == own.results().size())
                .isPresent();
    }

    private static Optional<FunctionType> callee(Module module, Instruction call) {
        return switch (call.immediates()) {
            case Immediates.Index(int index)
            when call.opcode() == Opcode.CALL ->
                index >= 0 && index < module.functionCount()
                        ? Optional.ofNullable(module.functionType(index))
                        : Optional.empty();
            case Immediates.Index(int type) -> type(module, type);
            case Immediates.Indices(int type, int table) -> type(module, type);
            default -> Optional.empty();
        };
    }

    private static Optional<FunctionType> type(Module module, int index) {
        return module.types().contains(index)
                ? Optional.ofNullable(module.types().function(index))
                : Optional.empty();
    }

    /** {@return the call that a {@code return} returns: right before it, or its only operand} */
    private static Optional<Node> returned(Node ret) {
        Optional<Node> call = isFoldedReturn(ret)
                ? Optional.of(ret.children().get(1))
                : isBareReturn(ret) ? previous(ret) : Optional.empty();
        return call.filter(node -> head(node).kind() == NodeKind.INSTRUCTION).filter(node -> {
            int code = node.data().tokens().code(Syntax.firstToken(head(node)));
            return TokenCode.isOpcode(code) && tail(TokenCode.opcode(code)).isPresent();
        });
    }

    /** {@return the folded instruction that a keyword is the head of, or the instruction itself} */
    private static Node whole(Node instruction) {
        return instruction
                .parent()
                .filter(node -> node.kind() == NodeKind.FOLDED && instruction.equals(Labels.head(node)))
                .orElse(instruction);
    }

    private static Node head(Node node) {
        return node.kind() == NodeKind.FOLDED ? Labels.head(node) : node;
    }

    private static boolean isBareReturn(Node node) {
        return isA(head(node), Opcode.RETURN)
                && (node.kind() == NodeKind.INSTRUCTION || node.children().size() == 1);
    }

    private static boolean isFoldedReturn(Node node) {
        return node.kind() == NodeKind.FOLDED
                && isA(head(node), Opcode.RETURN)
                && node.children().size() == 2;
    }

    private static Optional<Node> next(Node node) {
        int next = node.data().nodeEnd(node.index());
        boolean within = node.parent()
                .filter(parent -> next < parent.data().nodeEnd(parent.index()))
                .isPresent();
        return within ? Optional.of(new Node(node.tree(), node.segment(), next)) : Optional.empty();
    }

    private static Optional<Node> previous(Node node) {
        Optional<Node> before = Optional.empty();
        for (Node sibling : node.parent().map(Node::children).orElse(List.of())) {
            if (sibling.equals(node)) {
                return before;
            }
            before = Optional.of(sibling);
        }
        return Optional.empty();
    }

    /** {@return whether the function ends when a call at a place comes back} */
    private static boolean isLast(Place place, Node call) {
        List<Node> path = place.path();
        for (int i = 0; i < path.size(); i++) {
            Node node = path.get(i);
            boolean end = node.equals(call);
            if (node.kind().isCode() && node.kind() != NodeKind.THEN && node.kind() != NodeKind.ELSE) {
                if ((!end && !isInside(node, path.get(i + 1))) || !endsItsSequence(node)) {
                    return false;
                }
            }
            if (end) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(Node block, Node child) {
        return switch (block.kind()) {
            case FOLDED_BLOCK, BLOCK -> child.index() != block.index() + 1;
            case FOLDED_IF -> child.kind() == NodeKind.THEN || child.kind() == NodeKind.ELSE;
            default -> false;
        };
    }

    private static boolean endsItsSequence(Node node) {
        return next(node)
                .map(after -> isA(after, Opcode.END) || isA(after, Opcode.ELSE))
                .orElse(true);
    }

    private static boolean isA(Node instruction, Opcode op) {
        return instruction.kind() == NodeKind.INSTRUCTION
                && instruction.data().tokens().code(Syntax.firstToken(instruction)) == TokenCode.of(op);
    }
}
