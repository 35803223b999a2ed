package dev.stepwasm.engine.backend;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.module.Module;
import java.util.List;
import java.util.NoSuchElementException;

/** An instance on some engine. Used by one thread at a time. */
public interface BackendInstance extends AutoCloseable {
    /** {@return what it is an instance of} */
    Module module();

    /**
     * {@return the results of an exported function}
     *
     * @throws NoSuchElementException if there is no such export
     * @throws IllegalArgumentException if the arguments are not what the function wants
     * @throws Trap if the code traps
     * @throws UncaughtException if an exception leaves the function
     * @throws ExitException if the program ends itself
     * @throws TerminatedException if it was interrupted
     * @throws EngineFailure if the engine does not do what the standard says
     */
    List<Value> invoke(String export, List<Value> arguments);

    /** {@return the value of an exported global} @throws NoSuchElementException if there is no such export */
    Value get(String export);

    /** Releases what the instance holds open, such as files of WASI. */
    @Override
    void close();
}
