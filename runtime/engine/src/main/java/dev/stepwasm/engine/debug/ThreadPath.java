package dev.stepwasm.engine.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Java thread has come through between host and code and not come back from: invocations by the host and calls of
 * it. Whatever it was in when the debugger began to listen is at the bottom, where only its number is known. Changed by
 * that thread; what says so may be asked by any.
 */
final class ThreadPath {
    /** Guarded by itself. */
    private final List<Leg> legs = new ArrayList<>();

    /** All controls whose code is on the stack, in no order. Only for the thread itself, or while it stands still. */
    private final List<DebuggedControl> controls = new ArrayList<>();
    /** Invocations that nobody has heard of, the innermost first. As {@link #controls}. */
    private final List<DebuggedControl> before = new ArrayList<>();

    private boolean begun;

    private sealed interface Leg {
        /**
         * The host has invoked code.
         *
         * @param from where the thread stands whose debugger is the host, if it is
         */
        record Invocation(
                DebuggedControl control,
                int level,
                @Nullable Halt from) implements Leg {}

        /** Code has called the host. */
        record HostCall(DebuggedControl control, String function) implements Leg {}
    }

    /**
     * An invocation that is on the stack.
     *
     * @param from where the thread stands that made it on behalf of the debugger
     */
    record Segment(DebuggedControl control, @Nullable Halt from) {}

    /**
     * The thread is heard of, perhaps for the first time. Of invocations that began before nobody hears that they return.
     *
     * @param all controls, in which the thread may have been before
     * @param here the one that it is in
     * @return whether all that it was in before is over
     */
    boolean begin(Controls all, DebuggedControl here) {
        if (begun) {
            return !before.isEmpty() && forgetWhatIsOver();
        }
        begun = true;
        add(here);
        for (DebuggedControl each : all.all()) {
            if (each != here && each.isOwnedBy(Thread.currentThread())) {
                add(each);
            }
        }
        return false;
    }

    private void add(DebuggedControl control) {
        for (int i = 0; i < control.control().invocations(); i++) {
            before.add(control);
        }
        if (before.contains(control)) {
            controls.add(control);
        }
    }

    private boolean forgetWhatIsOver() {
        for (DebuggedControl each : List.copyOf(before)) {
            int there = each.isOwnedBy(Thread.currentThread()) ? each.control().invocations() : 0;
            while (Collections.frequency(before, each) + heard(each) > there) {
                if (!before.remove(each)) {
                    break;
                }
            }
            if (there == 0) {
                controls.remove(each);
            }
        }
        return controls.isEmpty();
    }

    /** {@return how many invocations of a control have been heard of} */
    private int heard(DebuggedControl control) {
        synchronized (legs) {
            return (int) legs.stream()
                    .filter(leg ->
                            leg instanceof Leg.Invocation(DebuggedControl its, int level, Halt from) && its == control)
                    .count();
        }
    }

    void invoked(DebuggedControl control, int level, @Nullable Halt from) {
        synchronized (legs) {
            legs.add(new Leg.Invocation(control, level, from));
        }
        if (!controls.contains(control)) {
            controls.add(control);
        }
    }

    /** An invocation is over. {@return whether no code is on the stack any more} */
    boolean left(DebuggedControl control, int level) {
        synchronized (legs) {
            int at = -1;
            for (int i = 0; i < legs.size(); i++) {
                if (legs.get(i) instanceof Leg.Invocation(DebuggedControl its, int itsLevel, Halt from)
                        && its == control
                        && itsLevel == level) {
                    at = i;
                }
            }
            if (at >= 0) {
                legs.subList(at, legs.size()).clear();
            }
        }
        if (level == 1) {
            controls.remove(control);
        }
        return controls.isEmpty();
    }

    void hostCalled(DebuggedControl control, String function) {
        synchronized (legs) {
            legs.add(new Leg.HostCall(control, function));
        }
    }

    void hostReturned(DebuggedControl control) {
        synchronized (legs) {
            for (int i = legs.size() - 1; i >= 0; i--) {
                if (legs.get(i) instanceof Leg.HostCall(DebuggedControl its, String function) && its == control) {
                    legs.subList(i, legs.size()).clear();
                    return;
                }
            }
        }
    }

    /** {@return the function of the host that the thread is in} Any thread. */
    Optional<String> hostCall() {
        synchronized (legs) {
            return !legs.isEmpty() && legs.getLast() instanceof Leg.HostCall(DebuggedControl control, String function)
                    ? Optional.of(function)
                    : Optional.empty();
        }
    }

    /** {@return whether anything is known of the way, so that {@link #hostCall} tells} Any thread. */
    boolean isKnown() {
        synchronized (legs) {
            return !legs.isEmpty();
        }
    }

    /** {@return all controls whose code is on the stack} Only for the thread itself, or while it stands still. */
    List<DebuggedControl> controls() {
        return List.copyOf(controls);
    }

    /**
     * {@return how many frames are below those of a control that runs, in other controls} Only for the thread itself, or
     * while it stands still.
     */
    int below(DebuggedControl running) {
        int frames = 0;
        for (int i = 0; i < controls.size(); i++) {
            DebuggedControl each = controls.get(i);
            frames += each == running ? 0 : each.control().waitingFrames();
        }
        return frames;
    }

    /** {@return the invocations on the stack, the innermost first} As {@link #controls}. */
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        synchronized (legs) {
            for (int i = legs.size() - 1; i >= 0; i--) {
                if (legs.get(i) instanceof Leg.Invocation(DebuggedControl control, int level, Halt from)) {
                    segments.add(new Segment(control, from));
                }
            }
        }
        before.forEach(each -> segments.add(new Segment(each, null)));
        return segments;
    }

    /** {@return how many invocations on the stack have been heard of} As {@link #controls}. */
    int height() {
        synchronized (legs) {
            return legs.size();
        }
    }
}
