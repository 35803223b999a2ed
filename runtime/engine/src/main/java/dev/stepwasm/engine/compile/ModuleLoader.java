package dev.stepwasm.engine.compile;

/** Defines the classes of a module when the JVM first wants them; they go when the module goes. */
final class ModuleLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final CompiledModule module;

    ModuleLoader(CompiledModule module) {
        super("wasm " + module.name(), ModuleLoader.class.getClassLoader());
        this.module = module;
    }

    CompiledModule module() {
        return module;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = module.bytes(name);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
