package dev.stepwasm.ide.signature;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.ide.navigation.Scope;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;

/**
 * The signature of the instruction whose operands are being written: the folded one around a place, or the one on the same
 * line that takes its operands from the stack.
 */
public final class SignatureHelp {
    private final Analysis analysis;
    private final ModuleAnalysis module;
    private final Callees callees;
    private final int offset;

    private SignatureHelp(Analysis analysis, ModuleAnalysis module, int offset, KnownImports imports) {
        this.analysis = analysis;
        this.module = module;
        this.callees = new Callees(analysis, module, imports);
        this.offset = offset;
    }

    /** {@return what to show at an offset} */
    public static Optional<Signature> at(Analysis analysis, int offset) {
        return at(analysis, offset, HostCatalogues.all());
    }

    /**
     * {@return the same, if more or less is known about imports than hosts offer}
     *
     * @param imports what can be imported from outside of the text
     */
    public static Optional<Signature> at(Analysis analysis, int offset, KnownImports imports) {
        Scope scope = Scope.at(analysis, offset);
        int within = offset - scope.base();
        return scope.analysis()
                .moduleAt(within)
                .flatMap(module -> new SignatureHelp(scope.analysis(), module, within, imports).find());
    }

    private Optional<Signature> find() {
        Optional<Token> before = Token.lastBefore(analysis.tree(), offset);
        Optional<Token> within = Token.at(analysis.tree(), offset).filter(token -> !token.isTrivia());
        boolean inComment = Token.at(analysis.tree(), offset)
                .filter(token -> token.isTrivia() && token.span().start() < offset)
                .isPresent();
        if (inComment) {
            return Optional.empty();
        }
        return before.or(() -> within).flatMap(token -> folded(token.node())).or(() -> flat(before, within));
    }

    /** The innermost folded instruction that is open here and takes operands worth a name. */
    private Optional<Signature> folded(Node innermost) {
        Optional<Node> next = Optional.of(innermost);
        while (next.isPresent()) {
            Node node = next.get();
            if (node.kind() == NodeKind.FOLDED && isOpen(node)) {
                Optional<Signature> found = Code.headOf(node)
                        .flatMap(callees::of)
                        .map(callee -> Signature.of(callee, operandsBefore(node), ""));
                if (found.isPresent()) {
                    return found;
                }
            }
            next = node.parent();
        }
        return Optional.empty();
    }

    /** {@return whether the offset is behind the opening parenthesis of a group and not behind its closing one} */
    private boolean isOpen(Node group) {
        int last = Syntax.tokenEnd(group) - 1;
        boolean closed = group.data().tokens().code(last) == TokenCode.CLOSE
                && group.data().nodeOfToken(last) == group.index(); // else it is that of an operand
        return group.span().start() < offset
                && (!closed || offset < group.span().end());
    }

    /** {@return how many operands end before the offset, or where it stands right behind them, are being written} */
    private int operandsBefore(Node folded) {
        int count = 0;
        for (Node child : folded.children()) {
            boolean operand = child.kind() != NodeKind.INSTRUCTION && child.kind() != NodeKind.ERROR;
            count += operand && child.span().end() <= offset ? 1 : 0;
        }
        return count;
    }

    private Optional<Signature> flat(Optional<Token> before, Optional<Token> within) {
        Optional<Token> after = within.or(() -> Token.firstFrom(analysis.tree(), offset));
        return before.filter(this::isOnLine)
                .flatMap(this::flat)
                .or(() -> after.filter(this::isOnLine).flatMap(this::flat));
    }

    private boolean isOnLine(Token token) {
        SourceText source = analysis.source();
        return source.positionOf(token.span().start()).line()
                == source.positionOf(offset).line();
    }

    private Optional<Signature> flat(Token token) {
        Optional<Node> instruction = Optional.of(token.node());
        while (instruction.isPresent() && instruction.get().kind() != NodeKind.INSTRUCTION) {
            instruction = instruction.get().kind().isCode()
                    ? Optional.empty()
                    : instruction.get().parent();
        }
        return instruction
                .filter(node -> !isFolded(node))
                .flatMap(node -> callees.of(node)
                        .map(callee ->
                                ofStack(callee, new Token(analysis.tree(), node.segment(), Syntax.firstToken(node)))));
    }

    private static boolean isFolded(Node instruction) {
        return instruction
                .parent()
                .filter(parent -> parent.kind() == NodeKind.FOLDED)
                .isPresent();
    }

    /** The operands that are there fill the first parameters. */
    private Signature ofStack(Callee callee, Token keyword) {
        return TokenCode.isOpcode(keyword.code())
                ? InstructionAt.of(analysis, keyword)
                        .flatMap(at -> at.stack().before())
                        .map(types -> Signature.of(callee, types.size(), new TypeNames(module).show(types)))
                        .orElseGet(() -> Signature.of(callee, 0, ""))
                : Signature.of(callee, 0, "");
    }
}
