package dev.stepwasm.engine.journal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java objects that are in a journal, each once: targets of references, their types, exceptions. */
final class Objects {
    private final List<Object> all = new ArrayList<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    int number(Object object) {
        Integer known = numbers.get(object);
        if (known == null) {
            known = all.size();
            all.add(object);
            numbers.put(object, known);
        }
        return known;
    }

    /** {@return the number of an object, null if the journal does not have it} */
    @Nullable
    Integer known(Object object) {
        return numbers.get(object);
    }

    Object get(int number) {
        return all.get(number);
    }
}
