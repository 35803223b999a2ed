package dev.stepwasm.dap.launch;

import java.util.List;
import java.util.Optional;

/**
 * A member of an object.
 *
 * @param description one or two sentences in Markdown
 * @param byDefault what it is when it is left out, if that can be said by a value
 * @param examples values that it may have, at least one
 * @param required whether it must be there
 */
public record Field(
        String name,
        Shape shape,
        String description,
        Optional<Object> byDefault,
        List<Object> examples,
        boolean required) {
    /** @throws IllegalArgumentException if there is no example */
    public Field {
        examples = List.copyOf(examples);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("no example of " + name);
        }
    }

    /** {@return a member that must be there} */
    static Field required(String name, Shape shape, String description, Object example) {
        return new Field(name, shape, description, Optional.empty(), List.of(example), true);
    }

    /** {@return a member that may be left out} */
    static Field optional(String name, Shape shape, String description, Object... examples) {
        return new Field(name, shape, description, Optional.empty(), List.of(examples), false);
    }

    /** {@return the same with a value for when it is left out} */
    Field orElse(Object value) {
        return new Field(name, shape, description, Optional.of(value), examples, required);
    }

    /** {@return the first example} */
    public Object example() {
        return examples.getFirst();
    }
}
