package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Session.Event;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.wasm.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands that let the program run. */
final class RunCommands {
    private final Session session;
    private final StopReport report;
    private final MotionCommands motion;
    private final Paper paper;

    RunCommands(Session session, StopReport report, MotionCommands motion, Paper paper) {
        this.motion = motion;
        this.session = session;
        this.report = report;
        this.paper = paper;
    }

    /** {@code run}: starts, with other arguments if there are some. */
    void run(String arguments) {
        launch(arguments, false);
    }

    /** {@code start}: starts and stops before the first instruction. */
    void start(String arguments) {
        launch(arguments, true);
    }

    private void launch(String arguments, boolean stopOnEntry) {
        Invocation what = arguments.isEmpty() ? session.invocation() : invocation(arguments);
        if (session.isAlive()) {
            paper.line("starting again from the beginning");
        }
        report.forget();
        report.event(session.launch(what, stopOnEntry));
    }

    private Invocation invocation(String arguments) {
        try {
            return Invocation.of(
                    session.debuggee().module().module(),
                    Optional.of(session.invocation().export()),
                    Stream.of(arguments.split("\\s+")).toList());
        } catch (InvocationException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** {@code continue [N]}: goes on, N times. */
    void goOn(String times) {
        if (!session.isLaunched() && times.isEmpty()) {
            run("");
            return;
        }
        repeat(times, Stepping.NONE, Granularity.INSTRUCTION);
    }

    /** {@code step [N]}, {@code next [N]}, {@code stepi [N]}, {@code nexti [N]}: a program that has not been started is. */
    void step(String times, Stepping stepping, Granularity granularity) {
        if (!session.isLaunched() && times.isEmpty()) {
            start("");
            return;
        }
        if (stepping == Stepping.INTO && !times.isEmpty() && !Character.isDigit(times.charAt(0))) {
            motion.into(times);
            return;
        }
        repeat(times, stepping, granularity);
    }

    private void repeat(String times, Stepping stepping, Granularity granularity) {
        long left = times.isEmpty() ? 1 : Words.count(times);
        Event event = session.go(debugger -> debugger.resume(stepping, granularity));
        while (left > 1 && goesOn(event, stepping)) {
            left--;
            event = session.go(debugger -> debugger.resume(stepping, granularity));
        }
        report.event(event);
    }

    /** {@return whether a command that is done several times is done once more after an event} */
    private static boolean goesOn(Event event, Stepping stepping) {
        return event instanceof Event.Stopped(Stop stop)
                && (stepping == Stepping.NONE
                        ? stop instanceof Stop.AtBreakpoint || stop instanceof Stop.Accessed
                        : stop instanceof Stop.Stepped);
    }

    /** {@code finish}: goes on until the frame that the user looks at has returned. */
    void finish() {
        int frames = session.frame().index() + 1;
        Event event = session.go(debugger -> debugger.resume(Stepping.OUT, Granularity.INSTRUCTION));
        while (frames > 1 && event instanceof Event.Stopped(Stop.Stepped stepped)) {
            frames--;
            event = session.go(debugger -> debugger.resume(Stepping.OUT, Granularity.INSTRUCTION));
        }
        report.event(event);
    }

    /** {@code until}: as {@code next}, but not back to an earlier line, so that a loop runs to its end; or to a place. */
    void until(String place) {
        session.requireAlive();
        if (place.isEmpty()) {
            pastLoop();
        } else {
            motion.runTo(place);
        }
    }

    private void pastLoop() {
        int depth = session.debugger().frameCount();
        int line = line(session.frame(0));
        Event event = next();
        while (event instanceof Event.Stopped(Stop.Stepped stepped)
                && session.debugger().frameCount() == depth
                && line(session.frame(0)) <= line) {
            event = next();
        }
        report.event(event);
    }

    private Event next() {
        return session.go(debugger -> debugger.resume(Stepping.OVER, Granularity.LINE));
    }

    private static int line(Frame frame) {
        return frame.position().map(Position::line).orElse(0);
    }

    /** {@code kill}: ends the program. */
    void kill() {
        session.requireAlive();
        session.kill();
        report.forget();
        paper.line("the program was ended");
    }

    /** {@return the arguments of the call, as the user may write them} */
    static String show(Invocation invocation) {
        List<String> arguments =
                invocation.arguments().stream().map(value -> value.show()).toList();
        return "`" + invocation.export() + "`" + (arguments.isEmpty() ? "" : " with " + String.join(" ", arguments));
    }
}
