package dev.stepwasm.engine.debug;

/** Something on the stack of a thread. */
public sealed interface StackEntry {
    /** A call of code. */
    record Wasm(Frame frame) implements StackEntry {}

    /**
     * A call of the Java program, between frames of code or below them. Our interpreter and the runtimes around it are
     * left out.
     *
     * @param element class, method, file and line, as far as the class file says
     */
    record Host(StackTraceElement element) implements StackEntry {}
}
