package dev.stepwasm.wat.text;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a text, in the order in which it is found. Not thread safe. */
public final class Problems {
    private final List<Diagnostic> found = new ArrayList<>();

    /**
     * Adds a problem.
     *
     * @param problem what it is
     * @param start offset of the first wrong character
     * @param end offset after the last wrong character
     * @param args what the message of the problem speaks about
     */
    public void add(Problem problem, int start, int end, Object... args) {
        found.add(problem.at(new Span(start, end), args));
    }

    /** Adds a finished diagnostic. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** {@return whether nothing was found} */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** {@return the number of problems so far} */
    public int size() {
        return found.size();
    }

    /** {@return what was found so far} */
    public List<Diagnostic> list() {
        return List.copyOf(found);
    }

    /** Forgets everything. */
    public void clear() {
        found.clear();
    }
}
