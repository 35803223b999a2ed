package dev.stepwasm.eclipse.debug;

import dev.stepwasm.dap.AdapterRequests;
import dev.stepwasm.eclipse.memory.WasmMemory;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.IMemoryBlock;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.IMemoryBlockRetrievalExtension;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.lsp4j.debug.ContinuedEventArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArguments;
import org.eclipse.lsp4j.debug.ThreadEventArgumentsReason;
import org.jspecify.annotations.Nullable;

/** A program that is run or debugged, as Eclipse shows it. */
public final class WasmTarget extends WasmElement implements IDebugTarget, IMemoryBlockRetrievalExtension {
    private final ILaunch launch;
    private final Session session;
    private final WasmProcess process;
    private final PlacedBreakpoints breakpoints;
    private final Map<Integer, WasmThread> threads = new ConcurrentSkipListMap<>();
    private final Set<WasmMemory> memories = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean terminated = new AtomicBoolean();
    private volatile boolean unwanted;
    private final String name;
    private final boolean attached;

    /**
     * A program that has not begun.
     *
     * @param name of the program, for people
     * @param attached whether it runs anyway, and goes on when the debugger leaves it
     */
    WasmTarget(ILaunch launch, String name, boolean attached) {
        super(null);
        this.launch = launch;
        this.name = name;
        this.attached = attached;
        this.process = new WasmProcess(launch, name, this::terminate);
        this.session = new Session(new SessionEvents(this));
        this.breakpoints = new PlacedBreakpoints(this);
    }

    /** {@return what answers requests about it} */
    public AdapterRequests server() {
        return session.server();
    }

    /** {@return where it is to stop} */
    PlacedBreakpoints breakpoints() {
        return breakpoints;
    }

    WasmProcess process() {
        return process;
    }

    /** {@return whether it runs anyway, and goes on when the debugger leaves it} */
    public boolean isAttached() {
        return attached;
    }

    /** Says something about the program in its console. */
    void say(String words) {
        process.streams().complain(words + "\n");
    }

    /** Shows a message of which the user must know. */
    public void report(String title, String words) {
        Notices.show(title, words);
    }

    /** {@return completes when the adapter knows this editor} */
    CompletableFuture<?> greet() {
        return session.greet();
    }

    /** {@return completes when there is a program, or cannot be} */
    CompletableFuture<?> begin(String request, Map<String, Object> arguments) {
        return session.begin(request, arguments);
    }

    /** {@return completes when the program has been told to run} */
    CompletableFuture<?> go() {
        // A program that is attached to has threads already, of which not all are told.
        return session.go().thenRun(this::fetchNames);
    }

    /** Makes Eclipse see the program in the Debug view. */
    void show() {
        created();
        breakpoints.follow();
    }

    private WasmThread thread(int id) {
        return threads.computeIfAbsent(id, number -> {
            WasmThread fresh = new WasmThread(this, number, number == 1 ? "main" : "thread " + number);
            fresh.created();
            return fresh;
        });
    }

    void threadChanged(ThreadEventArguments event) {
        if (event.getReason().equals(ThreadEventArgumentsReason.EXITED)) {
            WasmThread gone = threads.remove(event.getThreadId());
            if (gone != null) {
                gone.ended();
            }
        } else {
            thread(event.getThreadId());
            fetchNames();
        }
    }

    /** Asks for all threads: those that ran before nobody tells of, and names may have been learned meanwhile. */
    void fetchNames() {
        server().threads().whenComplete((all, failure) -> {
            if (failure != null || isTerminated()) {
                return; // it is over, and has no threads any more
            }
            boolean news = false;
            for (var each : all.getThreads()) {
                news |= thread(each.getId()).rename(each.getName());
            }
            if (news) {
                changed(DebugEvent.CONTENT);
            }
        });
    }

    void stopped(StoppedEventArguments event) {
        if (Boolean.TRUE.equals(event.getAllThreadsStopped())) {
            others(event.getThreadId()).forEach(each -> each.stopped(quietly()));
        }
        thread(event.getThreadId()).stopped(event);
    }

    private Collection<WasmThread> others(int id) {
        return threads.values().stream().filter(each -> each.id() != id).toList();
    }

