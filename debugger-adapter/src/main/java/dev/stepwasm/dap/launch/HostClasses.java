package dev.stepwasm.dap.launch;

import dev.stepwasm.engine.HostModule;
import dev.stepwasm.engine.HostModuleException;
import dev.stepwasm.engine.HostModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host modules in Java that a launch asks for. Loading them runs their code. */
public final class HostClasses implements AutoCloseable {
    private final Optional<HostModules> loaded;

    private HostClasses(Optional<HostModules> loaded) {
        this.loaded = loaded;
    }

    /**
     * {@return the classes that were asked for, none if none were}
     *
     * @throws LaunchException if one cannot be had, with the first places of what it threw
     */
    public static HostClasses load(JvmSettings settings) throws LaunchException {
        if (!settings.hasHosts()) {
            return new HostClasses(Optional.empty());
        }
        for (Path entry : settings.classpath()) {
            if (!Files.exists(entry)) {
                throw new LaunchException("`classpath`: there is no " + entry);
            }
        }
        HostClasses classes = new HostClasses(Optional.of(modules(settings)));
        try {
            classes.checkNames();
        } catch (LaunchException refused) {
            classes.close();
            throw refused;
        }
        return classes;
    }

    private static HostModules modules(JvmSettings settings) throws LaunchException {
        try {
            return settings.hostModules().isEmpty()
                    ? HostModules.services(settings.classpath())
                    : HostModules.named(settings.classpath(), settings.hostModules());
        } catch (HostModuleException e) {
            throw new LaunchException("`" + (settings.hostModules().isEmpty() ? "classpath" : "hostModules") + "`: "
                    + e.getMessage() + HostFailure.places(e));
        }
    }

    private void checkNames() throws LaunchException {
        Map<String, HostModule> byName = new HashMap<>();
        for (HostModule module : modules()) {
            HostModule other = byName.putIfAbsent(name(module), module);
            if (other != null) {
                throw new LaunchException("`hostModules`: " + other.getClass().getName() + " and "
                        + module.getClass().getName() + " are both called `" + name(module) + "`");
            }
        }
    }

    private static String name(HostModule module) throws LaunchException {
        try {
            return module.name();
        } catch (RuntimeException | Error failure) {
            throw new LaunchException("`hostModules`: " + module.getClass().getName() + " does not tell its name: "
                    + failure + HostFailure.places(failure));
        }
    }

    /** {@return what gives imports} */
    public List<HostModule> modules() {
        return loaded.map(HostModules::modules).orElse(List.of());
    }

    /** Closes the modules. */
    @Override
    public void close() {
        loaded.ifPresent(HostModules::close);
    }
}
