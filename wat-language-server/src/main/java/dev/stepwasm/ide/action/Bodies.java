package dev.stepwasm.ide.action;

import dev.stepwasm.wat.lower.LoweredModule;

/** Finds the functions that a module defines by the segments that hold them. */
final class Bodies {
    private Bodies() {}

    /** {@return the number of the function in a segment, counted without imports, or -1} */
    static int in(LoweredModule module, int segment) {
        int low = 0;
        int high = module.bodyCount() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = module.bodySegment(middle);
            if (there == segment) {
                return middle;
            }
            if (there < segment) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
