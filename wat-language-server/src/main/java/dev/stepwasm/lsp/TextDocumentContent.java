package dev.stepwasm.lsp;

import com.google.gson.annotations.SerializedName;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** The part of protocol 3.18 that is about texts which only the server has. LSP4J does not know it yet. */
public final class TextDocumentContent {
    private TextDocumentContent() {}

    /** Which text, both when the client asks for it and when it is told that there is another one. */
    public record Params(@Nullable String uri) {}

    /** The text. */
    public record Result(String text) {}

    /** Which addresses have such texts. */
    record Options(List<String> schemes) {}

    /** What is served about a workspace, with what LSP4J leaves out. */
    static final class WorkspaceCapabilities extends WorkspaceServerCapabilities {
        @SerializedName("textDocumentContent")
        @SuppressWarnings("UnusedVariable") // it goes over the wire
        private final Options textDocumentContent = new Options(List.of(BinaryTextAddress.SCHEME));

        WorkspaceCapabilities(WorkspaceFoldersOptions folders) {
            super(folders);
        }
    }

    /** A client that shows such texts. */
    public interface Client extends LanguageClient {
        /** Another text is there; for those who have asked in the way of the protocol. */
        @JsonRequest("workspace/textDocumentContent/refresh")
        CompletableFuture<Void> refreshTextDocumentContent(Params params);

        /** The same for those who have asked in our own way, before their libraries knew the protocol's. */
        @JsonNotification("stepwasm/textDocumentContent/refresh")
        void textDocumentContentChanged(Params params);
    }
}
