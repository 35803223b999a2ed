package dev.stepwasm.eclipse.workspace;

import dev.stepwasm.eclipse.server.ServerLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/** Tells the server which projects have WebAssembly texts, and which files in them come, change and go. */
public final class ProjectFolders implements IResourceChangeListener, AutoCloseable {
    private final IWorkspace workspace = ResourcesPlugin.getWorkspace();
    private final ServerLink server;
    private final Runnable changed;
    private Map<String, WorkspaceFolder> known = folders();

    /**
     * Begins to listen.
     *
     * @param server is told, once it is started
     * @param changed called when other projects have texts than before, on any thread
     */
    public ProjectFolders(ServerLink server, Runnable changed) {
        this.server = server;
        this.changed = changed;
        workspace.addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
    }

    /** {@return the folders of the projects that have texts} */
    public static List<WorkspaceFolder> now() {
        return List.copyOf(folders().values());
    }

    private static Map<String, WorkspaceFolder> folders() {
        Map<String, WorkspaceFolder> folders = new LinkedHashMap<>();
        Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .filter(WatNature::in)
                .forEach(project -> WatFiles.uri(project)
                        .ifPresent(uri -> folders.put(uri, new WorkspaceFolder(uri, project.getName()))));
        return folders;
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta();
        if (delta == null) {
            return;
        }
        boolean others = false;
        List<FileEvent> files = new ArrayList<>();
        try {
            for (IResourceDelta project : delta.getAffectedChildren()) {
                others |= project.getKind() != IResourceDelta.CHANGED
                        || (project.getFlags() & (IResourceDelta.OPEN | IResourceDelta.DESCRIPTION)) != 0;
                files.addAll(WatFiles.changes(project));
            }
        } catch (CoreException e) {
            throw new IllegalStateException("a visitor that throws nothing threw", e);
        }
        if (others) {
            tellOfFolders();
        }
        if (!files.isEmpty()) {
            server.tellIfStarted(
                    "look at changed files",
                    running -> running.getWorkspaceService()
                            .didChangeWatchedFiles(new DidChangeWatchedFilesParams(files)));
        }
    }

    private synchronized void tellOfFolders() {
        Map<String, WorkspaceFolder> now = folders();
        List<WorkspaceFolder> added = without(now, known);
        List<WorkspaceFolder> removed = without(known, now);
        known = now;
        if (!added.isEmpty() || !removed.isEmpty()) {
            var event = new WorkspaceFoldersChangeEvent(added, removed);
            server.tellIfStarted(
                    "look at other projects",
                    running -> running.getWorkspaceService()
                            .didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(event)));
            changed.run();
        }
    }

    private static List<WorkspaceFolder> without(
            Map<String, WorkspaceFolder> folders, Map<String, WorkspaceFolder> others) {
        return folders.values().stream()
                .filter(folder -> !others.containsKey(folder.getUri()))
                .toList();
    }

    @Override
    public void close() {
        workspace.removeResourceChangeListener(this);
    }
}
