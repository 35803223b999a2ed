package dev.stepwasm.lsp.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * Looks at the heap of this process, which programs fill with structures, arrays and tables, that no limit of memories
 * counts.
 */
final class HeapWatch {
    private static final double NEARLY_ALL = 0.85;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .toList();

    /** {@return whether nearly all of the heap was still in use when garbage was last collected} */
    boolean isNearlyFull() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        if (used < NEARLY_ALL * runtime.maxMemory()) {
            return false;
        }
        long kept = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = pool.getCollectionUsage();
            kept += usage == null ? 0 : usage.getUsed();
        }
        return kept >= NEARLY_ALL * runtime.maxMemory();
    }
}
