package dev.stepwasm.eclipse;

import dev.stepwasm.eclipse.server.Documents;
import dev.stepwasm.eclipse.server.EditorClient;
import dev.stepwasm.eclipse.server.ServerLink;
import dev.stepwasm.lsp.WatLanguageServer;
import java.util.List;
import java.util.Objects;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Plugin;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The plugin's life: Eclipse makes one when the first of its classes is needed. The language server starts with the
 * first document that is opened.
 */
public final class StepwasmPlugin extends Plugin {
    private static volatile @Nullable StepwasmPlugin instance;

    private @Nullable ServerLink server;
    private @Nullable Documents documents;

    /** Called by the OSGi framework. */
    public StepwasmPlugin() {}

    /** {@return the plugin, while it is active} */
    public static StepwasmPlugin get() {
        return Objects.requireNonNull(instance, "the plugin is not active");
    }

    @Override
    public void start(BundleContext context) throws Exception {
        super.start(context);
        instance = this;
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        instance = null;
        closeServer();
        super.stop(context);
    }

    private synchronized void closeServer() {
        if (documents != null) {
            documents.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** {@return the link to the language server of this IDE} */
    public synchronized ServerLink server() {
        if (server == null) {
            ILog log = getLog();
            var client = new EditorClient(found -> documents().publish(found), log);
            server = new ServerLink(
                    WatLanguageServer::new,
                    client,
                    aboutThisIde(),
                    (doing, cause) -> log.error(
                            "the WebAssembly language server failed to " + doing
                                    + "; the editor goes on without its help",
                            cause));
        }
        return server;
    }

    /** {@return the documents that the language server follows} */
    public synchronized Documents documents() {
        if (documents == null) {
            documents = new Documents(server(), Display.getDefault());
        }
        return documents;
    }

    /** No process id: the server shares ours and has nothing to watch. */
    private static InitializeParams aboutThisIde() {
        var text = new TextDocumentClientCapabilities();
        text.setHover(new HoverCapabilities(List.of(MarkupKind.PLAINTEXT), false));
        text.setFoldingRange(new FoldingRangeCapabilities());
        text.getFoldingRange().setLineFoldingOnly(true);
        text.setDocumentSymbol(new DocumentSymbolCapabilities());
        text.getDocumentSymbol().setHierarchicalDocumentSymbolSupport(true);
        text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(false));
        var capabilities = new ClientCapabilities();
        capabilities.setTextDocument(text);
        var parameters = new InitializeParams();
        parameters.setCapabilities(capabilities);
        parameters.setClientInfo(new ClientInfo("Eclipse"));
        return parameters;
    }
}
