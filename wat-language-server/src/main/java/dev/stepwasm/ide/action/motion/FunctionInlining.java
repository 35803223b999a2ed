package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.action.Labels;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call of a function whose body is to stand there instead. */
final class FunctionInlining {
    private final FunctionCode code;
    private final int call;
    private final FunctionCode callee;
    private final Node whole;
    private final List<Argument> arguments;
    private final boolean lastReturn;

    /**
     * One argument.
     *
     * @param text what computes it
     * @param from the first of its instructions
     * @param to the one behind the last
     */
    record Argument(Span text, int from, int to) {}

    /**
     * For one call.
     *
     * @param node the keyword of the call
     * @param call its number among the instructions
     */
    FunctionInlining(FunctionCode code, Node node, int call, FunctionCode callee) {
        this.code = code;
        this.call = call;
        this.callee = callee;
        this.whole = node.parent()
                .filter(parent ->
                        parent.kind() == NodeKind.FOLDED && Labels.head(parent).equals(node))
                .orElse(node);
        this.arguments = foundArguments();
        this.lastReturn = endsWithReturn();
    }

    FunctionCode code() {
        return code;
    }

    FunctionCode callee() {
        return callee;
    }

    int call() {
        return call;
    }

    /** {@return the call with its operands if it is folded} */
    Node whole() {
        return whole;
    }

    boolean isFolded() {
        return whole.kind() == NodeKind.FOLDED;
    }

    /** {@return whether only something folded can stand there} */
    boolean isOperand() {
        NodeKind parent = whole.parent().map(Node::kind).orElse(NodeKind.BODY);
        return parent == NodeKind.FOLDED || parent == NodeKind.FOLDED_IF;
    }

    /** {@return what computes each argument, nothing if that is not written in pieces of their own right before the call} */
    List<Argument> arguments() {
        return arguments;
    }

    private List<Argument> foundArguments() {
        Values values = new Values(code);
        List<Argument> found = new ArrayList<>();
        int end = call;
        int textEnd = isFolded() ? Integer.MAX_VALUE : whole.span().start();
        for (int i = callee.parameterCount(); i > 0; i--) {
            int from = values.start(end);
            Optional<Span> text = from < 0 ? Optional.empty() : values.text(from, end);
            boolean inside = text.isPresent()
                    && text.get().end() <= textEnd
                    && (!isFolded() || whole.span().contains(text.get().start()));
            if (!inside) {
                return List.of();
            }
            found.addFirst(new Argument(text.get(), from, end));
            textEnd = text.get().start();
            end = from;
        }
        boolean all = (!isFolded() || operandsAre(found)) && !hasCommentsBetween(found);
        return all && areTogether(found) ? found : List.of();
    }

    /** What is between arguments would be lost. */
    private boolean hasCommentsBetween(List<Argument> found) {
        int at =
                found.isEmpty() ? whole.span().start() : found.getFirst().text().start();
        boolean comments = false;
        for (Argument argument : found) {
            comments |= hasComments(at, argument.text().start());
            at = argument.text().end();
        }
        return comments
                || hasComments(
                        at, isFolded() ? whole.span().end() : whole.span().start());
    }

