package dev.stepwasm.ide.external;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one source knows about one module that can be imported from. Immutable; safe for use from any thread. */
public final class KnownModule {
    private final String name;
    private final Supplier<Content> source;
    private volatile @Nullable Content content;

    /** How much follows from what is listed. */
    public enum Certainty {
        /** It helps to write imports; others may be right too. */
        HINT,
        /** What is listed has the type that is listed. */
        TYPES,
        /** The same, and there is nothing else. */
        COMPLETE
    }

    private record Content(
            String documentation,
            Origin origin,
            Certainty certainty,
            List<Importable> all,
            Map<String, List<Importable>> byName) {
        static Content of(String documentation, Origin origin, Certainty certainty, List<Importable> all) {
            Map<String, List<Importable>> index = new LinkedHashMap<>();
            for (Importable importable : all) {
                index.merge(importable.name(), List.of(importable), Content::joined);
            }
            return new Content(documentation, origin, certainty, List.copyOf(all), index);
        }

        private static List<Importable> joined(List<Importable> some, List<Importable> more) {
            List<Importable> joined = new ArrayList<>(some);
            joined.addAll(more);
            return joined;
        }
    }

    private KnownModule(String name, Supplier<Content> source, @Nullable Content content) {
        this.name = name;
        this.source = source;
        this.content = content;
    }

    private KnownModule(String name, Content content) {
        this(name, () -> content, content);
    }

    /**
     * Describes a module.
     *
     * @param documentation in Markdown, empty if there is none
     * @param complete whether it has nothing but what is listed
     */
    public KnownModule(String name, String documentation, Origin origin, boolean complete, List<Importable> all) {
        this(name, documentation, origin, complete ? Certainty.COMPLETE : Certainty.TYPES, all);
    }

    /**
     * Describes a module.
     *
     * @param documentation in Markdown, empty if there is none
     */
    public KnownModule(String name, String documentation, Origin origin, Certainty certainty, List<Importable> all) {
        this(name, Content.of(documentation, origin, certainty, all));
    }

    /**
     * {@return a module that is looked at when somebody asks more than its name}
     *
     * @param module gives a module of this name; may be asked more than once
     */
    public static KnownModule later(String name, Supplier<KnownModule> module) {
        return new KnownModule(name, () -> module.get().content(), null);
    }

    private Content content() {
        Content known = content;
        if (known == null) {
            known = source.get();
            content = known;
        }
        return known;
    }

    /** {@return the first string of imports from it} */
    public String name() {
        return name;
    }

    /** {@return what there is to say about it}, in Markdown */
    public String documentation() {
        return content().documentation();
    }

    /** {@return who knows it} */
    public Origin origin() {
        return content().origin();
    }

    /** {@return whether it has nothing but what is listed} */
    public boolean isComplete() {
        return content().certainty() == Certainty.COMPLETE;
    }

    /** {@return whether what is listed has the type that is listed} */
    public boolean isChecked() {
        return content().certainty() != Certainty.HINT;
    }

    /** {@return everything in it, in the order of the source} */
    public List<Importable> all() {
        return content().all();
    }

    /** {@return what has that name, most often one thing} */
    public List<Importable> find(String wanted) {
        return content().byName().getOrDefault(wanted, List.of());
    }

    /** Two that nobody has looked at yet are the same only if they are one object. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return this == other
                || (other instanceof KnownModule module
                        && name.equals(module.name)
                        && content != null
                        && content.equals(module.content));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
