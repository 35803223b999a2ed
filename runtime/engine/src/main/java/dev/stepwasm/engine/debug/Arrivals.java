package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.Standing.Going;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.StopCause;
import java.util.List;
import java.util.Optional;

/**
 * Decides each time that a thread arrives where it might stop whether it does, and why. Used by the threads that arrive.
 */
final class Arrivals {
    private final DebuggedModules modules;
    private final Breakpoints breakpoints;
    private final DebugListener listener;
    private final ExceptionFilters failures;

    Arrivals(Debugged debugged, Breakpoints breakpoints) {
        this.modules = debugged.modules();
        this.breakpoints = breakpoints;
        this.listener = debugged.listener();
        this.failures = new ExceptionFilters(modules, debugged.controls(), listener::logged);
    }

    /** {@return which traps and exceptions stop the program} */
    ExceptionFilters failures() {
        return failures;
    }

    /** A thread arrives in code of a control. It goes on when this returns. */
    void onStop(DebuggedControl control, DebuggedThread thread, Activation top, StopCause cause) {
        new Arrival(control, thread, top).stop(cause);
    }

    /** A function of a control returns right after an access. */
    void returned(DebuggedControl control, DebuggedThread thread, Activation frame) {
        new Arrival(control, thread, frame).returned();
    }

    /** A thread that has arrived somewhere. */
    private final class Arrival {
        private final DebuggedControl control;
        private final DebuggedThread thread;
        private final Standing standing;
        private final Watches watches;
        private final Activation top;
        /** Call depth among all frames of the thread. */
        private final int depth;

        Arrival(DebuggedControl control, DebuggedThread thread, Activation top) {
            this.control = control;
            this.thread = thread;
            this.standing = thread.standing();
            this.watches = control.watches();
            this.top = top;
            this.depth = thread.path().below(control) + top.depth();
        }

        void stop(StopCause cause) {
            if (cause == StopCause.Plain.PAUSE && watches.isAboutToHappen()) {
                goOnStepping();
                return;
            }
            if (thread.commanded().isQuiet() && !standing.going().pausing()) {
                passQuietly();
                return;
            }
            if (watches.hasHappened() && stopsAfterAccess()) {
                if (!standing.hasMoved()) {
                    afterAccess(cause).ifPresent(stop -> stand(stop, top.codeOffset(), List.of()));
                }
                return;
            }
            Optional<Commanded.Failure> failure = thread.commanded().takeFailure();
            if (failure.isPresent()) {
                behindFailure(failure.get());
                return;
            }
            Going going = standing.going();
            if (top.isBehindCall()) {
                stand(new Stop.Stepped(), top.codeOffset(), returned(going));
                return;
            }
            if (cause == StopCause.Plain.BREAKPOINT || cause == StopCause.Plain.PAUSE) {
                going.trail().ifPresent(trail -> trail.passes(top, depth)); // The rule of the step has not been asked.
            }
            Optional<CallSites.Call> call =
                    endsStep(going) && !going.pausing() && going.step().standsAtCall(depth) && !top.hasJustCaught()
                            ? going.callSites().at(depth)
                            : Optional.empty();
            List<Returned> returned = returned(going);
            if (call.isPresent()) {
                stand(new Stop.Stepped(), call.get().codeOffset(), returned);
                // Behind the call nothing has run yet, and it may be the next place to stop at.
                if (!standing.hasMoved()) {
                    why(StopCause.Plain.BREAKPOINT).ifPresent(stop -> stand(stop, top.codeOffset(), List.of()));
                }
                return;
            }
            why(cause).ifPresentOrElse(stop -> stand(stop, top.codeOffset(), returned), this::goOnStepping);
        }

        private void passQuietly() {
            if (watches.hasHappened()) {
                standing.glimpse(control, top, frame -> watches.take(frame, line -> {}));
            }
            goOnStepping();
        }

        /** A command of a script has been done, and was not fulfilled. Behind it nothing has run yet, and that may stop too. */
        private void behindFailure(Commanded.Failure failure) {
            Optional<Stop> stop = standing.glimpse(control, top, frame -> failures.stop(frame, failure));
            stop.ifPresent(its -> stand(its, failure.codeOffset(), List.of()));
            if (top.isBehindCall()) {
                goOnStepping();
            } else if (stop.isEmpty() || !standing.hasMoved()) {
                why(StopCause.Plain.BREAKPOINT)
                        .or(() -> why(StopCause.Plain.PAUSE))
                        .ifPresentOrElse(its -> stand(its, top.codeOffset(), List.of()), this::goOnStepping);
            }
        }

