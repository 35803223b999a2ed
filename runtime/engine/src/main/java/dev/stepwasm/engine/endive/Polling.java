package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.Memory;
import run.endive.wasi.WasiPreview1;

/**
 * The function {@code poll_oneoff}, with which programs sleep and wait for input. Endive sleeps without looking up, and
 * takes an input that has ended for one that nothing has come from yet.
 */
final class Polling {
    private static final int SUBSCRIPTION_BYTES = 48;
    private static final int EVENT_BYTES = 32;
    private static final int CLOCK = 0;
    private static final int FD_READ = 1;
    private static final int FD_WRITE = 2;
    private static final int ABSOLUTE = 1;

    private static final long MAY_READ = 1 << 1;
    private static final long MAY_WRITE = 1 << 6;

    private final WasiPreview1 wasi;
    private final ReadAhead input;
    private final Passing time;

    Polling(WasiPreview1 wasi, ReadAhead input, Passing time) {
        this.wasi = wasi;
        this.input = input;
        this.time = time;
    }

    /** What a program waits for; for a clock, how long. */
    private record Subscription(long userData, int tag, int subject, long nanoseconds) {}

    /** Events, written one behind the other. */
    private static final class Events {
        private final Memory memory;
        private int next;
        private int count;

        Events(Memory memory, int start) {
            this.memory = memory;
            this.next = start;
        }

        void add(Subscription of, int error, long bytes) {
            memory.writeLong(next, of.userData);
            memory.writeLong(next + 8, error | (long) of.tag << 16);
            memory.writeLong(next + 16, bytes);
            memory.writeLong(next + 24, 0);
            next += EVENT_BYTES;
            count++;
        }
    }

    /** {@return an error number} @param a where subscriptions are, where events go, how many, where their number goes */
    int poll(Memory memory, long[] a) {
        if (a[2] <= 0) {
            return Errno.INVAL;
        }
        List<Subscription> all = new ArrayList<>();
        for (int i = 0; i < a[2]; i++) {
            all.add(read(memory, (int) a[0] + i * SUBSCRIPTION_BYTES));
        }
        var events = new Events(memory, (int) a[1]);
        List<Subscription> inputs = new ArrayList<>();
        all.stream().filter(each -> each.tag != CLOCK).forEach(each -> ask(each, events, inputs));
        List<Subscription> clocks =
                all.stream().filter(each -> each.tag == CLOCK).toList();
        long passed = events.count > 0 ? 0 : pass(clocks, !inputs.isEmpty());
        for (Subscription each : inputs) {
            addInput(each, events);
        }
        clocks.stream().filter(each -> each.nanoseconds <= passed).forEach(each -> events.add(each, Errno.SUCCESS, 0));
        memory.writeI32((int) a[3], events.count);
        return Errno.SUCCESS;
    }

    private Subscription read(Memory memory, int at) {
        int tag = memory.read(at + 8);
        int subject = memory.readInt(at + 16);
        boolean isClock = tag == CLOCK && (subject == Passing.REALTIME || subject == Passing.MONOTONIC);
        if (!isClock && tag != FD_READ && tag != FD_WRITE) {
            throw new Refused(Errno.INVAL);
        }
        long wanted = isClock ? memory.readLong(at + 24) : 0;
        boolean isAbsolute = isClock && (memory.readShort(at + 40) & ABSOLUTE) != 0;
        return new Subscription(memory.readLong(at), tag, subject, isAbsolute ? wanted - time.now(subject) : wanted);
    }

    /** Adds the event of what need not be waited for; only the input may have to be. */
    private void ask(Subscription wanted, Events events, List<Subscription> inputs) {
        // What Endive knows of the descriptor is written to where the event will be.
        int error = wasi.fdFdstatGet(events.memory, wanted.subject, events.next);
        if (error != Errno.SUCCESS) {
            events.add(wanted, error, 0);
            return;
        }
        int type = events.memory.read(events.next);
        long rights = events.memory.readLong(events.next + 8);
        if (type == FileStatus.Type.REGULAR.number()) {
            events.add(wanted, Errno.SUCCESS, 0);
        } else if (type == FileStatus.Type.DIRECTORY.number()
                || (rights & (wanted.tag == FD_READ ? MAY_READ : MAY_WRITE)) == 0) {
            events.add(wanted, Errno.NOTSUP, 0);
        } else if (wanted.tag == FD_WRITE) {
            events.add(wanted, Errno.SUCCESS, 0);
        } else {
            inputs.add(wanted);
        }
    }

    private long pass(List<Subscription> clocks, boolean forInput) {
        long first = clocks.stream().mapToLong(Subscription::nanoseconds).min().orElse(Long.MAX_VALUE);
        return time.pass(first, forInput);
    }

    private void addInput(Subscription wanted, Events events) {
        try {
            if (time.isInputReady()) {
                events.add(wanted, Errno.SUCCESS, input.available());
            }
        } catch (IOException failure) {
            events.add(wanted, Errno.IO, 0);
        }
    }
}
