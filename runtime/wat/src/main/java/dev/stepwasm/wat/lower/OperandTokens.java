package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** The immediates behind the keyword of an instruction, as the text writes them. */
final class OperandTokens {
    private final String text;
    private final Tokens tokens;
    private final int base;
    private final List<Integer> operands = new ArrayList<>();
    /** The token after the last of them. */
    private final int end;

    /**
     * Reads them.
     *
     * @param base what to add to offsets of tokens to get offsets into the text
     * @param keyword number of a token
     */
    OperandTokens(String text, Tokens tokens, int base, int keyword) {
        this.text = text;
        this.tokens = tokens;
        this.base = base;
        int token = keyword + 1;
        for (; token < tokens.size() && isOperand(tokens.code(token)); token++) {
            if (!tokens.isTrivia(token)) {
                operands.add(token);
            }
        }
        end = token;
    }

    private static boolean isOperand(int code) {
        return code <= TokenCode.LAST_TRIVIA || (code > TokenCode.CLOSE && !TokenCode.isOpcode(code));
    }

    private String text(int token) {
        return text.substring(base + tokens.start(token), base + tokens.end(token));
    }

    private Span span(int token) {
        return new Span(tokens.start(token), tokens.end(token));
    }

    /** {@return the name written at a place among the immediates, in backticks, if there is one} */
    Optional<String> name(int place) {
        return place < operands.size() && tokens.code(operands.get(place)) == TokenCode.ID
                ? Optional.of("`" + text(operands.get(place)) + "`")
                : Optional.empty();
    }

    /** {@return where the immediate at a place stands} */
    Optional<Span> place(int place) {
        return place < operands.size() ? Optional.of(span(operands.get(place))) : Optional.empty();
    }

    /** {@return where the first immediate of a kind stands} */
    Optional<Span> first(IntPredicate code) {
        return operands.stream()
                .filter(token -> code.test(tokens.code(token)))
                .findFirst()
                .map(this::span);
    }

    /** {@return where a number stands} */
    Optional<Span> number(String digits) {
        return operands.stream()
                .filter(token ->
                        tokens.code(token) == TokenCode.NAT && text(token).equals(digits))
                .findFirst()
                .map(this::span);
    }

    /** {@return where the last number stands that has a value} */
    Optional<Span> lastNumber(long value) {
        return operands.reversed().stream()
                .filter(token -> tokens.code(token) == TokenCode.NAT
                        && NumberLiteral.unsigned(text, base + tokens.start(token), base + tokens.end(token))
                                .equals(OptionalLong.of(value)))
                .findFirst()
                .map(this::span);
    }

    /** {@return the token that names the type of the instruction: in {@code (type x)} behind it, else the first immediate} */
    Optional<Integer> type() {
        if (end + 2 < tokens.size()
                && tokens.code(end) == TokenCode.OPEN
                && tokens.code(end + 1) == Word.TYPE.code()
                && isIndex(end + 2)) {
            return Optional.of(end + 2);
        }
        return operands.stream().filter(this::isIndex).findFirst();
    }

    private boolean isIndex(int token) {
        return tokens.code(token) == TokenCode.ID || tokens.code(token) == TokenCode.NAT;
    }

    /** {@return where the only catch clause with a keyword stands behind the instruction; empty if there are several} */
    Optional<Span> onlyClause(String keyword) {
        Optional<Span> only = Optional.empty();
        int depth = 0;
        int opener = -1;
        for (int token = end; token < tokens.size() && depth >= 0; token++) {
            int code = tokens.code(token);
            if (code == TokenCode.OPEN) {
                opener = depth++ == 0 ? token : opener;
            } else if (code == TokenCode.CLOSE) {
                depth--;
                if (depth == 0 && opener >= 0 && isClause(opener, keyword)) {
                    if (only.isPresent()) {
                        return Optional.empty();
                    }
                    only = Optional.of(new Span(tokens.start(opener), tokens.end(token)));
                }
            } else if (depth == 0 && !tokens.isTrivia(token)) {
                break;
            }
        }
        return only;
    }

    private boolean isClause(int opener, String keyword) {
        return opener + 1 < tokens.size() && text(opener + 1).equals(keyword);
    }

    /** {@return a token as it is written, in backticks} */
    String shown(int token) {
        return "`" + text(token) + "`";
    }

    /** {@return where a token stands} */
    Span at(int token) {
        return span(token);
    }
}
