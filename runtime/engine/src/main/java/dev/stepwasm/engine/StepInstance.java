package dev.stepwasm.engine;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryBudget;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a module. One thread at a time may use it, and all instances of the same {@link ExecutionControl};
 * methods that run code throw {@link IllegalStateException} when another thread does.
 */
public final class StepInstance implements AutoCloseable {
    private static final String COMMAND = "_start";
    private static final String REACTOR = "_initialize";

    private final StepModule module;
    private final ExecutionControl control;
    private final InstanceOptions options;
    private final Linker linker;
    private @Nullable InstanceState state;
    private boolean closed;

    private StepInstance(StepModule module, Imports imports, ExecutionControl control, InstanceOptions options) {
        this.module = module;
        this.control = control;
        this.options = options;
        this.linker = new Linker(this, imports);
    }

    static StepInstance create(StepModule module, Imports imports, ExecutionControl control, InstanceOptions options) {
        var instance = new StepInstance(module, imports, control, options);
        try {
            instance.initialize();
        } catch (RuntimeException | Error failure) {
            instance.close();
            throw failure;
        }
        return instance;
    }

    private void initialize() {
        Instances.Imported imported = linker.link();
        InstanceState made;
        try {
            made = Instances.allocate(control, module.code(), imported, budget());
        } catch (IllegalArgumentException tooLarge) {
            throw new LinkException(module.name(), List.of(String.valueOf(tooLarge.getMessage())));
        }
        state = made;
        Instances.initialize(made);
        control.hooks().made(made);
        LiveInstances.made(module, module.code(), control, made);
        if (options.startAtOnce()) {
            runStartFunction();
        }
    }

    /**
     * Runs the start function of the module, if it has one. Only for instances that were made
     * {@link InstanceOptions#withoutStart}, once, before anything else.
     *
     * @throws Trap if the code traps; the instance can be looked at
     */
    public void runStartFunction() {
        module.module().start().ifPresent(start -> call(state().function(start.function()), List.of()));
    }

    private MemoryBudget budget() {
        return options.memoryBytes().isPresent()
                ? MemoryBudget.ofBytes(options.memoryBytes().getAsLong())
                : MemoryBudget.unlimited();
    }

    private Values limited(WasmFunction function, List<Value> arguments) {
        Supplier<Values> call = () -> Values.copyOf(Instances.call(function, arguments));
        return control.isLimited() || options.calls().equals(CallLimits.none())
                ? call.get()
                : control.within(options.calls(), call);
    }

    /**
     * Runs a WASI program: calls {@code _start} of a command, or {@code _initialize} of a reactor, whose exports can be
     * called afterwards. Each is to be called once, before any other export.
     *
     * @return the exit code of the command, 0 if it returned or this is a reactor
     * @throws NoSuchElementException if the module exports neither
     * @throws Trap if the code traps
     * @throws TerminatedException if it is ended from outside
     */
    public int start() {
        String entry = hasExport(REACTOR) && !hasExport(COMMAND) ? REACTOR : COMMAND;
        try {
            invoke(entry);
            return 0;
        } catch (ExitException exit) {
            return exit.code();
        }
    }

    /**
     * {@return what {@code calls} gives} The calls that it makes, of this instance and of those that are linked with it,
     * have these limits together, instead of those that the options say. Limits of calls around it hold too.
     *
     * <pre>{@code
     * instance.within(CallLimits.ofTimeout(Duration.ofMillis(100)), () -> instance.invoke("spin"));
     * }</pre>
     *
     * @throws CallTimeoutException if they take too long
     * @throws FuelExhaustedException if they run too many instructions
     * @throws IllegalStateException if another thread is running its code
     */
    public <T> T within(CallLimits limits, Supplier<T> calls) {
        return control.within(limits, calls);
    }

    /**
     * Ends the call that runs now, if one does: it throws {@link CancelledException} at the next loop iteration, call or
     * return from the host, and when it sleeps or waits with {@code poll_oneoff} of WASI. Any thread.
     */
    public void cancel() {
        control.cancel();
    }

    /** {@return the module this is an instance of} */
    public StepModule module() {
        return module;
    }

    /** {@return what steers this instance: pausing, breakpoints, counting} */
    public ExecutionControl control() {
        return control;
    }

    /** {@return functions, memories, tables and globals by index} */
    public InstanceState state() {
        return Objects.requireNonNull(state, "the instance is not made yet");
    }

    /** {@return whether there is an export of that name, of whatever kind} */
    public boolean hasExport(String name) {
        return module.module().export(name).isPresent();
    }

    /**
     * {@return the results of an exported function}
     *
     * @throws NoSuchElementException if there is no such export
     * @throws IllegalArgumentException if the arguments are not what the function wants; the message says which
     * @throws Trap if the code traps
     * @throws ExitException if the program ends itself
     * @throws TerminatedException if it is ended from outside
     * @throws IllegalStateException if the instance is closed, or another thread is running its code
     */
    public Values invoke(String export, List<Value> arguments) {
        return call(function(export), arguments);
    }

