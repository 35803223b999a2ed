package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.InstanceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions a function catches where.
 *
 * @param regions an inner one comes before the one around it
 */
record Handlers(List<Region> regions) {
    static final Handlers NONE = new Handlers(List.of());

    Handlers {
        regions = List.copyOf(regions);
    }

    /**
     * The body of one {@code try_table} or {@code try}.
     *
     * @param opened number of the instruction that opens it
     * @param to number of the first instruction behind the body
     * @param delegate instead of handlers, the number of the instruction that opens the innermost block whose handlers
     *     are asked next, -1 if it is the function; else {@link #NOBODY}
     */
    record Region(int opened, int to, List<Clause> clauses, int delegate) {
        static final int NOBODY = Integer.MAX_VALUE;

        Region {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * A handler.
     *
     * @param tag index of the tag that it catches, -1 if any
     * @param place in plain code where it goes on
     * @param slot where it wants the payload if it catches one tag
     * @param referenceSlot where it wants the exception, -1 if it does not
     */
    record Clause(int tag, int place, int slot, int referenceSlot) {}

    boolean isEmpty() {
        return regions.isEmpty();
    }

    /** {@return who catches an exception that comes from an instruction, null if nobody does} */
    @Nullable
    Clause find(int number, ExceptionTag tag, InstanceState instance) {
        Region region = region(number, tag, instance);
        return region == null ? null : clause(region, tag, instance);
    }

    /** {@return the body whose handler catches an exception that comes from an instruction, null if none does} */
    @Nullable
    Region region(int number, ExceptionTag tag, InstanceState instance) {
        int innermost = Integer.MAX_VALUE;
        for (Region region : regions) {
            if (region.opened < number && number < region.to && region.opened <= innermost) {
                innermost = region.delegate;
                if (clause(region, tag, instance) != null) {
                    return region;
                }
            }
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // tags are compared by identity
    private static @Nullable Clause clause(Region region, ExceptionTag tag, InstanceState instance) {
        for (Clause clause : region.clauses) {
            if (clause.tag < 0 || instance.tag(clause.tag) == tag) {
                return clause;
            }
        }
        return null;
    }
}
