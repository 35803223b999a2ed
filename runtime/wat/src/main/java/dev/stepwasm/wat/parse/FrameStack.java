package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.lex.Keywords;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.Arrays;

/** The instructions under construction, innermost last: for each what may come next, its node and its first token. */
final class FrameStack {
    /** A flat {@code block}, {@code loop} or {@code try_table}; ends with {@code end}. */
    static final int FLAT = 0;
    /** A flat {@code if} without {@code else} so far. */
    static final int FLAT_IF = 1;
    /** A flat {@code try}. */
    static final int FLAT_TRY = 2;
    /** A folded plain instruction. */
    static final int FOLDED = 3;
    /** A group of any instructions. */
    static final int GROUP = 4;
    /** A folded {@code if} before its {@code (then}. */
    static final int IF_CONDITION = 5;
    /** A folded {@code if} after its {@code (then ...)}. */
    static final int IF_THEN = 6;
    /** A folded {@code if} after its {@code (else ...)}. */
    static final int IF_ELSE = 7;
    /** A folded {@code try} before its {@code (do}. */
    static final int TRY_DO = 8;
    /** A folded {@code try} after its {@code (do ...)}. */
    static final int TRY_HANDLERS = 9;
    /** A folded instruction that is not known, in which nothing is wrong. */
    static final int ANYTHING = 10;

    /** So many blocks without an end are looked through for a label. */
    private static final int MOST_UNENDED = 100;

    private static final int ELSE = Keywords.codeOf(Word.ELSE);
    private static final int CATCH = Keywords.codeOf(Word.CATCH);
    private static final int CATCH_ALL = Keywords.codeOf(Word.CATCH_ALL);
    private static final int DELEGATE = Keywords.codeOf(Word.DELEGATE);

    private byte[] kinds = new byte[64];
    private int[] nodes = new int[64];
    private int[] openers = new int[64];
    private int count;

    int size() {
        return count;
    }

    void push(int kind, int node, int opener) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            nodes = Arrays.copyOf(nodes, count * 2);
            openers = Arrays.copyOf(openers, count * 2);
        }
        kinds[count] = (byte) kind;
        nodes[count] = node;
        openers[count] = opener;
        count++;
    }

    /** Removes the innermost frame and returns its node. */
    int pop() {
        return nodes[--count];
    }

    int top() {
        return kinds[count - 1];
    }

    int opener() {
        return openers[count - 1];
    }

    boolean isFlat() {
        return top() <= FLAT_TRY;
    }

    boolean isIf() {
        return top() == IF_CONDITION || top() == IF_THEN || top() == IF_ELSE;
    }

    /** {@return whether a group in parentheses is open above {@code base}} */
    boolean hasGroup(int base) {
        for (int i = count - 1; i >= base; i--) {
            if (kinds[i] > FLAT_TRY) {
                return true;
            }
        }
        return false;
    }

    int innermostGroup(int base) {
        int i = count - 1;
        while (i > base && kinds[i] <= FLAT_TRY) {
            i--;
        }
        return openers[i];
    }

    boolean takesFoldedOnly() {
        return switch (top()) {
            case FOLDED, IF_CONDITION, IF_THEN, IF_ELSE, TRY_DO, TRY_HANDLERS -> true;
            default -> false;
        };
    }

    /** {@return whether a group whose first word has this code fits; what is inside an unknown group always does} */
    boolean allowsGroup(int code) {
        return switch (top()) {
            case IF_THEN -> code == ELSE;
            case IF_ELSE -> false;
            case TRY_DO -> code == Word.DO.code();
            case TRY_HANDLERS -> code == CATCH || code == CATCH_ALL || code == DELEGATE;
            default -> true;
        };
    }

    /** {@return what belongs here, in words} */
    String wanted() {
        return switch (count == 0 ? FLAT : top()) {
            case FOLDED -> "a folded instruction or `)`";
            case IF_CONDITION -> "a folded condition or `(then`";
            case IF_THEN -> "`(else` or `)`";
            case IF_ELSE -> "`)`";
            case TRY_DO -> "`(do`";
            case TRY_HANDLERS -> "`(catch`, `(catch_all`, `(delegate` or `)`";
            default -> "an instruction";
        };
    }

    /** {@return whether the group cannot end here} */
    boolean isIncomplete() {
        return top() == IF_CONDITION || top() == TRY_DO;
    }

    /** {@return how the innermost group is written, in words} */
    String shape() {
        return top() == TRY_DO
                ? "a folded `try` is written `(try (do ...) (catch $tag ...))`"
                : "a folded `if` is written `(if (condition) (then ...) (else ...))`";
    }

    /** From here on nothing in the innermost group is wrong, since something has been. */
    void tolerate() {
        kinds[count - 1] = ANYTHING;
    }

    boolean toleratesAnything() {
        return top() == ANYTHING;
    }

    /**
     * {@return how many blocks without a parenthesis lie inside of the one with a label; 0 if the innermost has it or
     * none}
     */
    int distanceToLabel(int base, Cursor cursor, int label) {
        String name = cursor.identifier(label);
        int outermost = Math.max(base, count - MOST_UNENDED);
        for (int i = count - 1; i >= outermost && kinds[i] <= FLAT_TRY; i--) {
            int own = cursor.next(openers[i]);
            if (cursor.tokens().code(own) == TokenCode.ID
                    && cursor.identifier(own).equals(name)) {
                return count - 1 - i;
            }
        }
        return 0;
    }

    private boolean step(int from, int to) {
        if (top() != from) {
            return false;
        }
        kinds[count - 1] = (byte) to;
        return true;
    }

    boolean acceptElse() {
        return step(FLAT_IF, FLAT);
    }

    boolean acceptThen() {
        return step(IF_CONDITION, IF_THEN);
    }

    /** An {@code (else} that the frame does not want has been reported already. */
    boolean acceptElsePart() {
        return step(IF_THEN, IF_ELSE) || top() == IF_ELSE;
    }

    /** Goes on after an {@code (else} without {@code (then}. */
    boolean skipThen() {
        return step(IF_CONDITION, IF_ELSE);
    }

    boolean acceptDo() {
        return step(TRY_DO, TRY_HANDLERS);
    }

    boolean acceptHandler() {
        return top() == TRY_HANDLERS || top() == TRY_DO;
    }
}
