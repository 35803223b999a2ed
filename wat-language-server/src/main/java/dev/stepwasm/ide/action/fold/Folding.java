package dev.stepwasm.ide.action.fold;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.fold.Step.Comment;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Writes instructions folded or flat. They run in the same order before and after, so the binary stays the same; comments
 * stay with their instructions.
 */
public final class Folding {
    private final Sequence sequence;
    private final Segment segment;
    private final String text;
    private final int base;
    private final String lineBreak;
    private final List<Replacement> edits = new ArrayList<>();

    private Folding(Sequence sequence, String lineBreak) {
        this.sequence = sequence;
        this.segment = sequence.data();
        this.text = sequence.tree().source().text();
        this.base = sequence.tree().start(sequence.segment());
        this.lineBreak = lineBreak;
    }

    /**
     * {@return the edits that fold what is flat; none if all is folded}
     *
     * @param module around the sequence, whose function has no errors
     */
    public static List<Replacement> fold(LoweredModule module, Sequence sequence, String lineBreak) {
        Folding folding = new Folding(sequence, lineBreak);
        if (!sequence.elements().stream().allMatch(element -> Sequence.isFolded(folding.segment, element))) {
            folding.fold(module);
        }
        return folding.edits;
    }

    /**
     * What the last element of a sequence takes to be folded.
     *
     * @param from the place in the sequence of the first element that it takes
     * @param missing why it cannot take all that it wants, empty if it can
     */
    public record Reach(int from, String missing) {}

    /** {@return how far back the last element of a sequence reaches for its operands} */
    public static Reach reach(LoweredModule module, Sequence sequence) {
        Folding folding = new Folding(sequence, "");
        Arities arities = Arities.of(module, folding.segment, sequence.segment());
        List<Expression> roots = Expressions.of(StepReader.read(sequence).list(), folding.segment.tokens(), arities);
        Expression last = roots.getLast();
        if (last.complete) {
            return new Reach(last.first, "");
        }
        if (roots.size() == 1) {
            return new Reach(last.first, "not all of its operands are here");
        }
        int left = last.step == null ? 0 : arities.taken(last.step.token);
        int index = roots.size() - 2;
        while (index > 0 && roots.get(index).given > 0 && roots.get(index).given < left) {
            left -= roots.get(index--).given;
        }
        Expression before = roots.get(index);
        if (index == 0 && before.given > 0 && before.given < left) {
            return new Reach(last.first, "not all of its operands are here");
        }
        String name = "`" + before.keyword() + "`";
        String missing = before.given == 0
                ? name + ", which gives no value, stands between it and its operands"
                : before.given < 0
                        ? name + " before it cannot be folded"
                        : name + " before it gives more values than it takes";
        return new Reach(last.first, missing);
    }

    /** {@return the edits that make flat what is folded; none if all is flat} */
    public static List<Replacement> unfold(Sequence sequence, String lineBreak) {
        BitSet all = new BitSet();
        all.set(0, sequence.data().nodeCount());
        return unfold(sequence, all, lineBreak);
    }

    /** {@return the edits that make some folded instructions flat, with their operands before them as they are} */
    public static List<Replacement> unfold(Sequence sequence, BitSet opened, String lineBreak) {
        Folding folding = new Folding(sequence, lineBreak);
        if (!sequence.elements().stream().allMatch(element -> Sequence.isFlat(folding.segment, element))) {
            folding.unfold(opened);
        }
        return folding.edits;
    }

    private void fold(LoweredModule module) {
        StepReader.Steps steps = StepReader.read(sequence);
        Arities arities = Arities.of(module, segment, sequence.segment());
        List<Expression> roots = Expressions.of(steps.list(), segment.tokens(), arities);
        Map<Integer, Step> byToken = new HashMap<>();
        if (steps.behind().stream().anyMatch(comments -> !comments.isEmpty())) {
            steps.list().forEach(step -> byToken.put(step.token, step));
        }
        for (Expression root : roots) {
            if (root.first == root.last
                    && Sequence.isFolded(segment, sequence.elements().get(root.first))) {
                continue;
            }
            for (int element = root.first; element < root.last; element++) {
                if (!steps.behind().get(element).isEmpty()) {
                    addBehind(
                            Objects.requireNonNull(byToken.get(steps.owners().get(element))),
                            steps.behind().get(element));
                }
            }
            root.measure();
            boolean oneLine = root.outerWidth < Expression.TOO_WIDE;
            replace(
                    root.first,
                    root.last,
                    oneLine ? root.outerWidth : Integer.MAX_VALUE,
                    (page, inline) -> new FoldedWriter(page).write(root, inline));
        }
    }

