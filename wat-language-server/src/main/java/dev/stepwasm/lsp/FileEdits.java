package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.NameChange;
import dev.stepwasm.ide.workspace.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Collects edits of several files, each of which is looked at before it is edited. Of one thread. */
final class FileEdits {
    private final SitePlaces places;
    private final Map<String, ClosedFiles.Text> texts = new LinkedHashMap<>();
    private final Map<String, List<TextEdit>> edits = new LinkedHashMap<>();

    FileEdits(SitePlaces places) {
        this.places = places;
    }

    /**
     * Writes something else at some places.
     *
     * @param was the name that must stand there, as a string
     * @throws ResponseErrorException if it does not any more, or the places of a file cannot be told to the client
     */
    FileEdits replace(List<Site> sites, String was, String text) {
        sites.forEach(site -> replace(site, was, text));
        return this;
    }

    private void replace(Site site, String was, String text) {
        String title = site.member().title();
        ClosedFiles.Text file = places.text(site.member()).orElseThrow(() -> failure(title + " cannot be read"));
        if (!places.isStill(site, was)) {
            throw failure(title + " has changed; try again");
        }
        if (!file.exact()) {
            throw failure(title + " is not UTF-8, so the places in it are not sure");
        }
        texts.put(site.member().uri(), file);
        edits.computeIfAbsent(site.member().uri(), uri -> new ArrayList<>())
                .add(new TextEdit(file.snapshot().range(site.span()), text));
    }

    /** Writes something else at places whose text is as it was expected, and leaves the others alone. */
    FileEdits replaceWhereSure(NameChange.Edits change) {
        for (Site site : change.places()) {
            boolean exact =
                    places.text(site.member()).filter(ClosedFiles.Text::exact).isPresent();
            if (exact && places.isStill(site, change.was())) {
                replace(site, change.was(), change.text());
            }
        }
        return this;
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    private static ResponseErrorException failure(String why) {
        return Answers.failure(ResponseErrorCode.RequestFailed, why);
    }

    /** {@return all edits}, with versions where the client has given some */
    @SuppressWarnings("NullAway") // LSP4J is not annotated: a file that is not open has no version.
    WorkspaceEdit edit(NavigationAbilities client) {
        if (!client.versionedEdits()) {
            return new WorkspaceEdit(edits);
        }
        return new WorkspaceEdit(edits.entrySet().stream()
                .map(file -> {
                    Snapshot text = texts.get(file.getKey()).snapshot();
                    Integer version = text.isOpen() ? text.version() : null;
                    return Either.<TextDocumentEdit, org.eclipse.lsp4j.ResourceOperation>forLeft(new TextDocumentEdit(
                            new VersionedTextDocumentIdentifier(file.getKey(), version), file.getValue()));
                })
                .toList());
    }
}
