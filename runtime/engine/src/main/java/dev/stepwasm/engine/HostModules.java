package dev.stepwasm.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * {@link HostModule}s from jars and folders of classes, loaded by a class loader of their own that sees this library.
 * Loading runs the code of the classes: only load what you trust.
 */
public final class HostModules implements AutoCloseable {
    private final URLClassLoader loader;
    private final List<Path> classpath;
    private final List<HostModule> modules = new ArrayList<>();

    private HostModules(List<Path> classpath) throws HostModuleException {
        this.classpath = List.copyOf(classpath);
        URL[] urls = new URL[classpath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(classpath.get(i));
        }
        this.loader = new URLClassLoader(urls, HostModules.class.getClassLoader());
    }

    private static URL url(Path file) throws HostModuleException {
        if (!Files.exists(file)) {
            throw new HostModuleException(file + " does not exist", null);
        }
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException strange) {
            throw new HostModuleException(file + " cannot be loaded from: " + strange.getMessage(), strange);
        }
    }

    /**
     * {@return instances of classes}
     *
     * @param classpath jars and folders, searched after the class path of this library
     * @throws HostModuleException if a file or class is missing, a class is no {@link HostModule} or cannot be loaded, or
     *     its constructor fails
     */
    public static HostModules named(List<Path> classpath, List<String> classNames) throws HostModuleException {
        var loaded = new HostModules(classpath);
        try {
            for (String name : classNames) {
                loaded.modules.add(loaded.make(name));
            }
        } catch (HostModuleException failure) {
            loaded.close();
            throw failure;
        }
        return loaded;
    }

    /**
     * {@return instances of all classes that are listed as services, in
     * {@code META-INF/services/dev.stepwasm.engine.HostModule}}
     *
     * @param classpath jars and folders, searched after the class path of this library
     * @throws HostModuleException if a file is missing, nothing is listed, or a listed class is no {@link HostModule} or
     *     cannot be made
     */
    public static HostModules services(List<Path> classpath) throws HostModuleException {
        var loaded = new HostModules(classpath);
        try {
            ServiceLoader.load(HostModule.class, loaded.loader).forEach(loaded.modules::add);
        } catch (ServiceConfigurationError failure) {
            loaded.close();
            throw new HostModuleException(String.valueOf(failure.getMessage()), failure);
        } catch (LinkageError broken) { // Of a class that extends or implements what is not there.
            loaded.close();
            throw new HostModuleException(
                    "a class that is listed in META-INF/services/" + HostModule.class.getName() + " of "
                            + loaded.places() + " cannot be loaded: " + cause(broken),
                    broken);
        }
        if (loaded.modules.isEmpty()) {
            loaded.close();
            throw new HostModuleException(
                    "no host module is listed in META-INF/services/" + HostModule.class.getName() + " of "
                            + loaded.places(),
                    null);
        }
        return loaded;
    }

    private String places() {
        return classpath.isEmpty()
                ? "the class path"
                : String.join(", ", classpath.stream().map(Path::toString).toList());
    }

    private HostModule make(String name) throws HostModuleException {
        try {
            Class<?> type = Class.forName(name, true, loader);
            if (!HostModule.class.isAssignableFrom(type)) {
                throw new HostModuleException(
                        "class " + name + " is no host module: it does not implement " + HostModule.class.getName(),
                        null);
            }
            return (HostModule) type.getConstructor().newInstance();
        } catch (ClassNotFoundException missing) {
            throw new HostModuleException("class " + name + " is not in " + places(), missing);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException hidden) {
            throw new HostModuleException(
                    "class " + name + " cannot be made: it must be public, not abstract, and have a public constructor"
                            + " without parameters",
                    hidden);
        } catch (InvocationTargetException failure) {
            throw new HostModuleException("the constructor of " + name + " failed: " + failure.getCause(), failure);
        } catch (LinkageError broken) {
            Throwable reason = cause(broken);
            throw new HostModuleException("class " + name + " cannot be loaded: " + reason, broken);
        }
    }

    private static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof ExceptionInInitializerError && cause != null ? cause : failure;
    }

    /** {@return the modules, in the order of their names or as they are listed} */
    public List<HostModule> modules() {
        return List.copyOf(modules);
    }

    /** Closes the modules and then the files that they were loaded from. */
    @Override
    public void close() {
        modules.forEach(HostModule::close);
        try {
            loader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
