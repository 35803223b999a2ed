package dev.stepwasm.cli;

import dev.stepwasm.wat.format.Edit;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Changes of a text in the form that {@code patch} and people read. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final SourceText source;
    private final StringBuilder out = new StringBuilder();
    /** By how many lines what follows has moved. */
    private int moved;

    private UnifiedDiff(SourceText source) {
        this.source = source;
    }

    /**
     * Lines that change.
     *
     * @param first number of the first one, 1-based
     * @param old the lines with their ends
     * @param formatted what comes in their place
     */
    private record Change(int first, List<String> old, List<String> formatted) {
        int end() {
            return first + old.size();
        }

        /** {@return the change without the lines at either end that stay the same} */
        Change trimmed() {
            int most = Math.min(old.size(), formatted.size());
            int head = 0;
            while (head < most && old.get(head).equals(formatted.get(head))) {
                head++;
            }
            int tail = 0;
            while (tail < most - head && last(old, tail).equals(last(formatted, tail))) {
                tail++;
            }
            return new Change(
                    first + head,
                    old.subList(head, old.size() - tail),
                    formatted.subList(head, formatted.size() - tail));
        }

        private static String last(List<String> lines, int distance) {
            return lines.get(lines.size() - 1 - distance);
        }
    }

    /**
     * {@return the changes, empty if there are none}
     *
     * @param edits in text order
     */
    static String of(SourceText source, List<Edit> edits) {
        UnifiedDiff diff = new UnifiedDiff(source);
        List<Change> hunk = new ArrayList<>();
        for (Change change : diff.changes(edits)) {
            if (!hunk.isEmpty() && change.first() > hunk.getLast().end() + 2 * CONTEXT) {
                diff.hunk(hunk);
                hunk.clear();
            }
            hunk.add(change);
        }
        if (!hunk.isEmpty()) {
            diff.hunk(hunk);
        }
        String name = source.name();
        return edits.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + diff.out;
    }

    /** Edits that touch the same line or neighbours are one change. */
    private List<Change> changes(List<Edit> edits) {
        List<Change> changes = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= edits.size(); to++) {
            if (to == edits.size() || firstLine(edits.get(to)) > lastLine(edits.get(to - 1)) + 1) {
                changes.add(change(edits.subList(from, to)).trimmed());
                from = to;
            }
        }
        return changes;
    }

    private int firstLine(Edit edit) {
        return source.positionOf(edit.span().start()).line();
    }

    private int lastLine(Edit edit) {
        return source.positionOf(edit.span().end()).line();
    }

    private Change change(List<Edit> edits) {
        int first = firstLine(edits.getFirst());
        int last = lastLine(edits.getLast());
        int start = source.lineSpan(first).start();
        int end = last < source.lineCount() ? source.lineSpan(last + 1).start() : source.length();
        StringBuilder formatted = new StringBuilder();
        int at = start;
        for (Edit edit : edits) {
            formatted.append(source.text(), at, edit.span().start()).append(edit.replacement());
            at = edit.span().end();
        }
        formatted.append(source.text(), at, end);
        return new Change(first, lines(source.text().substring(start, end)), lines(formatted.toString()));
    }

    /** {@return the lines of a text with their ends; the last one may have none} */
    private static List<String> lines(String text) {
        SourceText cut = new SourceText("", text);
        List<String> lines = new ArrayList<>();
        for (int line = 1; line <= cut.lineCount(); line++) {
            int end = line < cut.lineCount() ? cut.lineSpan(line + 1).start() : text.length();
            lines.add(text.substring(cut.lineSpan(line).start(), end));
        }
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private void hunk(List<Change> changes) {
        StringBuilder body = new StringBuilder();
        int from = Math.max(1, changes.getFirst().first() - CONTEXT);
        int next = from;
        int added = 0;
        for (Change change : changes) {
            same(next, change.first(), body);
            change.old().forEach(line -> write('-', line, body));
            change.formatted().forEach(line -> write('+', line, body));
            added += change.formatted().size() - change.old().size();
            next = change.end();
        }
        int end = Math.max(next, Math.min(next + CONTEXT, lastEnd()));
        same(next, end, body);
        out.append("@@ -%d,%d +%d,%d @@\n".formatted(from, end - from, from + moved, end - from + added))
                .append(body);
        moved += added;
    }

    /** {@return the number after the last line that has something in it, be it only its end} */
    private int lastEnd() {
        boolean isEmpty = source.lineSpan(source.lineCount()).start() == source.length();
        return isEmpty ? source.lineCount() : source.lineCount() + 1;
    }

    private void same(int from, int end, StringBuilder body) {
        for (int line = from; line < end; line++) {
            int stop = line < source.lineCount() ? source.lineSpan(line + 1).start() : source.length();
            write(' ', source.text().substring(source.lineSpan(line).start(), stop), body);
        }
    }

    private static void write(char sign, String line, StringBuilder body) {
        body.append(sign).append(line);
        if (!line.endsWith("\n") && !line.endsWith("\r")) {
            body.append("\n\\ No newline at end of file\n");
        }
    }
}
