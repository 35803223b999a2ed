package dev.stepwasm.eclipse;

import dev.stepwasm.eclipse.binary.BinaryTexts;
import dev.stepwasm.eclipse.edit.FormatOnSave;
import dev.stepwasm.eclipse.editor.EditingContext;
import dev.stepwasm.eclipse.mining.WatMinings;
import dev.stepwasm.eclipse.preferences.ServerSettings;
import dev.stepwasm.eclipse.server.Abilities;
import dev.stepwasm.eclipse.server.Documents;
import dev.stepwasm.eclipse.server.EditorClient;
import dev.stepwasm.eclipse.server.ServerLink;
import dev.stepwasm.eclipse.workspace.NatureByItself;
import dev.stepwasm.eclipse.workspace.ProjectFolders;
import dev.stepwasm.eclipse.workspace.WorkspaceCheck;
import dev.stepwasm.lsp.WatLanguageServer;
import java.util.Objects;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Plugin;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The plugin's life: Eclipse makes one when the first of its classes is needed. The language server starts with the
 * first document that is opened.
 */
public final class StepwasmPlugin extends Plugin {
    /** The name of the bundle, under which preferences are kept and errors are logged. */
    public static final String ID = "dev.stepwasm.eclipse";

    private static volatile @Nullable StepwasmPlugin instance;

    private @Nullable ServerLink server;
    private @Nullable Documents documents;
    private final FormatOnSave formatter = new FormatOnSave();
    private @Nullable ServerSettings settings;
    private @Nullable ProjectFolders folders;
    private @Nullable WorkspaceCheck check;
    private @Nullable BinaryTexts binaries;

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
        if (settings != null) {
            settings.close();
        }
        if (folders != null) {
            folders.close();
        }
        if (check != null) {
            check.close();
        }
        if (documents != null) {
            FileBuffers.getTextFileBufferManager().removeFileBufferListener(formatter);
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
            var client = new EditorClient(
                    found -> documents().publish(found),
                    () -> check().soon(),
                    WatMinings::refresh,
                    uri -> binaries().changed(uri),
                    ServerSettings::now,
                    log);
            var about = Abilities.ofThisIde();
            about.setWorkspaceFolders(ProjectFolders.now());
            server = new ServerLink(
                    WatLanguageServer::new,
                    client,
                    about,
                    (doing, cause) -> log.error(
                            "the WebAssembly language server failed to " + doing
                                    + "; the editor goes on without its help",
                            cause));
            settings = new ServerSettings(server);
            folders = new ProjectFolders(server, () -> check().soon());
            if (!ProjectFolders.now().isEmpty()) {
                check().soon(); // what is kept may be outdated: files change while the IDE is not there
            }
        }
        return server;
    }

    /** {@return the documents that the language server follows} */
    public synchronized Documents documents() {
        if (documents == null) {
            documents = new Documents(server(), new NatureByItself(), Display.getDefault());
            Display.getDefault().asyncExec(EditingContext::follow);
            FileBuffers.getTextFileBufferManager().addFileBufferListener(formatter);
        }
        return documents;
    }

    /** {@return what keeps the problems of texts that are not open} */
    public synchronized WorkspaceCheck check() {
        if (check == null) {
            check = new WorkspaceCheck(server(), documents());
        }
        return check;
    }

    /** {@return the texts of binaries} */
    public synchronized BinaryTexts binaries() {
        if (binaries == null) {
            binaries = new BinaryTexts(server());
        }
        return binaries;
    }
}
