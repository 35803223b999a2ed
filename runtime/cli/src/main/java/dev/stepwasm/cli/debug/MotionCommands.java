package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Session.Event;
import dev.stepwasm.engine.debug.BreakpointRequest.Spot;
import dev.stepwasm.engine.debug.CallTarget;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.JumpTarget;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Commands that let the program go on at a place of the user's choice. */
final class MotionCommands {
    private static final Collector<CharSequence, ?, String> AHEAD = Collectors.joining(", ", "; ahead: ", "");

    private final Session session;
    private final StopReport report;
    private final Paper paper;

    MotionCommands(Session session, StopReport report, Paper paper) {
        this.session = session;
        this.report = report;
        this.paper = paper;
    }

    /** {@code jump PLACE}: goes on there; nothing in between is done. */
    void jump(String place) {
        session.requireAlive();
        if (!(spot(place) instanceof Spot.Text text)) {
            throw new RefusedException("write a line of this function, as `jump 12` or `jump 12:9`");
        }
        go(debugger -> {
            List<JumpTarget> targets = debugger.jumpTargets(debugger.main(), text.line(), text.column());
            debugger.jump(targets.getFirst());
        });
    }

    /** {@code again}: begins the function of the frame that the user looks at again. */
    void again() {
        var frame = session.frame();
        go(debugger -> debugger.restart(frame));
    }

    /** {@code until PLACE}: runs to a place. */
    void runTo(String place) {
        Spot spot = spot(place);
        go(debugger -> debugger.runTo(debugger.main(), spot));
    }

    /** {@code step $f}: steps into that one of the calls on this line. */
    void into(String function) {
        session.requireAlive();
        List<CallTarget> calls = session.debugger().callTargets();
        CallTarget wanted = calls.stream()
                .filter(call -> List.of(call.text().split("\\s+")).contains(function))
                .findFirst()
                .orElseThrow(() -> new RefusedException("no call of " + function + " is ahead on this line"
                        + (calls.isEmpty()
                                ? ""
                                : calls.stream().map(CallTarget::text).collect(AHEAD))));
        go(debugger -> debugger.resumeInto(wanted));
    }

    /** {@code info calls}: the calls that are ahead on this line. */
    void calls() {
        session.requireAlive();
        List<CallTarget> calls = session.debugger().callTargets();
        if (calls.isEmpty()) {
            paper.line("no call is ahead on this line");
        }
        calls.forEach(call -> paper.line(call.text() + (call.enterable() ? "" : "  (cannot be entered)")));
    }

    private Spot spot(String place) {
        DebuggedModule module = session.debugger().main();
        return BreakSyntax.spot(place, module.text().name());
    }

    private void go(Consumer<Debugger> how) {
        Event event;
        try {
            event = session.go(how);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
        report.forget();
        report.event(event);
    }
}
