package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What could be typed at an offset: instructions in code, names where an index stands, words and types elsewhere. */
public final class Completion {
    private static final List<Word> FIELDS = List.of(
            Word.FUNC,
            Word.TYPE,
            Word.IMPORT,
            Word.EXPORT,
            Word.MEMORY,
            Word.TABLE,
            Word.GLOBAL,
            Word.DATA,
            Word.ELEM,
            Word.START,
            Word.TAG,
            Word.REC);
    private static final List<Word> FUNCTION_PARTS =
            List.of(Word.PARAM, Word.RESULT, Word.LOCAL, Word.TYPE, Word.EXPORT, Word.IMPORT);
    private static final List<Word> VALUE_TYPES =
            List.of(Word.I32, Word.I64, Word.F32, Word.F64, Word.V128, Word.FUNCREF, Word.EXTERNREF, Word.ANYREF);
    private static final List<Proposal> INSTRUCTIONS = Arrays.stream(Opcode.values())
            .filter(op -> Opcode.ofKeyword(op.keyword()).orElseThrow() == op)
            .map(op -> new Proposal(
                    Proposal.Kind.INSTRUCTION,
                    op.keyword(),
                    op.signature().map(FunctionType::showStack).orElse("")))
            .toList();

    private final SyntaxTree tree;
    private final String typed;
    private final boolean afterOpen;
    private final Optional<Node> around;
    private final int start;

    private Completion(SyntaxTree tree, int start, String typed) {
        this.tree = tree;
        this.start = start;
        this.typed = typed;
        Optional<Token> last = meaningful(Token.lastBefore(tree, start));
        this.afterOpen = last.filter(token -> token.code() == TokenCode.OPEN).isPresent();
        Optional<Token> before = afterOpen
                ? last.flatMap(
                        open -> meaningful(Token.lastBefore(tree, open.span().start())))
                : last;
        this.around = before.flatMap(Completion::around);
    }

    /** {@return what could be typed at an offset; nothing in comments and strings} */
    public static Proposals at(Analysis analysis, int offset) {
        SyntaxTree tree = analysis.tree();
        String text = tree.source().text();
        int start = offset;
        while (start > 0 && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        Span replaced = new Span(start, offset);
        if (Token.at(tree, offset).filter(token -> isProse(token, offset)).isPresent()) {
            return new Proposals(replaced, List.of());
        }
        return new Proposals(replaced, new Completion(tree, start, text.substring(start, offset)).proposals());
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7F && "()\";,[]{}".indexOf(c) < 0;
    }

    private static boolean isProse(Token token, int offset) {
        boolean inside = token.span().start() < offset && offset < token.span().end();
        return token.code() == TokenCode.LINE_COMMENT && token.span().start() < offset
                || inside && (token.isTrivia() || token.code() == TokenCode.STRING);
    }

    private static Optional<Token> meaningful(Optional<Token> token) {
        return token.flatMap(found -> found.isTrivia() ? found.previous() : token);
    }

    /** {@return the innermost node that is still open behind a token, empty between the fields of a module} */
    private static Optional<Node> around(Token token) {
        Optional<Node> node = Optional.of(token.node());
        while (node.isPresent() && isClosedBy(node.get(), token)) {
            node = node.get().parent();
        }
        return node;
    }

    private static boolean isClosedBy(Node node, Token token) {
        boolean last = Syntax.tokenEnd(node) - 1 == token.number();
        return last
                && (token.code() == TokenCode.CLOSE || token.code() == TokenCode.of(Opcode.END))
                && node.kind() != NodeKind.BODY;
    }

    private List<Proposal> proposals() {
        if (around.isEmpty() || isModule(around.get().kind())) {
            return afterOpen ? words(FIELDS) : List.of();
        }
        Node node = around.get();
        EnumSet<Symbol.Kind> named = ProposedNames.kinds(node, start);
        boolean label = ProposedNames.takesLabel(node);
        if (typed.startsWith("$") || typed.isEmpty() && !afterOpen && (!named.isEmpty() || label)) {
            return names(node, named, label);
        }
        if (isTypeList(node.kind())) {
            return afterOpen ? words(List.of(Word.REF)) : words(VALUE_TYPES, Proposal.Kind.VALUE_TYPE);
        }
        if (!isCode(node) && !(afterOpen && takesConstant(node.kind()))) {
            return List.of();
        }
        boolean head = node.kind() == NodeKind.FUNCTION_FIELD || node.kind() == NodeKind.TYPE_USE;
        return afterOpen && head
                ? Stream.concat(words(FUNCTION_PARTS).stream(), INSTRUCTIONS.stream())
                        .toList()
                : INSTRUCTIONS;
    }

    private static boolean isModule(NodeKind kind) {
        return switch (kind) {
            case MODULE_START, MODULE_END, STRAY, UNKNOWN_FIELD, END_OF_TEXT -> true;
            default -> false;
        };
    }

    private static boolean isTypeList(NodeKind kind) {
        return switch (kind) {
            case PARAM, RESULT, LOCAL, FIELD, MUTABLE, ARRAY_TYPE -> true;
            default -> false;
        };
    }

    /** Fields in which an instruction in parentheses stands for an offset or an initial value. */
    private static boolean takesConstant(NodeKind kind) {
        return switch (kind) {
            case GLOBAL_FIELD, DATA_FIELD, ELEM_FIELD, TABLE_FIELD -> true;
            default -> false;
        };
    }

    private static boolean isCode(Node node) {
        for (Optional<Node> at = Optional.of(node);
                at.isPresent();
                at = at.get().parent()) {
            switch (at.get().kind()) {
                case FUNCTION_FIELD, BODY, OFFSET, ITEM -> {
                    return true;
                }
                case INLINE_EXPORT, INLINE_IMPORT, TYPE_REFERENCE, PARAM, RESULT, LOCAL -> {
                    return false;
                }
                default -> {
                    // Look further out.
                }
            }
        }
        return false;
    }

    private List<Proposal> names(Node node, EnumSet<Symbol.Kind> kinds, boolean label) {
        Stream<Proposal> labels = label ? ProposedNames.labels(node) : Stream.empty();
        return Stream.concat(labels, ProposedNames.visible(tree, node, kinds)).toList();
    }

    private static List<Proposal> words(List<Word> words) {
        return words(words, Proposal.Kind.WORD);
    }

    private static List<Proposal> words(List<Word> words, Proposal.Kind kind) {
        return words.stream()
                .map(word -> new Proposal(kind, word.keyword(), ""))
                .toList();
    }
}
