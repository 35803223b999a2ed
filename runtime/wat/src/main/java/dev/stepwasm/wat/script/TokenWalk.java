package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Walks over the tokens of one command. After the first mistake of a command it says nothing more until
 * {@link #speak}; what the lexer or the parser has complained about, it takes in silence.
 */
final class TokenWalk {
    private static final int MAX_SHOWN = 40;

    private final String text;
    private final Tokens tokens;
    private final int base;
    private final int shift;
    private final Problems problems;
    private int at;
    private boolean broken;

    /**
     * Starts at the first token of a segment.
     *
     * @param absolute whether spans count from the start of the text, else from the start of the segment
     */
    TokenWalk(SyntaxTree tree, int segment, boolean absolute, Problems problems) {
        this.text = tree.source().text();
        this.tokens = tree.segment(segment).tokens();
        this.base = tree.start(segment);
        this.shift = absolute ? base : 0;
        this.problems = problems;
        this.at = skipTrivia(0);
    }

    private int skipTrivia(int token) {
        int next = token;
        while (next < tokens.size() && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    int at() {
        return at;
    }

    int code() {
        return at < tokens.size() ? tokens.code(at) : TokenCode.END;
    }

    int nextCode() {
        int next = skipTrivia(Math.min(at + 1, tokens.size()));
        return next < tokens.size() ? tokens.code(next) : TokenCode.END;
    }

    void advance() {
        at = skipTrivia(Math.min(at + 1, tokens.size()));
    }

    boolean is(Word word) {
        return code() == word.code();
    }

    boolean isOpen(Word word) {
        return code() == TokenCode.OPEN && nextCode() == word.code();
    }

    boolean accept(Word word) {
        boolean there = is(word);
        if (there) {
            advance();
        }
        return there;
    }

    /** Consumes the end of a group. */
    void close() {
        if (code() == TokenCode.CLOSE) {
            advance();
        } else {
            unexpected("`)`");
        }
    }

    /** Goes back to a token. */
    void returnTo(int token) {
        at = token;
    }

    /** Goes behind the group that starts at a token. */
    void leave(int opener) {
        at = opener;
        int depth = 0;
        while (at < tokens.size()) {
            int code = code();
            advance();
            depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    Span span(int token) {
        int last = tokens.size() - 1;
        int safe = Math.min(token, last);
        return new Span(shift + tokens.start(safe), shift + tokens.end(safe));
    }

    /** {@return from a token to the one that was consumed last, comments between them included} */
    Span since(int token) {
        int last = Math.max(token, at - 1);
        while (last > token && tokens.isTrivia(last)) {
            last--;
        }
        return new Span(span(token).start(), span(last).end());
    }

    /** {@return the text of a token}; nothing behind the last one, where a command that is not closed ends */
    String text(int token) {
        return token >= tokens.size() ? "" : text.substring(base + tokens.start(token), base + tokens.end(token));
    }

    /** {@return the text of a span that this walk has given} */
    String text(Span span) {
        return text.substring(base - shift + span.start(), base - shift + span.end());
    }

    /** {@return the whole text} */
    String text() {
        return text;
    }

    /** {@return the offset in the whole text at which a token starts} */
    int textStart(int token) {
        return base + tokens.start(token);
    }

    int textEnd(int token) {
        return base + tokens.end(token);
    }

    /** {@return the identifier at the cursor without its {@code $}} */
    Optional<String> id() {
        if (code() != TokenCode.ID) {
            return Optional.empty();
        }
        String name = Identifier.name(text, textStart(at), textEnd(at));
        advance();
        return Optional.of(name);
    }

    /** {@return the string at the cursor as a name, which must be UTF-8} */
    String name(String wanted) {
        if (code() != TokenCode.STRING) {
            unexpected(wanted);
            return "";
        }
        byte[] bytes = StringLiteral.bytes(text(at));
        int token = at;
        advance();
        return StringLiteral.utf8(bytes).orElseGet(() -> {
            report(Problem.MALFORMED_UTF8, token);
            return "";
        });
    }

    /** {@return the string at the cursor, whatever its bytes are} */
    String string(String wanted) {
        if (code() != TokenCode.STRING) {
            unexpected(wanted);
            return "";
        }
        String value = new String(StringLiteral.bytes(text(at)), StandardCharsets.UTF_8);
        advance();
        return value;
    }

    /** {@return the strings at the cursor} */
    Literals literals() {
        Literals.Builder literals = new Literals.Builder();
        while (code() == TokenCode.STRING) {
            literals.add(span(at), text(at));
            advance();
        }
        return literals.build();
    }

    /** {@return whether the command under construction has a mistake} */
    boolean isBroken() {
        return broken;
    }

    /** Starts anew. */
    void speak() {
        broken = false;
    }

    /** Gives up the command in silence: the mistake has been reported. */
    void giveUp() {
        broken = true;
    }

    /** Complains about the current token. */
    void unexpected(String wanted) {
        if (code() == TokenCode.END || code() == TokenCode.BAD) {
            broken = true; // reported by the parser or the lexer
        } else {
            report(Problem.UNEXPECTED_TOKEN, at, wanted, shown(at));
        }
    }

    void report(Problem problem, int token, Object... arguments) {
        if (!broken) {
            problems.add(problem.at(span(token), arguments));
        }
        broken = true;
    }

    /** Reports a word that is not known, with what was probably meant. */
    void unknown(int token, Optional<String> meant) {
        if (!broken) {
            String word = text(token);
            String message = Problem.UNKNOWN_OPERATOR.message(
                    word.length() > MAX_SHOWN ? word.substring(0, MAX_SHOWN) + "..." : word);
            String suggestion = meant.map(m -> ", did you mean `" + m + "`?").orElse("");
            problems.add(new Diagnostic(Problem.UNKNOWN_OPERATOR, span(token), message + suggestion, List.of(), meant));
        }
        broken = true;
    }

    private String shown(int token) {
        String whole = text(token);
        if (tokens.code(token) == TokenCode.OPEN) {
            int next = skipTrivia(token + 1);
            boolean word = next < tokens.size() && tokens.code(next) >= TokenCode.NAT;
            whole = "(" + (word ? text(next) : "");
        }
        return "`" + (whole.length() > MAX_SHOWN ? whole.substring(0, MAX_SHOWN) + "..." : whole) + "`";
    }
}
