package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.InstanceState;

/** Hears of instances that are made. */
@FunctionalInterface
public interface InstanceHook {
    /** An instance has been made; its start function has not run. Called by the thread that makes it. */
    void made(InstanceState state);
}
