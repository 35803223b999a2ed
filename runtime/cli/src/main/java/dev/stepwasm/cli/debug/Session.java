package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.Calculated;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Explanation;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.State;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Mistake;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A program that is run again and again, each time with the same breakpoints, and the frame that commands look at. Used
 * by one thread, except {@link #interrupt}.
 */
final class Session implements AutoCloseable {
    private final Debuggee debuggee;
    private final Paper paper;
    private final Points points;
    private final Catches catches;
    private volatile Debugger debugger;
    private BlockingQueue<Event> events;
    private Invocation invocation;
    private boolean isLaunched;
    private int selected;
    private int exitCode;

    /** What a running program does that a user waits for. */
    sealed interface Event {
        /** It stands still. */
        record Stopped(Stop stop) implements Event {}

        /** A function that an expression calls has come back, or never will. */
        record Answered(String expression, Answer<Calculated> answer) implements Event {}

        /** It is no more. */
        record Ended(Outcome outcome) implements Event {}
    }

    Session(Debuggee debuggee, Paper paper) {
        this.debuggee = debuggee;
        this.paper = paper;
        this.invocation = debuggee.invocation();
        this.events = new LinkedBlockingQueue<>();
        this.debugger = debugger(events);
        this.points = new Points(() -> debugger);
        this.catches = new Catches(() -> debugger);
    }

    private Debugger debugger(BlockingQueue<Event> hear) {
        return new Debugger(debuggee.module(), debuggee.imports().get(), new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {
                hear.add(new Event.Stopped(stop));
            }

            @Override
            public void logged(String line) {
                paper.line(line);
            }

            @Override
            public void ended(Outcome outcome) {
                hear.add(new Event.Ended(outcome));
            }
        });
    }

    Debugger debugger() {
        return debugger;
    }

    Points points() {
        return points;
    }

    Catches catches() {
        return catches;
    }

    Debuggee debuggee() {
        return debuggee;
    }

    /** {@return what is called, or will be} */
    Invocation invocation() {
        return invocation;
    }

    /** {@return whether the program has been started and has not ended} */
    boolean isAlive() {
        return isLaunched && debugger.state() != State.ENDED;
    }

    /** {@return whether the program has been started, and perhaps has ended since} */
    boolean isLaunched() {
        return isLaunched;
    }

    /** {@return the exit code of the last run, 1 if it stands at what will end it; 0 if nothing is known} */
    int exitCode() {
        return exitCode;
    }

    /** Starts the program, from its beginning if it runs already. {@return what comes of it} */
    Event launch(Invocation what, boolean stopOnEntry) {
        if (isLaunched) {
            renew();
        }
        invocation = what;
        isLaunched = true;
        debugger.launch(what, stopOnEntry);
        return await();
    }

    /** Ends the program; the next run begins anew. */
    void kill() {
        if (isLaunched) {
            renew();
        }
    }

    private void renew() {
        debugger.close();
        events = new LinkedBlockingQueue<>();
        debugger = debugger(events);
        isLaunched = false;
        points.apply();
        catches.apply();
    }

    /** Lets the stopped program go on. {@return what comes of it} */
    Event go(Consumer<Debugger> how) {
        requireAlive();
        how.accept(debugger);
        Event event = await();
        while (event instanceof Event.Answered(String expression, Answer<Calculated> answer)) {
            paper.line(
                    switch (answer) {
                        case Answer.Found<Calculated>(Calculated found) ->
                            expression + " = " + found.element().text();
                        case Answer.Wrong<Calculated>(Mistake mistake) -> expression + ": " + mistake.message();
                    });
            event = await(); // The program stands again where the function was called.
        }
        return event;
    }

    /** Lets an expression call functions. {@return the answer, or what happened before there was one} */
    Event call(Frame frame, String expression) {
        int looking = selected;
        BlockingQueue<Event> hear = events;
        frame.run(expression).thenAccept(answer -> hear.add(new Event.Answered(expression, answer)));
        Event event = await();
        if (event instanceof Event.Answered) {
            selected = looking;
        }
        return event;
    }

    private Event await() {
        selected = 0;
        boolean interrupted = false;
        while (true) {
            try {
                Event event = events.take();
                exitCode = exitCode(event);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return event;
            } catch (InterruptedException e) {
                interrupted = true; // The program must stop first; whoever wants it to end asks for that.
                debugger.pause();
            }
        }
    }

    private int exitCode(Event event) {
        return switch (event) {
            case Event.Answered answered -> exitCode;
            case Event.Ended(Outcome outcome) -> outcome.exitCode();
            case Event.Stopped(Stop stop) -> isFatal(stop) ? 1 : 0;
        };
    }

    /** {@return whether the program stands at what will end it} */
    static boolean isFatal(Stop stop) {
        return stop instanceof Stop.Trapped
                || stop instanceof Stop.Thrown thrown && thrown.explanation().mode() != Explanation.Mode.CAUGHT;
    }

    /** Asks a running program to stop, from any thread. {@return whether one runs} */
    boolean interrupt() {
        boolean runs = isRunning();
        debugger.pause();
        return runs;
    }

    /** {@return whether the program runs at the moment} */
    boolean isRunning() {
        return debugger.state() == State.RUNNING;
    }

    void requireAlive() {
        if (!isAlive()) {
            throw new RefusedException(
                    isLaunched
                            ? "the program has ended; `run` starts it again"
                            : "the program has not been started; `run` starts it, `start` stops before its first"
                                    + " instruction");
        }
    }

    /** {@return the frame that the user looks at} */
    Frame frame() {
        return frame(selected);
    }

    /** {@return the frame that the user looks at, if the program has frames} */
    Optional<Frame> frameIfAny() {
        return isAlive() ? Optional.of(frame()) : Optional.empty();
    }

    /** {@return a frame by its number} */
    Frame frame(int number) {
        requireAlive();
        List<Frame> found = debugger.frames(number, 1);
        if (number < 0 || found.isEmpty()) {
            int count = debugger.frameCount();
            throw new RefusedException("there is no frame " + number + "; "
                    + (count == 1 ? "there is only frame 0" : "frames count from 0 to " + (count - 1)));
        }
        return found.getFirst();
    }

    /** {@return the number of the frame that the user looks at} */
    int selected() {
        return selected;
    }

    /** Looks at another frame from now on. {@return it} */
    Frame select(int number) {
        Frame frame = frame(number);
        selected = number;
        return frame;
    }

    @Override
    public void close() {
        debugger.close();
    }
}
