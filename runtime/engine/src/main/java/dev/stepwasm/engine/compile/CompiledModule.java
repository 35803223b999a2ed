package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The compiled code of a module, shared by all its instances. Safe for any thread. */
public final class CompiledModule {
    private final CodeSource source;
    private final boolean isDebuggable;
    private final Arming arming = new Arming();
    private final Module module;
    private final int firstDefined;
    private final ModuleLoader loader;
    private final AtomicReferenceArray<@Nullable CompiledFunction> functions;
    private final Map<String, MethodHandle> bridges = new ConcurrentHashMap<>();

    /**
     * The code of a module; nothing is compiled yet.
     *
     * @param isDebuggable whether the code can be left before each instruction that fails, throws, or calls what is no code of
     *     this, and at the beginning of each function, so that whoever debugs sees nothing but frames of the interpreter
     */
    public CompiledModule(CodeSource source, boolean isDebuggable) {
        this.source = source;
        this.isDebuggable = isDebuggable;
        this.module = source.module();
        this.firstDefined = module.importedFunctionCount();
        this.functions = new AtomicReferenceArray<>(module.functions().size());
        this.loader = new ModuleLoader(this);
    }

    String name() {
        return source.name();
    }

    /** {@return what this was made of} */
    public CodeSource source() {
        return source;
    }

    /** {@return whether it is compiled for debuggers} */
    public boolean isDebuggable() {
        return isDebuggable;
    }

    /** Lets a function look up whenever it, or a loop of it, begins. @param who wants to stop in it */
    public void arm(int function, Object who) {
        arming.arm(function, who);
    }

    /** Lets a function run as before, unless others want to stop in it. @param who wants to no longer, or has not wanted */
    public void disarm(int function, Object who) {
        arming.disarm(function, who);
    }

    /** {@return the call by which the code of a function looks up} */
    CallSite poll(int function) {
        return isDebuggable ? arming.site(function) : Polls.all();
    }

    /** {@return a function that the module defines} */
    public CompiledFunction function(int function) {
        int number = function - firstDefined;
        CompiledFunction known = functions.get(number);
        if (known == null) {
            functions.compareAndSet(number, null, new CompiledFunction(this, function, loader));
            known = Objects.requireNonNull(functions.get(number));
        }
        return known;
    }

    /**
     * {@return a new function that is left for the interpreter where a breakpoint with a condition wants to stop} It calls
     * itself, and otherwise what the module calls; the module calls it where {@link Context#instead} says so.
     *
     * @param conditions by number of the instruction
     */
    public CompiledFunction conditional(int function, Map<Integer, LocalCondition> conditions) {
        return new CompiledFunction(this, function, loader, conditions, false);
    }

    /**
     * {@return a new function with more bytecodes than HotSpot compiles soon, for one that stays with the interpreter because of
     * them} It calls itself, and otherwise what the module calls; those who call it must be given it.
     */
    public CompiledFunction huge(int function) {
        return new CompiledFunction(this, function, loader, Map.of(), true);
    }

    /** {@return the most results, or parameters, that a call in this module has} */
    public int mostValues() {
        int most = 1;
        for (int i = 0; i < module.types().size(); i++) {
            FunctionType type = module.types().function(i);
            most = type == null
                    ? most
                    : Math.max(
                            most,
                            Math.max(type.parameters().size(), type.results().size()));
        }
        return Math.min(most, CallShape.MOST_RESULTS);
    }

    /**
     * {@return what calls a function that is not compiled code of this module}
     */
    public CompiledCallee bridge(WasmFunction function, Context context) {
        MethodHandle constructor = bridges.computeIfAbsent(
                ShapeClasses.bridge(CallShape.of(function.type())),
                name -> loader.constructor(name, MethodType.methodType(void.class, Context.class, WasmFunction.class)));
        try {
            return (CompiledCallee) constructor.invokeExact(context, function);
        } catch (Throwable failure) {
            throw ModuleLoader.unexpected(failure);
        }
    }

    /** {@return the bytes of a class} */
    byte[] bytes(String className) throws ClassNotFoundException {
        if (!className.startsWith(FunctionClass.PACKAGE)) {
            throw new ClassNotFoundException(className);
        }
        String name = className.substring(FunctionClass.PACKAGE.length());
        int middle = name.indexOf('_');
        if (middle < 0) {
            return FunctionClass.bytes(function(FunctionClass.functionOf(className)), className);
        }
        CallShape shape = CallShape.ofKey(name.substring(middle + 1));
        return switch (name.substring(0, middle)) {
            case "Callee" -> ShapeClasses.calleeClass(shape);
            case "Bridge" -> ShapeClasses.bridgeClass(shape);
            default -> Dispatch.write(source, shape);
        };
    }
}
