package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.FilePath;
import dev.stepwasm.ide.workspace.FileRenames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.jspecify.annotations.Nullable;

/** Files that get other names or folders, by the hand of the user. */
final class FileMoves {
    private final Sites sites;
    private final WorkspaceIndex index;
    private final Workers workers;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    FileMoves(Sites sites, WorkspaceIndex index, Workers workers) {
        this.sites = sites;
        this.index = index;
        this.workers = workers;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /** {@return the edits that let imports follow}, to be made before the files move; null if there are none */
    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    CompletableFuture<@Nullable WorkspaceEdit> edits(List<FileRename> renames) {
        Map<FilePath, FilePath> moved = new LinkedHashMap<>();
        for (FileRename rename : renames) {
            Optional<Path> from = FileAddress.path(rename.getOldUri());
            Optional<Path> to = FileAddress.path(rename.getNewUri());
            if (from.isPresent() && to.isPresent()) {
                moved.put(FileAddress.place(from.get()), FileAddress.place(to.get()));
            }
        }
        if (moved.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return index.whole()
                .thenApplyAsync(
                        workspace -> {
                            FileEdits edits = new FileEdits(sites.places());
                            new FileRenames(workspace, path -> moved(path, moved))
                                    .edits()
                                    .forEach(edits::replaceWhereSure);
                            return edits.isEmpty() ? null : edits.edit(abilities.navigation());
                        },
                        workers.compute());
    }

    /** A folder takes along what is in it. */
    private static FilePath moved(FilePath path, Map<FilePath, FilePath> moved) {
        FilePath own = moved.get(path);
        if (own != null) {
            return own;
        }
        for (Map.Entry<FilePath, FilePath> folder : moved.entrySet()) {
            String within = folder.getKey().text() + "/";
            if (path.text().startsWith(within)) {
                return new FilePath(folder.getValue().text() + "/" + path.text().substring(within.length()));
            }
        }
        return path;
    }

    /** They are somewhere else now. */
    void moved(List<FileRename> renames) {
        List<Path> files = new ArrayList<>();
        for (FileRename rename : renames) {
            FileAddress.path(rename.getOldUri()).ifPresent(files::add);
            FileAddress.path(rename.getNewUri()).ifPresent(files::add);
        }
        index.lookAt(files);
    }
}
