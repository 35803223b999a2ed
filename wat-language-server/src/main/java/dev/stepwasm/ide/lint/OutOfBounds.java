package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.lint.ActiveSegments.Active;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;

/**
 * What lies beyond the end of its memory, table or segment, however large that ever is: the instruction or the instantiation
 * traps. A memory is as large as it says, or as it may become if something makes it grow; others may do that
 * with one that is imported or exported.
 */
final class OutOfBounds implements ModuleRule {
    /** Active segments. */
    @Override
    public void check(LintedModule module, List<Finding> found) {
        for (Active segment : ActiveSegments.in(module.lowered().module())) {
            IndexSpace space = segment.targets();
            long most = module.extents().mostAtStart(space, segment.target());
            if (Long.compareUnsigned(segment.end(), most) > 0) {
                boolean atMost = isImported(module, space, segment.target());
                String message = message(module, space, segment.target(), "this segment", segment.end(), atMost, most);
                found.add(new Finding(
                        Lint.OUT_OF_BOUNDS_ADDRESS, ActiveSegments.place(module, segment), message, List.of()));
            }
        }
    }

    private static boolean isImported(LintedModule module, IndexSpace space, int index) {
        return index
                < (space == IndexSpace.MEMORY
                        ? module.lowered().module().importedMemoryCount()
                        : module.lowered().module().importedTableCount());
    }

    /** Adds those accesses of a function that are beyond the end, with spans that count from the start of its segment. */
    static void check(LintedModule module, List<Access> accesses, List<Finding> found) {
        for (Access access : accesses) {
            long most = module.extents().most(access.space(), access.index());
            if (Long.compareUnsigned(access.end(), most) > 0) {
                boolean isSegment = access.space() == IndexSpace.DATA || access.space() == IndexSpace.ELEM;
                boolean atMost = !isSegment && module.extents().mayGrow(access.space(), access.index());
                String message =
                        message(module, access.space(), access.index(), "this access", access.end(), atMost, most);
                found.add(new Finding(Lint.OUT_OF_BOUNDS_ADDRESS, access.span(), message, List.of()));
            }
        }
    }

    private static String message(
            LintedModule module, IndexSpace space, int index, String what, long end, boolean atMost, long most) {
        String unit = space == IndexSpace.MEMORY || space == IndexSpace.DATA ? "byte" : "element";
        String which = space.word() + " " + Unused.shown(module.definition(space, index));
        return "%s needs %s but %s has %s%s"
                .formatted(what, count(end, unit), which, atMost ? "at most " : "", count(most, unit));
    }

    private static String count(long number, String unit) {
        String shown =
                number == -1 ? "more than 2^64" : number == Extents.ENDLESS ? "2^64" : Long.toUnsignedString(number);
        return number == 1 ? "1 " + unit : shown + " " + unit + "s";
    }
}
