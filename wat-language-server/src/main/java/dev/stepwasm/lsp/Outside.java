package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What is known of the outside of all texts, put together from those who look at a part of it. Safe for use from any thread. */
final class Outside {
    /** Who knows something, in the order in which they are asked. */
    enum Part {
        /** Catalogues of the user. */
        CATALOGUES,
        /** Catalogues that come with the server. */
        HOSTS
    }

    private final Map<Part, KnownImports> parts = new EnumMap<>(Part.class);
    private final Consumer<KnownImports> use;

    /** @param use gets everything that is known whenever some of it is new, by one thread at a time */
    Outside(Consumer<KnownImports> use) {
        this.use = use;
    }

    /** Replaces what one part knows. */
    synchronized void set(Part part, KnownImports known) {
        if (!known.equals(parts.put(part, known))) {
            use.accept(parts.values().stream().reduce(KnownImports.NONE, KnownImports::combine));
        }
    }
}
