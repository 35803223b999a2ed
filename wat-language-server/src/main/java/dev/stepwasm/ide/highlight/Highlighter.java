package dev.stepwasm.ide.highlight;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.function.IntFunction;

/** Says of each token of a text what it is. Looks at the part that is asked for only. */
public final class Highlighter {
    private final SyntaxTree tree;
    private final Span part;
    private final TokenSink sink;
    private final boolean nested;

    private Highlighter(SyntaxTree tree, Span part, TokenSink sink, boolean nested) {
        this.tree = tree;
        this.part = part;
        this.sink = sink;
        this.nested = nested;
    }

    /** Gives all tokens of a text. */
    public static void highlight(Analysis analysis, TokenSink sink) {
        highlight(analysis, new Span(0, analysis.source().length()), sink);
    }

    /** Gives all tokens that have at least one character in a part of a text. */
    public static void highlight(Analysis analysis, Span part, TokenSink sink) {
        TokenSink clipped = (start, end, type, modifiers) -> {
            if (start < part.end() && end > part.start()) {
                sink.accept(start, end, type, modifiers);
            }
        };
        new Highlighter(analysis.tree(), part, clipped, false)
                .highlight(number -> analysis.modules().get(number).lowered());
    }

    private void highlight(IntFunction<LoweredModule> lowered) {
        List<ModuleSyntax> modules = tree.modules();
        ModuleFacts facts = null;
        int module = 0;
        int last = tree.segmentAt(part.end());
        for (int segment = tree.segmentAt(part.start()); segment <= last; segment++) {
            while (module < modules.size() && modules.get(module).end() <= segment) {
                module++;
                facts = null;
            }
            boolean within = module < modules.size() && modules.get(module).firstField() <= segment;
            if (within && facts == null) {
                facts = new ModuleFacts(tree, lowered.apply(module));
            }
            var highlighter = new SegmentHighlighter(tree, segment, facts, sink);
            if (tree.segment(segment).kind() == NodeKind.COMMAND && !nested) {
                command(segment, highlighter);
            } else {
                highlighter.highlight(part);
            }
        }
    }

    /** A command of a script: modules in it that are written as text are texts of their own. */
    private void command(int number, SegmentHighlighter flat) {
        Segment segment = tree.segment(number);
        Tokens tokens = segment.tokens();
        int done = 0;
        for (int token = 0; token < tokens.size(); token++) {
            if (isTextModule(tokens, token)) {
                int close = closing(tokens, token);
                flat.highlight(done, token);
                module(
                        tree.span(number, token).start(),
                        tree.span(number, close).end());
                done = close + 1;
                token = close;
            }
        }
        flat.highlight(done, tokens.size());
    }

    private void module(int start, int end) {
        SyntaxTree inner = Parser.parse(
                new SourceText(tree.source().name(), tree.source().text().substring(start, end)));
        TokenSink shifted = (from, to, type, modifiers) -> sink.accept(start + from, start + to, type, modifiers);
        new Highlighter(inner, new Span(0, end - start), shifted, true)
                .highlight(
                        number -> LoweredModule.of(inner, inner.modules().get(number), new Problems(), new Nearest()));
    }

    private static boolean isTextModule(Tokens tokens, int open) {
        int keyword = next(tokens, open);
        if (tokens.code(open) != TokenCode.OPEN || !isWord(tokens, keyword, Word.MODULE)) {
            return false;
        }
        int after = next(tokens, keyword);
        after = isWord(tokens, after, Word.DEFINITION) ? next(tokens, after) : after;
        after = after < tokens.size() && tokens.code(after) == TokenCode.ID ? next(tokens, after) : after;
        return !isWord(tokens, after, Word.BINARY)
                && !isWord(tokens, after, Word.QUOTE)
                && !isWord(tokens, after, Word.INSTANCE);
    }

    private static boolean isWord(Tokens tokens, int token, Word word) {
        return token < tokens.size() && tokens.code(token) == word.code();
    }

    private static int next(Tokens tokens, int token) {
        int next = token + 1;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    /** The parenthesis that closes a group, or the last token. */
    private static int closing(Tokens tokens, int open) {
        int depth = 0;
        for (int token = open; token < tokens.size(); token++) {
            depth += tokens.code(token) == TokenCode.OPEN ? 1 : tokens.code(token) == TokenCode.CLOSE ? -1 : 0;
            if (depth == 0) {
                return token;
            }
        }
        return tokens.size() - 1;
    }
}
