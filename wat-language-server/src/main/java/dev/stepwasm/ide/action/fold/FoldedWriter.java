package dev.stepwasm.ide.action.fold;

import java.util.Arrays;

/** Writes expressions: what is short on one line, the rest with each operand on a line of its own. */
final class FoldedWriter {
    private final Page page;
    private Expression[] open = new Expression[16];
    private int[] next = new int[16];
    private int depth;
    /** From which depth on all stays on one line. */
    private int inlineFrom = Integer.MAX_VALUE;

    FoldedWriter(Page page) {
        this.page = page;
    }

    /**
     * Writes an expression that has been measured.
     *
     * @param inline whether all of it goes on the line that has been begun
     */
    void write(Expression root, boolean inline) {
        inlineFrom = inline ? 0 : Integer.MAX_VALUE;
        begin(root);
        while (depth > 0) {
            Expression top = open[depth - 1];
            if (next[depth - 1] == top.operands.size()) {
                depth--;
                end(top);
                inlineFrom = depth == inlineFrom ? Integer.MAX_VALUE : inlineFrom;
            } else {
                Expression operand = top.operands.get(next[depth - 1]++);
                if (isInline()) {
                    page.put(" ", depth);
                } else {
                    page.line(depth, operand.blank && top.block);
                }
                begin(operand);
            }
        }
    }

    private boolean isInline() {
        return inlineFrom <= depth;
    }

    private void begin(Expression expression) {
        page.above(expression.leading, depth);
        expression.annotations().forEach(annotation -> page.put(annotation + " ", depth));
        if (!isInline() && page.fits(depth, expression)) {
            inlineFrom = depth;
        }
        page.put("(" + expression.words, depth);
        if (expression.block || !expression.operands.isEmpty()) {
            page.behind(expression.trailing(), depth + 1);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            next = Arrays.copyOf(next, depth * 2);
        }
        next[depth] = 0;
        open[depth++] = expression;
    }

    private void end(Expression expression) {
        Step end = expression.end;
        if (end != null && !end.leading.isEmpty()) {
            page.line(depth + 1);
            page.above(end.leading.subList(0, end.leading.size() - 1), depth + 1);
            page.put(end.leading.getLast().text, depth + 1);
            page.line(depth);
        }
        page.put(")", depth);
        if (end != null) {
            page.behind(end.trailing, depth);
        } else if (!expression.block && expression.operands.isEmpty()) {
            page.behind(expression.trailing(), depth);
        }
    }
}
