package dev.stepwasm.cli;

import dev.stepwasm.cli.Terminal.Style;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.Severity;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints problems and counts them: {@code path:line:col: error[code]: message}, then the source line with the place
 * underlined. In a binary the place is a byte offset, {@code path:0x2a: error[code]: message}.
 */
final class Report {
    /** Longer lines are cut around the place, because generated text may have all on one line. */
    private static final int MOST_COLUMNS = 160;

    private static final String CUT = "…";

    private final Terminal terminal;
    private final PrintStream out;
    private final int limit;
    private int errors;
    private int others;

    /**
     * A report without problems yet.
     *
     * @param out where to print
     * @param limit the most problems to print for one file; all are counted
     */
    Report(Terminal terminal, PrintStream out, int limit) {
        this.terminal = terminal;
        this.out = out;
        this.limit = limit;
    }

    /** Reports the problems of a text. */
    void text(SourceText source, List<Diagnostic> problems) {
        for (Diagnostic problem : counted(problems)) {
            head(place(source, problem.span()), problem);
            quote(source, problem.span());
            for (Related related : problem.related()) {
                out.println(terminal.paint(Style.STRONG, place(source, related.span()) + ":") + " "
                        + terminal.paint(Style.NOTE, "note") + ": " + related.message());
                quote(source, related.span());
            }
        }
        left(source.name(), problems.size());
    }

    /** Reports the problems of a binary. */
    void binary(String name, List<Diagnostic> problems) {
        for (Diagnostic problem : counted(problems)) {
            head(offset(name, problem.span()), problem);
            for (Related related : problem.related()) {
                out.println(offset(name, related.span()) + ": note: " + related.message());
            }
        }
        left(name, problems.size());
    }

    /** Says something about a place of a text that is no problem to count. */
    void remark(SourceText source, Span span, Style style, String label, String message) {
        out.println(terminal.paint(Style.STRONG, place(source, span) + ":") + " " + terminal.paint(style, label) + ": "
                + message);
        quote(source, span);
    }

    /** Reports an error that concerns a file as a whole. */
    void file(String name, String message) {
        errors++;
        out.println(
                terminal.paint(Style.STRONG, name + ":") + " " + terminal.paint(Style.ERROR, "error") + ": " + message);
    }

    int errors() {
        return errors;
    }

    /** {@return what was found, such as {@code 2 errors, 1 warning}} */
    String summary() {
        if (errors == 0 && others == 0) {
            return "no problems";
        }
        return plural(errors, "error") + (others == 0 ? "" : ", " + plural(others, "warning"));
    }

    static String plural(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private List<Diagnostic> counted(List<Diagnostic> problems) {
        for (Diagnostic problem : problems) {
            if (problem.isError()) {
                errors++;
            } else {
                others++;
            }
        }
        return problems.subList(0, Math.min(limit, problems.size()));
    }

    private void left(String name, int count) {
        if (count > limit) {
            out.println(
                    name + ": ... and " + plural(count - limit, "more problem") + " (--limit=" + count + " shows all)");
        }
    }

    private void head(String place, Diagnostic problem) {
        Severity severity = problem.problem().severity();
        String label = severity.name().toLowerCase(Locale.ROOT) + "["
                + problem.problem().code() + "]";
        Style style = switch (severity) {
            case ERROR -> Style.ERROR;
            case WARNING -> Style.WARNING;
            case HINT -> Style.NOTE;
        };
        out.println(terminal.paint(Style.STRONG, place + ":") + " " + terminal.paint(style, label) + ": "
                + problem.message());
    }

    private static String place(SourceText source, Span span) {
        Position position = source.positionOf(span.start());
        return source.name() + ":" + position.line() + ":" + position.column();
    }

    private static String offset(String name, Span span) {
        return name + ":0x" + Integer.toHexString(span.start());
    }

    private void quote(SourceText source, Span span) {
        Span line = source.lineSpan(source.positionOf(span.start()).line());
        int from = line.start();
        int to = line.end();
        if (to - from > MOST_COLUMNS) {
            from = Math.max(from, Math.min(span.start() - MOST_COLUMNS / 2, to - MOST_COLUMNS));
            to = Math.min(to, from + MOST_COLUMNS);
        }
        from -= from > line.start() && Character.isLowSurrogate(source.text().charAt(from)) ? 1 : 0;
        to -= to < line.end() && Character.isLowSurrogate(source.text().charAt(to)) ? 1 : 0;
        String shown = printable(source.text().substring(from, to));
        if (shown.isBlank()) {
            return;
        }
        int start = Math.min(span.start(), to) - from;
        int end = Math.max(start, Math.min(span.end(), to) - from);
        String before = (from > line.start() ? CUT : "") + shown.substring(0, start);
        int width = Math.max(1, Columns.of(shown.substring(start, end)));
        out.println("  " + before + shown.substring(start) + (to < line.end() ? CUT : ""));
        out.println("  " + blanks(before) + terminal.paint(Style.CARET, "^".repeat(width)));
    }

    /** {@return blanks as wide as the beginning of a line: tabs stay tabs} */
    private static String blanks(String line) {
        StringBuilder blanks = new StringBuilder();
        line.codePoints().forEach(c -> blanks.append(c == '\t' ? "\t" : " ".repeat(Columns.of(c))));
        return blanks.toString();
    }

    /** {@return a line without what would move the cursor or change the colours of a terminal} */
    private static String printable(String line) {
        StringBuilder printable = new StringBuilder(line);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            if (c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                printable.setCharAt(i, '\uFFFD');
            }
        }
        return printable.toString();
    }
}
