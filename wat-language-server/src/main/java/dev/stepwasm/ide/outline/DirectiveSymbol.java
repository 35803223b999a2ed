package dev.stepwasm.ide.outline;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.Node;

/** The symbol of one command of a script: what it does with which export, and what is expected. */
public final class DirectiveSymbol {
    private static final int LONGEST = 80;
    private static final int MOST_TOKENS = 60;

    private final Node root;
    private final Tokens tokens;
    private final int end;
    private int at;

    private DirectiveSymbol(Node root) {
        this.root = root;
        this.tokens = root.data().tokens();
        this.end = Syntax.innerEnd(root);
        this.at = Syntax.afterKeyword(root);
    }

    /** {@return the symbol of a command} */
    public static Symbol of(Node root) {
        return new DirectiveSymbol(root).symbol();
    }

    private Symbol symbol() {
        Span keyword = Syntax.keyword(root);
        String word = root.tree().source().textOf(keyword);
        if (word.equals(Word.MODULE.keyword())) {
            return module(keyword);
        }
        if (code() == TokenCode.OPEN && isAction(Syntax.next(root, at))) {
            at = Syntax.next(root, Syntax.next(root, at));
            String export = names();
            int close = groupEnd();
            String arguments = line(at, close);
            at = Syntax.next(root, close);
            String results = line(at, end);
            String detail = results.isEmpty() ? arguments : EntrySymbol.joined(arguments, "→ " + results);
            return Symbol.of(Symbol.Kind.DIRECTIVE, joined(word, export), detail, root.span(), keyword);
        }
        if (code() == TokenCode.OPEN) {
            at = Syntax.next(root, at);
            int close = groupEnd();
            at = Syntax.next(root, close);
            return Symbol.of(Symbol.Kind.DIRECTIVE, word, line(at, end), root.span(), keyword);
        }
        String names = names();
        return Symbol.of(Symbol.Kind.DIRECTIVE, joined(word, names), line(at, end), root.span(), keyword);
    }

    /** A module in bytes, in quotes, or made of one that is defined. */
    private Symbol module(Span keyword) {
        StringBuilder how = new StringBuilder();
        while (at < end && TokenCode.isWord(code())) {
            how.append(how.isEmpty() ? "" : " ").append(text(at));
            at = Syntax.next(root, at);
        }
        boolean named = code() == TokenCode.ID;
        Span selection = named ? root.tree().span(root.segment(), at) : keyword;
        String name = named ? text(at) : Word.MODULE.keyword();
        if (named) {
            at = Syntax.next(root, at);
        }
        while (at < end && (TokenCode.isWord(code()) || code() == TokenCode.ID)) {
            how.append(how.isEmpty() ? "" : " ").append(text(at));
            at = Syntax.next(root, at);
        }
        return Symbol.of(Symbol.Kind.MODULE, name, how.toString(), root.span(), selection);
    }

    private boolean isAction(int token) {
        int code = token < end ? tokens.code(token) : TokenCode.END;
        return code == Word.INVOKE.code() || code == Word.GET.code();
    }

    private int code() {
        return at < end ? tokens.code(at) : TokenCode.END;
    }

    private String text(int token) {
        return root.tree().text(root.segment(), token);
    }

    /** {@return the identifiers and the string at the cursor} */
    private String names() {
        StringBuilder names = new StringBuilder();
        while (code() == TokenCode.ID || code() == TokenCode.STRING) {
            boolean last = code() == TokenCode.STRING;
            names.append(names.isEmpty() ? "" : " ").append(text(at));
            at = Syntax.next(root, at);
            if (last) {
                break;
            }
        }
        return shortened(names.toString());
    }

    /** {@return the parenthesis that closes the group in which the cursor is} */
    private int groupEnd() {
        int depth = 0;
        for (int token = at; token < end; token++) {
            int code = tokens.code(token);
            if (code == TokenCode.CLOSE && depth-- == 0) {
                return token;
            }
            depth += code == TokenCode.OPEN ? 1 : 0;
        }
        return end;
    }

    private String line(int from, int to) {
        return from >= to ? "" : shortened(Syntax.line(root, from, Math.min(to, from + MOST_TOKENS)));
    }

    private static String joined(String word, String names) {
        return EntrySymbol.joined(word, names);
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
