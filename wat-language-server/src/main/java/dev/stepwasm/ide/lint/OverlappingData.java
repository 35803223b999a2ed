package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.lint.ActiveSegments.Active;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Comparator;
import java.util.List;

/** A segment that is copied over a part of another one, so that this part is never seen. */
final class OverlappingData implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        List<Active> segments = ActiveSegments.in(module.lowered().module()).stream()
                .filter(segment -> segment.size() > 0 && fits(module, segment))
                .sorted(Comparator.comparing(Active::space)
                        .thenComparingInt(Active::target)
                        .thenComparing(Active::start, Long::compareUnsigned))
                .toList();
        int farthest = 0;
        for (int i = 1; i < segments.size(); i++) {
            Active before = segments.get(farthest);
            Active segment = segments.get(i);
            boolean same = before.space() == segment.space() && before.target() == segment.target();
            if (same && Long.compareUnsigned(segment.start(), before.end()) < 0) {
                report(module, before, segment, found);
            }
            if (!same || Long.compareUnsigned(segment.end(), before.end()) > 0) {
                farthest = i;
            }
        }
    }

    /** What does not fit is never copied. */
    private static boolean fits(LintedModule module, Active segment) {
        long most = module.extents().mostAtStart(segment.targets(), segment.target());
        return Long.compareUnsigned(segment.end(), most) <= 0;
    }

    private static void report(LintedModule module, Active one, Active other, List<Finding> found) {
        Active last = one.index() > other.index() ? one : other;
        Active first = one.index() > other.index() ? other : one;
        long end = Long.compareUnsigned(one.end(), other.end()) < 0 ? one.end() : other.end();
        String unit = one.space() == IndexSpace.DATA ? "byte" : "element";
        String which = one.space().word() + " " + Unused.shown(module.definition(first.space(), first.index()));
        found.add(new Finding(
                Lint.OVERLAPPING_DATA,
                ActiveSegments.place(module, last),
                "this overwrites %s of %s".formatted(range(other.start(), end, unit), which),
                List.of(new Related(ActiveSegments.place(module, first), "that one is copied here"))));
    }

    private static String range(long start, long end, String unit) {
        String first = Long.toUnsignedString(start);
        return end - start == 1 ? unit + " " + first : unit + "s " + first + " to " + Long.toUnsignedString(end - 1);
    }
}
