package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Paper.Style;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Element;
import dev.stepwasm.engine.debug.Elements;
import dev.stepwasm.engine.debug.Explanation;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.Stop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a program stands still and where, or how it ended. */
final class StopReport {
    private final Session session;
    private final SourceView source;
    private final Paper paper;
    private final Displays displays;
    private final Runnable moved;
    private int shownFunction = -1;
    private int shownDepth;
    private boolean hasTrapped;

    /** A report. @param moved is done at each event, before it is told */
    StopReport(Session session, SourceView source, Displays displays, Paper paper, Runnable moved) {
        this.moved = moved;
        this.session = session;
        this.source = source;
        this.displays = displays;
        this.paper = paper;
    }

    void event(Session.Event event) {
        paper.endLine();
        moved.run();
        switch (event) {
            case Session.Event.Stopped(Stop stop) -> stopped(stop);
            case Session.Event.Answered answered -> throw new IllegalArgumentException("an answer is no stop");
            case Session.Event.Ended(Outcome outcome) -> ended(outcome);
        }
    }

    private void stopped(Stop stop) {
        hasTrapped = Session.isFatal(stop);
        Frame frame = session.frame();
        int depth = session.debugger().frameCount();
        boolean isNew = frame.functionIndex() != shownFunction || depth != shownDepth;
        String reason = reason(stop);
        boolean isShort = !reason.isEmpty() && isShort(stop);
        if (!isShort) {
            reason.lines().forEach(paper::line);
        }
        if (isNew || !reason.isEmpty()) {
            paper.line((isShort ? reason + ", " : "") + source.place(frame));
        }
        shownFunction = frame.functionIndex();
        shownDepth = depth;
        returned(frame);
        source.here(frame).forEach(paper::line);
        displays.show();
    }

    private void returned(Frame frame) {
        Optional<Elements> returned = frame.returned();
        for (int i = 0; i < returned.map(Elements::count).orElse(0); i++) {
            Element value = returned.orElseThrow().at(i);
            paper.line("returned: " + value.name() + " = " + value.text());
        }
    }

    /** Forgets what has been shown, so that the next stop names the function. */
    void forget() {
        shownFunction = -1;
    }

    /** {@return whether reason and place go on one line} */
    private static boolean isShort(Stop stop) {
        return stop instanceof Stop.AtBreakpoint || stop instanceof Stop.Paused || stop instanceof Stop.Entry;
    }

    private String reason(Stop stop) {
        return switch (stop) {
            case Stop.Entry entry -> "stopped before the first instruction";
            case Stop.Stepped stepped -> "";
            case Stop.Jumped jumped -> "goes on from here";
            case Stop.Restarted restarted -> "begins again";
            case Stop.Paused paused -> "interrupted";
            case Stop.AtBreakpoint(var kind, List<Integer> ids) ->
                points(session.points().hit(ids));
            case Stop.Accessed(List<Integer> ids, String text) ->
                points(session.points().hit(ids)) + ": " + text;
            case Stop.Trapped(Trap trap, Explanation explanation) -> explained("trap: ", explanation);
            case Stop.Thrown(WasmException exception, Explanation explanation) -> explained("", explanation);
            case Stop.Failed(Explanation explanation) -> explained("", explanation);
        };
    }

    private String explained(String what, Explanation explanation) {
        return paper.paint(Style.PROBLEM, what + explanation.message())
                + explanation.text().substring(explanation.message().length()).replace("\n", "\n  ");
    }

    private static String points(List<Points.Numbered> hit) {
        return hit.stream()
                .map(each -> each.point().noun() + " " + each.number())
                .collect(Collectors.joining(", "));
    }

    private void ended(Outcome outcome) {
        forget();
        String export = session.invocation().export();
        switch (outcome) {
            case Outcome.Returned(List<Value> results) ->
                paper.line(
                        results.isEmpty()
                                ? "the program has ended: `" + export + "` returned"
                                : "the program has ended: `" + export + "` returned "
                                        + results.stream().map(Value::show).collect(Collectors.joining(" ")));
            case Outcome.Exited(int code) -> paper.line("the program has ended with exit code " + code);
            case Outcome.Tested tested -> paper.line("the script has ended: " + outcome.report());
            case Outcome.Trapped trapped -> failed(outcome);
            case Outcome.Thrown thrown -> failed(outcome);
            case Outcome.Failed failed -> failed(outcome);
            case Outcome.Terminated terminated -> paper.line("the program was ended");
        }
    }

    /** What stopped the program before it ended it has been told. */
    private void failed(Outcome outcome) {
        List<String> lines = outcome.report().lines().toList();
        String what = lines.isEmpty() ? "the host failed" : lines.getFirst();
        paper.line("the program has ended: " + paper.paint(Style.PROBLEM, what));
        if (!hasTrapped) {
            lines.stream().skip(1).forEach(paper::line);
        }
        if (what.contains("unknown import")) {
            paper.line("`--import MODULE.NAME=log` on the command line stands in for a function");
        }
        hasTrapped = false;
    }
}
