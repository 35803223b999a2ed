package dev.stepwasm.wat.names;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the known word that someone probably meant. The work is bounded: after a number of comparisons it finds nothing
 * more, so that a text full of mistakes stays cheap. Safe for use from any thread.
 */
public final class Nearest {
    private static final int BUDGET = 500_000;
    /** Bodies are looked at apart from each other, and there may be many of them. */
    private static final int BUDGET_OF_BODY = 50_000;

    private static final int MAX_LENGTH = 64;
    private final AtomicInteger budget;

    private Nearest(int budget) {
        this.budget = new AtomicInteger(budget);
    }

    /** Makes one for a whole text. */
    public Nearest() {
        this(BUDGET);
    }

    /** {@return one for the body of one function} */
    public static Nearest ofBody() {
        return new Nearest(BUDGET_OF_BODY);
    }

    /** {@return the candidate closest to a word, if it is close enough to be a slip} */
    public Optional<String> to(String word, Iterable<String> candidates) {
        int best = Math.min(word.length(), word.length() <= 3 ? 2 : word.length() <= 8 ? 3 : 4);
        String found = null;
        long letters = letters(word);
        for (String candidate : candidates) {
            boolean comparable = Math.abs(candidate.length() - word.length()) < best
                    && candidate.length() <= MAX_LENGTH
                    && Long.bitCount(letters ^ letters(candidate)) <= 2 * (best - 1);
            if (budget.addAndGet(comparable ? -word.length() * candidate.length() : -1) < 0) {
                budget.set(-1);
                break;
            }
            if (!comparable) {
                continue;
            }
            int distance = distance(word, candidate);
            if (distance < best) {
                best = distance;
                found = candidate;
            }
        }
        return Optional.ofNullable(found);
    }

    /** {@return whether nothing will be found any more} */
    public boolean isSpent() {
        return budget.get() < 0;
    }

    /** The letters that occur in a word, as bits; a change of one letter changes at most two of them. */
    private static long letters(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1L << word.charAt(i);
        }
        return letters;
    }

    /** The number of letters to insert, delete, replace or swap with their neighbour. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] previous = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                current[j] = swapped ? Math.min(cost, before[j - 2] + 1) : cost;
            }
            int[] spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[to.length()];
    }
}
