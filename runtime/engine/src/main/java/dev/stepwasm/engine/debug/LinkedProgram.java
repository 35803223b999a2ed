package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.module.Import;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a debugger runs: a module, the modules it is linked with, and what the host gives to all of them. Immutable.
 *
 * @param main the module of which a function is called
 * @param imports what all modules may use; if something is missing the run ends with {@link Outcome.Failed}
 * @param links other modules by the name under which they are imported. They are instantiated before {@code main}, each
 *     before those that import it; the first is number 1 of the {@linkplain DebuggedModule#number() modules}
 */
public record LinkedProgram(StepModule main, Imports imports, Map<String, StepModule> links) {
    /**
     * Puts the links in the order in which they are instantiated.
     *
     * @throws IllegalArgumentException with words for people, if links import each other in a circle
     */
    public LinkedProgram {
        links = inOrder(links);
    }

    /** {@return a module that is linked with no other} */
    public static LinkedProgram of(StepModule main, Imports imports) {
        return new LinkedProgram(main, imports, Map.of());
    }

    private static Map<String, StepModule> inOrder(Map<String, StepModule> links) {
        Map<String, StepModule> ordered = new LinkedHashMap<>();
        Map<String, StepModule> left = new LinkedHashMap<>(links);
        while (!left.isEmpty()) {
            Map.Entry<String, StepModule> next = left.entrySet().stream()
                    .filter(entry -> wanted(links, entry.getValue()).stream().allMatch(ordered::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("modules cannot be linked in a circle: "
                            + String.join(", ", left.keySet()) + " import each other"));
            ordered.put(next.getKey(), next.getValue());
            left.remove(next.getKey());
        }
        return Collections.unmodifiableMap(ordered);
    }

    /** {@return the links that a link imports} */
    private static Set<String> wanted(Map<String, StepModule> links, StepModule link) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Import each : link.module().imports()) {
            if (links.containsKey(each.module())) {
                wanted.add(each.module());
            }
        }
        return wanted;
    }
}
