package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.MemoryDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What memories of a session were like when the client last asked, and the time before. Safe for use from any thread. */
final class MemoryDigests {
    /** Nobody looks at more. */
    private static final int MOST = 64;

    private final Map<String, Compared> known = new LinkedHashMap<>();

    /** A memory now, and at the stop before. */
    record Compared(String stop, MemoryDigest now, Optional<MemoryDigest> before) {}

    /** {@return what is known with this digest} */
    synchronized Compared add(String memory, String stop, MemoryDigest now) {
        Optional<MemoryDigest> before = Optional.ofNullable(known.remove(memory))
                .flatMap(last -> last.stop().equals(stop) ? last.before() : Optional.of(last.now()));
        Compared compared = new Compared(stop, now, before.filter(now::isComparableTo));
        known.put(memory, compared);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
        return compared;
    }
}
