package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.Debuggee.Going;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ExecutionHook;
import dev.stepwasm.engine.interpret.StopCause;
import java.util.List;
import java.util.Optional;

/**
 * Decides each time that a program arrives where it might stop whether it does, and why. Used by the debuggee's thread.
 */
final class Arrivals implements ExecutionHook {
    private final Debuggee debuggee;
    private final DebuggedModules modules;
    private final ExecutionControl control;
    private final Breakpoints breakpoints;
    private final Watches watches;
    private final DebugListener listener;
    private final ExceptionFilters failures;

    Arrivals(
            Debuggee debuggee,
            DebuggedModules modules,
            ExecutionControl control,
            Breakpoints breakpoints,
            Watches watches,
            DebugListener listener) {
        this.debuggee = debuggee;
        this.modules = modules;
        this.control = control;
        this.breakpoints = breakpoints;
        this.watches = watches;
        this.listener = listener;
        this.failures = new ExceptionFilters(
                modules.all().stream().map(DebuggedModule::code).toList(), control, listener::logged);
    }

    /** {@return which traps and exceptions stop the program} */
    ExceptionFilters failures() {
        return failures;
    }

    /** Called before an instruction. */
    @Override
    public void onStop(Activation top, StopCause cause) {
        if (cause == StopCause.Plain.PAUSE && watches.isAboutToHappen()) {
            goOnStepping();
            return;
        }
        if (watches.hasHappened() && stopsAfterAccess(top)) {
            if (!debuggee.hasMoved()) {
                afterAccess(top, cause).ifPresent(stop -> stand(stop, top, top.codeOffset(), List.of()));
            }
            return;
        }
        Going going = debuggee.going();
        if (top.isBehindCall()) {
            stand(new Stop.Stepped(), top, top.codeOffset(), returned(going, top));
            return;
        }
        if (cause == StopCause.Plain.BREAKPOINT || cause == StopCause.Plain.PAUSE) {
            going.trail().ifPresent(trail -> trail.passes(top)); // The rule of the step has not been asked.
        }
        Optional<CallSites.Call> call = endsStep(going, top)
                        && !going.pausing()
                        && going.step().standsAtCall(top.depth())
                        && !top.hasJustCaught()
                ? going.callSites().at(top.depth())
                : Optional.empty();
        List<Returned> returned = returned(going, top);
        if (call.isPresent()) {
            stand(new Stop.Stepped(), top, call.get().codeOffset(), returned);
            // Behind the call nothing has run yet, and it may be the next place to stop at.
            if (!debuggee.hasMoved()) {
                why(top, StopCause.Plain.BREAKPOINT).ifPresent(stop -> stand(stop, top, top.codeOffset(), List.of()));
            }
            return;
        }
        why(top, cause).ifPresentOrElse(stop -> stand(stop, top, top.codeOffset(), returned), this::goOnStepping);
    }

    /** {@return what has been returned to the frame on top since the step began} */
    private static List<Returned> returned(Going going, Activation top) {
        return going.step().isStep() && top.depth() < going.step().depth()
                ? going
                        .callSites()
                        .at(top.depth())
                        .flatMap(call -> top.isBehindCall()
                                ? Optional.of(Returned.justNow(top, call.callee()))
                                : Returned.behind(top, call.codeOffset(), call.callee()))
                        .filter(call -> !call.values().isEmpty())
                        .stream()
                        .toList()
                : going.trail().map(Trail::returned).orElse(List.of());
    }

    /** {@return another reason to stop at a place where the program has just stopped for an access} */
    private Optional<Stop> afterAccess(Activation top, StopCause cause) {
        return switch (cause) {
            case StopCause.Plain plain -> plain == StopCause.Plain.BREAKPOINT ? atBreakpoint(top) : Optional.empty();
            case StopCause.Trapped trapped -> why(top, trapped);
            case StopCause.Thrown thrown -> why(top, thrown);
        };
    }

    /** Called when a function returns right after an access. */
    void returned(Activation frame) {
        if (!stopsAfterAccess(frame)) {
            goOnStepping();
        }
    }

    /** Tells of accesses that have happened. {@return whether the program has stood still for it} */
    private boolean stopsAfterAccess(Activation top) {
        Optional<Stop> accessed = debuggee.glimpse(top, frame -> watches.take(frame, listener::logged));
        accessed.ifPresent(stop -> stand(stop, top, top.codeOffset(), List.of()));
        return accessed.isPresent();
    }

    private Optional<Stop> why(Activation top, StopCause cause) {
        return switch (cause) {
            case StopCause.Trapped trapped -> debuggee.glimpse(top, frame -> failures.stop(frame, top, trapped));
            case StopCause.Thrown thrown -> debuggee.glimpse(top, frame -> failures.stop(frame, top, thrown));
            case StopCause.Plain plain ->
                switch (plain) {
                    case ENTRY -> Optional.of(debuggee.going().step().isStep() ? new Stop.Stepped() : new Stop.Entry());
                    case STEP, PAUSE -> debuggee.going().pausing() ? Optional.of(new Stop.Paused()) : stepEnd(top);
                    case BREAKPOINT -> atBreakpoint(top).or(() -> atGoal(top)).or(() -> stepEnd(top));
                    case LIMIT -> Optional.empty();
                };
        };
    }

    /** {@return the stop for the breakpoints at an instruction, if one of them stops} */
    private Optional<Stop> atBreakpoint(Activation top) {
        List<Breakpoints.Placed> here = breakpoints.at(modules.of(top).address(top.codeOffset()));
        if (here.isEmpty()) {
            return Optional.empty();
        }
        List<Breakpoints.Placed> hit = debuggee.glimpse(
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

    private Optional<Stop> atGoal(Activation top) {
        return breakpoints.isGoal(modules.of(top).address(top.codeOffset()))
                ? Optional.of(new Stop.Stepped())
                : Optional.empty();
    }

    private Optional<Stop> stepEnd(Activation top) {
        return endsStep(debuggee.going(), top) ? Optional.of(new Stop.Stepped()) : Optional.empty();
    }

    private boolean endsStep(Going going, Activation top) {
        return going.step().isStep() && Ending.ends(going.step(), modules, top);
    }

    private void stand(Stop stop, Activation top, int codeOffset, List<Returned> returned) {
        breakpoints.forgetGoal();
        debuggee.stand(stop, top, codeOffset, returned);
        goOnStepping();
    }

    /** Whatever calls the hook ends stepping; where it does not stop the step goes on. */
    private void goOnStepping() {
        Going going = debuggee.going();
        // An access stops right after it, however the program goes on; a pause is over only when the program stands.
        if (watches.isPending() || going.pausing()) {
            control.setStepping(here -> true);
        } else {
            control.setStepping(going.trail()
                    .map(trail -> new Ending(going.step(), modules, trail))
                    .orElse(null));
        }
    }
}
