package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The hooks that are attached to the instances of an {@link ExecutionControl}. Nothing is checked anywhere while there are
 * none. Any thread may attach and detach, at any time; a program that runs meanwhile takes notice of code hooks at its
 * next loop iteration, call or return from the host, and of others at once. A hook that is attached twice is called
 * twice.
 */
public final class Hooks {
    private final ExecutionControl control;
    private final List<CodeHook> code = new CopyOnWriteArrayList<>();
    private final List<HostHook> host = new CopyOnWriteArrayList<>();
    private final List<TrapHook> traps = new CopyOnWriteArrayList<>();
    private final List<InstanceHook> instances = new CopyOnWriteArrayList<>();
    private final List<InvocationHook> invocations = new CopyOnWriteArrayList<>();
    private volatile @Nullable HostGate gate;
    /** Whether anybody hears of invocations, so that those who invoke need to look at one thing only. */
    private volatile boolean observesInvocations;
    /** Whether anybody hears of calls of the host. */
    private volatile boolean observesHost;

    Hooks(ExecutionControl control) {
        this.control = control;
    }

    /** Calls the hook from now on. */
    public void attach(CodeHook hook) {
        code.add(hook);
        control.request(ExecutionControl.PATCHES);
    }

    /** Calls the hook no more: at places that are reached after this it is not called, on whatever thread. */
    public void detach(CodeHook hook) {
        code.remove(hook);
        control.request(ExecutionControl.PATCHES);
    }

    /** Calls the hook from now on. */
    public void attach(HostHook hook) {
        host.add(hook);
        lookForObservers();
    }

    /** Calls the hook no more. */
    public void detach(HostHook hook) {
        host.remove(hook);
        lookForObservers();
    }

    /** Calls the hook from now on. */
    public void attach(TrapHook hook) {
        traps.add(hook);
    }

    /** Calls the hook no more. */
    public void detach(TrapHook hook) {
        traps.remove(hook);
    }

    /** Calls the hook from now on. */
    public void attach(InstanceHook hook) {
        instances.add(hook);
    }

    /** Calls the hook no more. */
    public void detach(InstanceHook hook) {
        instances.remove(hook);
    }

    /** Calls the hook from now on. */
    public synchronized void attach(InvocationHook hook) {
        invocations.add(hook);
        lookForObservers();
    }

    /** Calls the hook no more. */
    public synchronized void detach(InvocationHook hook) {
        invocations.remove(hook);
        lookForObservers();
    }

    /** Tells the hooks of an instance. */
    public void made(InstanceState state) {
        instances.forEach(hook -> hook.made(state));
    }

    /** Lets calls of the host go through a gate; null opens the way again. Only while nothing runs, or inside a hook. */
    public void setGate(@Nullable HostGate newGate) {
        gate = newGate;
        lookForObservers();
    }

    private synchronized void lookForObservers() {
        observesInvocations = gate != null || !invocations.isEmpty();
        observesHost = !host.isEmpty() || !invocations.isEmpty();
    }

    /** {@return whether there is any hook or gate besides those that hear of new instances} */
    boolean areAttached() {
        return observesInvocations || observesHost || !code.isEmpty() || !traps.isEmpty();
    }

    /** {@return whether there is any hook or gate besides those that hear of instances and invocations} */
    boolean hearOfCode() {
        return gate != null || !host.isEmpty() || !code.isEmpty() || !traps.isEmpty();
    }

    /** {@return whether anybody hears of calls of the host} */
    boolean observesHost() {
        return observesHost;
    }

    /** {@return whether anybody hears of invocations by the host, or stands in their way} */
    boolean observesInvocations() {
        return observesInvocations;
    }

    /** {@return the gate that calls of the host go through, if there is one} */
    public @Nullable HostGate gate() {
        return gate;
    }

    /** {@return whether a hook is still attached} */
    boolean isAttached(CodeHook hook) {
        return code.contains(hook);
    }

    /** The host has begun an invocation. */
    void invoked(int level) {
        invocations.forEach(hook -> hook.invoked(level));
    }

    /** An invocation is over. */
    void left(int level) {
        invocations.forEach(hook -> hook.left(level));
    }

    /** Code calls the host. */
    void calls(WasmFunction callee) {
        invocations.forEach(hook -> hook.calls(callee));
    }

    /** Code has come back from the host. */
    void comesBack() {
        invocations.forEach(InvocationHook::comesBack);
    }

    List<CodeHook> code() {
        return new ArrayList<>(code);
    }

    List<HostHook> host() {
        return host;
    }

    List<TrapHook> traps() {
        return traps;
    }
}
