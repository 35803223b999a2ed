package dev.stepwasm.ide.action;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.ide.lint.Finding;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cursor or a selection in a text, and what is known about it. Not thread safe: it remembers answers. */
public final class Place {
    private final Analysis analysis;
    private final Span selection;
    private final List<Finding> findings;
    private final KnownImports imports;
    private final Optional<Token> token;
    private final List<Node> path;
    private @Nullable List<Diagnostic> diagnostics;
    private @Nullable List<Use> uses;

    /**
     * Makes one.
     *
     * @param selection empty for a cursor
     */
    public Place(Analysis analysis, Span selection) {
        this(analysis, selection, List.of());
    }

    /**
     * Makes one in a text about which lints have something to say.
     *
     * @param findings all of them, by position
     */
    public Place(Analysis analysis, Span selection, List<Finding> findings) {
        this(analysis, selection, findings, HostCatalogues.all());
    }

    /**
     * Makes one where other imports are known than those that hosts offer.
     *
     * @param findings all of them, by position
     */
    public Place(Analysis analysis, Span selection, List<Finding> findings, KnownImports imports) {
        this.analysis = analysis;
        this.findings = findings;
        this.imports = imports;
        this.selection = selection;
        this.token = tokenAt(analysis.tree(), selection).filter(t -> !t.isTrivia() && t.code() != TokenCode.END);
        this.path = token.map(Place::path).orElse(List.of());
    }

    /** A cursor between a word and a parenthesis is at the word. */
    private static Optional<Token> tokenAt(SyntaxTree tree, Span selection) {
        Optional<Token> token = Token.at(tree, selection.start());
        boolean atParenthesis = selection.length() == 0
                && token.filter(t -> t.span().start() == selection.start() && isParenthesis(t))
                        .isPresent();
        return atParenthesis
                ? Token.lastBefore(tree, selection.start())
                        .filter(t -> t.span().end() == selection.start() && !isParenthesis(t) && !t.isTrivia())
                        .or(() -> token)
                : token;
    }

    private static boolean isParenthesis(Token token) {
        return token.code() == TokenCode.OPEN || token.code() == TokenCode.CLOSE;
    }

    /** The nodes around a token from the root of its segment down, found in one go however deep they nest. */
    private static List<Node> path(Token token) {
        Segment segment = token.tree().segment(token.segment());
        List<Node> path = new ArrayList<>();
        path.add(new Node(token.tree(), token.segment(), 0));
        int child = 1;
        int end = segment.nodeEnd(0);
        while (child < end && segment.firstToken(child) <= token.number()) {
            if (token.number() < segment.tokenEnd(child)) {
                path.add(new Node(token.tree(), token.segment(), child));
                end = segment.nodeEnd(child);
                child++;
            } else {
                child = segment.nodeEnd(child);
            }
        }
        return path;
    }

    /** {@return what is known about the text} */
    public Analysis analysis() {
        return analysis;
    }

    /** {@return the syntax of the text} */
    public SyntaxTree tree() {
        return analysis.tree();
    }

    /** {@return the text} */
    public SourceText source() {
        return analysis.source();
    }

    /** {@return what is selected; empty for a cursor} */
    public Span selection() {
        return selection;
    }

    /** {@return the token where the selection begins, if it is no comment} */
    public Optional<Token> token() {
        return token;
    }

    /** {@return the instruction whose keyword is where the selection begins} */
    public Optional<Opcode> opcode() {
        return token.filter(t -> TokenCode.isOpcode(t.code())).map(t -> TokenCode.opcode(t.code()));
    }

    /** {@return the instruction whose keyword is where the selection begins, as a node} */
    public Optional<Node> instruction() {
        return node().filter(node -> node.kind() == NodeKind.INSTRUCTION)
                .filter(node -> opcode().isPresent()
                        && token.filter(t -> t.number() == Syntax.firstToken(node))
                                .isPresent());
    }

    /** {@return the nodes around the token, the outermost first} */
    public List<Node> path() {
        return path;
    }

    /** {@return the innermost node around the token} */
    public Optional<Node> node() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** {@return the node above the innermost one} */
    public Optional<Node> parent() {
        return path.size() < 2 ? Optional.empty() : Optional.of(path.get(path.size() - 2));
    }

    /** {@return the innermost node of one of these kinds that holds the selection} */
    public Optional<Node> around(NodeKind... kinds) {
        return path.reversed().stream()
                .filter(node -> Arrays.asList(kinds).contains(node.kind()))
                .findFirst()
                .filter(node -> node.span().end() >= selection.end());
    }

    /** {@return the innermost node if its keyword, or the parenthesis before it, is where the selection begins} */
    public Optional<Node> atHead() {
        return node().filter(node ->
                token.filter(t -> t.number() < Syntax.afterKeyword(node)).isPresent());
    }

    /** {@return the field of a module around the token} */
    public Optional<Node> field() {
        return path.isEmpty() || !path.getFirst().kind().isField() ? Optional.empty() : Optional.of(path.getFirst());
    }

    /** {@return the module around the token} */
    public Optional<ModuleAnalysis> module() {
        return field().flatMap(node -> analysis.moduleAt(node.span().start()));
    }

    /** {@return what is wrong where the selection is} */
    public List<Diagnostic> diagnostics() {
        if (diagnostics == null) {
            int from = tree().start(tree().segmentAt(selection.start()));
            diagnostics = analysis.diagnosticsIn(new Span(Math.max(0, from - 1), selection.end())).stream()
                    .filter(d -> d.span().end() >= selection.start())
                    .toList();
        }
        return diagnostics;
    }

    /** {@return what lints have to say about the text, by position} */
    public List<Finding> findings() {
        return findings;
    }

    /** {@return what can be imported from outside of the text} */
    public KnownImports imports() {
        return imports;
    }

    /** {@return the finding of a lint that touches a part of the text} */
    public Optional<Action.Fixed> finding(Lint lint, Span part) {
        return findings.stream()
                .filter(finding -> finding.lint() == lint)
                .map(Finding::span)
                .filter(span -> span.start() <= part.end() && part.start() <= span.end())
                .findFirst()
                .map(span -> new Action.Fixed(lint.code(), span));
    }

    /** {@return whether the field around the token has no errors, so that what is known about it can be built on} */
    public boolean isSound() {
        return field().filter(Place::isClosed)
                .filter(node -> node.data().problems().stream().noneMatch(Diagnostic::isError))
                .filter(node -> analysis.diagnosticsIn(node.span()).stream().noneMatch(Diagnostic::isError))
                .isPresent();
    }

    /** What keeps a field from being closed, such as a comment without end, may be reported behind it. */
    private static boolean isClosed(Node field) {
        Tokens tokens = field.data().tokens();
        int open = 0;
        for (int token = Syntax.firstToken(field); token < Syntax.tokenEnd(field); token++) {
            int code = tokens.code(token);
            open += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
        }
        return open == 0;
    }

    /** {@return what the token stands for, if it is an index or a name that is not a definition} */
    public Optional<Use> use() {
        return token.flatMap(
                t -> uses().stream().filter(use -> use.span().equals(t.span())).findFirst());
    }

    /** {@return the definition of what the token stands for} */
    public Optional<Definition> used() {
        return use().flatMap(use -> module().flatMap(
                        module -> module.lowered().lookup().definition(use.space(), use.index(), use.owner())));
    }

    private List<Use> uses() {
        if (uses == null) {
            uses = module().flatMap(module ->
                            field().map(node -> module.lowered().lookup().uses(node.segment())))
                    .orElse(List.of());
        }
        return uses;
    }
}
