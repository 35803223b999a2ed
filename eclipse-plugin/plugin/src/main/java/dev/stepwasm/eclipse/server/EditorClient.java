package dev.stepwasm.eclipse.server;

import com.google.gson.JsonObject;
import dev.stepwasm.lsp.TextDocumentContent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.jspecify.annotations.Nullable;

/** What the server calls back, on threads of its own: problems go to the documents, complaints to the error log. */
public final class EditorClient implements TextDocumentContent.Client {
    private final Consumer<PublishDiagnosticsParams> problems;
    private final Runnable refresh;
    private final Runnable hints;
    private final Consumer<String> binary;
    private final Supplier<JsonObject> settings;
    private final ILog log;
    private volatile String lastLogged = "";

    /** Makes a client that does not care for texts that are not open. */
    public EditorClient(Consumer<PublishDiagnosticsParams> problems, ILog log) {
        this(problems, () -> {}, () -> {}, uri -> {}, JsonObject::new, log);
    }

    /**
     * Makes a client.
     *
     * @param problems takes what the server found
     * @param refresh called when the problems of texts that are not open are to be asked for again
     * @param hints called when hints and lenses are to be asked for again
     * @param binary called with the address of the text of a binary that has changed
     * @param settings what is set now
     * @param log takes what the server complains of
     */
    public EditorClient(
            Consumer<PublishDiagnosticsParams> problems,
            Runnable refresh,
            Runnable hints,
            Consumer<String> binary,
            Supplier<JsonObject> settings,
            ILog log) {
        this.problems = problems;
        this.refresh = refresh;
        this.hints = hints;
        this.binary = binary;
        this.settings = settings;
        this.log = log;
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams found) {
        problems.accept(found);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
        hints.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
        hints.run();
        return CompletableFuture.completedFuture(null);
    }

    /** What is wrong with texts that are not open may have changed. */
    @Override
    public CompletableFuture<Void> refreshDiagnostics() {
        refresh.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshTextDocumentContent(TextDocumentContent.Params changed) {
        textDocumentContentChanged(changed);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void textDocumentContentChanged(TextDocumentContent.Params changed) {
        if (changed.uri() != null) {
            binary.accept(changed.uri());
        }
    }

    /** The server knows one section, which is ours. */
    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams wanted) {
        return CompletableFuture.completedFuture(
                wanted.getItems().stream().<Object>map(item -> settings.get()).toList());
    }

    /** The server asks to be told of files, which it is. */
    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams wanted) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> unregisterCapability(UnregistrationParams unwanted) {
        return CompletableFuture.completedFuture(null);
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
