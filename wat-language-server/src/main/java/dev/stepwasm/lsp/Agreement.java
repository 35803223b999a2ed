package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.settings.Settings;

/**
 * What holds for all documents of a client.
 *
 * @param positions how it counts characters
 * @param settings what its user has set
 * @param imports what can be imported from outside of a text
 */
record Agreement(Positions positions, Settings settings, KnownImports imports) {
    /** Before anything was said. */
    static final Agreement NONE = new Agreement(Positions.UTF16, Settings.DEFAULT, KnownImports.NONE);

    Agreement with(Positions other) {
        return new Agreement(other, settings, imports);
    }

    Agreement with(Settings other) {
        return new Agreement(positions, other, imports);
    }

    Agreement with(KnownImports other) {
        return new Agreement(positions, settings, other);
    }
}
