package dev.stepwasm.cli;

import dev.stepwasm.cli.Terminal.Style;
import dev.stepwasm.engine.script.Outcome;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.engine.script.ScriptReport;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.text.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what became of test scripts: {@code path:line:col: failed: assert_return: expected i32 7 but got i32 8}. */
final class TestReport {
    private final Terminal terminal;
    private final Report report;
    private final int limit;
    private final boolean verbose;
    private long passed;
    private long failed;
    private long skipped;

    /**
     * A report about no script yet.
     *
     * @param limit the most failures to print for one script; all are counted
     * @param verbose whether to print more than failures and reasons for skipping
     */
    TestReport(Terminal terminal, int limit, boolean verbose) {
        this.terminal = terminal;
        this.report = new Report(terminal, terminal.out(), limit);
        this.limit = limit;
        this.verbose = verbose;
    }

    /** Adds a script that cannot be understood; it counts as one failure. */
    void broken(SourceText source, List<Diagnostic> problems) {
        report.text(source, problems);
        failed++;
    }

    /** Adds a script that was run. */
    void add(SourceText source, ScriptReport script) {
        failures(source, script);
        skips(source, script);
        passed += script.passed();
        failed += script.failed();
        skipped += script.skipped();
        if (verbose || script.failed() > 0) {
            terminal.out().println(source.name() + ": " + counts(script.passed(), script.failed(), script.skipped()));
        }
    }

    private void failures(SourceText source, ScriptReport script) {
        int shown = 0;
        for (Result result : script.results()) {
            if (result.outcome()
                            instanceof
                            Outcome.Failed(String message, Optional<Span> place, var backtrace, var difference)
                    && shown++ < limit) {
                Span head = head(source, result.command());
                report.remark(
                        source,
                        place.orElse(head),
                        Style.ERROR,
                        "failed",
                        source.text().substring(head.start() + 1, head.end()) + ": " + message);
            }
        }
        if (shown > limit) {
            terminal.out().println(source.name() + ": " + (shown - limit) + " more failed");
        }
    }

    private void skips(SourceText source, ScriptReport script) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (Result result : script.results()) {
            if (result.outcome() instanceof Outcome.Skipped(String reason)) {
                reasons.merge(reason, 1, Integer::sum);
                if (verbose) {
                    Span head = head(source, result.command());
                    report.remark(source, head, Style.NOTE, "skipped", reason);
                }
            }
        }
        if (!verbose) {
            reasons.forEach((reason, count) -> terminal.out()
                    .println(source.name() + ": " + terminal.paint(terminal.out(), Style.NOTE, "skipped") + " "
                            + Report.plural(count, "command") + ": " + reason));
        }
    }

    /** {@return the parenthesis and the word that a command begins with} */
    private static Span head(SourceText source, Command command) {
        String text = source.text();
        int start = Math.min(command.span().start(), text.length() - 1) + 1;
        int end = start;
        while (end < command.span().end() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return new Span(start - 1, end);
    }

    /** Prints the last line. */
    void summary() {
        terminal.out().println(counts(passed, failed, skipped));
    }

    private static String counts(long passed, long failed, long skipped) {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    /** {@return whether nothing failed} */
    boolean isFine() {
        return failed == 0;
    }
}
