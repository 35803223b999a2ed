package dev.stepwasm.wasm.problem;

import java.util.List;

/** Takes the problems that validation finds, in the order of finding. Positions are offsets into the source. */
@FunctionalInterface
public interface ProblemSink {
    /**
     * Takes a problem.
     *
     * @param position of the instruction or module field at fault, as in {@code Instruction.position}
     * @param message what to tell people
     * @param related other places that explain it
     */
    void report(Problem problem, int position, String message, List<RelatedPosition> related);

    /** Reports a problem with its own message, in which {@code arguments} replace the {@code %s}. */
    default void report(Problem problem, int position, Object... arguments) {
        report(problem, position, problem.message(arguments), List.of());
    }
}
