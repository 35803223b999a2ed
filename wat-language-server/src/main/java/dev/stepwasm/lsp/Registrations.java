package dev.stepwasm.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server asks the client to tell it about, once it is initialized. */
final class Registrations {
    private Registrations() {}

    static void send(LanguageClient client, ClientAbilities abilities) {
        List<Registration> wanted = new ArrayList<>();
        if (abilities.registersConfiguration()) {
            wanted.add(new Registration(
                    "stepwasm-settings", "workspace/didChangeConfiguration", Map.of("section", "stepwasm")));
        }
        if (abilities.registersFiles()) {
            FileSystemWatcher texts = new FileSystemWatcher(Either.forLeft("**/*.{wat,wast,wasm}"));
            wanted.add(new Registration(
                    "stepwasm-files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(List.of(texts))));
        }
        if (!wanted.isEmpty()) {
            client.registerCapability(new RegistrationParams(wanted)).exceptionally(error -> {
                String message = "the client does not tell about changes: " + Causes.words(error);
                client.logMessage(new MessageParams(MessageType.Warning, message));
                return null;
            });
        }
    }
}
