package dev.stepwasm.engine;

import java.util.List;

/** A module cannot be instantiated: imports are missing, or are not what the module wants. Lists all of them. */
public final class LinkException extends RuntimeException {
    private final transient List<String> problems;

    /**
     * A failure to link.
     *
     * @param problems one sentence for each import, which begins with the words of the official test suite
     */
    public LinkException(String module, List<String> problems) {
        super(module + ": " + String.join("\n" + module + ": ", problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return one sentence for each import: its name, what is wanted, what was found} */
    public List<String> problems() {
        return problems;
    }
}
