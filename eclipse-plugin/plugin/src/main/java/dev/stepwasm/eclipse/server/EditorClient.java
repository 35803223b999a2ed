package dev.stepwasm.eclipse.server;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** What the server calls back, on threads of its own: problems go to the documents, complaints to the error log. */
public final class EditorClient implements LanguageClient {
    private final Consumer<PublishDiagnosticsParams> problems;
    private final ILog log;
    private volatile String lastLogged = "";

    /**
     * Makes a client.
     *
     * @param problems takes what the server found
     * @param log takes what the server complains of
     */
    public EditorClient(Consumer<PublishDiagnosticsParams> problems, ILog log) {
        this.problems = problems;
        this.log = log;
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams found) {
        problems.accept(found);
    }

    @Override
    public void logMessage(MessageParams message) {
        String text = message.getMessage();
        // The same complaint may come with every key that is pressed.
        if (text.equals(lastLogged)) {
            return;
        }
        if (message.getType() == MessageType.Error) {
            lastLogged = text;
            log.error(text);
        } else if (message.getType() == MessageType.Warning) {
            lastLogged = text;
            log.warn(text);
        }
    }

    @Override
    public void showMessage(MessageParams message) {
        logMessage(message);
    }

    @Override
    public CompletableFuture<@Nullable MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        showMessage(request);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object event) {
        // Nothing is collected.
    }
}
