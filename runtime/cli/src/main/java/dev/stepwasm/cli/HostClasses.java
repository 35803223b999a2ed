package dev.stepwasm.cli;

import dev.stepwasm.engine.HostModule;
import dev.stepwasm.engine.HostModuleException;
import dev.stepwasm.engine.HostModules;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code --classpath} and {@code --host} load. */
record HostClasses(Optional<HostModules> loaded) implements AutoCloseable {
    /**
     * {@return the classes that were asked for}
     *
     * @param classpath jars and folders, separated as Java does on this machine; null if none were given
     * @throws CommandException if one cannot be loaded
     */
    static HostClasses load(@Nullable String classpath, List<String> classNames) {
        if (classpath == null && classNames.isEmpty()) {
            return new HostClasses(Optional.empty());
        }
        List<Path> places = classpath == null
                ? List.of()
                : Stream.of(classpath.split(File.pathSeparator, 0))
                        .filter(place -> !place.isEmpty())
                        .map(Path::of)
                        .toList();
        try {
            return new HostClasses(Optional.of(
                    classNames.isEmpty() ? HostModules.services(places) : HostModules.named(places, classNames)));
        } catch (HostModuleException e) {
            throw CommandException.usageOrIo(String.valueOf(e.getMessage()));
        }
    }

    List<HostModule> modules() {
        return loaded.map(HostModules::modules).orElse(List.of());
    }

    @Override
    public void close() {
        loaded.ifPresent(HostModules::close);
    }
}
