package dev.stepwasm.lsp;

import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.lsp.run.ExportCall;
import dev.stepwasm.lsp.run.RunEnding;
import dev.stepwasm.lsp.run.RunFrame;
import dev.stepwasm.lsp.run.RunReport;
import dev.stepwasm.lsp.run.ScriptReport;
import dev.stepwasm.lsp.run.ScriptReport.CommandResult;
import dev.stepwasm.lsp.run.ScriptReport.Status;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the runs of one open document, until their text changes or somebody clears them. Safe for use from any
 * thread.
 */
final class RunResults {
    private static final int LONGEST = 80;

    private final Map<Call, Ended> calls = new LinkedHashMap<>();
    private final IdentityHashMap<Segment, Ended> commands = new IdentityHashMap<>();
    private @Nullable Ended script;
    private long revision;

    /** What was called: the last result of each is kept. */
    private record Call(int module, String export, Optional<RunComment> comment) {}

    /**
     * How something ended.
     *
     * @param words for people, behind the name of what ran
     * @param fine whether all went well
     * @param text that was run
     * @param failure what to say where, if it did not
     */
    record Ended(String words, boolean fine, SourceText text, Optional<Failure> failure) {
        /** {@return for people, how it ended, and whether that was before the text changed} */
        String show(SourceText now) {
            return now == text || now.text().equals(text.text()) ? words : words + " before the last change";
        }
    }

    /**
     * A failure, and what was going on.
     *
     * @param frames with places; the first is where it happened, if it happened in code
     */
    record Failure(Anchor place, String message, List<Frame> frames) {
        Failure {
            frames = List.copyOf(frames);
        }
    }

    /** A call that had not returned. */
    record Frame(Anchor place, String function) {}

    /** {@return a number that is another one after each change} */
    synchronized long revision() {
        return revision;
    }

    /** Forgets everything. {@return whether there was something} */
    synchronized boolean clear() {
        boolean some = !calls.isEmpty() || !commands.isEmpty() || script != null;
        calls.clear();
        commands.clear();
        script = null;
        revision++;
        return some;
    }

    /** {@return how the last call of an export ended} */
    synchronized Optional<Ended> of(int module, String export) {
        return Optional.ofNullable(calls.get(new Call(module, export, Optional.empty())));
    }

    /** {@return how the last call ended that a comment asks for} */
    synchronized Optional<Ended> of(int module, RunComment comment) {
        return Optional.ofNullable(calls.get(new Call(module, comment.export(), Optional.of(comment))));
    }

    /** {@return how a command of a script ended} */
    synchronized Optional<Ended> of(Segment command) {
        return Optional.ofNullable(commands.get(command));
    }

    /** {@return how the whole script ended} */
    synchronized Optional<Ended> ofScript() {
        return Optional.ofNullable(script);
    }

    /** {@return all failures} */
    synchronized List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        calls.values().forEach(ended -> ended.failure().ifPresent(failures::add));
        commands.values().forEach(ended -> ended.failure().ifPresent(failures::add));
        return failures;
    }

    /**
     * Keeps what became of a call.
     *
     * @param comment that asked for it, with its place
     */
    synchronized void add(Analysis analysis, RunReport report, Optional<RunComment> comment, Optional<Span> place) {
        ExportCall call = report.call();
        Optional<Failure> failure = report.isFine() || report.ending() instanceof RunEnding.Cancelled
                ? Optional.empty()
                : failure(analysis, report, place);
        String words = report.ending().show();
        String shown = report.passed()
                .map(passed -> passed ? "passed" : "failed: " + words)
                .orElse(words);
        calls.put(
                new Call(call.module(), call.export(), comment),
                new Ended(brief(shown), report.isFine(), analysis.source(), failure));
        revision++;
    }

    private static Optional<Failure> failure(Analysis analysis, RunReport report, Optional<Span> comment) {
        List<Frame> frames = frames(analysis, report.ending().frames());
        if (comment.isPresent()) {
            return Optional.of(new Failure(Anchor.of(analysis.tree(), comment.get()), report.show(), frames));
        }
        return frames.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(frames.getFirst().place(), report.show(), frames.subList(1, frames.size())));
    }

    private static List<Frame> frames(Analysis analysis, List<RunFrame> frames) {
        return frames.stream()
                .filter(frame -> frame.place().isPresent())
                .map(frame -> new Frame(Anchor.of(analysis.tree(), frame.place().orElseThrow()), frame.function()))
                .toList();
    }

    /**
     * Keeps what became of commands.
     *
     * @param whole whether these are all commands of the script
     */
    synchronized void add(Analysis analysis, ScriptReport report, boolean whole) {
        if (report.cancelled()) {
            return; // Half a result says nothing that is true for long.
        }
        report.results().forEach(result -> add(analysis, result));
        if (whole) {
            script = new Ended(report.show(), report.count(Status.FAILED) == 0, analysis.source(), Optional.empty());
        }
        revision++;
    }

    private void add(Analysis analysis, CommandResult result) {
        int start = result.command().start();
        Segment segment = analysis.tree().segment(analysis.tree().segmentAt(start));
        String words = switch (result.status()) {
            case PASSED -> "passed";
            case FAILED -> "failed: " + result.message();
            case SKIPPED -> "skipped: " + result.message();
        };
        // What a mistake in the text leads to is told where the mistake is.
        boolean told = result.status() != Status.FAILED || result.place().isPresent();
        Optional<Failure> failure = told
                ? Optional.empty()
                : Optional.of(new Failure(
                        Anchor.of(analysis.tree(), keyword(analysis.source().text(), start)),
                        result.message(),
                        frames(analysis, result.frames())));
        commands.put(segment, new Ended(brief(words), result.status() == Status.PASSED, analysis.source(), failure));
    }

    /** A lens is one line among others. */
    private static String brief(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    /** {@return the parenthesis of a command with the word behind it} */
    private static Span keyword(String text, int start) {
        int end = start;
        while (end < text.length() && " \t\r\n\";".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(start, end);
    }
}
