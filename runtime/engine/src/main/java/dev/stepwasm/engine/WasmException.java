package dev.stepwasm.engine;

import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.ExceptionTag;
import java.util.List;

/**
 * An exception of WebAssembly on its way through Java: one that no frame of Wasm caught, or one that a host function
 * throws. A host function that lets it pass lets its callers in Wasm catch it, as the same exception.
 */
public final class WasmException extends RuntimeException {
    private final transient ExceptionObject exception;
    private final transient List<TraceElement> backtrace;

    /**
     * An exception for a host function to throw.
     *
     * @throws IllegalArgumentException if exceptions of that tag carry something else
     */
    public WasmException(ExceptionTag tag, List<Value> payload) {
        this(new ExceptionObject(tag, payload));
    }

    /** An exception to throw, or to throw again. */
    public WasmException(ExceptionObject exception) {
        this(exception, List.of());
    }

    private WasmException(ExceptionObject exception, List<TraceElement> backtrace) {
        super("uncaught exception " + exception);
        this.exception = exception;
        this.backtrace = List.copyOf(backtrace);
    }

    /** {@return the same exception with frames} */
    public WasmException withBacktrace(List<TraceElement> frames) {
        var thrown = new WasmException(exception, frames);
        thrown.setStackTrace(getStackTrace());
        return thrown;
    }

    /** {@return the exception as an {@code exnref} refers to it} */
    public ExceptionObject exception() {
        return exception;
    }

    /** {@return what handlers know it by} */
    public ExceptionTag tag() {
        return exception.tag();
    }

    /** {@return the name of the tag for people, as {@code $overflow}} */
    public String tagName() {
        return exception.tag().name();
    }

    /** {@return what it carries, of the types that the tag says} */
    public List<Value> payload() {
        return exception.payload();
    }

    /** {@return the frames of Wasm where it was thrown, the innermost first} */
    public List<TraceElement> backtrace() {
        return backtrace;
    }

    /** {@return the frames, one a line, indented; long traces are cut in the middle} */
    public String showBacktrace() {
        return Trap.show(backtrace);
    }
}
