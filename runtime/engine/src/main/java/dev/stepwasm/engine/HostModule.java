package dev.stepwasm.engine;

/**
 * A Java class that offers imports to modules, so that they run with what their real program gives them: the command
 * line, the debugger or a Java program loads it by name or as a service ({@link HostModules}) and gives it with
 * {@link Imports.Builder#host}.
 *
 * <p>Methods with {@link Exported} are offered as functions; their types follow from Java's as in
 * {@link Imports.Builder#function(String, String, Class, Object)}, with the calling {@link StepInstance} as first
 * parameter if they want it. The annotation may be on an interface that the class implements. Everything else, such as
 * memories, is offered by {@link #define}.
 *
 * <pre>{@code
 * public final class Screen implements HostModule {
 *     public String name() { return "screen"; }
 *
 *     @Exported
 *     public void print(StepInstance caller, int address, int length) {
 *         System.out.println(caller.memory().readString(address, length));
 *     }
 * }
 * }</pre>
 *
 * A class that is loaded by name or as a service needs a public constructor without parameters.
 */
public interface HostModule extends AutoCloseable {
    /** {@return the module name under which the exported methods can be imported} */
    String name();

    /**
     * Offers more: raw functions, memories, tables, globals, tags, under any module name. Called each time when the module
     * is given to {@link Imports.Builder#host}.
     */
    default void define(Imports.Builder imports) {}

    /** Releases what the module holds open. Called when {@link HostModules} are closed. */
    @Override
    default void close() {}
}
