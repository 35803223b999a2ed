package dev.stepwasm.cli;

import dev.stepwasm.cli.Terminal.Style;
import dev.stepwasm.cli.show.SourceLine;
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
                out.println(terminal.paint(out, Style.STRONG, place(source, related.span()) + ":") + " "
                        + terminal.paint(out, Style.NOTE, "note") + ": " + related.message());
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
        out.println(terminal.paint(out, Style.STRONG, place(source, span) + ":") + " "
                + terminal.paint(out, style, label) + ": " + message);
        quote(source, span);
    }

    /** Reports an error that concerns a file as a whole. */
    void file(String name, String message) {
        errors++;
        out.println(terminal.paint(out, Style.STRONG, name + ":") + " " + terminal.paint(out, Style.ERROR, "error")
                + ": " + message);
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
        out.println(terminal.paint(out, Style.STRONG, place + ":") + " " + terminal.paint(out, style, label) + ": "
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
        SourceLine line = SourceLine.of(source, span);
        if (!line.text().isBlank()) {
            out.println("  " + line.text());
            out.println("  " + line.indent() + terminal.paint(out, Style.CARET, line.carets()));
        }
    }
}
