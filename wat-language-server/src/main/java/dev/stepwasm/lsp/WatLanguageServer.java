package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.lsp.test.TestParams;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.DiagnosticPages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * The language server for WebAssembly text. It serves one client, over streams ({@link Connection}) or in the same
 * process: construct it, {@link #connect}, and call the services. Like all servers of LSP4J it expects calls from one
 * thread at a time, in the order of the messages; answers arrive on other threads. It never ends the process.
 */
public final class WatLanguageServer implements LanguageServer, LanguageClientAware {
    /** Where the server stands in its life. */
    enum Phase {
        NEW,
        READY,
        SHUT_DOWN
    }

    private final Workers workers = new Workers();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Workers.threads("stepwasm-lsp-timer"));
    private final Progress progress = new Progress();
    private final Commands commands = new Commands(workers, progress);
    private final Refreshes refreshes = new Refreshes();
    private final RunMessages runMessages = new RunMessages();
    private final WorkspaceFiles files = new WorkspaceFiles();
    private final Configuration configuration = new Configuration(this::use);
    private final Outside outside = new Outside(this::use);
    private final OpenDocuments open;
    private final UserCatalogues catalogues;
    private final DiagnosticService diagnostics;
    private final WatTextDocuments documents;
    private final WorkspaceIndex index;
    private final Sites sites;
    private final WorkspaceLinks links;
    private final FileMoves moves;
    private final Surroundings surroundings;
    private final WorkspaceQueries queries;
    private final VirtualTextService virtualTexts;
    private final TestService tests;
    private final RunMemory runMemory = new RunMemory();
    private final WatWorkspace workspace;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private volatile ClientAbilities abilities = ClientAbilities.of(null);
    private volatile @Nullable LanguageClient client;
    private volatile Phase phase = Phase.NEW;

    /** Makes a server that nobody is connected to yet. */
    public WatLanguageServer() {
        this(Analysis::of);
    }

    /** As above with another way to analyse a text, for tests. */
    WatLanguageServer(Analyser analyser) {
        open = new OpenDocuments(workers, analyser);
        catalogues = new UserCatalogues(files, outside, workers.inOrder(), open::agreement);
        Answers answers = new Answers(workers, open);
        diagnostics = new DiagnosticService(workers, open, answers, progress);
        ClosedFiles closed = new ClosedFiles();
        index = new WorkspaceIndex(workers, open, files, closed, progress);
        VirtualTexts virtual = new VirtualTexts();
        sites = new Sites(open, closed, virtual);
        links = new WorkspaceLinks(answers, sites, index, workers);
        moves = new FileMoves(sites, index, workers);
        surroundings = new Surroundings(index, open, diagnostics, refreshes, workers, timer);
        index.whenChanged(surroundings::changed);
        queries = new WorkspaceQueries(workers, open, files, closed, surroundings, progress);
        StackToggle stack = new StackToggle(open, refreshes, workers);
        documents = new WatTextDocuments(open, answers, diagnostics, links, surroundings, stack, runMemory);
        RunService runs = new RunService(open, index, new RunLinks(open, closed), runMemory, runMessages, this::ran);
        runs.addTo(commands);
        tests = new TestService(workers, new TestTexts(open, closed, files), runs, runMemory);
        commands.add(
                ServedCommand.EXPLAIN,
                call -> DiagnosticPages.read(call.text(0, "code")).orElse(null));
        commands.add(ServedCommand.TOGGLE_STACK_HINTS, stack::turn);
        virtualTexts = new VirtualTextService(workers, open, virtual);
        ReadableTexts texts = new ReadableTexts(open, virtual);
        new ReadingCommands(texts).addTo(commands);
        new BinaryCommands(texts, virtual, open).addTo(commands);
        new LaunchService(runs, runMemory, open, texts).addTo(commands);
        outside.set(Outside.Part.HOSTS, HostCatalogues.all());
        workspace = new WatWorkspace(
                configuration, files, index, moves, catalogues, queries, commands, refreshes, virtualTexts);
    }

    @Override
    public void connect(LanguageClient connected) {
        client = connected;
        progress.connect(connected);
        refreshes.connect(connected);
        runMessages.connect(connected);
        configuration.connect(connected);
        catalogues.connect(connected);
        diagnostics.connect(connected);
        documents.connect(connected);
        virtualTexts.connect(connected);
        tests.connect(connected);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        abilities = ClientAbilities.of(params.getCapabilities());
        open.count(new Positions(abilities.encoding()));
        progress.serve(abilities.showsProgress());
        refreshes.serve(abilities);
        runMessages.serve(abilities);
        diagnostics.serve(abilities);
        documents.serve(abilities);
        queries.serve(abilities);
        index.serve(abilities);
        links.serve(abilities);
        sites.serve(abilities);
        moves.serve(abilities);
        workspace.serve(abilities);
        folders(params).forEach(files::add);
        configuration.take(params.getInitializationOptions());
        runMemory.recall(params.getInitializationOptions());
        if (params.getProcessId() != null) {
            ParentWatch.start(params.getProcessId(), timer, this::clientGone);
        }
        phase = Phase.READY;
        String version = WatLanguageServer.class.getPackage().getImplementationVersion();
        return CompletableFuture.completedFuture(
                new InitializeResult(ServedCapabilities.to(abilities), new ServerInfo("stepwasm", version)));
    }

    /** Folders of today's clients, or the one of yesterday's. */
    @SuppressWarnings("deprecation")
    private static List<String> folders(InitializeParams params) {
        if (params.getWorkspaceFolders() != null) {
            return params.getWorkspaceFolders().stream()
                    .map(WorkspaceFolder::getUri)
                    .toList();
        }
        if (params.getRootUri() != null) {
            return List.of(params.getRootUri());
        }
        return params.getRootPath() == null ? List.of() : List.of(FileAddress.uri(Path.of(params.getRootPath())));
    }

    @Override
    public void initialized(InitializedParams params) {
        LanguageClient connected = client;
        if (connected != null) {
            Registrations.send(connected, abilities);
            if (abilities.registersFiles()) {
                Registrations.watchCatalogues(connected, open.settings().catalogues(), false);
            }
        }
        catalogues.look();
        if (abilities.answersConfiguration()) {
            configuration.ask();
        }
        index.lookAtAll();
    }

    @Override
    public void cancelProgress(WorkDoneProgressCancelParams params) {
        progress.cancel(params.getToken());
    }

    /** Something was run: what is said about its text is said again. */
    private void ran(Snapshot snapshot) {
        open.current(snapshot.uri()).ifPresent(diagnostics::changed);
        refreshes.results();
    }

    /** Everything that was said under other settings is said again. */
    private void use(Settings settings) {
        List<String> before = open.settings().catalogues();
        LanguageClient connected = client;
        if (catalogues.use(settings.catalogues()) && phase == Phase.READY) {
            catalogues.look();
            if (connected != null && abilities.registersFiles()) {
                Registrations.watchCatalogues(connected, settings.catalogues(), !before.isEmpty());
            }
        }
        if (!settings.equals(open.settings())) {
            open.use(settings).forEach(diagnostics::changed);
            virtualTexts.changed();
            if (phase == Phase.READY) {
                refreshes.all();
            }
        }
    }

    /** What was said about imports is said again. */
    private void use(KnownImports imports) {
        open.use(imports).forEach(diagnostics::changed);
        if (phase == Phase.READY) {
            refreshes.diagnostics();
        }
    }

    /** The text of a binary, for a client that knows protocol 3.18. */
    @JsonRequest("workspace/textDocumentContent")
    public CompletableFuture<TextDocumentContent.Result> textDocumentContent(TextDocumentContent.Params params) {
        return virtualTexts.content(params, VirtualTextService.Way.PROTOCOL);
    }

    /** The same for one whose library does not. */
    @JsonRequest("stepwasm/textDocumentContent")
    public CompletableFuture<TextDocumentContent.Result> ownTextDocumentContent(TextDocumentContent.Params params) {
        return virtualTexts.content(params, VirtualTextService.Way.OURS);
    }

    /** The tests of a text, or which texts have some. */
    @JsonRequest("stepwasm/tests")
    public CompletableFuture<Object> findTests(TestParams.Find params) {
        return tests.find(params);
    }

    /** Runs tests of a text. */
    @JsonRequest("stepwasm/runTests")
    public CompletableFuture<Object> runTests(TestParams.Run params) {
        return tests.run(params);
    }

    /** How to debug one test. */
    @JsonRequest("stepwasm/testLaunch")
    public CompletableFuture<Object> launchOfTest(TestParams.Launch params) {
        return tests.launch(params);
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        phase = Phase.SHUT_DOWN;
        open.closeAll();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        exitCode.complete(phase == Phase.SHUT_DOWN ? 0 : 1);
        dispose();
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // Nothing is traced: clients log the messages themselves.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }

    /** {@return what becomes the exit code of a process that served only this server, once the client has left} */
    public CompletableFuture<Integer> exitCode() {
        return exitCode.copy();
    }

    boolean serves(ServedCommand command) {
        return commands.has(command);
    }

    Phase phase() {
        return phase;
    }

    /** Tells the client that something it sent was of no use. */
    void complain(String words) {
        LanguageClient connected = client;
        if (connected != null) {
            connected.logMessage(new MessageParams(MessageType.Warning, words));
        }
    }

    /** The stream ended or the client's process did. */
    void clientGone() {
        exit();
    }

    /** Stops all threads; work under way is abandoned. */
    void dispose() {
        timer.shutdownNow();
        workers.stop();
    }
}
