package dev.stepwasm.engine;

import java.util.List;

/**
 * Names do not meet: a module cannot be instantiated because imports are missing or are not what the module wants, or an
 * interface cannot be bound because exports are missing or are not what its methods want. Lists all of them.
 */
public final class LinkException extends RuntimeException {
    private final transient List<String> problems;

    /**
     * A failure to link.
     *
     * @param problems one sentence for each import or export, which begins with the words of the official test suite
     */
    public LinkException(String module, List<String> problems) {
        super(module + ": " + String.join("\n" + module + ": ", problems));
        this.problems = List.copyOf(problems);
    }

    LinkException(String module, RuntimeException cause) {
        this(module, List.of(String.valueOf(cause.getMessage())));
        initCause(cause);
    }

    /** {@return one sentence for each import or export: its name, what is wanted, what was found} */
    public List<String> problems() {
        return problems;
    }
}
