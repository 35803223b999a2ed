package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.RelatedPosition;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.List;

/** Collects what the validator finds in the body of one function, with spans relative to its segment. */
final class BodyProblems implements ProblemSink {
    private final Segment segment;
    private final TextProblems places;
    private final int end;
    private final Problems found;
    private int surplus = -1;

    /**
     * For one body.
     *
     * @param end position of the parenthesis that closes the function
     * @param found gets the problems
     */
    BodyProblems(Part part, int end, Problems found) {
        this.segment = part.segment();
        this.places = new TextProblems(
                part.text(), part.tokens(), part.textStart(0) - part.tokens().start(0));
        this.end = end;
        this.found = found;
    }

    @Override
    public void report(Problem problem, int position, String message, List<RelatedPosition> related) {
        if (problem == Problem.TYPE_MISMATCH && position == end) {
            // nothing is there to point at: the declaration is what the body does not keep
            List<Related> all = new ArrayList<>(places.places(related));
            all.add(new Related(places.span(end), "it ends here"));
            found.add(new Diagnostic(problem, declaredResults(), message, all));
            return;
        }
        if (problem == Problem.TYPE_MISMATCH && message.contains(" but leaves ")) {
            surplus = position;
        }
        found.add(places.at(problem, position, message, related));
    }

    /** {@return the position of the last instruction that gave a value which nobody takes, or -1} */
    int surplus() {
        return surplus;
    }

    /** The results clause, else the type reference, else the word {@code func}. */
    private Span declaredResults() {
        int place = -1;
        for (int node = 1; node < segment.nodeCount() && segment.kind(node) != NodeKind.BODY; node++) {
            boolean result = segment.kind(node) == NodeKind.RESULT;
            if (result || (segment.kind(node) == NodeKind.TYPE_REFERENCE && place < 0)) {
                place = node;
            }
            if (result) {
                break;
            }
        }
        return place < 0 ? places.span(end) : new Span(segment.start(place), segment.end(place));
    }
}