    private boolean hasComments(int from, int to) {
        Tokens tokens = Lexer.lex(code.analysis().source().text(), from, Math.max(from, to), new Problems());
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.isTrivia(token)) {
                return true;
            }
        }
        return false;
    }

    /** The operands that are written in the call are its arguments and nothing else. */
    private boolean operandsAre(List<Argument> found) {
        int first = found.isEmpty() ? call : found.getFirst().from();
        return first == 0 || !whole.span().contains(code.position(first - 1));
    }

    /** Nothing but space stands between flat arguments and the call, and all are in one block. */
    private boolean areTogether(List<Argument> found) {
        if (found.isEmpty()) {
            return true;
        }
        Span between = new Span(
                found.getFirst().text().start(),
                Math.max(found.getLast().text().end(), whole.span().end()));
        for (int i = 0; i < code.size(); i++) {
            boolean own = i >= found.getFirst().from() && i <= call;
            if (between.contains(code.position(i)) && !own) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the only return stands at the very end and leaves nothing else on the stack} */
    boolean lastReturn() {
        return lastReturn;
    }

    private boolean endsWithReturn() {
        int last = callee.size() - 1;
        return last >= 0
                && callee.op(last) == Opcode.RETURN
                && callee.isReached(last)
                && callee.block(last) == FunctionCode.FUNCTION
                && callee.before(last) == callee.results().size()
                && !leaves(last);
    }

    /** {@return whether there are returns in the body that become branches} */
    boolean returns() {
        boolean found = false;
        for (int i = 0; i < callee.size() && !lastReturn; i++) {
            found |= callee.op(i) == Opcode.RETURN || isTailCall(callee.op(i));
        }
        return found;
    }

    private boolean leaves(int end) {
        for (int i = 0; i < end; i++) {
            if (callee.op(i) == Opcode.RETURN || isTailCall(callee.op(i))) {
                return true;
            }
            for (int target : callee.targets(i)) {
                if (target == FunctionCode.FUNCTION) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return whether the body must stand in a block, which its returns leave} */
    boolean needsBlock() {
        boolean ends = lastReturn || callee.size() == 0 || callee.goesOn(callee.size() - 1);
        return !ends || (!lastReturn && leaves(callee.size())) || (isOperand() && !isBodyFolded());
    }

    private boolean isBodyFolded() {
        return bodyNodes().stream()
                .allMatch(node -> node.kind() != NodeKind.INSTRUCTION && node.kind() != NodeKind.BLOCK);
    }

    /** {@return the text of the body, with comments on lines of their own right before it} */
    Span bodySpan() {
        Node first = bodyNodes().getFirst();
        int start = Run.withAnnotations(first).start();
        int head = Syntax.child(callee.field(), NodeKind.BODY).orElseThrow().index();
        int headEnd = callee.field().data().tokenEnd(head - 1);
        Segment data = callee.field().data();
        for (int token = Syntax.firstToken(first) - 1;
                token >= headEnd && data.tokens().isTrivia(token);
                token--) {
            Span span = first.tree().span(first.segment(), token);
            if (Layout.startsLine(first.tree().source(), span.start())) {
                start = Math.min(start, span.start());
            }
        }
        return new Span(start, bodyNodes().getLast().span().end());
    }

    /** {@return whether the body has several lines} */
    boolean bodySpansLines() {
        Span span = bodyNodes().isEmpty() ? new Span(0, 0) : bodySpan();
        var source = code.analysis().source();
        return source.positionOf(span.start()).line()
                != source.positionOf(span.end()).line();
    }

    /** {@return the instructions of the body} */
    List<Node> bodyNodes() {
        return Syntax.child(callee.field(), NodeKind.BODY).map(Node::children).orElse(List.of());
    }

    /** {@return whether the call may run again in the same frame} */
    boolean isInLoop() {
        return code.isInLoop(call, 0);
    }

    /** {@return why it cannot be done} */
    Optional<String> obstacle() {
        for (int i = 0; i < callee.size(); i++) {
            if (callee.op(i) == Opcode.RETURN_CALL || callee.op(i) == Opcode.CALL) {
                if (callee.index(i) == callee.function()) {
                    return Optional.of("it calls itself");
                }
            }
            if (isTailCall(callee.op(i)) && isHandled(i)) {
                return Optional.of("a tail call in it leaves a block whose handlers would catch for it then");
            }
        }
        List<ValueType> types = new ArrayList<>(callee.localTypes());
        types.addAll(callee.results());
        boolean unnamed = types.stream()
                .anyMatch(type -> LocalDeclarations.type(code.module(), type).isEmpty());
        if (unnamed) {
            return Optional.of("a value in it has a type that no field of the module defines");
        }
        if (losesComments()) {
            return Optional.of(
                    "there is a comment in the call that would be lost; move it out of the parentheses first");
        }
        return writesTypes() && countsTypes()
                ? Optional.of(
                        "a number in this module means a type that no field defines, which might become another one")
                : Optional.empty();
    }

    /** Comments between operands stay with them, all others in the call would go with it. */
    private boolean losesComments() {
        List<Node> operands =
                isFolded() ? whole.children().subList(1, whole.children().size()) : List.of();
        int from = operands.isEmpty()
                ? whole.span().end()
                : operands.getFirst().span().start();
        int to = operands.isEmpty() ? from : operands.getLast().span().end();
        return hasComments(whole.span().start(), from)
                || hasComments(to, whole.span().end());
    }

    private static boolean isTailCall(Opcode op) {
        return op == Opcode.RETURN_CALL || op == Opcode.RETURN_CALL_INDIRECT || op == Opcode.RETURN_CALL_REF;
    }

    private boolean isHandled(int i) {
        for (int block = callee.block(i); block != FunctionCode.FUNCTION; block = callee.block(block)) {
            if (callee.op(block) == Opcode.TRY || callee.op(block) == Opcode.TRY_TABLE) {
                return true;
            }
        }
        return false;
    }

    /** Whether types stand in the new text that may add to those of the module. */
    private boolean writesTypes() {
        boolean results = needsBlock() && callee.results().size() > 1;
        Segment data = callee.field().data();
        Optional<Node> body = Syntax.child(callee.field(), NodeKind.BODY);
        for (int node = body.map(Node::index).orElse(0) + 1;
                body.isPresent() && node < data.nodeEnd(body.get().index());
                node++) {
            results |= data.kind(node) == NodeKind.TYPE_USE && data.nodeEnd(node) > node + 1;
        }
        return results;
    }

    private boolean countsTypes() {
        int types = code.module().lowered().table(IndexSpace.TYPE).size();
        if (types == code.module().module().types().size()) {
            return false;
        }
        boolean[] found = new boolean[1];
        for (int number = code.module().syntax().firstField();
                number < code.module().syntax().end() && !found[0];
                number++) {
            Segment segment = code.field().tree().segment(number);
            if (segment.kind().isField() && segment.tokens().contains(TokenCode.NAT)) {
                code.module()
                        .lowered()
                        .lookup()
                        .forEachUse(
                                number,
                                (token, space, index, owner) -> found[0] |= space == IndexSpace.TYPE
                                        && index >= types
                                        && segment.tokens().code(token) == TokenCode.NAT);
            }
        }
        return found[0];
    }
}
