package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.Context;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.List;

/** Makes segments of what the parser has consumed, with offsets relative to the start of each. */
final class SegmentCutter {
    private final Cursor cursor;
    private final List<Diagnostic> lexical;
    private final Problems syntactic;
    private final List<Segment> segments = new ArrayList<>();
    private int firstToken;
    private int start;
    private int lexicalTaken;

    /**
     * Starts between two segments.
     *
     * @param start offset in the text
     */
    SegmentCutter(Cursor cursor, int start, List<Diagnostic> lexical, Problems syntactic) {
        this.cursor = cursor;
        this.start = start;
        this.lexical = lexical;
        this.syntactic = syntactic;
    }

    /** {@return the offset in the text after the last cut} */
    int offset() {
        return start;
    }

    List<Segment> segments() {
        return segments;
    }

    /** Makes a segment, which was begun in a context, of everything since the last cut. */
    void cut(Context context) {
        int tokenEnd = cursor.consumedEnd();
        Nodes nodes = cursor.nodes();
        int end = cursor.tokens().end(tokenEnd - 1);
        segments.add(new Segment(
                context,
                end - start,
                cursor.tokens().slice(firstToken, tokenEnd, start),
                nodes.kinds(),
                nodes.firstTokens(firstToken),
                nodes.tokenEnds(firstToken),
                nodes.nodeEnds(),
                takeProblems(end, tokenEnd == cursor.tokens().size())));
        nodes.clear();
        firstToken = tokenEnd;
        start = end;
    }

    private List<Diagnostic> takeProblems(int end, boolean last) {
        if (syntactic.isEmpty() && (lexicalTaken == lexical.size())) {
            return List.of();
        }
        List<Diagnostic> taken = new ArrayList<>();
        while (lexicalTaken < lexical.size()
                && (last || lexical.get(lexicalTaken).span().start() < end)) {
            taken.add(relative(lexical.get(lexicalTaken++)));
        }
        for (Diagnostic problem : syntactic.list()) {
            taken.add(relative(problem));
        }
        syntactic.clear();
        return taken;
    }

    private Diagnostic relative(Diagnostic problem) {
        List<Related> related = new ArrayList<>();
        for (Related other : problem.related()) {
            if (other.span().start() >= start) {
                related.add(new Related(relative(other.span()), other.message()));
            }
        }
        return new Diagnostic(
                problem.problem(), relative(problem.span()), problem.message(), related, problem.suggestion());
    }

    private Span relative(Span span) {
        return new Span(Math.max(0, span.start() - start), Math.max(0, span.end() - start));
    }
}
