package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The immediates behind the keyword of an instruction, as the text writes them. */
final class OperandTokens {
    private final String text;
    private final Tokens tokens;
    private final int base;
    private final List<Integer> operands = new ArrayList<>();

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
        for (int token = keyword + 1; token < tokens.size() && isOperand(tokens.code(token)); token++) {
            if (!tokens.isTrivia(token)) {
                operands.add(token);
            }
        }
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
}
