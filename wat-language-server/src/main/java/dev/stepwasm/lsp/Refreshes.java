package dev.stepwasm.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Asks the client to ask again, as far as it can: what it shows is outdated though no document has changed. */
final class Refreshes {
    private volatile @Nullable LanguageClient client;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    void connect(LanguageClient connected) {
        client = connected;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /** Files or folders of the workspace have changed. */
    void diagnostics() {
        refresh(abilities.refreshesDiagnostics(), LanguageClient::refreshDiagnostics);
    }

    /** Others are to be shown. */
    void hints() {
        refresh(abilities.refreshesHints(), LanguageClient::refreshInlayHints);
    }

    /** Something was run: lenses and diagnostics say how it ended. */
    void results() {
        diagnostics();
        refresh(abilities.refreshesLenses(), LanguageClient::refreshCodeLenses);
    }

    /** The settings have. */
    void all() {
        diagnostics();
        refresh(abilities.refreshesHints(), LanguageClient::refreshInlayHints);
        refresh(abilities.refreshesLenses(), LanguageClient::refreshCodeLenses);
    }

    private void refresh(boolean can, Function<LanguageClient, CompletableFuture<Void>> request) {
        LanguageClient connected = client;
        if (connected != null && can) {
            // A client that refuses will ask again by itself when the user types.
            request.apply(connected).exceptionally(error -> null);
        }
    }
}
