package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.endive.runtime.HostFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;

/**
 * The functions of WASI preview 1 that tell time or wait, for a clock that is not the machine's. Endive takes the time that
 * has passed from the machine and sleeps; here all clocks are one, and nobody sleeps.
 */
final class VirtualTime {
    private static final int FINE = 0;
    /** EINVAL of WASI preview 1. */
    private static final int INVALID = 28;
    /** EIO of WASI preview 1. */
    private static final int IO_FAILURE = 29;

    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;

    private static final int SUBSCRIPTION_BYTES = 48;
    private static final int EVENT_BYTES = 32;
    private static final int CLOCK = 0;
    private static final int FD_READ = 1;
    private static final int FD_WRITE = 2;
    private static final int ABSOLUTE = 1;

    private final VirtualClock clock;
    private final InputStream stdin;

    /**
     * The time of one program.
     *
     * @param stdin asked for how much can be read
     */
    VirtualTime(VirtualClock clock, InputStream stdin) {
        this.clock = clock;
        this.stdin = stdin;
    }

    /** {@return an error number of WASI, 0 for none} */
    private interface Call {
        int apply(Memory memory, long[] a);
    }

    /** {@return functions of WASI, those of time replaced} */
    List<HostFunction> functions(List<HostFunction> others) {
        Map<String, Call> ours = Map.of("clock_time_get", this::time, "poll_oneoff", this::poll);
        return others.stream().map(each -> replaced(each, ours)).toList();
    }

    private static HostFunction replaced(HostFunction function, Map<String, Call> ours) {
        Call call = ours.get(function.name());
        return call == null
                ? function
                : new HostFunction(
                        function.module(),
                        function.name(),
                        function.functionType(),
                        (Instance instance, long... arguments) ->
                                new long[] {call.apply(instance.memory(), arguments)});
    }

    private int time(Memory memory, long[] a) {
        int id = (int) a[0];
        if (id != REALTIME && id != MONOTONIC) {
            return INVALID;
        }
        memory.writeLong((int) a[2], now(id));
        return FINE;
    }

    private long now(int id) {
        if (id == MONOTONIC) {
            return clock.nanoseconds();
        }
        var instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    /** What a program waits for. */
    private record Subscription(long userData, int tag, int subject, long nanoseconds) {}

    private int poll(Memory memory, long[] a) {
        int in = (int) a[0];
        int out = (int) a[1];
        int count = (int) a[2];
        if (count <= 0) {
            return INVALID;
        }
        List<Subscription> clocks = new ArrayList<>();
        int events = 0;
        for (int i = 0; i < count; i++) {
            Subscription wanted = read(memory, in + i * SUBSCRIPTION_BYTES);
            switch (wanted.tag) {
                case CLOCK -> clocks.add(wanted);
                case FD_READ, FD_WRITE -> ready(memory, out + EVENT_BYTES * events++, wanted);
                default -> {
                    return INVALID;
                }
            }
        }
        memory.writeI32((int) a[3], events > 0 ? events : wait(memory, out, clocks));
        return FINE;
    }

    private Subscription read(Memory memory, int at) {
        int tag = memory.read(at + 8);
        int subject = memory.readInt(at + 16);
        long time = tag == CLOCK ? memory.readLong(at + 24) : 0;
        boolean absolute = tag == CLOCK && (memory.readShort(at + 40) & ABSOLUTE) != 0;
        return new Subscription(memory.readLong(at), tag, subject, absolute ? time - now(subject) : time);
    }

    /** Input is there or has ended, and whatever is written goes. */
    private void ready(Memory memory, int at, Subscription wanted) {
        boolean input = wanted.tag == FD_READ && wanted.subject == 0;
        try {
            write(memory, at, wanted, FINE, input ? stdin.available() : 0);
        } catch (IOException failure) {
            write(memory, at, wanted, IO_FAILURE, 0);
        }
    }

    /** Lets the time pass until the first of the clocks. {@return how many are due then} */
    private int wait(Memory memory, int out, List<Subscription> clocks) {
        long first = clocks.stream().mapToLong(Subscription::nanoseconds).min().orElse(0);
        clock.sleep(Duration.ofNanos(Math.max(0, first)));
        int events = 0;
        for (Subscription each : clocks) {
            if (each.nanoseconds <= Math.max(0, first)) {
                write(memory, out + EVENT_BYTES * events++, each, FINE, 0);
            }
        }
        return events;
    }

    private static void write(Memory memory, int at, Subscription wanted, int error, long bytes) {
        memory.writeLong(at, wanted.userData);
        memory.writeShort(at + 8, (short) error);
        memory.writeByte(at + 10, (byte) wanted.tag);
        memory.writeLong(at + 16, bytes);
        memory.writeLong(at + 24, 0);
    }
}
