package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.condition.LocalCondition;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function of a module as it is compiled: for nobody, for debuggers, or for debuggers with the conditions of its
 * breakpoints in it. It is compiled when it is first called, or first asked about. Safe for any thread.
 */
public final class CompiledFunction {
    private final CompiledModule module;
    private final int function;
    /** By number of the instruction before which it is left when one holds. */
    private final Map<Integer, LocalCondition> conditions;

    private final boolean isHuge;
    private final ModuleLoader loader;

    private volatile @Nullable FunctionClass code;
    /** The class that goes on at its loops, if it has any; null until somebody has asked. */
    private volatile @Nullable Optional<FunctionClass> onStack;

    private volatile boolean isPrepared;
    private volatile boolean isReady;
    private volatile @Nullable MethodHandle constructor;

    /** A function as all call it. */
    CompiledFunction(CompiledModule module, int function, ModuleLoader loader) {
        this.module = module;
        this.function = function;
        this.conditions = Map.of();
        this.isHuge = false;
        this.loader = loader;
    }

    /** A function with conditions, or with more bytecodes than others may have, for those who ask for it. */
    CompiledFunction(
            CompiledModule module,
            int function,
            ModuleLoader others,
            Map<Integer, LocalCondition> conditions,
            boolean isHuge) {
        this.module = module;
        this.function = function;
        this.conditions = Map.copyOf(conditions);
        this.isHuge = isHuge;
        this.loader = new ModuleLoader(module, this, others);
    }

    CompiledModule module() {
        return module;
    }

    /** {@return the index} */
    int function() {
        return function;
    }

    /** {@return whether it may have more bytecodes than HotSpot compiles soon} */
    public boolean isHuge() {
        return isHuge;
    }

    /** {@return the conditions of breakpoints that are compiled into it, by number of the instruction} */
    Map<Integer, LocalCondition> conditions() {
        return conditions;
    }

    /**
     * {@return why it stays with the interpreter; empty if it is compiled} Compiles it if that has not been done.
     */
    public Optional<String> whyNot() {
        return Optional.ofNullable(code().whyNot());
    }

    /** {@return how many bytecodes its method has; 0 if it stays with the interpreter} */
    public int bytecodes() {
        return code().bytecodes();
    }

    /** {@return whether it can be entered without waiting for it to be compiled} */
    public boolean isReady() {
        return isReady;
    }

    /** {@return whether {@link #prepare} has done what it can} */
    public boolean isPrepared() {
        return isPrepared;
    }

    /** Compiles it, and the way into its loops. It is ready then, unless it stays with the interpreter. */
    public void prepare() {
        try {
            boolean isCompiled = whyNot().isEmpty();
            if (isCompiled) {
                onStack();
            }
            isReady = isCompiled;
        } finally {
            isPrepared = true; // Where the JVM can make no class it stays with the interpreter.
        }
    }

    /** {@return the numbers of the instructions that are loops which {@link #onStackEntry} can enter} */
    public List<Integer> loops() {
        return whyNot().isEmpty() && onStack().isPresent()
                ? LoopEntries.candidates(module.source().body(function))
                : List.of();
    }

    /** {@return what goes on at a loop} @throws IllegalArgumentException unless it has {@link #loops} */
    public OnStackEntry onStackEntry() {
        if (onStack().isEmpty()) {
            throw new IllegalArgumentException("there are no loops to enter in function " + function);
        }
        try {
            return (OnStackEntry)
                    loader.loadClass(FunctionClass.onStackName(function).replace('/', '.'))
                            .getConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@return what calls it, for an instance} It hands on to the interpreter if it stays there. */
    public CompiledCallee callee(Context context) {
        MethodHandle known = constructor;
        if (known == null) {
            known = loader.constructor(FunctionClass.name(function), MethodType.methodType(void.class, Context.class));
            constructor = known;
        }
        try {
            return (CompiledCallee) known.invokeExact(context);
        } catch (Throwable failure) {
            throw ModuleLoader.unexpected(failure);
        }
    }

    /** {@return the class with its method} Two threads may both do the work; one result is kept. */
    FunctionClass code() {
        FunctionClass known = code;
        if (known == null) {
            FunctionClass made = FunctionClass.compile(this);
            synchronized (this) {
                known = code == null ? made : code;
                code = known;
            }
        }
        return known;
    }

    /** {@return the class that goes on at its loops, if it has any} */
    Optional<FunctionClass> onStack() {
        Optional<FunctionClass> known = onStack;
        if (known == null) {
            synchronized (this) {
                known = onStack == null ? FunctionClass.onStack(this) : onStack;
                onStack = known;
            }
        }
        return known;
    }
}
