package dev.stepwasm.lsp;

import dev.stepwasm.ide.settings.Settings;

/**
 * What holds for all documents of a client.
 *
 * @param positions how it counts characters
 * @param settings what its user has set
 */
record Agreement(Positions positions, Settings settings) {
    /** Before anything was said. */
    static final Agreement NONE = new Agreement(Positions.UTF16, Settings.DEFAULT);
}
