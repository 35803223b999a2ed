package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;

/** One session from first to last with the client side of LSP4J, over pipes. */
final class SessionTest {
    private static final String URI = "file:///sum.wat";
    private static final String SUM = """
            (module
              ;; Adds.
              (func $sum (export "sum") (param $x i32) (param $y i32) (result i32)
                (i32.add (local.get $x) (local.get $z))))
            """;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

    @Test
    void servesAClientFromInitializeToExit() throws Exception {
        PipedOutputStream toServer = new PipedOutputStream();
        PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 16);
        PipedInputStream fromServer = new PipedInputStream(1 << 16);
        PipedOutputStream serverOut = new PipedOutputStream(fromServer);
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                () -> Connection.serve(new WatLanguageServer(), serverIn, serverOut), Workers::startThread);
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(new Client(), fromServer, toServer);
        launcher.startListening();
        LanguageServer server = launcher.getRemoteProxy();

        var initialize = new InitializeParams();
        initialize.setCapabilities(capabilities());
        var served = server.initialize(initialize).get(20, TimeUnit.SECONDS).getCapabilities();
        assertThat(served.getHoverProvider().getLeft()).isTrue();
        server.initialized(new InitializedParams());

        var documents = server.getTextDocumentService();
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "wat", 1, SUM)));
        PublishDiagnosticsParams wrong = published.poll(20, TimeUnit.SECONDS);
        assertThat(wrong.getDiagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.getCode().getLeft()).isEqualTo("unknown-local");
            assertThat(problem.getRange()).isEqualTo(range(3, 39, 3, 41));
            assertThat(problem.getMessage()).startsWith("unknown local `$z`");
        });

        var change = new TextDocumentContentChangeEvent(range(3, 40, 3, 41), "y");
        documents.didChange(
                new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(URI, 2), List.of(change)));
        PublishDiagnosticsParams mended = published.poll(20, TimeUnit.SECONDS);
        assertThat(mended.getVersion()).isEqualTo(2);
        assertThat(mended.getDiagnostics()).isEmpty();

        var document = new TextDocumentIdentifier(URI);
        Hover hover =
                documents.hover(new HoverParams(document, new Position(3, 7))).get(20, TimeUnit.SECONDS);
        assertThat(hover.getRange()).isEqualTo(range(3, 5, 3, 12));
        assertThat(hover.getContents().getRight().getValue()).contains("i32.add : [i32 i32] -> [i32]", "modulo 2^32");
        assertThat(documents
                        .hover(new HoverParams(document, new Position(1, 4)))
                        .get(20, TimeUnit.SECONDS))
                .isNull();

        var symbols =
                documents.documentSymbol(new DocumentSymbolParams(document)).get(20, TimeUnit.SECONDS);
        DocumentSymbol module = symbols.get(0).getRight();
        assertThat(module.getKind()).isEqualTo(SymbolKind.Module);
        DocumentSymbol sum = module.getChildren().get(0);
        assertThat(sum.getName()).isEqualTo("$sum");
        assertThat(sum.getDetail()).isEqualTo("(export \"sum\") (param $x i32) (param $y i32) (result i32)");
        assertThat(sum.getSelectionRange()).isEqualTo(range(2, 8, 2, 12));
        assertThat(sum.getChildren()).extracting(DocumentSymbol::getName).containsExactly("$x", "$y");

        var folds =
                documents.foldingRange(new FoldingRangeRequestParams(document)).get(20, TimeUnit.SECONDS);
        assertThat(folds)
                .extracting(fold -> fold.getStartLine() + ".." + fold.getEndLine())
                .containsExactly("0..3", "2..3");

        var y = new Position(3, 40);
        var definition = documents.definition(new DefinitionParams(document, y)).get(20, TimeUnit.SECONDS);
        assertThat(definition.getLeft())
                .extracting(Location::getRange)
                .hasToString(List.of(range(2, 50, 2, 52)).toString());
        var references = documents
                .references(new ReferenceParams(document, y, new ReferenceContext(false)))
                .get(20, TimeUnit.SECONDS);
        assertThat(references).singleElement().extracting(Location::getRange).isEqualTo(range(3, 39, 3, 41));
        var highlights = documents
                .documentHighlight(new DocumentHighlightParams(document, y))
                .get(20, TimeUnit.SECONDS);
        assertThat(highlights).hasSize(2);

        var completion = documents
                .completion(new CompletionParams(document, y))
                .get(20, TimeUnit.SECONDS)
                .getRight();
        assertThat(completion.getItems()).extracting(CompletionItem::getLabel).containsExactly("$x", "$y");
        assertThat(completion.getItems().get(0).getTextEdit().getLeft().getRange())
                .isEqualTo(range(3, 39, 3, 40));
        var add = new CompletionItem("i32.add");
        add.setData("i32.add");
        assertThat(documents
                        .resolveCompletionItem(add)
                        .get(20, TimeUnit.SECONDS)
                        .getDocumentation()
                        .getRight()
                        .getValue())
                .contains("modulo 2^32");

        server.shutdown().get(20, TimeUnit.SECONDS);
        server.exit();
        assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(published).isEmpty();
    }

    private static ClientCapabilities capabilities() {
        var text = new TextDocumentClientCapabilities();
        text.setDocumentSymbol(new DocumentSymbolCapabilities());
        text.getDocumentSymbol().setHierarchicalDocumentSymbolSupport(true);
        var capabilities = new ClientCapabilities();
        capabilities.setTextDocument(text);
        return capabilities;
    }

    private static Range range(int startLine, int start, int endLine, int end) {
        return new Range(new Position(startLine, start), new Position(endLine, end));
    }

    private final class Client implements LanguageClient {
        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}
    }
}
