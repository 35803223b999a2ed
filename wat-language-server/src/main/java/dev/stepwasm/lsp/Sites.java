package dev.stepwasm.lsp;

/** Makes {@link SitePlaces} for answers. Safe for use from any thread. */
final class Sites {
    private final OpenDocuments documents;
    private final ClosedFiles closed;
    private final VirtualTexts virtual;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    Sites(OpenDocuments documents, ClosedFiles closed, VirtualTexts virtual) {
        this.documents = documents;
        this.closed = closed;
        this.virtual = virtual;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    SitePlaces places() {
        return new SitePlaces(documents, closed, virtual, abilities);
    }
}
