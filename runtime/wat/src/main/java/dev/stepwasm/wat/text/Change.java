package dev.stepwasm.wat.text;

/**
 * Where two versions of a text differ: what stands from {@code start} to {@code oldEnd} in the earlier one stands from
 * {@code start} to {@code newEnd} in the later one. All before and behind is the same.
 *
 * @param start UTF-16 offset in both
 * @param oldEnd UTF-16 offset in the earlier version, at least {@code start}
 * @param newEnd UTF-16 offset in the later version, at least {@code start}
 */
public record Change(int start, int oldEnd, int newEnd) {
    private static final int STEP = 4096;

    /** {@return the smallest change that makes one text of another} */
    public static Change between(String earlier, String later) {
        int most = Math.min(earlier.length(), later.length());
        int start = 0;
        while (start + STEP <= most && earlier.regionMatches(start, later, start, STEP)) {
            start += STEP;
        }
        while (start < most && earlier.charAt(start) == later.charAt(start)) {
            start++;
        }
        int oldEnd = earlier.length();
        int newEnd = later.length();
        while (oldEnd - STEP >= start
                && newEnd - STEP >= start
                && earlier.regionMatches(oldEnd - STEP, later, newEnd - STEP, STEP)) {
            oldEnd -= STEP;
            newEnd -= STEP;
        }
        while (oldEnd > start && newEnd > start && earlier.charAt(oldEnd - 1) == later.charAt(newEnd - 1)) {
            oldEnd--;
            newEnd--;
        }
        return new Change(start, oldEnd, newEnd);
    }

    /** {@return whether the two versions are the same} */
    public boolean isNothing() {
        return oldEnd == start && newEnd == start;
    }

    /** {@return by how much what stands behind the change has moved} */
    public int shift() {
        return newEnd - oldEnd;
    }
}
