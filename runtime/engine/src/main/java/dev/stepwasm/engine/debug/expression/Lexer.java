package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.debug.expression.Token.Kind;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an expression into words. Names of WAT may hold operators ({@code $a-b}); here a name ends before them, unless a
 * longer name is known or it is written {@code $"a-b"}.
 */
final class Lexer {
    /** More words than this are no expression of a person, and deeper nesting than that many words cannot be. */
    static final int MOST_TOKENS = 500;

    private static final int LONGEST = 10_000;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PLAIN_NAME = Pattern.compile("\\$[A-Za-z0-9_#@?'`\\\\]+");
    private static final Pattern WIDEST_NAME = Pattern.compile("\\$[A-Za-z0-9_#@?'`\\\\!%&*+./:<=>^|~$,\\[\\](){};-]+");
    private static final Pattern QUOTED = Pattern.compile("(\\$?)\"([^\"]*)\"");
    private static final Pattern FLOAT =
            Pattern.compile("0[xX][0-9a-fA-F][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*(?:[pP][+-]?[0-9]+)?|[pP][+-]?[0-9]+)"
                    + "|[0-9][0-9_]*(?:\\.[0-9][0-9_]*(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)"
                    + "|(?:inf|nan(?::0[xX][0-9a-fA-F_]+)?)\\b");
    private static final Pattern INTEGER = Pattern.compile("0[xX][0-9a-fA-F][0-9a-fA-F_]*|[0-9][0-9_]*");
    private static final String LANE = "[-+]?(?:[0-9A-Za-z_.:]|(?<=[eEpP])[-+])+";
    private static final Pattern VECTOR =
            Pattern.compile("(?:i8x16|i16x8|i32x4|i64x2|f32x4|f64x2):" + LANE + "(?:," + LANE + ")*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SYMBOL = Pattern.compile(
            "(?:>>|<=|>=|[/%<>])u(?![A-Za-z0-9_])|<<|>>|<=|>=|==|!=|&&|\\|\\||[-+*/%<>=!~&|^()\\[\\].,]");

    private final String text;
    private final Predicate<String> isKnown;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, Predicate<String> isKnown) {
        this.text = text;
        this.isKnown = isKnown;
    }

    /**
     * {@return the words of an expression, an {@link Kind#END} last}
     *
     * @param isKnown whether something has a name, given with its dollar sign
     */
    static List<Token> tokens(String text, Predicate<String> isKnown) throws MistakeException {
        if (text.length() > LONGEST) {
            throw new MistakeException(new Span(LONGEST, text.length()), "the expression is too long");
        }
        return new Lexer(text, isKnown).all();
    }

    private List<Token> all() throws MistakeException {
        skipSpace();
        while (at < text.length()) {
            if (tokens.size() >= MOST_TOKENS) {
                throw new MistakeException(new Span(at, text.length()), "the expression is too long");
            }
            next();
            skipSpace();
        }
        tokens.add(new Token(Kind.END, "", new Span(at, at)));
        return List.copyOf(tokens);
    }

    private void skipSpace() {
        Matcher space = matcher(SPACE);
        at = space.lookingAt() ? space.end() : at;
    }

    private void next() throws MistakeException {
        Matcher quoted = matcher(QUOTED);
        if (quoted.lookingAt()) {
            boolean isName = !quoted.group(1).isEmpty();
            add(isName ? Kind.NAME : Kind.TEXT, (isName ? "$" : "") + quoted.group(2), quoted.end());
        } else if (text.charAt(at) == '$') {
            name();
        } else if (isAfterDot() || !takes(Kind.VECTOR, VECTOR) && !takes(Kind.FLOAT, FLOAT)) {
            integerOrOther();
        }
    }

    /** {@return whether the number of a field comes next, so that {@code $s.0.1} has no float in it} */
    private boolean isAfterDot() {
        return !tokens.isEmpty() && tokens.getLast().is(".");
    }

    private void integerOrOther() throws MistakeException {
        if (!takes(Kind.INTEGER, INTEGER) && !takes(Kind.WORD, WORD) && !takes(Kind.SYMBOL, SYMBOL)) {
            throw new MistakeException(new Span(at, at + 1), unexpected());
        }
    }

    private String unexpected() {
        return text.charAt(at) == '"' ? "the text is not closed" : "`" + text.charAt(at) + "` means nothing here";
    }

    private void name() throws MistakeException {
        Matcher plain = matcher(PLAIN_NAME);
        int end = plain.lookingAt() ? plain.end() : at + 1;
        Matcher widest = matcher(WIDEST_NAME);
        int longest = widest.lookingAt() ? widest.end() : end;
        while (longest > end && !isKnown.test(text.substring(at, longest))) {
            longest--;
        }
        if (longest == at + 1) {
            throw new MistakeException(new Span(at, at + 1), "a name is missing after `$`");
        }
        add(Kind.NAME, text.substring(at, longest), longest);
    }

    private boolean takes(Kind kind, Pattern pattern) {
        Matcher found = matcher(pattern);
        if (found.lookingAt()) {
            add(kind, found.group(), found.end());
            return true;
        }
        return false;
    }

    private void add(Kind kind, String word, int end) {
        tokens.add(new Token(kind, word, new Span(at, end)));
        at = end;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }
}
