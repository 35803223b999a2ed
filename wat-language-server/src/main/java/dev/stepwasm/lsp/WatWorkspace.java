package dev.stepwasm.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CreateFilesParams;
import org.eclipse.lsp4j.DeleteFilesParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileCreate;
import org.eclipse.lsp4j.FileDelete;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** What concerns the workspace as a whole: its settings, its folders, and questions about all texts in them. */
final class WatWorkspace implements WorkspaceService {
    private final Configuration configuration;
    private final WorkspaceFiles files;
    private final WorkspaceIndex index;
    private final FileMoves moves;
    private final UserCatalogues catalogues;
    private final WorkspaceQueries queries;
    private final Commands commands;
    private final Refreshes refreshes;
    private final VirtualTextService virtualTexts;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    WatWorkspace(
            Configuration configuration,
            WorkspaceFiles files,
            WorkspaceIndex index,
            FileMoves moves,
            UserCatalogues catalogues,
            WorkspaceQueries queries,
            Commands commands,
            Refreshes refreshes,
            VirtualTextService virtualTexts) {
        this.configuration = configuration;
        this.files = files;
        this.index = index;
        this.moves = moves;
        this.catalogues = catalogues;
        this.queries = queries;
        this.commands = commands;
        this.refreshes = refreshes;
        this.virtualTexts = virtualTexts;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        if (abilities.answersConfiguration()) {
            configuration.ask();
        } else {
            configuration.take(params.getSettings());
        }
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        if (params.getEvent() != null) {
            each(params.getEvent().getRemoved()).forEach(folder -> files.remove(folder.getUri()));
            each(params.getEvent().getAdded()).forEach(folder -> files.add(folder.getUri()));
            index.lookAtAll();
            catalogues.look();
            refreshes.diagnostics();
        }
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        index.lookAt(files(each(params.getChanges()).stream().map(FileEvent::getUri)));
        catalogues.changed(each(params.getChanges()));
        refreshes.diagnostics();
        virtualTexts.changed(params.getChanges() == null ? List.of() : params.getChanges());
    }

    @Override
    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    public CompletableFuture<WorkspaceEdit> willRenameFiles(RenameFilesParams params) {
        return moves.edits(each(params.getFiles()));
    }

    @Override
    public void didRenameFiles(RenameFilesParams params) {
        moves.moved(each(params.getFiles()));
    }

    @Override
    public void didCreateFiles(CreateFilesParams params) {
        index.lookAt(files(each(params.getFiles()).stream().map(FileCreate::getUri)));
    }

    @Override
    public void didDeleteFiles(DeleteFilesParams params) {
        index.lookAt(files(each(params.getFiles()).stream().map(FileDelete::getUri)));
    }

    private static List<Path> files(Stream<String> uris) {
        return uris.flatMap(uri -> FileAddress.path(uri).stream()).toList();
    }

    @Override
    public CompletableFuture<WorkspaceDiagnosticReport> diagnostic(WorkspaceDiagnosticParams params) {
        return queries.diagnostics(params);
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams params) {
        return queries.symbols(params);
    }

    @Override
    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        return commands.execute(params);
    }

    private static <T> List<T> each(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}