    /** {@return the results of an exported function} Like {@link #invoke(String, List)}. */
    public Values invoke(String export, Value... arguments) {
        return invoke(export, List.of(arguments));
    }

    /**
     * {@return the results of an exported function} Like {@link #invoke(String, List)}. An {@code int} is an i32, a
     * {@code long} an i64, a {@code float} an f32, a {@code double} an f64, any object a reference where one is wanted;
     * {@link Value}s can be among them. Nothing is converted: {@code 1} is no i64, {@code 1L} is.
     */
    public Values invoke(String export, @Nullable Object... arguments) {
        return call(function(export), arguments);
    }

    /** {@return the results of a function, which need not be exported} Like {@link #invoke(String, List)}. */
    public Values call(WasmFunction function, List<Value> arguments) {
        if (closed) {
            throw new IllegalStateException("the instance of " + module.name() + " is closed");
        }
        return limited(function, arguments);
    }

    /** {@return the results of a function, which need not be exported} Like {@link #invoke(String, Object...)}. */
    public Values call(WasmFunction function, @Nullable Object... arguments) {
        List<ValueType> types = function.type().parameters();
        var values = new ArrayList<Value>(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            values.add(
                    i < types.size()
                            ? JavaValues.toValue(types.get(i), arguments[i])
                            : JavaValues.toValue(arguments[i]));
        }
        return call(function, values);
    }

    /**
     * {@return an implementation of an interface whose methods call the exported functions of the same names, or those
     * that {@link Exported} says} A method {@code addOne} also finds an export {@code add_one}. The types stand for each
     * other as in {@link Imports.Builder#function(String, String, Class, Object)}; default methods run as they are, and a
     * method without parameters that returns {@code StepInstance} gives this instance. {@code stepwasm bind} writes such an
     * interface for a module.
     *
     * @throws LinkException if exports are missing or of other types than the methods want; lists all
     * @throws IllegalArgumentException if the type is no interface
     */
    public <T> T as(Class<T> type) {
        return Bindings.ofInterface(this, type);
    }

    /**
     * {@return an exported function as a functional interface, such as {@link java.util.function.IntBinaryOperator}} See
     * {@link #as}.
     *
     * @throws NoSuchElementException if there is no such export
     * @throws LinkException if it is of another type than the interface wants
     * @throws IllegalArgumentException if the interface has no abstract method or several
     */
    public <T> T function(String export, Class<T> type) {
        return Bindings.ofFunction(this, export, type);
    }

    /** {@return an exported function} @throws NoSuchElementException if there is no such export */
    public WasmFunction function(String export) {
        return state().function(index(export, ExternalKind.FUNCTION));
    }

    /** {@return an exported function, if there is one of that name} */
    Optional<WasmFunction> findFunction(String export) {
        return module.module()
                .export(export)
                .filter(known -> known.kind() == ExternalKind.FUNCTION)
                .map(known -> state().function(known.index()));
    }

    /** {@return an exported memory} @throws NoSuchElementException if there is no such export */
    public LinearMemory memory(String export) {
        return state().memory(index(export, ExternalKind.MEMORY));
    }

    /** {@return the first memory, exported or not} @throws NoSuchElementException if there is none */
    public LinearMemory memory() {
        return memory(0);
    }

    /** {@return the memory with that index, exported or not} @throws NoSuchElementException if there is none */
    public LinearMemory memory(int index) {
        if (index < 0 || index >= state().memoryCount()) {
            throw new NoSuchElementException(module.name() + " has no memory " + index);
        }
        return state().memory(index);
    }

    /** {@return an exported global} @throws NoSuchElementException if there is no such export */
    public GlobalCell global(String export) {
        return state().global(index(export, ExternalKind.GLOBAL));
    }

    /** {@return an exported table} @throws NoSuchElementException if there is no such export */
    public ReferenceTable table(String export) {
        return state().table(index(export, ExternalKind.TABLE));
    }

    /** {@return an exported tag} @throws NoSuchElementException if there is no such export */
    public ExceptionTag tag(String export) {
        return state().tag(index(export, ExternalKind.TAG));
    }

    private int index(String name, ExternalKind kind) {
        Optional<Export> export = module.module().export(name);
        if (export.isPresent() && export.get().kind() == kind) {
            return export.get().index();
        }
        String found = export.map(
                        other -> "; \"" + name + "\" is a " + other.kind().keyword())
                .orElseGet(() -> "; exported are " + names(kind));
        throw new NoSuchElementException(module.name() + " exports no " + kind.keyword() + " \"" + name + "\"" + found);
    }

    private String names(ExternalKind kind) {
        String names = module.module().exports().stream()
                .filter(export -> export.kind() == kind)
                .map(export -> "\"" + export.name() + "\"")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** Releases what the instance holds open, such as files of WASI. Its memory and globals stay readable. */
    @Override
    public void close() {
        closed = true;
        linker.close();
    }
}
