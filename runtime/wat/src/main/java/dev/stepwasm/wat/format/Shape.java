package dev.stepwasm.wat.format;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;

/**
 * What the layout of one segment needs to know of its tokens, found in one pass: which parentheses match, the role of
 * everything, how wide any part is on one line, and whether it may stand on one line at all.
 */
final class Shape {
    private static final Group[] GROUPS = Group.values();

    private final String text;
    private final FormatOptions options;
    private final Tokens tokens;
    private final int gapStart;
    private final int base;
    private final int count;
    private final int[] matches;
    /** Where a token starts if everything is on one line. */
    private final int[] flatStarts;
    /** How many tokens before this one forbid a common line. */
    private final int[] obstacles;
    /** How many parentheses close in a row from here. */
    private final int[] closers;

    private final byte[] breaks;
    private final byte[] roles;
    private final OpenGroups open = new OpenGroups();
    private boolean balanced = true;

    /**
     * Looks at a segment.
     *
     * @param start offset at which the space before its first token begins
     * @param base offset of the segment in the text
     * @param closersAfter how many parentheses follow it directly
     */
    Shape(String text, Tokens tokens, int start, int base, int closersAfter, FormatOptions options) {
        this.text = text;
        this.options = options;
        this.tokens = tokens;
        this.gapStart = start;
        this.base = base;
        this.count = tokens.size();
        this.matches = new int[count];
        this.flatStarts = new int[count + 1];
        this.obstacles = new int[count + 1];
        this.closers = new int[count + 1];
        this.breaks = new byte[count];
        this.roles = new byte[count];
        measureGaps();
        findComments();
        findRoles();
        countClosers(closersAfter);
    }

    int count() {
        return count;
    }

    int code(int token) {
        return tokens.code(token);
    }

    /** {@return offset in the text} */
    int start(int token) {
        return base + tokens.start(token);
    }

    /** {@return offset in the text} */
    int end(int token) {
        return base + tokens.end(token);
    }

    /** {@return the offset at which the space before a token begins} */
    int gapStart(int token) {
        return token == 0 ? gapStart : end(token - 1);
    }

    int length(int token) {
        return tokens.end(token) - tokens.start(token);
    }

    boolean isTrivia(int token) {
        return tokens.isTrivia(token);
    }

    Role role(int token) {
        return Role.at(roles[token]);
    }

    /** {@return the number of line breaks before a token: 0, 1 or 2, which means more} */
    int breaks(int token) {
        return breaks[token];
    }

    /** {@return the parenthesis that closes the one at a token, or the number of tokens if none does} */
    int match(int token) {
        return matches[token];
    }

    /** {@return how many parentheses close in a row from a token on} */
    int closers(int token) {
        return closers[token];
    }

    /** {@return the columns of some tokens on one line} */
    int width(int first, int end) {
        return flatStarts[end - 1] + length(end - 1) - flatStarts[first];
    }

    /** {@return whether a part and what follows it may stand on one line, wherever that begins} */
    boolean mayBeFlat(int first, int end) {
        int part = solid(first);
        return obstacles[end] == obstacles[part + 1] && obstacles[part] == obstacles[first];
    }

    /** {@return whether a token begins a group that is closed, or needs nothing to be closed} */
    boolean isBalanced() {
        return balanced;
    }

    /** {@return the token after a part: a group, or a single token} */
    int partEnd(int token) {
        return tokens.code(token) == TokenCode.OPEN ? Math.min(matches[token] + 1, count) : token + 1;
    }

    /** {@return the token after the comments from {@code token} on that let the line go on} */
    int commentsEnd(int token) {
        int next = token;
        while (next < count && role(next) == Role.TRAILING && tokens.code(next) != TokenCode.LINE_COMMENT) {
            next++;
        }
        return next;
    }

    /** {@return the token after the comments of one line from {@code token} on that let the line go on} */
    int shortCommentsEnd(int token) {
        int next = token;
        for (int end = commentsEnd(token); next < end && !hasBreak(next); ) {
            next++;
        }
        return next;
    }

    /** {@return the first token from {@code token} on that is no comment} */
    int solid(int token) {
        int next = token;
        while (next < count && tokens.isTrivia(next)) {
            next++;
        }
        return next;
    }

    /** {@return the code of the first word of a group} */
    int headCode(int opener) {
        int head = solid(opener + 1);
        return head < count ? tokens.code(head) : TokenCode.END;
    }

    Group group(int opener) {
        int head = solid(opener + 1);
        if (head >= count) {
            return Group.WORDS;
        }
        Group group = Group.of(tokens.code(head));
        return group == Group.MODULE && isStrings(head) ? Group.STRINGS : group;
    }

