package dev.stepwasm.ide.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A memory or table at the beginning of a run.
 *
 * @param index its index
 * @param size how many bytes or elements there are at first, as unsigned 64 bits
 * @param most how many there can be, if there is a limit
 * @param placed the segments that have a place, by that place
 * @param gaps what no segment writes to, in order
 * @param overlaps what several write to, at most {@value #MOST_OVERLAPS}
 * @param outside the indices of the segments that do not fit, so that there is a trap
 * @param later the indices of segments whose place is known only when the module is instantiated
 * @param pointers globals that point into it
 */
public record Space(
        int index,
        long size,
        OptionalLong most,
        List<Placed> placed,
        List<Stretch> gaps,
        List<Overlap> overlaps,
        List<Integer> outside,
        List<Integer> later,
        List<Pointer> pointers) {
    /** More would not be read. */
    public static final int MOST_OVERLAPS = 1_000;

    /** Copies the lists. */
    public Space {
        placed = List.copyOf(placed);
        gaps = List.copyOf(gaps);
        overlaps = List.copyOf(overlaps);
        outside = List.copyOf(outside);
        later = List.copyOf(later);
        pointers = List.copyOf(pointers);
    }

    /** {@return whether a segment lies within, as it is at first} */
    public boolean fits(Placed one) {
        return fits(one, size);
    }

    private static boolean fits(Placed one, long size) {
        return Long.compareUnsigned(one.end(), size) <= 0;
    }

    static Space of(
            int index,
            long size,
            OptionalLong most,
            List<Placed> segments,
            List<Integer> later,
            List<Pointer> pointers) {
        List<Placed> sorted = segments.stream()
                .sorted(Comparator.comparingLong(Placed::start).thenComparingInt(Placed::segment))
                .toList();
        List<Integer> outside = sorted.stream()
                .filter(one -> !fits(one, size))
                .map(Placed::segment)
                .sorted()
                .toList();
        return new Space(index, size, most, sorted, gaps(sorted, size), overlaps(sorted), outside, later, pointers);
    }

    private static List<Stretch> gaps(List<Placed> sorted, long size) {
        List<Stretch> gaps = new ArrayList<>();
        long covered = 0;
        for (Placed one : sorted) {
            if (one.size() > 0 && Long.compareUnsigned(one.start(), covered) > 0) {
                gaps.add(new Stretch(covered, one.start()));
            }
            covered = Math.max(covered, one.end());
        }
        if (Long.compareUnsigned(size, covered) > 0) {
            gaps.add(new Stretch(covered, size));
        }
        return gaps;
    }

    /** Each segment with those before it that reach into it. */
    private static List<Overlap> overlaps(List<Placed> sorted) {
        List<Overlap> overlaps = new ArrayList<>();
        List<Placed> open = new ArrayList<>();
        for (Placed one : sorted) {
            open.removeIf(earlier -> earlier.end() <= one.start());
            for (Placed earlier : open) {
                if (overlaps.size() == MOST_OVERLAPS) {
                    return overlaps;
                }
                if (one.size() > 0) {
                    overlaps.add(new Overlap(
                            Math.min(one.segment(), earlier.segment()),
                            Math.max(one.segment(), earlier.segment()),
                            one.start(),
                            Math.min(one.end(), earlier.end())));
                }
            }
            if (one.size() > 0) {
                open.add(one);
            }
        }
        return overlaps;
    }
}
