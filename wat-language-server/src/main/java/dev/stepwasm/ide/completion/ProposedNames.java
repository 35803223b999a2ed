package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.outline.DocumentSymbols;
import dev.stepwasm.ide.outline.LocalSymbols;
import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which names can stand for an index at a place, and which there are. */
final class ProposedNames {
    private static final EnumSet<Symbol.Kind> TYPES =
            EnumSet.of(Symbol.Kind.FUNCTION_TYPE, Symbol.Kind.STRUCT_TYPE, Symbol.Kind.ARRAY_TYPE);

    private ProposedNames() {}

    /** {@return what an index behind the tokens before an offset, in this node, can stand for} */
    static EnumSet<Symbol.Kind> kinds(Node node, int offset) {
        return switch (node.kind()) {
            case INSTRUCTION -> ofInstruction(node, offset);
            case TYPE_REFERENCE, REFERENCE_TYPE -> EnumSet.copyOf(TYPES);
            case START_FIELD, ELEM_FIELD, INLINE_ELEM -> EnumSet.of(Symbol.Kind.FUNCTION);
            case EXPORT_DESCRIPTION, SEGMENT_USE -> ofWord(node);
            case CATCH_CLAUSE -> EnumSet.of(Symbol.Kind.TAG);
            default -> EnumSet.noneOf(Symbol.Kind.class);
        };
    }

    /** {@return whether an index in this node can stand for a block} */
    static boolean takesLabel(Node node) {
        return node.kind() == NodeKind.CATCH_CLAUSE
                || node.kind() == NodeKind.INSTRUCTION
                        && opcode(node)
                                .filter(op -> op.immediates().contains(Immediate.LABEL)
                                        || op.immediates().contains(Immediate.LABELS)
                                        || op.immediates().contains(Immediate.CAST))
                                .isPresent();
    }

    /** {@return the names of the blocks around a node, the innermost first} */
    static Stream<Proposal> labels(Node node) {
        return Stream.iterate(
                        node.parent(),
                        Optional::isPresent,
                        at -> at.orElseThrow().parent())
                .map(Optional::orElseThrow)
                .filter(at -> isBlock(at.kind()))
                .flatMap(block -> Syntax.child(block, NodeKind.INSTRUCTION).stream())
                .filter(head -> !head.equals(node))
                .flatMap(head -> Syntax.id(head).stream()
                        .map(id -> new Proposal(
                                Proposal.Kind.LABEL,
                                node.tree().source().textOf(id),
                                head.tree().source().textOf(Syntax.keyword(head)))))
                .distinct();
    }

    /** {@return the names of these kinds that the module and the function around a node define} */
    static Stream<Proposal> visible(SyntaxTree tree, Node node, EnumSet<Symbol.Kind> kinds) {
        Node root = new Node(tree, node.segment(), 0);
        Stream<Symbol> locals =
                root.kind() == NodeKind.FUNCTION_FIELD ? LocalSymbols.of(root).stream() : Stream.empty();
        Stream<Symbol> fields = module(tree, node.segment()).stream()
                .flatMap(module -> DocumentSymbols.fields(tree, module).stream())
                .flatMap(symbol -> Stream.concat(Stream.of(symbol), structureFields(symbol)));
        return Stream.concat(locals, fields)
                .filter(symbol -> kinds.contains(symbol.kind()) && symbol.name().startsWith("$"))
                .map(symbol -> new Proposal(kind(symbol.kind()), symbol.name(), symbol.detail()));
    }

    private static Stream<Symbol> structureFields(Symbol symbol) {
        return symbol.kind() == Symbol.Kind.STRUCT_TYPE ? symbol.children().stream() : Stream.empty();
    }

    private static Optional<ModuleSyntax> module(SyntaxTree tree, int segment) {
        return tree.modules().stream()
                .filter(module -> module.firstField() <= segment && segment < module.end())
                .findFirst();
    }

    private static boolean isBlock(NodeKind kind) {
        return switch (kind) {
            case BLOCK, FOLDED_BLOCK, FOLDED_IF, FOLDED_TRY -> true;
            default -> false;
        };
    }

    private static Optional<Opcode> opcode(Node instruction) {
        int code = instruction.data().tokens().code(Syntax.firstToken(instruction));
        return TokenCode.isOpcode(code) ? Optional.of(TokenCode.opcode(code)) : Optional.empty();
    }

    /** Nothing once as many indices stand there as the instruction takes. */
    private static EnumSet<Symbol.Kind> ofInstruction(Node node, int offset) {
        EnumSet<Symbol.Kind> kinds = EnumSet.noneOf(Symbol.Kind.class);
        Optional<Opcode> op = opcode(node);
        if (op.isEmpty()) {
            return kinds;
        }
        List<Immediate> immediates = op.get().immediates();
        immediates.forEach(immediate -> kinds.addAll(of(immediate)));
        Tokens tokens = node.data().tokens();
        long given = Syntax.ownTokens(node).stream()
                .filter(token -> node.tree().span(node.segment(), token).start() < offset)
                .filter(token -> tokens.code(token) == TokenCode.ID || tokens.code(token) == TokenCode.NAT)
                .count();
        long wanted = immediates.stream()
                .filter(immediate -> !of(immediate).isEmpty())
                .count();
        if (given >= wanted) {
            kinds.clear();
        }
        return kinds;
    }

    private static EnumSet<Symbol.Kind> of(Immediate immediate) {
        return switch (immediate) {
            case FUNCTION -> EnumSet.of(Symbol.Kind.FUNCTION);
            case TYPE -> EnumSet.copyOf(TYPES);
            case TABLE -> EnumSet.of(Symbol.Kind.TABLE);
            case MEMORY, MEMARG -> EnumSet.of(Symbol.Kind.MEMORY);
            case LOCAL -> EnumSet.of(Symbol.Kind.PARAMETER, Symbol.Kind.LOCAL);
            case GLOBAL -> EnumSet.of(Symbol.Kind.VARIABLE, Symbol.Kind.CONSTANT);
            case TAG -> EnumSet.of(Symbol.Kind.TAG);
            case DATA -> EnumSet.of(Symbol.Kind.DATA);
            case ELEM -> EnumSet.of(Symbol.Kind.ELEM);
            case FIELD -> EnumSet.of(Symbol.Kind.FIELD);
            default -> EnumSet.noneOf(Symbol.Kind.class);
        };
    }

    private static EnumSet<Symbol.Kind> ofWord(Node node) {
        if (Syntax.is(node, Word.FUNC)) {
            return EnumSet.of(Symbol.Kind.FUNCTION);
        }
        if (Syntax.is(node, Word.GLOBAL)) {
            return EnumSet.of(Symbol.Kind.VARIABLE, Symbol.Kind.CONSTANT);
        }
        if (Syntax.is(node, Word.TAG)) {
            return EnumSet.of(Symbol.Kind.TAG);
        }
        return EnumSet.of(Syntax.is(node, Word.MEMORY) ? Symbol.Kind.MEMORY : Symbol.Kind.TABLE);
    }

    private static Proposal.Kind kind(Symbol.Kind kind) {
        return switch (kind) {
            case FUNCTION -> Proposal.Kind.FUNCTION;
            case FUNCTION_TYPE, STRUCT_TYPE, ARRAY_TYPE -> Proposal.Kind.TYPE;
            case VARIABLE, CONSTANT, PARAMETER, LOCAL -> Proposal.Kind.VARIABLE;
            case FIELD -> Proposal.Kind.FIELD;
            case MODULE, MEMORY, TABLE, TAG, DATA, ELEM -> Proposal.Kind.ENTITY;
        };
    }
}
