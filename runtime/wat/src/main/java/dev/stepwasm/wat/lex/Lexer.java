package dev.stepwasm.wat.lex;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.text.Problems;

/**
 * Cuts a range of text into tokens (core spec 6.3). Every character ends up in a token or is space between tokens;
 * wrong characters are reported and become tokens of their own, so lexing never stops early. Annotations are one token
 * each, whatever they hold.
 */
public final class Lexer {
    /** Parentheses open at a time, or closed too often; what no person or tool writes shall not cost memory. */
    private static final int MAX_DEPTH = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final char[] chars;
    private final int base;
    private final int end;
    private final Tokens tokens;
    private final Problems problems;
    private final Strings strings;
    private int at;
    private int depth;
    private int unseen;

    private Lexer(String text, int from, int to, Problems problems) {
        this.base = from;
        this.end = to - from;
        this.chars = new char[end];
        text.getChars(from, to, chars, 0);
        this.problems = problems;
        this.tokens = new Tokens(Math.max(16, end / 4));
        this.strings = new Strings(chars, base, problems);
    }

    /**
     * {@return the tokens of a text from {@code from} to {@code to} with offsets into the whole text, the last one being
     * {@link TokenCode#END}}
     *
     * @param text the whole text
     * @param from where to begin, between two tokens
     * @param to where the text is taken to end
     * @param problems gets the lexical errors
     */
    public static Tokens lex(String text, int from, int to, Problems problems) {
        return new Lexer(text, from, to, problems).all();
    }

    private Tokens all() {
        if (base == 0 && end > 0 && chars[0] == BYTE_ORDER_MARK) {
            at = 1;
        }
        while (true) {
            int start = skipSpace();
            if (start == end) {
                add(TokenCode.END, end);
                return tokens;
            }
            token(start);
        }
    }

    private int skipSpace() {
        while (at < end && Characters.classOf(chars[at]) == Characters.SPACE) {
            at++;
        }
        return at;
    }

    private void token(int start) {
        switch (Characters.classOf(chars[start])) {
            case Characters.ID, Characters.QUOTE -> run(start);
            case Characters.OPEN -> open(start);
            case Characters.CLOSE -> {
                if (--depth < -MAX_DEPTH) {
                    rest(start, "a `(` before the next `)`");
                } else {
                    single(TokenCode.CLOSE, start);
                }
            }
            case Characters.SEMICOLON -> semicolon(start);
            case Characters.LONE -> single(TokenCode.RESERVED, start);
            default -> wrong(start);
        }
    }

    private void single(int code, int start) {
        at = start + 1;
        add(code, start);
    }

    private void add(int code, int start) {
        tokens.add(code, base + start, base + at);
    }

    private void semicolon(int start) {
        if (start + 1 < end && chars[start + 1] == ';') {
            lineComment();
            add(TokenCode.LINE_COMMENT, start);
        } else {
            single(TokenCode.RESERVED, start);
        }
    }

    private void lineComment() {
        unseen = -1;
        while (at < end && chars[at] != '\n' && chars[at] != '\r') {
            look(chars[at++]);
        }
        reportUnseen();
    }

    /** Notes the first character of a comment that cannot be seen. */
    private void look(char c) {
        if ((c < ' ' || c > '~') && unseen < 0 && Invisible.isInvisible(c)) {
            unseen = at - 1;
        }
    }

    private void reportUnseen() {
        if (unseen >= 0) {
            report(Problem.INVISIBLE_CHARACTER, unseen, unseen + 1, "comment", Invisible.name(chars[unseen]));
        }
    }

    private void open(int start) {
        char next = start + 1 < end ? chars[start + 1] : ' ';
        if (next == ';') {
            blockComment(start);
            add(TokenCode.BLOCK_COMMENT, start);
        } else if (next == '@') {
            annotation(start);
            add(TokenCode.ANNOTATION, start);
        } else if (++depth > MAX_DEPTH) {
            rest(start, "at most " + MAX_DEPTH + " open parentheses");
        } else {
            single(TokenCode.OPEN, start);
        }
    }

    /** Gives up: all from here on is one token. */
    private void rest(int start, String wanted) {
        report(Problem.UNEXPECTED_TOKEN, start, start + 1, wanted, "one more; the rest of the text is not read");
        at = end;
        add(TokenCode.BAD, start);
    }

    private void blockComment(int start) {
        int level = 1;
        at = start + 2;
        unseen = -1;
        while (at < end) {
            char c = chars[at++];
            look(c);
            if (c == '(' && at < end && chars[at] == ';') {
                level++;
                at++;
            } else if (c == ';' && at < end && chars[at] == ')') {
                at++;
                if (--level == 0) {
                    reportUnseen();
                    return;
                }
            }
        }
        report(Problem.UNCLOSED_COMMENT, start, start + 2);
    }

