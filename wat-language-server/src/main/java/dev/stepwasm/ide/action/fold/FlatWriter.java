package dev.stepwasm.ide.action.fold;

import java.util.List;

/** Writes instructions one after the other, what is in blocks indented. */
final class FlatWriter {
    private FlatWriter() {}

    /**
     * Writes instructions.
     *
     * @param inline whether all go on the line that has been begun
     */
    static void write(List<Step> steps, Page page, boolean inline) {
        int level = 0;
        boolean first = true;
        for (Step step : steps) {
            int inside = level;
            switch (step.kind) {
                case MIDDLE, DELEGATE, END -> level--;
                default -> {
                    // goes on at the same level
                }
            }
            if (!first) {
                separate(page, inline, step.leading.isEmpty() ? level : inside, step.blank && inside == level);
            }
            first = false;
            write(step, page, level, inside);
            switch (step.kind) {
                case BEGIN, MIDDLE -> level++;
                default -> {
                    // goes on at the same level
                }
            }
        }
    }

    private static void separate(Page page, boolean inline, int level, boolean blank) {
        if (inline) {
            page.put(" ", level);
        } else {
            page.line(level, blank);
        }
    }

    private static void write(Step step, Page page, int level, int inside) {
        int last = step.leading.size() - 1;
        if (last >= 0) {
            page.above(step.leading.subList(0, last), inside);
            page.above(step.leading.subList(last, last + 1), level);
        }
        step.annotations.forEach(annotation -> page.put(annotation + " ", level));
        page.put(step.words, level);
        page.behind(step.trailing, level);
    }
}
