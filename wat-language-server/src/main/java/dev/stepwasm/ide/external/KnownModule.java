package dev.stepwasm.ide.external;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one source knows about one module that can be imported from. Immutable; safe for use from any thread. */
public final class KnownModule {
    private final String name;
    private final String documentation;
    private final Origin origin;
    private final boolean complete;
    private final List<Importable> all;
    private final Map<String, List<Importable>> byName;

    /**
     * Describes a module.
     *
     * @param documentation in Markdown, empty if there is none
     * @param complete whether it has nothing but what is listed
     */
    public KnownModule(String name, String documentation, Origin origin, boolean complete, List<Importable> all) {
        this.name = name;
        this.documentation = documentation;
        this.origin = origin;
        this.complete = complete;
        this.all = List.copyOf(all);
        Map<String, List<Importable>> index = new LinkedHashMap<>();
        for (Importable importable : this.all) {
            index.merge(importable.name(), List.of(importable), KnownModule::joined);
        }
        this.byName = index;
    }

    private static List<Importable> joined(List<Importable> some, List<Importable> more) {
        List<Importable> joined = new ArrayList<>(some);
        joined.addAll(more);
        return joined;
    }

    /** {@return the first string of imports from it} */
    public String name() {
        return name;
    }

    /** {@return what there is to say about it}, in Markdown */
    public String documentation() {
        return documentation;
    }

    /** {@return who knows it} */
    public Origin origin() {
        return origin;
    }

    /** {@return whether it has nothing but what is listed} */
    public boolean isComplete() {
        return complete;
    }

    /** {@return everything in it, in the order of the source} */
    public List<Importable> all() {
        return all;
    }

    /** {@return what has that name, most often one thing} */
    public List<Importable> find(String wanted) {
        return byName.getOrDefault(wanted, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownModule module
                && name.equals(module.name)
                && documentation.equals(module.documentation)
                && origin.equals(module.origin)
                && complete == module.complete
                && all.equals(module.all);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + all.size();
    }

    @Override
    public String toString() {
        return name + " of " + origin.title();
    }
}