        /** {@return what has been returned to the frame on top since the step began} */
        private List<Returned> returned(Going going) {
            return going.step().isStep() && depth < going.step().depth()
                    ? going
                            .callSites()
                            .at(depth)
                            .flatMap(call -> top.isBehindCall()
                                    ? Optional.of(Returned.justNow(top, call.callee()))
                                    : Returned.behind(top, call.codeOffset(), call.callee()))
                            .filter(call -> !call.values().isEmpty())
                            .stream()
                            .toList()
                    : going.trail().map(Trail::returned).orElse(List.of());
        }

        /** {@return another reason to stop at a place where the thread has just stopped for an access} */
        private Optional<Stop> afterAccess(StopCause cause) {
            return switch (cause) {
                case StopCause.Plain plain -> plain == StopCause.Plain.BREAKPOINT ? atBreakpoint() : Optional.empty();
                case StopCause.Trapped trapped -> why(trapped);
                case StopCause.Thrown thrown -> why(thrown);
            };
        }

        void returned() {
            if (!stopsAfterAccess()) {
                goOnStepping();
            }
        }

        /** Tells of accesses that have happened. {@return whether the thread has stood still for it} */
        private boolean stopsAfterAccess() {
            Optional<Stop> accessed = standing.glimpse(control, top, frame -> watches.take(frame, listener::logged));
            accessed.ifPresent(stop -> stand(stop, top.codeOffset(), List.of()));
            return accessed.isPresent();
        }

        private Optional<Stop> why(StopCause cause) {
            if (thread.commanded().expects(cause)) {
                return Optional.empty();
            }
            return switch (cause) {
                case StopCause.Trapped trapped ->
                    standing.lastTrap().isSeenAgain(trapped.trap(), top)
                            ? Optional.empty()
                            : standing.glimpse(control, top, frame -> failures.stop(frame, top, trapped));
                case StopCause.Thrown thrown ->
                    standing.glimpse(control, top, frame -> failures.stop(frame, top, thrown));
                case StopCause.Plain plain ->
                    switch (plain) {
                        case ENTRY ->
                            Optional.of(standing.going().step().isStep() ? new Stop.Stepped() : new Stop.Entry());
                        case STEP, PAUSE -> standing.going().pausing() ? Optional.of(new Stop.Paused()) : stepEnd();
                        case BREAKPOINT -> atBreakpoint().or(this::atGoal).or(this::stepEnd);
                        case LIMIT -> Optional.empty();
                    };
            };
        }

        /** {@return the stop for the breakpoints at an instruction, if one of them stops} */
        private Optional<Stop> atBreakpoint() {
            List<Breakpoints.Placed> here = breakpoints.at(modules.of(top).address(top.codeOffset()));
            if (here.isEmpty()) {
                return Optional.empty();
            }
            List<Breakpoints.Placed> hit = standing.glimpse(
                    control,
                    top,
                    frame -> here.stream()
                            .filter(each -> each.gate()
                                    .filter(gate -> gate.stops(frame, listener::logged))
                                    .isPresent())
                            .toList());
            return hit.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Stop.AtBreakpoint(
                            hit.getFirst().kind(),
                            hit.stream().map(each -> each.answer().id()).toList()));
        }

        private Optional<Stop> atGoal() {
            return breakpoints.isGoal(thread, modules.of(top).address(top.codeOffset()))
                    ? Optional.of(new Stop.Stepped())
                    : Optional.empty();
        }

        private Optional<Stop> stepEnd() {
            return endsStep(standing.going()) ? Optional.of(new Stop.Stepped()) : Optional.empty();
        }

        private boolean endsStep(Going going) {
            return going.step().isStep() && Ending.ends(going.step(), modules, top, depth);
        }

        private void stand(Stop stop, int codeOffset, List<Returned> returned) {
            breakpoints.forgetGoal(thread);
            if (stop instanceof Stop.Trapped || stop instanceof Stop.Thrown) {
                thread.commanded().seeFailure();
            }
            standing.stand(control, stop, top, codeOffset, returned);
            // What it was told holds for the code of all controls to which it will come back.
            thread.path().controls().forEach(each -> each.follow(thread));
            goOnStepping();
        }

        /** Whatever calls the hook ends stepping; where it does not stop the step goes on. */
        private void goOnStepping() {
            // An access stops right after it, however the thread goes on; a pause is over only when it stands.
            if (watches.isPending() || standing.going().pausing()) {
                control.followEverywhere();
            } else {
                control.follow(thread);
            }
        }
    }
}
