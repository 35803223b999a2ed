package dev.stepwasm.eclipse.debug;

import java.util.concurrent.CompletableFuture;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.commands.IRestartHandler;
import org.eclipse.debug.core.model.DebugElement;
import org.jspecify.annotations.Nullable;

/** A part of the debug model. Any thread may ask; what has to be fetched is fetched on the thread that asks. */
public abstract class WasmElement extends DebugElement {
    /** The name of our debug model among those of Eclipse. */
    public static final String MODEL = "dev.stepwasm.eclipse.debug";

    /** @param target the program, or null for the program itself */
    @SuppressWarnings("NullAway") // DebugElement has no words about null.
    protected WasmElement(@Nullable WasmTarget target) {
        super(target);
    }

    /** {@return the program that this is a part of} */
    public WasmTarget target() {
        return (WasmTarget) getDebugTarget();
    }

    @Override
    public String getModelIdentifier() {
        return MODEL;
    }

    @Override
    public ILaunch getLaunch() {
        return target().getLaunch();
    }

    /** {@inheritDoc} Nobody is told while Eclipse ends, though programs end then too. */
    @Override
    public void fireEvent(DebugEvent event) {
        DebugPlugin plugin = DebugPlugin.getDefault();
        if (plugin != null) {
            plugin.fireDebugEventSet(new DebugEvent[] {event});
        }
    }

    /** Tells Eclipse that something of this has changed. */
    final void changed(int detail) {
        fireChangeEvent(detail);
    }

    /** Tells Eclipse that this goes on. */
    final void resumed(int detail) {
        fireResumeEvent(detail);
    }

    /** Tells Eclipse that this stands still. */
    final void suspended(int detail) {
        fireSuspendEvent(detail);
    }

    final void created() {
        fireCreationEvent();
    }

    final void ended() {
        fireTerminateEvent();
    }

    /** {@return an answer of the adapter} The UI thread does not wait. @throws DebugException if there is none, with the reason */
    protected static <T> T await(CompletableFuture<T> answer) throws DebugException {
        return Answers.await(answer);
    }

    /** {@return what went wrong, for people} */
    public static String words(Throwable problem) {
        return Answers.words(problem);
    }

    /** {@return the refusal of something that cannot be done with this} */
    protected static DebugException notSupported(String words) {
        return Answers.failure(words, DebugException.NOT_SUPPORTED);
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        if (type == IRestartHandler.class) {
            return type.cast(new Restart(target()));
        }
        return super.getAdapter(type);
    }

    static boolean isStep(int detail) {
        return detail == DebugEvent.STEP_INTO || detail == DebugEvent.STEP_OVER || detail == DebugEvent.STEP_RETURN;
    }
}