    /** An annotation with all that it holds: balanced parentheses, strings, comments and any reserved tokens. */
    private void annotation(int start) {
        at = start + 2;
        annotationId(start);
        int level = 1;
        while (level > 0) {
            int next = skipSpace();
            if (next == end) {
                report(Problem.UNCLOSED_ANNOTATION, start, start + 2);
                return;
            }
            level += annotationToken(next);
        }
    }

    private void annotationId(int start) {
        int idStart = at;
        boolean quoted = at < end && chars[at] == '"';
        if (quoted) {
            strings.scan(at);
            at = strings.end();
            if (strings.isUtf8Needed()) {
                strings.requireUtf8(idStart, at);
            }
        } else {
            skipIdCharacters();
        }
        if (at == idStart || (quoted && at - idStart <= 2)) {
            report(Problem.EMPTY_ANNOTATION_ID, start, at);
        }
    }

    /** {@return by how much the token at {@code next} changes the depth} */
    private int annotationToken(int next) {
        switch (Characters.classOf(chars[next])) {
            case Characters.OPEN -> {
                if (next + 1 < end && chars[next + 1] == ';') {
                    blockComment(next);
                    return 0;
                }
                at = next + 1;
                return 1;
            }
            case Characters.CLOSE -> {
                at = next + 1;
                return -1;
            }
            case Characters.SEMICOLON -> {
                if (next + 1 < end && chars[next + 1] == ';') {
                    lineComment();
                } else {
                    at = next + 1;
                }
            }
            case Characters.ID -> skipIdCharacters();
            case Characters.QUOTE -> {
                strings.scan(next);
                at = strings.end();
            }
            case Characters.LONE -> at = next + 1;
            default -> wrongCharacters(next);
        }
        return 0;
    }

    private void skipIdCharacters() {
        while (at < end && Characters.isId(chars[at])) {
            at++;
        }
    }

    private void wrong(int start) {
        wrongCharacters(start);
        add(TokenCode.BAD, start);
    }

    private void wrongCharacters(int start) {
        while (at < end && Characters.classOf(chars[at]) == Characters.OTHER) {
            at++;
        }
        report(Problem.ILLEGAL_CHARACTER, start, at, shown(Character.codePointAt(chars, start, end)));
    }

    private static String shown(int codePoint) {
        return Character.isISOControl(codePoint)
                ? "U+%04X".formatted(codePoint)
                : "`" + Character.toString(codePoint) + "`";
    }

    /** The longest run of id characters and strings: one token, reserved unless it has a meaning. */
    private void run(int start) {
        int quotes = 0;
        int firstQuote = -1;
        boolean broken = false;
        while (at < end) {
            char c = chars[at];
            if (c == '"') {
                if (quotes++ == 0) {
                    firstQuote = at;
                }
                broken |= !strings.scan(at);
                at = strings.end();
            } else if (Characters.isId(c)) {
                at++;
            } else {
                break;
            }
        }
        int code = quotes == 0 ? word(start) : quoted(start, quotes, firstQuote);
        add(broken && code == TokenCode.RESERVED ? TokenCode.BAD : code, start);
    }

    private int word(int start) {
        char first = chars[start];
        if (first == '$') {
            if (at - start == 1) {
                report(Problem.EMPTY_IDENTIFIER, start, at);
            }
            return TokenCode.ID;
        }
        if (Characters.isDigit(first) || first == '+' || first == '-') {
            return Numbers.codeOf(chars, start, at);
        }
        int code = Keywords.codeOf(chars, start, at);
        return code != TokenCode.RESERVED ? code : otherWord(start, first);
    }

    private int otherWord(int start, char first) {
        if ((first == 'o' && isAssignment("offset=", start)) || (first == 'a' && isAssignment("align=", start))) {
            int number = start + (first == 'o' ? 7 : 6);
            if (number < at && Numbers.codeOf(chars, number, at) == TokenCode.NAT) {
                return first == 'o' ? TokenCode.OFFSET_IS : TokenCode.ALIGN_IS;
            }
        }
        return first == 'i' || first == 'n' ? Numbers.codeOf(chars, start, at) : TokenCode.RESERVED;
    }

    private boolean isAssignment(String prefix, int start) {
        if (at - start <= prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (chars[start + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int quoted(int start, int quotes, int firstQuote) {
        boolean ends = strings.end() == at && quotes == 1;
        if (ends && firstQuote == start) {
            return TokenCode.STRING;
        }
        if (ends && chars[start] == '$' && firstQuote == start + 1) {
            if (at - start <= 3) {
                report(Problem.EMPTY_IDENTIFIER, start, at);
            } else if (strings.isUtf8Needed()) {
                strings.requireUtf8(firstQuote, at);
            }
            return TokenCode.ID;
        }
        return TokenCode.RESERVED;
    }

    private void report(Problem problem, int start, int stop, Object... args) {
        problems.add(problem, base + start, base + stop, args);
    }
}
