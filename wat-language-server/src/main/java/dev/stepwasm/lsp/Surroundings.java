package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.workspace.Member;
import dev.stepwasm.ide.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets each text know what the files around it export. While someone types nothing happens; shortly after, the texts for
 * which that has changed are checked again. Safe for use from any thread.
 */
final class Surroundings {
    /** So long nothing must have changed. */
    private static final long QUIET_MILLISECONDS = 300;

    private final WorkspaceIndex index;
    private final OpenDocuments documents;
    private final DiagnosticService diagnostics;
    private final Refreshes refreshes;
    private final Workers workers;
    private final ScheduledExecutorService timer;
    private volatile @Nullable Workspace last;
    private @Nullable Future<?> planned;

    Surroundings(
            WorkspaceIndex index,
            OpenDocuments documents,
            DiagnosticService diagnostics,
            Refreshes refreshes,
            Workers workers,
            ScheduledExecutorService timer) {
        this.index = index;
        this.documents = documents;
        this.diagnostics = diagnostics;
        this.refreshes = refreshes;
        this.workers = workers;
        this.timer = timer;
    }

    /** A text is another one, or files are. */
    synchronized void changed() {
        if (planned != null) {
            planned.cancel(false);
        }
        try {
            planned = timer.schedule(this::look, QUIET_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            planned = null; // the server is being stopped
        }
    }

    /** What is on the disk counts again. */
    void closed(String uri) {
        FileAddress.path(uri).ifPresent(file -> index.lookAt(List.of(file)));
        changed();
    }

    private void look() {
        if (index.hasSeveral()) {
            index.known().thenAcceptAsync(this::use, workers.compute()).exceptionally(error -> null);
        }
    }

    private void use(Workspace workspace) {
        Workspace before = last;
        last = workspace;
        Map<String, KnownImports> around = new HashMap<>();
        for (Snapshot snapshot : documents.all()) {
            workspace
                    .member(snapshot.uri())
                    .ifPresent(member -> around.put(snapshot.uri(), workspace.known(member, names(workspace, member))));
        }
        List<Snapshot> again = documents.surround(around);
        again.forEach(diagnostics::changed);
        if (!again.isEmpty() || (before != null && concernsOthers(before, workspace, around.keySet()))) {
            refreshes.diagnostics();
        }
    }

    /** {@return whether something else is known of the imports of a text that is not open} */
    private static boolean concernsOthers(Workspace before, Workspace now, Set<String> open) {
        return before != now
                && now.members().stream()
                        .filter(member -> !member.isBinary() && !open.contains(member.uri()))
                        .anyMatch(member -> {
                            Set<String> names = member.content().importedModules();
                            return !before.known(member, names).agreesWith(now.known(member, names), names);
                        });
    }

    /** All that may be written there, and what is. */
    private static Set<String> names(Workspace workspace, Member member) {
        Set<String> names = new HashSet<>(workspace.names());
        names.addAll(member.content().importedModules());
        return names;
    }

    /** Completes once everything is known here that was to be read until now; also if that failed. */
    CompletableFuture<Void> settled() {
        return index.known().thenAcceptAsync(this::use, workers.compute()).exceptionally(error -> null);
    }

    /** {@return what holds for a file that is not open} */
    Agreement agreement(Path file) {
        Agreement agreement = documents.agreement();
        Workspace workspace = last;
        Optional<Member> member = workspace == null ? Optional.empty() : workspace.at(FileAddress.place(file));
        return workspace == null || member.isEmpty()
                ? agreement
                : agreement.with(workspace
                        .known(member.get(), member.get().content().importedModules())
                        .combine(agreement.imports()));
    }
}
