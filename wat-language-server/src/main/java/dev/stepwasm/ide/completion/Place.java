package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Context;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.Optional;

/** Where something is to be typed: what is open there, and which characters of it are there already. */
final class Place {
    private final Analysis analysis;
    private final Span typed;
    private final Span word;
    private final int segment;
    private final Context context;
    private final List<Frame> frames;
    private final boolean afterOpen;
    private final CodeSoFar code;
    private final Optional<ModuleAnalysis> module;

    private Place(Analysis analysis, Span typed, Span word, int segment, PlaceReader reader) {
        this.analysis = analysis;
        this.typed = typed;
        this.word = word;
        this.segment = segment;
        this.frames = reader.frames();
        this.afterOpen = reader.afterOpen();
        this.code = reader.code();
        SyntaxTree tree = analysis.tree();
        boolean between = frames.isEmpty() && !afterOpen;
        int inside = between && segment + 1 < tree.size() ? segment + 1 : segment;
        boolean header = tree.segment(segment).kind() == NodeKind.MODULE_START;
        this.context = header && !frames.isEmpty()
                ? Context.MODULE
                : tree.segment(inside).context();
        this.module = analysis.moduleAt(Math.max(0, tree.start(segment)))
                .or(() -> analysis.modules().size() == 1
                        ? Optional.of(analysis.modules().getFirst())
                        : Optional.empty());
    }

    /** {@return the place at an offset, for what would stand from {@code word} on} */
    static Place at(Analysis analysis, int offset, Span word) {
        SyntaxTree tree = analysis.tree();
        Optional<Token> before = Token.lastBefore(tree, word.start());
        while (before.isPresent() && before.get().isTrivia()) {
            Optional<Token> earlier = before.get().previous();
            int start = tree.start(before.get().segment());
            boolean first = earlier.isEmpty() && before.get().segment() > 0;
            before = first ? lastOf(tree, before.get().segment() - 1, start) : earlier;
        }
        int segment = before.map(Token::segment).orElse(0);
        PlaceReader reader = new PlaceReader(tree, segment);
        reader.read(before.map(token -> token.number() + 1).orElse(0));
        return new Place(analysis, new Span(word.start(), offset), word, segment, reader);
    }

    private static Optional<Token> lastOf(SyntaxTree tree, int segment, int end) {
        return Token.lastBefore(tree, end).filter(token -> token.segment() <= segment);
    }

    Analysis analysis() {
        return analysis;
    }

    SyntaxTree tree() {
        return analysis.tree();
    }

    /** {@return where the first word of a frame stands} */
    Span headOf(Frame frame) {
        return tree().span(segment, frame.headToken);
    }

    String text(int token) {
        return tree().text(segment, token);
    }

    int code(int token) {
        return tree().segment(segment).tokens().code(token);
    }

    /** {@return the token behind another one that is no comment, -1 if there is none} */
    int next(int token) {
        Tokens tokens = tree().segment(segment).tokens();
        int next = token + 1;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next < tokens.size() ? next : -1;
    }

    Span typed() {
        return typed;
    }

    Span word() {
        return word;
    }

    String typedText() {
        return analysis.source().textOf(typed);
    }

    /** {@return the number of the segment in which the place is} */
    int segment() {
        return segment;
    }

    /** {@return where the parser was at the place, between module fields and commands} */
    Context context() {
        return context;
    }

    /** {@return what is open, the outermost first} */
    List<Frame> frames() {
        return frames;
    }

    boolean afterOpen() {
        return afterOpen;
    }

    CodeSoFar code() {
        return code;
    }

    /** {@return the innermost frame} */
    Frame top() {
        return frames.getLast();
    }

    /** {@return the frame so many levels out} */
    Optional<Frame> out(int levels) {
        int index = frames.size() - 1 - levels;
        return index < 0 ? Optional.empty() : Optional.of(frames.get(index));
    }

    Optional<ModuleAnalysis> module() {
        return module;
    }

    boolean isScript() {
        return tree().segment(segment).kind() == NodeKind.COMMAND;
    }

    /** {@return the index of the first entry of a space that the field around the place defines, or -1} */
    int defined(IndexSpace space) {
        return module.map(m -> defined(m.lowered().table(space))).orElse(-1);
    }

    /** Of the types of a recursive group that is the one around the place. */
    private int defined(IndexTable table) {
        int index = table.indexIn(segment);
        while (index >= 0
                && index + 1 < table.size()
                && table.segment(index + 1) == segment
                && new Node(tree(), segment, table.node(index + 1)).span().start() < word.start()) {
            index++;
        }
        return index;
    }

    /** {@return the parenthesis of the field is that of a function with a body} */
    boolean isInFunction() {
        return !frames.isEmpty() && frames.getFirst().is(Word.FUNC) && !isScript();
    }

    /** {@return whether a parenthesis stands right behind the word that closes the one right before it} */
    boolean isClosed() {
        String text = analysis.source().text();
        if (!afterOpen || word.end() >= text.length() || text.charAt(word.end()) != ')') {
            return false;
        }
        long wanted = 1 + frames.stream().filter(Frame::isGroup).count();
        Tokens tokens = tree().segment(segment).tokens();
        int depth = 0;
        int closed = 0;
        for (int token = tokens.firstAtOrAfter(word.end() - tree().start(segment)); token < tokens.size(); token++) {
            depth += tokens.code(token) == TokenCode.OPEN ? 1 : tokens.code(token) == TokenCode.CLOSE ? -1 : 0;
            closed = Math.max(closed, -depth);
        }
        return closed >= wanted;
    }
}
