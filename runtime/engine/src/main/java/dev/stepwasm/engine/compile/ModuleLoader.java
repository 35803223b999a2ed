package dev.stepwasm.engine.compile;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of a module when the JVM first wants them, or those of one function that has conditions in it; all
 * others are those of the module then. They go when nobody has the module, or the function, any more.
 */
final class ModuleLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final CompiledModule module;
    /** Whose classes this defines; null for all of the module. */
    private final @Nullable CompiledFunction only;

    ModuleLoader(CompiledModule module) {
        super("wasm " + module.name(), ModuleLoader.class.getClassLoader());
        this.module = module;
        this.only = null;
    }

    /** For a function that has conditions. @param others defines the other classes */
    ModuleLoader(CompiledModule module, CompiledFunction only, ModuleLoader others) {
        super("wasm " + module.name(), others);
        this.module = module;
        this.only = only;
    }

    CompiledModule module() {
        return module;
    }

    /** {@return the function that a class with this name is of} */
    CompiledFunction function(String className) {
        return only == null ? module.function(FunctionClass.functionOf(className)) : only;
    }

    /** {@return the call by which a class of this looks up} */
    CallSite poll(Class<?> code) {
        return only == null ? module.poll(FunctionClass.functionOf(code.getName())) : Polls.all();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (only == null || !FunctionClass.isOf(name, only.function())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = only == null ? module.bytes(name) : FunctionClass.bytes(only, name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** {@return what makes an object of a class of this that is called} */
    MethodHandle constructor(String internalName, MethodType type) {
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(loadClass(internalName.replace('/', '.')), type)
                    .asType(type.changeReturnType(CompiledCallee.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@return what to throw when one of those fails} */
    static RuntimeException unexpected(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
