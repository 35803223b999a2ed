package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.LiveInstances;
import dev.stepwasm.engine.LiveInstances.Live;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The instances of this JVM that a debugger has attached to, those that are made later included. Safe for use from any
 * thread; {@link #made} is called by those that make instances.
 */
final class Attached implements LiveInstances.Listener {
    /** How long threads wait until another one has told the listener of a module that they share. */
    private static final long PATIENCE_SECONDS = 5;

    private final Debugged debugged;
    private final Breakpoints breakpoints;
    private final Joining joining;
    /** Modules of which the listener is hearing. */
    private final Map<DebuggedModule, CountDownLatch> announced = new ConcurrentHashMap<>();

    private boolean closed;

    /** Makes the debugger listen to a control. */
    interface Joining {
        /** {@return what listens to the control, unless another debugger does} */
        Optional<DebuggedControl> join(ExecutionControl control);
    }

    Attached(Debugged debugged, Breakpoints breakpoints, Joining joining) {
        this.debugged = debugged;
        this.breakpoints = breakpoints;
        this.joining = joining;
    }

    /** Attaches to the instances that there are. */
    void open() {
        LiveInstances.add(this);
        LiveInstances.all().forEach(this::add);
    }

    /** Hears of no more instances, and lets go of all that there are. */
    void close() {
        LiveInstances.remove(this);
        synchronized (this) {
            closed = true;
        }
        breakpoints.clear();
        debugged.controls().all().forEach(DebuggedControl::close);
        announced.values().forEach(CountDownLatch::countDown);
    }

    @Override
    public void made(Live instance) {
        Optional<DebuggedModule> added = add(instance);
        if (added.isPresent()) {
            CountDownLatch told = new CountDownLatch(1);
            announced.put(added.get(), told);
            try {
                debugged.listener().moduleAdded(added.get());
            } finally {
                announced.remove(added.get());
                told.countDown();
            }
        } else {
            awaitAnnouncement(instance);
        }
    }

    /** Lets breakpoints be set that another thread asks about, in the module of an instance that this one has made. */
    private void awaitAnnouncement(Live instance) {
        if (debugged.controls().of(instance.control()).isEmpty()) {
            return;
        }
        CountDownLatch told = announced.get(debugged.modules().of(instance.code()));
        if (told != null) {
            try {
                told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@return the module that is new because of an instance, if one is} */
    private synchronized Optional<DebuggedModule> add(Live instance) {
        if (closed) {
            return Optional.empty();
        }
        Optional<DebuggedControl> control = debugged.controls().of(instance.control());
        if (control.isEmpty()) {
            control = joining.join(instance.control());
        }
        if (control.isEmpty()) {
            return Optional.empty();
        }
        Optional<DebuggedModule> added = debugged.modules().add(instance.module(), instance.code());
        if (debugged.instances().add(instance.state(), instance.control())) {
            breakpoints.codeAdded(control.get(), debugged.modules().of(instance.code()), instance.code());
            added.ifPresent(module -> breakpoints.moduleAdded());
            debugged.controls().all().forEach(each -> each.watches().instanceAdded());
        }
        return added;
    }
}
