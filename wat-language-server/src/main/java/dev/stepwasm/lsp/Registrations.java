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
import org.eclipse.lsp4j.Unregistration;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server asks the client to tell it about, once it is initialized. */
final class Registrations {
    private static final String WATCHED = "workspace/didChangeWatchedFiles";
    private static final String CATALOGUES = "stepwasm-catalogues";

    private Registrations() {}

    static void send(LanguageClient client, ClientAbilities abilities) {
        List<Registration> wanted = new ArrayList<>();
        if (abilities.registersConfiguration()) {
            wanted.add(new Registration(
                    "stepwasm-settings", "workspace/didChangeConfiguration", Map.of("section", "stepwasm")));
        }
        if (abilities.registersFiles()) {
            FileSystemWatcher texts = new FileSystemWatcher(Either.forLeft("**/*.{wat,wast,wasm}"));
            FileSystemWatcher catalogues = new FileSystemWatcher(Either.forLeft(UserCatalogues.PATTERN));
            wanted.add(new Registration(
                    "stepwasm-files",
                    WATCHED,
                    new DidChangeWatchedFilesRegistrationOptions(List.of(texts, catalogues))));
        }
        register(client, wanted);
    }

    /**
     * Asks to be told about catalogues that only the settings name.
     *
     * @param before whether that was asked for already, for others
     */
    static void watchCatalogues(LanguageClient client, List<String> paths, boolean before) {
        if (before) {
            client.unregisterCapability(new UnregistrationParams(List.of(new Unregistration(CATALOGUES, WATCHED))))
                    .exceptionally(error -> null); // it tells about more than is of use then
        }
        List<FileSystemWatcher> watchers = paths.stream()
                .map(path -> "**/" + path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1))
                .map(pattern -> new FileSystemWatcher(Either.forLeft(pattern)))
                .toList();
        if (!watchers.isEmpty()) {
            var options = new DidChangeWatchedFilesRegistrationOptions(watchers);
            register(client, List.of(new Registration(CATALOGUES, WATCHED, options)));
        }
    }

    private static void register(LanguageClient client, List<Registration> wanted) {
        if (!wanted.isEmpty()) {
            client.registerCapability(new RegistrationParams(wanted)).exceptionally(error -> {
                String message = "the client does not tell about changes: " + Causes.words(error);
                client.logMessage(new MessageParams(MessageType.Warning, message));
                return null;
            });
        }
    }
}
