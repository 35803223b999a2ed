package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** The words behind the keyword of a module field that a problem is about. */
final class FieldTokens {
    private final String text;
    private final Tokens tokens;
    private final int base;
    private final int keyword;

    /**
     * For a field of a segment.
     *
     * @param base what to add to offsets of tokens to get offsets into the text
     * @param keyword number of a token
     */
    FieldTokens(String text, Tokens tokens, int base, int keyword) {
        this.text = text;
        this.tokens = tokens;
        this.base = base;
        this.keyword = keyword;
    }

    /** {@return the words that are wrong, where they can be told from the others} */
    Optional<Span> place(Problem problem, String message) {
        return switch (problem) {
            case INVALID_SUPERTYPE ->
                next(keyword, code -> code == Word.SUB.code())
                        .flatMap(sub -> next(sub, code -> code == TokenCode.ID || code == TokenCode.NAT))
                        .map(this::span);
            case TAG_WITH_RESULTS ->
                next(keyword, code -> code == Word.RESULT.code()).map(this::group);
            case LIMITS_OUT_OF_ORDER ->
                next(keyword, code -> code == TokenCode.NAT)
                        .flatMap(minimum -> next(minimum, code -> code == TokenCode.NAT)
                                .map(maximum -> new Span(tokens.start(minimum), tokens.end(maximum))));
            case MEMORY_TOO_LARGE, TABLE_TOO_LARGE -> size(message.substring(message.lastIndexOf(' ') + 1));
            default -> Optional.empty();
        };
    }

    /** {@return the first token behind another, before its field ends, that is of a kind} */
    private Optional<Integer> next(int from, IntPredicate kind) {
        int depth = 0;
        for (int token = from + 1; token < tokens.size() && depth >= 0; token++) {
            int code = tokens.code(token);
            if (kind.test(code)) {
                return Optional.of(token);
            }
            depth += code == TokenCode.OPEN ? 1 : code == TokenCode.CLOSE ? -1 : 0;
        }
        return Optional.empty();
    }

    private Optional<Span> size(String digits) {
        Optional<Integer> number = next(keyword, code -> code == TokenCode.NAT);
        while (number.isPresent() && !isValue(number.get(), digits)) {
            number = next(number.get(), code -> code == TokenCode.NAT);
        }
        return number.map(this::span);
    }

    private boolean isValue(int token, String digits) {
        OptionalLong value = NumberLiteral.unsigned(text, base + tokens.start(token), base + tokens.end(token));
        return value.isPresent() && Long.toUnsignedString(value.getAsLong()).equals(digits);
    }

    /** {@return the group of a keyword, from parenthesis to parenthesis} */
    private Span group(int word) {
        int open = word - 1;
        while (open > 0 && tokens.code(open) != TokenCode.OPEN) {
            open--;
        }
        int close = next(word, code -> code == TokenCode.CLOSE).orElse(word);
        return new Span(tokens.start(open), tokens.end(close));
    }

    private Span span(int token) {
        return new Span(tokens.start(token), tokens.end(token));
    }
}
