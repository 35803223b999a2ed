package dev.stepwasm.ide.hint;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.signature.Callee;
import dev.stepwasm.ide.signature.Callees;
import dev.stepwasm.ide.signature.Parameter;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hints that follow from how a field without syntax errors is built: what ends where, and which operand is which. */
final class StructureHints {
    private final Analysis analysis;
    private final Callees callees;
    private final ModuleAnalysis module;
    private final Segment data;
    private final int segment;
    private final Span part;

    StructureHints(Analysis analysis, ModuleAnalysis module, int segment, Span part, KnownImports imports) {
        this.analysis = analysis;
        this.callees = new Callees(analysis, module, imports);
        this.module = module;
        this.data = analysis.tree().segment(segment);
        this.segment = segment;
        this.part = part;
    }

    // What ends where.

    /** Behind the ends of functions and named blocks that began on a line before. */
    void addEnds(List<Hint> found) {
        int base = analysis.tree().start(segment);
        for (int index = 0; index < data.nodeCount(); index++) {
            int end = base + data.end(index);
            if (end >= part.start() && end <= part.end() && canEnd(data.kind(index))) {
                Node node = new Node(analysis.tree(), segment, index);
                ended(node).filter(hint -> isBelow(node)).ifPresent(found::add);
            }
        }
    }

    private static boolean canEnd(NodeKind kind) {
        return switch (kind) {
            case FUNCTION_FIELD, BLOCK, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> true;
            default -> false;
        };
    }

    private boolean isBelow(Node node) {
        SourceText source = analysis.source();
        Span span = node.span();
        return source.positionOf(span.start()).line()
                < source.positionOf(span.end()).line();
    }

    private Optional<Hint> ended(Node node) {
        int end = node.span().end();
        if (node.kind() == NodeKind.FUNCTION_FIELD) {
            int function = module.lowered().table(IndexSpace.FUNCTION).indexIn(segment);
            return module.lowered()
                    .lookup()
                    .definition(IndexSpace.FUNCTION, function, -1)
                    .map(defined ->
                            new Hint(end, Hint.Kind.END, "(func " + defined.show() + ")", Optional.of(defined)));
        }
        boolean repeats =
                node.kind() == NodeKind.BLOCK && data.tokens().code(Syntax.tokenEnd(node) - 1) == TokenCode.ID;
        return repeats
                ? Optional.empty()
                : Code.headOf(node)
                        .flatMap(head -> Syntax.idToken(head)
                                .map(id -> new Hint(end, Hint.Kind.END, blockLabel(node, head, id), Optional.empty())));
    }

    private String blockLabel(Node node, Node head, int id) {
        String shown = analysis.source().textOf(Syntax.keyword(head)) + " "
                + analysis.tree().text(segment, id);
        return node.kind() == NodeKind.BLOCK ? shown : "(" + shown + ")";
    }

    // Which operand is which.

    /** Before the operands of folded calls. */
    void addParameters(List<Hint> found) {
        int base = analysis.tree().start(segment);
        for (int index = 0; index < data.nodeCount(); index++) {
            boolean touches = base + data.end(index) >= part.start() && base + data.start(index) <= part.end();
            if (data.kind(index) == NodeKind.FOLDED && touches) {
                Node node = new Node(analysis.tree(), segment, index);
                Code.headOf(node)
                        .filter(StructureHints::isCall)
                        .flatMap(callees::of)
                        .ifPresent(callee -> operands(found, node, callee));
            }
        }
    }

    private static boolean isCall(Node head) {
        return switch (TokenCode.opcode(head.data().tokens().code(Syntax.firstToken(head)))) {
            case CALL, RETURN_CALL, CALL_INDIRECT, RETURN_CALL_INDIRECT, CALL_REF, RETURN_CALL_REF -> true;
            case THROW, STRUCT_NEW -> true;
            default -> false;
        };
    }

    /** Only where there are as many operands as parameters is it clear which is which. */
    private void operands(List<Hint> found, Node call, Callee callee) {
        List<Node> operands = new ArrayList<>(call.children());
        operands.removeIf(child -> child.kind() == NodeKind.INSTRUCTION);
        if (operands.size() != callee.parameters().size() || callee.definition().isEmpty()) {
            return;
        }
        for (int i = 0; i < operands.size(); i++) {
            Parameter parameter = callee.parameters().get(i);
            Node operand = operands.get(i);
            if (parameter.name().isPresent()
                    && !saysItself(operand, parameter.name().get())) {
                found.add(new Hint(
                        operand.span().start(),
                        Hint.Kind.PARAMETER,
                        parameter.name().get() + ":",
                        callee.definition()));
            }
        }
    }

    /** {@return whether an operand is just something of the same name} */
    private boolean saysItself(Node operand, String name) {
        return Code.headOf(operand)
                .filter(head -> operand.children().size() == 1)
                .flatMap(Syntax::idToken)
                .map(id -> analysis.tree().span(segment, id))
                .filter(span -> Identifier.name(analysis.source().text(), span.start(), span.end())
                        .equals(name))
                .isPresent();
    }
}
