package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.WaitingFrames;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a thread that stands still, through all controls whose code is on its stack. Made by the thread itself,
 * closed by it when it goes on; in between whoever holds the lock of its {@link Standing} may look at it.
 */
final class ThreadStack implements AutoCloseable {
    private final DebuggedControl control;
    private final Activation top;
    private final int codeOffset;
    private final List<ThreadPath.Segment> segments;
    /** Frames of other controls, which wait for functions of the host. */
    private final Map<DebuggedControl, WaitingFrames> waiting;

    private @Nullable HostFrames hosts;

    private ThreadStack(
            DebuggedControl control,
            Activation top,
            int codeOffset,
            List<ThreadPath.Segment> segments,
            Map<DebuggedControl, WaitingFrames> waiting) {
        this.control = control;
        this.top = top;
        this.codeOffset = codeOffset;
        this.segments = segments;
        this.waiting = waiting;
    }

    /**
     * The stack of this thread.
     *
     * @param control whose code stands
     * @param top its innermost frame
     * @param below where the thread stands already, in what it has been asked to do there
     */
    static ThreadStack of(
            ThreadPath path, DebuggedControl control, Activation top, int codeOffset, @Nullable Halt below) {
        Map<DebuggedControl, WaitingFrames> waiting = new IdentityHashMap<>();
        for (DebuggedControl each : path.controls()) {
            boolean stands = each == control;
            for (Halt halt = below; halt != null; halt = halt.below()) {
                stands |= each == halt.control();
            }
            if (!stands) {
                waiting.put(each, each.control().waiting());
            }
        }
        return new ThreadStack(control, top, codeOffset, path.segments(), waiting);
    }

    /** {@return the same with another frame on top, which takes the place of that and of those above it} */
    ThreadStack withTop(Activation newTop, int newOffset) {
        return new ThreadStack(control, newTop, newOffset, segments, waiting);
    }

    /** A frame on the stack. */
    record Entry(DebuggedControl control, Activation activation, int codeOffset) {}

    /** Looks at a stack from the innermost frame on. */
    interface Visitor {
        /** {@return whether to go on} */
        boolean frame(Entry frame);

        /**
         * The frames of an invocation have all been seen.
         *
         * @param number of it, 0 for the innermost
         * @param from where the thread stands in which the debugger made it
         * @return whether to go on
         */
        boolean invocation(int number, @Nullable Halt from);
    }

    void visit(Visitor visitor) {
        Map<DebuggedControl, Optional<Entry>> next = new IdentityHashMap<>();
        next.put(control, Optional.of(new Entry(control, top, codeOffset)));
        int number = 0;
        for (ThreadPath.Segment segment : segments) {
            Optional<Entry> frame = next.computeIfAbsent(segment.control(), this::firstWaiting);
            boolean more = true;
            while (more && frame.isPresent()) {
                Entry here = frame.get();
                if (!visitor.frame(here)) {
                    return;
                }
                more = !here.activation().calledByHost();
                frame = here.activation()
                        .caller()
                        .map(caller -> new Entry(here.control(), caller, caller.codeOffset()));
            }
            next.put(segment.control(), frame);
            Halt from = segment.from();
            if (!visitor.invocation(number, from)) {
                return;
            }
            number++;
            if (from != null) {
                next.put(from.control(), Optional.of(new Entry(from.control(), from.top(), from.codeOffset())));
            }
        }
    }

    private Optional<Entry> firstWaiting(DebuggedControl of) {
        return Optional.ofNullable(waiting.get(of))
                .flatMap(WaitingFrames::top)
                .map(found -> new Entry(of, found, found.codeOffset()));
    }

    /** {@return how many frames there are} @param below where the thread stands already */
    int frameCount(@Nullable Halt below) {
        int count = top.depth();
        for (Halt halt = below; halt != null; halt = halt.below()) {
            count++;
        }
        for (DebuggedControl each : waiting.keySet()) {
            count += each.control().waitingFrames();
        }
        // Those that stand in what they were asked to do are not waiting, and have not been counted unless on top.
        List<DebuggedControl> counted = new ArrayList<>(List.of(control));
        for (Halt halt = below; halt != null; halt = halt.below()) {
            if (!counted.contains(halt.control())) {
                counted.add(halt.control());
                count += halt.control().control().waitingFrames();
            }
        }
        return count;
    }

    /** Gives frames, the innermost first, with their numbers. */
    void frames(int first, int count, BiConsumer<Integer, Entry> take) {
        visit(new Visitor() {
            private int index;

            @Override
            public boolean frame(Entry frame) {
                if (index - first >= count) {
                    return false;
                }
                if (index >= first) {
                    take.accept(index, frame);
                }
                index++;
                return index - first < count;
            }

            @Override
            public boolean invocation(int number, @Nullable Halt from) {
                return true;
            }
        });
    }

    /**
     * {@return the Java frames between and below the frames of code}
     *
     * @param java the thread
     * @param isOurs whether the thread was started by the debugger, so that there is nothing of the host at the bottom
     */
    HostFrames hostFrames(Thread java, boolean isOurs) {
        HostFrames known = hosts;
        if (known == null) {
            HostFrames all = HostFrames.of(java);
            known = (isOurs ? all.withoutBottom(segments.size()) : all)
                    .without(number ->
                            number < segments.size() && segments.get(number).from() != null);
            hosts = known;
        }
        return known;
    }

    /** Gives what is on the stack, the innermost first: frames of code with their numbers, and of the host. */
    void entries(
            HostFrames between,
            int first,
            int count,
            BiConsumer<Integer, Entry> code,
            Consumer<StackTraceElement> host) {
        visit(new Visitor() {
            private int index;
            private int place;

            private boolean isWanted() {
                boolean wanted = place >= first && place - first < count;
                place++;
                return wanted;
            }

            @Override
            public boolean frame(Entry frame) {
                if (isWanted()) {
                    code.accept(index, frame);
                }
                index++;
                return place - first < count;
            }

            @Override
            public boolean invocation(int number, @Nullable Halt from) {
                between.below(number).filter(each -> isWanted()).forEach(host);
                return place - first < count;
            }
        });
    }

    /** Says that the thread goes on. */
    @Override
    public void close() {
        waiting.values().forEach(WaitingFrames::close);
    }
}
