package dev.stepwasm.eclipse.debug;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamsProxy;
import org.jspecify.annotations.Nullable;

/** What a program reads and writes, as the Console view shows it. Safe for use from any thread. */
public final class WasmProcess implements IProcess {
    /** Distinguishes our processes from others, for consoles. */
    public static final String TYPE = "dev.stepwasm.eclipse.program";

    private final ILaunch launch;
    private final String label;
    private final Runnable end;
    private final ProgramStreams streams = new ProgramStreams();
    private final Map<String, String> attributes = new HashMap<>();
    private int exitCode;
    private boolean terminated;

    /** @param end ends the program */
    WasmProcess(ILaunch launch, String label, Runnable end) {
        this.launch = launch;
        this.label = label;
        this.end = end;
        attributes.put(IProcess.ATTR_PROCESS_TYPE, TYPE);
    }

    /** {@return what it reads and writes} */
    ProgramStreams streams() {
        return streams;
    }

    /** {@return whether nothing was written that anybody could want to read} */
    boolean isSilent() {
        return streams.isSilent();
    }

    /** Takes note of the code with which the program ends. */
    synchronized void exits(int code) {
        exitCode = code;
    }

    /** Takes note that it is over. */
    void over() {
        synchronized (this) {
            if (terminated) {
                return;
            }
            terminated = true;
        }
        streams.close();
        fire(DebugEvent.TERMINATE);
    }

    void begin() {
        launch.addProcess(this);
        fire(DebugEvent.CREATE);
    }

    private void fire(int kind) {
        DebugPlugin plugin = DebugPlugin.getDefault();
        if (plugin != null) { // Eclipse may be ending.
            plugin.fireDebugEventSet(new DebugEvent[] {new DebugEvent(this, kind)});
        }
    }

    @Override
    public String getLabel() {
        return label;
    }

    @Override
    public ILaunch getLaunch() {
        return launch;
    }

    @Override
    public IStreamsProxy getStreamsProxy() {
        return streams;
    }

    @Override
    public synchronized void setAttribute(String key, String value) {
        attributes.put(key, value);
    }

    @Override
    public synchronized @Nullable String getAttribute(String key) {
        return attributes.get(key);
    }

    @Override
    public synchronized int getExitValue() throws DebugException {
        if (!terminated) {
            throw Answers.failure("the program has not ended", DebugException.TARGET_REQUEST_FAILED);
        }
        return exitCode;
    }

    @Override
    public synchronized boolean canTerminate() {
        return !terminated;
    }

    @Override
    public synchronized boolean isTerminated() {
        return terminated;
    }

    @Override
    public void terminate() {
        end.run();
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type == ILaunch.class) {
            return type.cast(launch);
        }
        return Platform.getAdapterManager().getAdapter(this, type);
    }
}
