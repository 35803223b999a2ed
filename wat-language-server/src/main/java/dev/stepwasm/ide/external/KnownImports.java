package dev.stepwasm.ide.external;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything outside of a text that is known to be importable, whoever knows it. Several sources may know the same module.
 * Immutable; safe for use from any thread.
 */
public final class KnownImports {
    /** Nothing is known. */
    public static final KnownImports NONE = new KnownImports(new TreeMap<>());

    private final Map<String, List<KnownModule>> modules;

    private KnownImports(Map<String, List<KnownModule>> modules) {
        this.modules = modules;
    }

    /** {@return the knowledge of some sources}; those that come first are asked first */
    public static KnownImports of(Collection<KnownModule> sources) {
        return NONE.with(sources);
    }

    /** {@return the names of all modules, sorted} */
    public Set<String> modules() {
        return Collections.unmodifiableSet(modules.keySet());
    }

    /** {@return what each source knows about a module} */
    public List<KnownModule> sources(String module) {
        return modules.getOrDefault(module, List.of());
    }

    /** {@return everything that can be imported from a module} */
    public List<Importable> of(String module) {
        return sources(module).stream().flatMap(source -> source.all().stream()).toList();
    }

    /** {@return what has that name in that module}: several if sources disagree, or if the host chooses by type */
    public List<Importable> find(String module, String name) {
        List<KnownModule> sources = sources(module);
        return sources.size() == 1
                ? sources.getFirst().find(name)
                : sources.stream().flatMap(source -> source.find(name).stream()).toList();
    }

    /** {@return whether a name that {@link #find} does not find is surely a mistake} Nothing follows for unknown modules. */
    public boolean isComplete(String module) {
        List<KnownModule> sources = sources(module);
        return !sources.isEmpty() && sources.stream().allMatch(KnownModule::isComplete);
    }

    /** {@return what an import of that name surely gets}: like {@link #find} without what is only a hint */
    public List<Importable> findCertain(String module, String name) {
        return sources(module).stream()
                .filter(KnownModule::isChecked)
                .flatMap(source -> source.find(name).stream())
                .toList();
    }

    /** {@return this knowledge and some more} */
    public KnownImports combine(KnownImports other) {
        if (modules.isEmpty() || other.modules.isEmpty()) {
            return modules.isEmpty() ? other : this;
        }
        return with(other.modules.values().stream().flatMap(List::stream).toList());
    }

    private KnownImports with(Collection<KnownModule> more) {
        Map<String, List<KnownModule>> all = new TreeMap<>();
        Stream.concat(modules.values().stream().flatMap(List::stream), more.stream())
                .forEach(module -> all.computeIfAbsent(module.name(), name -> new ArrayList<>())
                        .add(module));
        return new KnownImports(all);
    }

    /** {@return whether the same is known about some modules as in {@code other}} */
    public boolean agreesWith(KnownImports other, Collection<String> about) {
        return about.stream().allMatch(name -> sources(name).equals(other.sources(name)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownImports imports && modules.equals(imports.modules);
    }

    @Override
    public int hashCode() {
        return modules.keySet().hashCode();
    }
}