    private boolean isStrings(int head) {
        int next = solid(head + 1);
        if (next < count && tokens.code(next) == Word.DEFINITION.code()) {
            next = solid(next + 1);
        }
        if (next < count && tokens.code(next) == TokenCode.ID) {
            next = solid(next + 1);
        }
        int code = next < count ? tokens.code(next) : TokenCode.END;
        return code == Word.QUOTE.code() || code == Word.BINARY.code() || code == Word.INSTANCE.code();
    }

    /** {@return whether a blank must stay between a parenthesis and this token, lest they become a comment} */
    boolean needsBlankAfterOpen(int token) {
        char first = length(token) > 0 ? text.charAt(start(token)) : ' ';
        return first == ';' || first == '@';
    }

    private void measureGaps() {
        int end = gapStart;
        int column = 0;
        for (int i = 0; i < count; i++) {
            int next = start(i);
            breaks[i] = (byte) (next == end ? 0 : countBreaks(end, next));
            column += blankBefore(i);
            flatStarts[i] = column;
            column += length(i);
            end = end(i);
        }
    }

    private int countBreaks(int from, int to) {
        int found = 0;
        for (int i = from; i < to && found < 2; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < to && text.charAt(i + 1) == '\n'))) {
                found++;
            }
        }
        return found;
    }

    /** {@return 1 if a blank stands between a token and the one before it when they are on the same line, else 0} */
    int blankBefore(int token) {
        if (tokens.code(token) == TokenCode.CLOSE) {
            return 0;
        }
        return token > 0 && tokens.code(token - 1) == TokenCode.OPEN && !needsBlankAfterOpen(token) ? 0 : 1;
    }

    /** From the end: whether what follows a comment is on its line decides what the comment belongs to. */
    private void findComments() {
        boolean followed = false;
        for (int i = count - 1; i >= 0; i--) {
            if (!tokens.isTrivia(i)) {
                followed = tokens.code(i) != TokenCode.CLOSE && tokens.code(i) != TokenCode.END && breaks[i] == 0;
                continue;
            }
            Role role = !startsLine(i)
                    ? Role.TRAILING
                    : followed && tokens.code(i) != TokenCode.LINE_COMMENT ? Role.LEADING : Role.ALONE;
            roles[i] = (byte) role.ordinal();
            followed &= !startsLine(i);
        }
    }

    private boolean startsLine(int token) {
        return breaks[token] > 0 || start(token) <= 1;
    }

    private void findRoles() {
        open.push(-1, Group.TOP.ordinal(), Classifier.START);
        boolean broken = false;
        for (int i = 0; i < count; i++) {
            boolean here = startsLine(i);
            int obstacle = 0;
            if (tokens.isTrivia(i)) {
                obstacle = trivia(i);
                broken = here || broken;
            } else {
                obstacle = tokens.code(i) == TokenCode.CLOSE ? close(i) : part(i, here || broken);
                broken = false;
            }
            obstacles[i + 1] = obstacles[i] + obstacle;
        }
        while (open.depth() > 1) {
            matches[open.opener()] = count;
            balanced = false;
            open.pop();
        }
    }

    private int trivia(int token) {
        boolean alone = roles[token] == Role.ALONE.ordinal();
        return alone || tokens.code(token) == TokenCode.LINE_COMMENT || hasBreak(token) ? 1 : 0;
    }

    /** {@return whether a comment or an annotation has more than one line} */
    boolean hasBreak(int token) {
        for (int i = start(token); i < end(token); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    private int close(int token) {
        if (open.depth() > 1) {
            matches[open.opener()] = token;
            open.pop();
        } else {
            balanced = false;
        }
        return 0;
    }

    /** {@return 1 if what starts here must not be on the line of what is before it} */
    private int part(int token, boolean broken) {
        boolean isGroup = tokens.code(token) == TokenCode.OPEN;
        int code = isGroup ? headCode(token) : tokens.code(token);
        Group group = GROUPS[open.group()];
        int state = open.state();
        Role role = Role.INLINE;
        int obstacle = 0;
        if (open.opener() < 0 || token > solid(open.opener() + 1)) {
            role = Classifier.roleOf(group, state, code, isGroup);
            int next = Classifier.next(group, state, role, code, isGroup);
            open.setState(next);
            obstacle = Obstacles.before(role, group, broken, options)
                    + Obstacles.whenSeveral(role, Classifier.becameSeveral(state, next), options);
        }
        roles[token] = (byte) role.ordinal();
        if (isGroup) {
            open.push(token, group(token).ordinal(), Classifier.startOf(code, group));
        }
        return obstacle;
    }

    private void countClosers(int after) {
        closers[count] = after;
        for (int i = count - 1; i >= 0; i--) {
            closers[i] = tokens.code(i) == TokenCode.CLOSE ? closers[i + 1] + 1 : 0;
        }
    }
}
