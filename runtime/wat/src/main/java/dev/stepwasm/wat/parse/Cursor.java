package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks over the tokens, builds nodes and keeps the parser quiet after a mistake: from the first complaint until the end
 * of the parenthesis around it nothing more is reported, and wrong tokens stay where they are until
 * {@link #closeGroup} skips them.
 */
final class Cursor {
    private static final int MAX_SHOWN = 40;

    private final String text;
    private final Tokens tokens;
    private final Problems problems;
    private final boolean endReported;
    private final Nodes nodes = new Nodes();
    private int at;
    private int consumedEnd;
    private boolean quiet;
    private int fieldOpener;
    private int knownField = -1;
    private int swallowed;

    /**
     * Starts at the first token.
     *
     * @param endReported whether the text ends early for a reason that has been reported, a comment without end
     */
    Cursor(String text, Tokens tokens, Problems problems, boolean endReported) {
        this.text = text;
        this.tokens = tokens;
        this.problems = problems;
        this.endReported = endReported;
        this.at = skipTrivia(0);
    }

    Nodes nodes() {
        return nodes;
    }

    Tokens tokens() {
        return tokens;
    }

    /** {@return the number of the current token, which is no trivia} */
    int at() {
        return at;
    }

    /** {@return the token after the last one consumed} */
    int consumedEnd() {
        return consumedEnd;
    }

    int code() {
        return tokens.code(at);
    }

    /** {@return the code of the token after the current one} */
    int nextCode() {
        return code() == TokenCode.END ? TokenCode.END : tokens.code(skipTrivia(at + 1));
    }

    /** {@return the code of the token {@code distance} tokens ahead} */
    int code(int distance) {
        int token = at;
        for (int i = 0; i < distance && tokens.code(token) != TokenCode.END; i++) {
            token = skipTrivia(token + 1);
        }
        return tokens.code(token);
    }

    private int skipTrivia(int token) {
        int next = token;
        while (tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    void advance() {
        consumedEnd = at + 1;
        if (code() == TokenCode.STRING || code() == TokenCode.BAD) {
            swallow();
        }
        if (code() != TokenCode.END) {
            at = skipTrivia(at + 1);
        }
    }

    /** Counts the parentheses that a string without end has taken in: that they are missing is no second mistake. */
    private void swallow() {
        boolean closed = tokens.end(at) - tokens.start(at) > 1 && text.charAt(tokens.end(at) - 1) == '"';
        if (closed) {
            return;
        }
        for (int i = tokens.start(at); i < tokens.end(at); i++) {
            swallowed += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
        }
    }

    boolean is(Word word) {
        return code() == word.code();
    }

    boolean isOpen(Word word) {
        return code() == TokenCode.OPEN && nextCode() == word.code();
    }

    boolean accept(int code) {
        if (code() != code) {
            return false;
        }
        advance();
        return true;
    }

    boolean accept(Word word) {
        return accept(word.code());
    }

    boolean acceptId() {
        return accept(TokenCode.ID);
    }

    boolean isIndex() {
        return code() == TokenCode.NAT || code() == TokenCode.ID;
    }

    boolean acceptIndex() {
        if (!isIndex()) {
            return false;
        }
        advance();
        return true;
    }

    void expectIndex(String wanted) {
        if (!acceptIndex()) {
            unexpected(wanted);
        }
    }

    void expectString(String wanted) {
        if (!accept(TokenCode.STRING)) {
            unexpected(wanted);
        }
    }

    int open(NodeKind kind) {
        return nodes.open(kind, at);
    }

    void close(int node) {
        nodes.close(node, consumedEnd);
    }

    /** Starts a node at the current {@code (word} and consumes both tokens. */
    int openGroup(NodeKind kind) {
        int node = open(kind);
        advance();
        advance();
        return node;
    }

    /** Ends a node at its closing parenthesis; skips and reports what stands before it. */
    void closeGroup(int node) {
        if (code() != TokenCode.CLOSE) {
            unexpected("`)`");
            skipToClose(nodes.firstToken(node));
        }
        if (accept(TokenCode.CLOSE)) {
            quiet = false;
        }
        close(node);
    }

    private void skipToClose(int opener) {
        if (code() == TokenCode.CLOSE || code() == TokenCode.END || isNewField(opener)) {
            return;
        }
        int error = open(NodeKind.ERROR);
        int depth = 0;
        while (code() != TokenCode.END && !isNewField(opener)) {
            if (code() == TokenCode.OPEN) {
                depth++;
            } else if (code() == TokenCode.CLOSE && --depth < 0) {
                break;
            }
            advance();
        }
        close(error);
    }

    /** Consumes one group from its opening to its closing parenthesis, whatever is inside. */
    void skipGroup() {
        int opener = at;
        int depth = 0;
        do {
            if (code() == TokenCode.OPEN) {
                depth++;
            } else if (code() == TokenCode.CLOSE) {
                depth--;
            }
            advance();
        } while (depth > 0 && code() != TokenCode.END && !isNewField(opener));
        if (depth > 0) {
            unclosed(opener);
        }
    }

    /**
     * {@return whether a module field starts here although {@code opener} is still open}: the parenthesis is the first
     * thing on its line and stands no farther to the right than the field under construction.
     */
    boolean isNewField(int opener) {
        if (at == knownField) {
            return true;
        }
        return code() == TokenCode.OPEN
                && at > opener
                && FieldWords.startsField(this)
                && column(at) >= 0
                && column(at) <= Math.max(0, column(fieldOpener));
    }

    /** {@return whether a module field starts here, first on its line, although an instruction belongs here} */
    boolean isFieldInCode() {
        boolean field = code() == TokenCode.OPEN && FieldWords.startsField(this) && column(at) >= 0;
        if (field) {
            knownField = at;
        }
        return field;
    }

    /** {@return whether a string without end has taken in the rest of the field under construction} */
    boolean isFieldSwallowed() {
        return swallowed > 0 && (code() == TokenCode.END || isNewField(fieldOpener));
    }

    /** Notes where the module field under construction starts. */
    void startField() {
        fieldOpener = at;
        swallowed = 0; // what is wrong with one field says nothing about the next, which may be kept from before
    }

    /** {@return the parenthesis of the module field under construction} */
    int fieldOpener() {
        return fieldOpener;
    }

    /** {@return the column of a token if nothing but space stands before it on its line, else -1} */
    private int column(int token) {
        return Indentation.column(text, tokens.start(token));
    }

    boolean isQuiet() {
        return quiet;
    }

    /** Starts anew after a mistake has been dealt with. */
    void speak() {
        quiet = false;
    }

    /** Complains about the current token unless a complaint is open. */
    void unexpected(String wanted) {
        unexpectedFrom(at, wanted);
    }

    /** Complains about the current token and all from another one on, unless a complaint is open. */
    void unexpectedFrom(int first, String wanted) {
        if (quiet) {
            return;
        }
        if (code() == TokenCode.BAD || (isPunctuation() && !problems.isEmpty())) {
            quiet = true; // reported, or more of what is wrong with this field already
        } else if (code() == TokenCode.END || isNewField(fieldOpener)) {
            unclosed(innermostOpen());
        } else if (code() == TokenCode.RESERVED && text(at).equals("anyfunc")) {
            reportObsolete("funcref");
        } else if (isProposal(at)) {
            quiet = true;
        } else {
            String found = shown(at);
            String hint = Hints.of(wanted, code(), found.substring(1, found.length() - 1));
            problems.add(new Diagnostic(
                    Problem.UNEXPECTED_TOKEN,
                    new Span(tokens.start(first), tokens.end(at)),
                    Problem.UNEXPECTED_TOKEN.message(wanted, found) + hint,
                    List.of(),
                    first == at ? Hints.meant(wanted, text(at)) : Optional.empty()));
            quiet = true;
        }
    }

    /** {@return whether the current token is a mark that means nothing here but something in most languages} */
    boolean isPunctuation() {
        return code() == TokenCode.RESERVED && !Character.isLetterOrDigit(text.charAt(tokens.start(at)));
    }

    /** Complains about an instruction and all from its keyword to the current token. */
    void reportFrom(int keyword, String message) {
        if (!quiet) {
            Span span = new Span(tokens.start(keyword), tokens.end(at));
            problems.add(new Diagnostic(Problem.UNEXPECTED_TOKEN, span, message, List.of()));
        }
        quiet = true;
    }

    /** {@return whether this is an end of the text that has been explained} */
    boolean isEndReported() {
        return (endReported || swallowed > 0) && code() == TokenCode.END;
    }

    /** Complains that a parenthesis is not closed before the current token. */
    void unclosed(int opener) {
        if (quiet || isEndReported() || swallowed > 0) {
            swallowed -= quiet || isEndReported() ? 0 : 1;
            quiet = true;
            return;
        }
        quiet = true;
        int end = Math.max(consumedEnd - 1, 0);
        Span span = new Span(tokens.start(end), tokens.end(end));
        Span open = new Span(tokens.start(opener), tokens.end(opener));
        String message = "expected `)` but found " + shown(at);
        List<Related> related = new ArrayList<>();
        related.add(new Related(open, "to match this parenthesis"));
        int likely = Indentation.missingClose(text, tokens, fieldOpener, at);
        if (likely >= 0 && likely != end) {
            related.add(new Related(span(likely), "the indentation says that it is missing here"));
        }
        problems.add(new Diagnostic(Problem.UNCLOSED_PARENTHESIS, span, message, related));
    }

    private int innermostOpen() {
        int depth = 0;
        for (int token = at - 1; token >= fieldOpener; token--) {
            if (tokens.code(token) == TokenCode.CLOSE) {
                depth++;
            } else if (tokens.code(token) == TokenCode.OPEN && --depth < 0) {
                return token;
            }
        }
        return fieldOpener;
    }

    void report(Problem problem, int token, Object... args) {
        if (!quiet && !(problem == Problem.UNEXPECTED_TOKEN && isProposal(token))) {
            problems.add(problem, tokens.start(token), tokens.end(token), args);
        }
        quiet = true;
    }

    /** Complains about a word of a proposal that is not read. */
    private boolean isProposal(int token) {
        Optional<String> proposal = Proposals.at(this, token);
        int word = tokens.code(token) == TokenCode.OPEN ? next(token) : token;
        proposal.ifPresent(name -> problems.add(Problem.UNSUPPORTED_FEATURE.at(span(word), name)));
        return proposal.isPresent();
    }

    /** Reports a token with words about another one that explains it. */
    void report(Problem problem, int token, String message, int other, String words) {
        if (!quiet) {
            problems.add(new Diagnostic(problem, span(token), message, List.of(new Related(span(other), words))));
        }
        quiet = true;
    }

    private Span span(int token) {
        return new Span(tokens.start(token), tokens.end(token));
    }

    /** {@return the token after another one} */
    int next(int token) {
        return tokens.code(token) == TokenCode.END ? token : skipTrivia(token + 1);
    }

    /** Reports the current token as an unknown word, with a hint behind the message. */
    void reportUnknown(Problem problem, String word, String hint, Optional<String> meant) {
        boolean follows = hint.isEmpty() && word.indexOf('.') < 0 && !problems.isEmpty();
        if (!quiet && !follows) {
            problems.add(new Diagnostic(problem, span(at), problem.message(word) + hint, List.of(), meant));
        }
        quiet = true;
    }

    /** Reports the current token as a word that has another name now. */
    void reportObsolete(String modern) {
        if (!quiet) {
            problems.add(Problem.OBSOLETE_KEYWORD.at(span(at), text(at), modern).suggesting(modern));
        }
        quiet = true;
    }

    /** {@return a token for messages, in backticks and cut to a readable length} */
    String shown(int token) {
        if (tokens.code(token) == TokenCode.END) {
            return "the end of the text";
        }
        String whole = text(token);
        if (tokens.code(token) == TokenCode.OPEN) {
            int next = skipTrivia(token + 1);
            String word = tokens.code(next) >= TokenCode.NAT ? text(next) : "";
            whole = "(" + word;
        }
        return "`" + (whole.length() > MAX_SHOWN ? whole.substring(0, MAX_SHOWN) + "..." : whole) + "`";
    }

    /** {@return the name that an identifier stands for, however it is written} */
    String identifier(int token) {
        return Identifier.name(text, tokens.start(token), tokens.end(token));
    }

    String text(int token) {
        return text.substring(tokens.start(token), tokens.end(token));
    }
}