    private static void addBehind(Step step, List<Comment> comments) {
        List<Comment> all = new ArrayList<>(step.trailing);
        all.addAll(comments);
        step.trailing = all;
    }

    private void unfold(BitSet opened) {
        StepReader.Steps steps = StepReader.read(sequence, opened);
        int from = 0;
        for (int element = 0; element < sequence.elements().size(); element++) {
            int to = from;
            while (to < steps.list().size() && steps.list().get(to).element == element) {
                to++;
            }
            List<Step> part = steps.list().subList(from, to);
            from = to;
            if (!Sequence.isFlat(segment, sequence.elements().get(element))) {
                boolean broken = part.stream()
                        .anyMatch(step -> !step.trailing.isEmpty()
                                || step.words.size() > 1
                                || step.leading.stream().anyMatch(comment -> !comment.inline));
                int width =
                        part.stream().mapToInt(step -> step.text().length() + 1).sum();
                replace(
                        element,
                        element,
                        broken ? Integer.MAX_VALUE : width,
                        (page, inline) -> FlatWriter.write(part, page, inline));
            }
        }
    }

    /**
     * Writes elements anew. What was on one line with others stays so if it can; all else gets lines of its own.
     *
     * @param width columns on one line
     * @param writer writes them, on one line or not
     */
    private void replace(int first, int last, int width, BiConsumer<Page, Boolean> writer) {
        int start = start(sequence.elements().get(first));
        int end = base + segment.end(sequence.elements().get(last));
        int lineStart = start - Page.indentation(text, start).length();
        boolean startsLine = lineStart == 0 || isBreak(text.charAt(lineStart - 1));
        String indentation = startsLine ? text.substring(lineStart, start) : lineIndentation(start);
        boolean wasOneLine = text.substring(start, end).chars().noneMatch(c -> isBreak((char) c));
        int column = startsLine ? Page.columns(indentation) : columnOf(start);
        boolean inline = wasOneLine && !startsLine && width < Integer.MAX_VALUE && Page.fits(column, width);
        if (inline || startsLine) {
            Page page = new Page(lineBreak, indentation);
            writer.accept(page, inline);
            edits.add(new Replacement(new Span(start, end), joined(start, end, page, indentation)));
            return;
        }
        int gap = start;
        while (gap > 0 && (text.charAt(gap - 1) == ' ' || text.charAt(gap - 1) == '\t')) {
            gap--;
        }
        String deeper = indentation + Page.unit(indentation);
        Page page = new Page(lineBreak, deeper);
        page.line(0);
        writer.accept(page, false);
        edits.add(new Replacement(new Span(gap, end), joined(gap, end, page, deeper)));
    }

    /** {@return where an element begins with the comments and annotations above it} */
    private int start(int element) {
        Tokens tokens = segment.tokens();
        int from = StepReader.leadingFrom(segment, element);
        while (from < segment.firstToken(element) && StepReader.isTrailing(segment, text, base, from)) {
            from++;
        }
        return base + tokens.start(from);
    }

    private String lineIndentation(int offset) {
        int start = offset - columnStart(offset);
        int end = start;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    private int columnStart(int offset) {
        int start = offset;
        while (start > 0 && !isBreak(text.charAt(start - 1))) {
            start--;
        }
        return offset - start;
    }

    private int columnOf(int offset) {
        return Page.columns(text.substring(offset - columnStart(offset), offset));
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** {@return what was written, kept apart from what is around it} */
    private String joined(int start, int end, Page page, String indentation) {
        String written = page.toString();
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        boolean glued = " \t\r\n(".indexOf(before) < 0 && !Character.isWhitespace(written.charAt(0));
        String head = glued && !(before == ')' && written.startsWith("(")) ? " " : "";
        int next = end;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        boolean lineEnds = next == text.length() || isBreak(text.charAt(next));
        if (page.isFull() && !lineEnds) {
            return head + written + lineBreak + indentation;
        }
        boolean apart = end == text.length() || " \t\r\n)".indexOf(text.charAt(end)) >= 0;
        return head + written + (apart ? "" : " ");
    }
}
