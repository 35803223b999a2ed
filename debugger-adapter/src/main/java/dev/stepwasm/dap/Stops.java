package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Hands stops on to the client, but not before it has said that it is ready: threads of a program that runs anyway may stop
 * while it still sets breakpoints. Safe for use from any thread.
 */
final class Stops {
    private final BiConsumer<DebuggedThread, Stop> client;
    private final List<Held> held = new ArrayList<>();
    private boolean ready;
    private volatile int last;

    private record Held(DebuggedThread thread, Stop stop) {}

    Stops(BiConsumer<DebuggedThread, Stop> client) {
        this.client = client;
    }

    /** A thread stands still. */
    void stopped(DebuggedThread thread, Stop stop) {
        last = thread.id();
        synchronized (this) {
            if (!ready) {
                held.add(new Held(thread, stop));
                return;
            }
        }
        client.accept(thread, stop);
    }

    /** The client is ready. */
    void begin() {
        List<Held> waiting;
        synchronized (this) {
            ready = true;
            waiting = List.copyOf(held);
            held.clear();
        }
        waiting.forEach(each -> client.accept(each.thread(), each.stop()));
    }

    /** {@return the number of the thread that has stopped last, 0 if none has} */
    int last() {
        return last;
    }
}
