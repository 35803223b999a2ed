package dev.stepwasm.engine.backend;

import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import java.util.Optional;

/** An engine, with everything that the instances it makes share. */
public interface Backend {
    /** {@return the name for people} */
    String name();

    /**
     * {@return the first reason why this engine does not run a valid module, if there is one}
     *
     * @param file the binary that {@code module} was read from
     */
    Optional<Gap> gap(Module module, byte[] file);

    /**
     * {@return a new instance of a valid module; its start function has run}
     *
     * @throws UnsupportedOperationException if this engine cannot load the module, which {@link #gap} does not foresee
     *     in every case; the message says why
     * @throws LinkException if imports are missing or are not what the module wants
     * @throws Trap if a segment does not fit, or the start function traps
     */
    BackendInstance instantiate(Binary binary, Offer offer);

    /**
     * Ends the call that a thread is in: it throws {@link dev.stepwasm.engine.TerminatedException} soon. Any thread. When
     * there is no such call, it may be the thread's next one that ends, until {@link #resume} is called.
     */
    void interrupt(Thread running);

    /** Takes back what is left of an {@link #interrupt}. Only on the thread that was interrupted, while no call runs. */
    void resume();

    /**
     * Why an engine does not run a valid module.
     *
     * @param message for the user: the thing that cannot run and what it belongs to
     * @param position byte offset of the thing in the file
     */
    record Gap(Feature feature, String message, int position) {}

    /**
     * A valid module to make instances of.
     *
     * @param name for people
     * @param module what was read from the file
     * @param file not copied, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // may be large
    record Binary(String name, Module module, byte[] file) {}
}
