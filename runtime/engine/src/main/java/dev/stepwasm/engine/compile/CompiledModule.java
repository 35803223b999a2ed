package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The compiled code of a module, shared by all its instances. A function is compiled when it is first called, or first
 * asked about. Safe for any thread.
 */
public final class CompiledModule {
    private static final String PACKAGE = "wasm.";
    private static final int READY = 1;
    private static final int REFUSED = 2;

    private final CodeSource source;
    private final boolean isDebuggable;
    private final Arming arming = new Arming();
    private final Module module;
    private final int firstDefined;
    private final ModuleLoader loader;
    private final AtomicReferenceArray<@Nullable FunctionClass> functions;
    /** Of functions that have been asked for one: the class that goes on at their loops, if they have any. */
    private final Map<Integer, Optional<FunctionClass>> onStack = new ConcurrentHashMap<>();

    /** 0 for functions that nobody has prepared. */
    private final AtomicIntegerArray prepared;

    private final Map<String, MethodHandle> constructors = new ConcurrentHashMap<>();

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
        this.prepared = new AtomicIntegerArray(module.functions().size());
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

    /** {@return the call by which a class of this module looks up} */
    CallSite poll(Class<?> code) {
        return isDebuggable ? arming.site(functionOf(code)) : Polls.all();
    }

    private static int functionOf(Class<?> code) {
        return Integer.parseInt(code.getName().substring(PACKAGE.length() + 1));
    }

    /**
     * {@return why a function that the module defines stays with the interpreter; empty if it is compiled} Compiles it if
     * that has not been done.
     */
    public Optional<String> whyNot(int function) {
        return Optional.ofNullable(function(function).whyNot());
    }

    /** {@return whether a function can be entered without waiting for it to be compiled} */
    public boolean isReady(int function) {
        return prepared.get(function - firstDefined) == READY;
    }

    /** {@return whether {@link #prepare} has done what it can} */
    public boolean isPrepared(int function) {
        return prepared.get(function - firstDefined) != 0;
    }

    /** Compiles a function, and the way into its loops. It is ready then, unless it stays with the interpreter. */
    public void prepare(int function) {
        boolean isCompiled = whyNot(function).isEmpty();
        if (isCompiled) {
            onStack(function);
        }
        prepared.set(function - firstDefined, isCompiled ? READY : REFUSED);
    }

    /** {@return the numbers of the instructions that are loops which {@link #onStackEntry} can enter} */
    public List<Integer> loops(int function) {
        return whyNot(function).isEmpty() && onStack(function).isPresent()
                ? LoopEntries.candidates(source.body(function))
                : List.of();
    }

    /** {@return what goes on at a loop of a function} @throws IllegalArgumentException unless it has {@link #loops} */
    public OnStackEntry onStackEntry(int function) {
        if (onStack(function).isEmpty()) {
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

    private Optional<FunctionClass> onStack(int function) {
        return onStack.computeIfAbsent(function, key -> FunctionClass.onStack(source, function, isDebuggable));
    }

    /** {@return how many bytecodes the method of a function has; 0 if it stays with the interpreter} */
    public int bytecodes(int function) {
        return function(function).bytecodes();
    }

    /** {@return the most results that a call in this module has} */
    public int mostResults() {
        int most = 1;
        for (int i = 0; i < module.types().size(); i++) {
            FunctionType type = module.types().function(i);
            most = type == null ? most : Math.max(most, type.results().size());
        }
        return Math.min(most, CallShape.MOST_RESULTS);
    }

    /** {@return what calls a function that is compiled} */
    public CompiledCallee callee(int function, Context context) {
        try {
            return (CompiledCallee)
                    constructor(FunctionClass.name(function), MethodType.methodType(void.class, Context.class))
                            .invokeExact(context);
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /**
     * {@return what calls a function that is not compiled code of this module}
     */
    public CompiledCallee bridge(WasmFunction function, Context context) {
        String name = ShapeClasses.bridge(CallShape.of(function.type()));
        try {
            return (CompiledCallee)
                    constructor(name, MethodType.methodType(void.class, Context.class, WasmFunction.class))
                            .invokeExact(context, function);
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    private MethodHandle constructor(String internalName, MethodType type) {
        return constructors.computeIfAbsent(internalName, name -> {
            try {
                Class<?> owner = loader.loadClass(name.replace('/', '.'));
                return MethodHandles.publicLookup()
                        .findConstructor(owner, type)
                        .asType(type.changeReturnType(CompiledCallee.class));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private static RuntimeException unexpected(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private FunctionClass function(int function) {
        int number = function - firstDefined;
        @Nullable FunctionClass known = functions.get(number);
        if (known == null) { // Two threads may both do the work; one result is kept.
            functions.compareAndSet(number, null, FunctionClass.compile(source, function, isDebuggable));
            known = Objects.requireNonNull(functions.get(number));
        }
        return known;
    }

    /** {@return the bytes of a class} */
    byte[] bytes(String className) throws ClassNotFoundException {
        if (!className.startsWith(PACKAGE)) {
            throw new ClassNotFoundException(className);
        }
        String name = className.substring(PACKAGE.length());
        int middle = name.indexOf('_');
        if (middle < 0) {
            int function = Integer.parseInt(name.substring(1));
            return name.charAt(0) == 'o'
                    ? onStack(function).orElseThrow().bytes()
                    : function(function).bytes();
        }
        CallShape shape = CallShape.ofKey(name.substring(middle + 1));
        return switch (name.substring(0, middle)) {
            case "Callee" -> ShapeClasses.calleeClass(shape);
            case "Bridge" -> ShapeClasses.bridgeClass(shape);
            default -> Dispatch.write(source, shape);
        };
    }

    /** {@return what a frame of a class of this module is, if it is one of a function} */
    Optional<CompiledFrame> frame(StackWalker.StackFrame frame) {
        String name = frame.getDeclaringClass().getName().substring(PACKAGE.length());
        if (name.indexOf('_') >= 0 || frame.getMethodName().equals(ShapeClasses.CALL)) {
            return Optional.empty();
        }
        int function = Integer.parseInt(name.substring(1));
        FunctionClass code = name.charAt(0) == 'o' ? onStack(function).orElseThrow() : function(function);
        return code.whyNot() != null
                ? Optional.empty() // It only hands on to the interpreter.
                : code.number(frame.getByteCodeIndex()).map(number -> new CompiledFrame(this, function, number));
    }
}
