package dev.stepwasm.wat.tree;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The whole syntax of a text: its segments in order. Every character is in exactly one segment. Immutable. */
public final class SyntaxTree {
    private final SourceText source;
    private final List<Segment> segments;
    private final int[] starts;
    private final List<ModuleSyntax> modules;
    private final List<Diagnostic> problems;

    /**
     * Puts a tree together.
     *
     * @param segments all of them, whose lengths add up to that of the text; the last is the end of the text
     */
    public SyntaxTree(SourceText source, List<Segment> segments) {
        this.source = source;
        this.segments = List.copyOf(segments);
        this.starts = new int[segments.size()];
        int offset = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = offset;
            offset += segments.get(i).length();
        }
        if (offset != source.length()) {
            throw new IllegalArgumentException("segments cover " + offset + " of " + source.length());
        }
        this.modules = ModuleSyntax.in(this.segments);
        this.problems = unclosedModule().map(List::of).orElse(List.of());
    }

    /** A module that ends with the text, unless a comment or string without end explains it. */
    private Optional<Diagnostic> unclosedModule() {
        Segment last = segments.getLast();
        boolean open = last.context().inModule() && !last.context().isBare();
        if (!open || isExplained(modules.getLast())) {
            return Optional.empty();
        }
        int header = modules.getLast().header();
        Span opener = span(header, segments.get(header).firstToken(0));
        return Optional.of(new Diagnostic(
                Problem.UNCLOSED_PARENTHESIS,
                new Span(source.length(), source.length()),
                "expected `)` but found the end of the text",
                List.of(new Related(opener, "to match this parenthesis"))));
    }

    private boolean isExplained(ModuleSyntax module) {
        return segments.subList(module.firstField(), segments.size()).stream()
                .flatMap(segment -> segment.problems().stream())
                .map(Diagnostic::problem)
                .anyMatch(p -> p == Problem.UNCLOSED_COMMENT
                        || p == Problem.UNCLOSED_ANNOTATION
                        || p == Problem.UNCLOSED_STRING);
    }

    /** {@return the text} */
    public SourceText source() {
        return source;
    }

    /** {@return mistakes that concern more than one segment, with offsets into the text} */
    public List<Diagnostic> problems() {
        return problems;
    }

    /** {@return the number of segments} */
    public int size() {
        return starts.length;
    }

    /** {@return all segments in text order} */
    public List<Segment> segments() {
        return segments;
    }

    /** {@return a segment by number} */
    public Segment segment(int number) {
        return segments.get(number);
    }

    /** {@return the offset at which a segment starts} */
    public int start(int number) {
        return starts[number];
    }

    /** {@return the modules of the text; a text of bare module fields has one} */
    public List<ModuleSyntax> modules() {
        return modules;
    }

    /** {@return the number of the segment that contains an offset; the last one contains the end of the text} */
    public int segmentAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int number = found >= 0 ? found : -found - 2;
        while (number + 1 < starts.length && starts[number + 1] == offset) {
            number++;
        }
        return number;
    }

    /** {@return the root nodes of all segments, in text order} */
    public List<Node> roots() {
        List<Node> roots = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            roots.add(new Node(this, i, 0));
        }
        return roots;
    }

    /** {@return the innermost node at an offset; space belongs to the node around it} */
    public Node nodeAt(int offset) {
        int number = segmentAt(offset);
        Segment segment = segments.get(number);
        int relative = offset - starts[number];
        int node = 0;
        int child = 1;
        while (child < segment.nodeEnd(node)) {
            if (segment.start(child) > relative) {
                break;
            }
            if (relative < segment.end(child)) {
                node = child;
                child = node + 1;
            } else {
                child = segment.nodeEnd(child);
            }
        }
        return new Node(this, number, node);
    }

    /** {@return the span of a token of a segment} */
    public Span span(int number, int token) {
        Segment segment = segments.get(number);
        int start = starts[number];
        return new Span(
                start + segment.tokens().start(token), start + segment.tokens().end(token));
    }

    /** {@return the text of a token of a segment} */
    public String text(int number, int token) {
        return source.textOf(span(number, token));
    }
}