    private static StoppedEventArguments quietly() {
        StoppedEventArguments event = new StoppedEventArguments();
        event.setReason("pause");
        return event;
    }

    void continued(ContinuedEventArguments event) {
        threads.values().stream()
                .filter(each -> Boolean.TRUE.equals(event.getAllThreadsContinued()) || each.id() == event.getThreadId())
                .filter(WasmThread::isSuspended)
                .forEach(WasmThread::continued);
    }

    /** Makes views fetch again what they show of the values. */
    void valuesChanged() {
        for (WasmThread thread : threads.values()) {
            for (var frame : thread.getStackFrames()) {
                ((WasmFrame) frame).forgetVariables();
                ((WasmFrame) frame).changed(DebugEvent.CONTENT);
            }
        }
    }

    /** Takes note that it is over. */
    void over() {
        if (!terminated.compareAndSet(false, true)) {
            return;
        }
        breakpoints.leave();
        DebugPlugin plugin = DebugPlugin.getDefault();
        if (plugin != null && !memories.isEmpty()) {
            plugin.getMemoryBlockManager().removeMemoryBlocks(memories.toArray(IMemoryBlock[]::new));
        }
        session.close();
        process.over();
        threads.clear();
        ended();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ILaunch getLaunch() {
        return launch;
    }

    @Override
    public WasmTarget getDebugTarget() {
        return this;
    }

    @Override
    public WasmProcess getProcess() {
        return process;
    }

    @Override
    public IThread[] getThreads() {
        return threads.values().toArray(IThread[]::new);
    }

    @Override
    public boolean hasThreads() {
        return !threads.isEmpty();
    }

    @Override
    public boolean canTerminate() {
        return !isTerminated() && !attached;
    }

    @Override
    public boolean isTerminated() {
        return terminated.get();
    }

    /** {@return whether its user has asked for its end} */
    boolean isUnwanted() {
        return unwanted;
    }

    @Override
    public void terminate() {
        unwanted = true;
        session.end(attached, this::over);
    }

    @Override
    public boolean canDisconnect() {
        return !isTerminated() && attached;
    }

    @Override
    public void disconnect() {
        unwanted = true;
        session.end(attached, this::over);
    }

    @Override
    public boolean isDisconnected() {
        return attached && isTerminated();
    }

    @Override
    public boolean isSuspended() {
        return threads.values().stream().anyMatch(WasmThread::isSuspended);
    }

    @Override
    public boolean canResume() {
        return isSuspended();
    }

    @Override
    public boolean canSuspend() {
        return !isTerminated() && threads.values().stream().anyMatch(WasmThread::canSuspend);
    }

    @Override
    public void resume() {
        threads.values().forEach(WasmThread::resume);
    }

    @Override
    public void suspend() {
        threads.values().stream().filter(WasmThread::canSuspend).forEach(WasmThread::suspend);
    }

    @Override
    public boolean supportsBreakpoint(IBreakpoint breakpoint) {
        return breakpoint.getModelIdentifier().equals(MODEL);
    }

    @Override
    public void breakpointAdded(IBreakpoint breakpoint) {
        breakpoints.breakpointAdded(breakpoint);
    }

    @Override
    public void breakpointRemoved(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        breakpoints.breakpointRemoved(breakpoint, delta);
    }

    @Override
    public void breakpointChanged(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        breakpoints.breakpointChanged(breakpoint, delta);
    }

    @Override
    public boolean supportsStorageRetrieval() {
        return !isTerminated();
    }

    @Override
    public IMemoryBlockExtension getExtendedMemoryBlock(String expression, @Nullable Object context)
            throws DebugException {
        WasmFrame frame = context instanceof WasmFrame known ? known : null;
        WasmMemory memory = WasmMemory.of(this, expression, frame);
        memories.add(memory);
        return memory;
    }

    @Override
    public IMemoryBlock getMemoryBlock(long address, long length) throws DebugException {
        return getExtendedMemoryBlock("0x" + Long.toHexString(address), null);
    }

    /** {@return the memories that views show} */
    public Set<WasmMemory> memories() {
        return memories;
    }

    /** Makes views show bytes anew. */
    void bytesChanged() {
        memories.forEach(WasmMemory::changed);
    }
}
