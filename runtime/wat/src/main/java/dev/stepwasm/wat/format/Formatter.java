package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Formats text: modules, bare fields and scripts. Changes the space between tokens and at the end of comments, never a
 * token, so nothing can be lost and the module stays the same. A field with a syntax error stays as it is, and so does
 * what follows a comment {@code ;; fmt-ignore}. Formatting twice changes nothing more.
 *
 * <p>Every segment of the tree is laid out on its own, so a part of a large text can be formatted in the time that the
 * part takes.
 */
public final class Formatter {
    private final SyntaxTree tree;
    private final String text;
    private final FormatOptions options;
    private final Space space;
    private final Edits edits;
    private final Outline outline;

    private Formatter(SyntaxTree tree, FormatOptions options) {
        this.tree = tree;
        this.text = tree.source().text();
        this.options = options;
        this.space = new Space(options.lineEnding().in(text), options);
        this.edits = new Edits(text, space);
        this.outline = new Outline(tree, options);
    }

    /** {@return the text of a tree, formatted} */
    public static String format(SyntaxTree tree, FormatOptions options) {
        Formatter formatter = new Formatter(tree, options);
        formatter.segments(0, tree.size());
        return formatter.edits.applied();
    }

    /** {@return the changes that format a text, in text order; they do not overlap} */
    public static List<Edit> edits(SyntaxTree tree, FormatOptions options) {
        Formatter formatter = new Formatter(tree, options);
        formatter.segments(0, tree.size());
        return formatter.edits.list();
    }

    /**
     * {@return the changes that format the fields and commands that a range touches, in text order}
     *
     * @param range offsets into the text; an empty range means the field around it
     */
    public static List<Edit> edits(SyntaxTree tree, FormatOptions options, Span range) {
        Formatter formatter = new Formatter(tree, options);
        formatter.segments(tree.segmentAt(range.start()), tree.segmentAt(range.end()) + 1);
        return formatter.edits.list();
    }

    /** {@return the syntax errors that keep parts of a text from being formatted, in text order} */
    public static List<Diagnostic> problems(SyntaxTree tree) {
        List<Diagnostic> found = new ArrayList<>(tree.problems());
        for (int i = 0; i < tree.size(); i++) {
            for (Diagnostic problem : tree.segment(i).problems()) {
                if (problem.isError()) {
                    found.add(moved(problem, tree.start(i)));
                }
            }
        }
        found.sort(Comparator.comparingInt(problem -> problem.span().start()));
        return found;
    }

    private static Diagnostic moved(Diagnostic problem, int by) {
        List<Related> related = problem.related().stream()
                .map(other -> new Related(moved(other.span(), by), other.message()))
                .toList();
        return new Diagnostic(
                problem.problem(), moved(problem.span(), by), problem.message(), related, problem.suggestion());
    }

    private static Span moved(Span span, int by) {
        return new Span(span.start() + by, span.end() + by);
    }

    private void segments(int from, int to) {
        if (outline.isIgnored()) {
            return;
        }
        for (int number = from; number < to; number++) {
            if (!outline.isUntouched(number)) {
                segment(number);
            }
        }
    }

    private void segment(int number) {
        Shape shape = outline.shape(number);
        NodeKind kind = tree.segment(number).kind();
        boolean isHalf = kind == NodeKind.MODULE_START || kind == NodeKind.MODULE_END;
        if (!shape.isBalanced() && !isHalf) {
            return;
        }
        int kept = outline.keepsStart(number) ? shape.solid(0) : -1;
        boolean isFirst = outline.isFirstOfModule(number);
        Layout layout = new Layout(shape, outline.level(number), isFirst, kept, text, options, space, edits);
        if (outline.sharesLine(number)) {
            layout.oneLine();
        } else {
            layout.lines(!isFirst);
        }
    }
}
