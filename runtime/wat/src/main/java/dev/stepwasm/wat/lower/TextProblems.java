package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.RelatedPosition;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings what the validator finds home to the text: the place becomes the immediate at fault, and indices become the
 * names that the text writes in that place. Only the text of the instruction itself is used, so that what is found in a
 * function stays true while other functions change.
 */
final class TextProblems {
    private static final Pattern INDEX = Pattern.compile("\\b\\d+\\b");
    private static final Pattern UNKNOWN = Pattern.compile("^unknown [a-z ]+ (\\d+)\\b.*");
    private static final Pattern OTHER_KIND = Pattern.compile("^unknown type \\d+: it (must be .*)");
    private static final Pattern LANE = Pattern.compile("^lane (\\d{1,9}) .*");
    private static final Pattern CLAUSE = Pattern.compile("^`(catch[a-z_]*)` gives .*");

    private final String text;
    private final Tokens tokens;
    private final int base;

    /**
     * For the tokens of one segment.
     *
     * @param base the start of the segment in the text
     */
    TextProblems(String text, Tokens tokens, int base) {
        this.text = text;
        this.tokens = tokens;
        this.base = base;
    }

    /** {@return a problem with spans relative to the segment} */
    Diagnostic at(Problem problem, int position, String message, List<RelatedPosition> related) {
        int keyword = tokens.touching(position);
        if (keyword < 0 || tokens.start(keyword) != position || !TokenCode.isOpcode(tokens.code(keyword))) {
            Optional<Span> words = keyword < 0
                    ? Optional.empty()
                    : new FieldTokens(text, tokens, base, keyword).place(problem, message);
            return new Diagnostic(problem, words.orElse(span(position)), message, places(related));
        }
        OperandTokens operands = new OperandTokens(text, tokens, base, keyword);
        Span place = place(problem, message, operands).orElse(span(position));
        String word = text.substring(base + tokens.start(keyword), base + tokens.end(keyword));
        return new Diagnostic(problem, place, named(problem, message, word, operands), places(related));
    }

    /** {@return the token at a position; an empty span where there is none} */
    Span span(int position) {
        int token = tokens.touching(position);
        return token >= 0 && tokens.end(token) > position
                ? new Span(tokens.start(token), tokens.end(token))
                : new Span(position, position);
    }

    List<Related> places(List<RelatedPosition> positions) {
        List<Related> places = new ArrayList<>();
        for (RelatedPosition other : positions) {
            places.add(new Related(span(other.position()), other.message()));
        }
        return places;
    }

    private static Optional<Span> place(Problem problem, String message, OperandTokens operands) {
        return switch (problem) {
            case UNINITIALIZED_LOCAL, IMMUTABLE_GLOBAL, IMMUTABLE_ARRAY, UNDECLARED_FUNCTION_REFERENCE ->
                operands.place(0);
            case IMMUTABLE_FIELD -> operands.place(1);
            case INVALID_ALIGNMENT -> operands.first(code -> code == TokenCode.ALIGN_IS);
            case OFFSET_OUT_OF_RANGE -> operands.first(code -> code == TokenCode.OFFSET_IS);
            case UNKNOWN_GLOBAL -> operands.place(0);
            case INVALID_LANE_INDEX -> {
                Matcher lane = LANE.matcher(message);
                yield lane.matches() ? operands.lastNumber(Long.parseLong(lane.group(1))) : Optional.empty();
            }
            case TYPE_MISMATCH -> {
                Matcher clause = CLAUSE.matcher(message);
                yield clause.matches() ? operands.onlyClause(clause.group(1)) : Optional.empty();
            }
            default -> {
                if (OTHER_KIND.matcher(message).matches()) {
                    yield operands.type().map(operands::at);
                }
                Matcher unknown = UNKNOWN.matcher(message);
                yield problem.code().startsWith("unknown-") && unknown.matches()
                        ? operands.number(unknown.group(1))
                        : Optional.empty();
            }
        };
    }

    private static String named(Problem problem, String message, String keyword, OperandTokens operands) {
        return switch (problem) {
            case UNINITIALIZED_LOCAL,
                    UNKNOWN_GLOBAL,
                    IMMUTABLE_GLOBAL,
                    IMMUTABLE_ARRAY,
                    ARRAY_NOT_NUMERIC,
                    UNDECLARED_FUNCTION_REFERENCE,
                    INVALID_RETHROW_LABEL -> withName(message, operands.name(0));
            case IMMUTABLE_FIELD -> {
                String type = operands.name(0).orElse("");
                String field = withName(message, operands.name(1));
                yield type.isEmpty()
                        ? field
                        : field.replaceFirst("\\bof type \\d+", Matcher.quoteReplacement("of type " + type));
            }
            case CONSTANT_EXPRESSION_REQUIRED ->
                keyword.equals("global.get") ? withName(message, operands.name(0)) : message;
            case TYPE_MISMATCH -> withOperand(message, keyword, operands);
            case UNKNOWN_TYPE -> {
                Matcher other = OTHER_KIND.matcher(message);
                yield other.matches()
                        ? operands.type()
                                .map(type -> "type " + operands.shown(type) + " " + other.group(1))
                                .orElse(message)
                        : message;
            }
            default -> message;
        };
    }

    private static String withName(String message, Optional<String> name) {
        return name.map(known -> INDEX.matcher(message).replaceFirst(Matcher.quoteReplacement(known)))
                .orElse(message);
    }

    /** A call says whom it calls, a branch whereto. */
    private static String withOperand(String message, String keyword, OperandTokens operands) {
        String quoted = "`" + keyword + "`";
        Optional<String> name = operands.name(0);
        return name.isPresent() && message.startsWith(quoted)
                ? "`" + keyword + " " + name.get().substring(1) + message.substring(quoted.length())
                : message;
    }
}
