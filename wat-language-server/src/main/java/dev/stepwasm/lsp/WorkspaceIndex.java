package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.FileInterface;
import dev.stepwasm.ide.workspace.Member;
import dev.stepwasm.ide.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who imports from whom in the workspace. Files are read in the background, by one thread, and again when the client says
 * that they have changed; of texts that are open, what the client has counts. Nothing here waits: who wants to know gets the
 * answer when everything is read that had changed when he asked. Safe for use from any thread.
 */
final class WorkspaceIndex {
    /** So many files are read in a moment, which needs no progress. */
    private static final int QUICK = 20;
    /** More imports and exports are not kept. */
    private static final int MOST = 500_000;

    private final Workers workers;
    private final OpenDocuments documents;
    private final WorkspaceFiles files;
    private final ClosedFiles closed;
    private final Progress progress;
    private final AtomicLong revision = new AtomicLong();
    private final Map<String, Overlay> overlays = new ConcurrentHashMap<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    private volatile Runnable changed = () -> {};
    private volatile boolean watched;
    private volatile boolean complete;
    private volatile @Nullable Picture picture;

    /** What an open text shows to others. */
    private record Overlay(String version, FileInterface content) {}

    /** A workspace, and what it was made of. */
    private record Picture(long revision, boolean complete, Set<String> opened, Workspace workspace) {}

    WorkspaceIndex(
            Workers workers, OpenDocuments documents, WorkspaceFiles files, ClosedFiles closed, Progress progress) {
        this.workers = workers;
        this.documents = documents;
        this.files = files;
        this.closed = closed;
        this.progress = progress;
    }

    void serve(ClientAbilities client) {
        watched = client.registersFiles();
    }

    /** Says whom to tell when something is known that was not; called before anything is read. */
    void whenChanged(Runnable listener) {
        changed = listener;
    }

    // What has to be read.

    /** Reads what is new in all folders. */
    void lookAtAll() {
        later(() -> {
            boolean was = complete;
            long before = revision.get();
            try {
                lookEverywhere();
            } catch (CancellationException e) {
                complete = false; // who asks for everything begins again
            }
            if (was != complete || before != revision.get()) {
                changed.run();
            }
        });
    }

    /** Reads some files again, or all if one of them is none: a folder that came or went. */
    void lookAt(Collection<Path> some) {
        if (!some.stream().allMatch(file -> FileAddress.isText(file) || FileAddress.isBinary(file))) {
            lookAtAll();
            return;
        }
        later(() -> {
            Set<Path> gone = new HashSet<>();
            for (Path file : some) {
                if (!files.contains(file)) {
                    gone.add(file);
                } else if (closed.look(file, documents.settings().largeFile())) {
                    revision.incrementAndGet();
                }
            }
            if (closed.forget(gone)) {
                revision.incrementAndGet();
            }
            changed.run();
        });
    }

    private synchronized void later(Runnable task) {
        work = work.handleAsync(
                (nothing, error) -> {
                    task.run();
                    return null;
                },
                workers.index());
    }

    private synchronized CompletableFuture<Void> settled() {
        return work;
    }

    private void lookEverywhere() {
        WorkspaceFiles.Listing listing = files.list(() -> {});
        List<Path> all = listing.files();
        Set<Path> gone = new HashSet<>(closed.files());
        gone.removeAll(new HashSet<>(all));
        boolean changed = closed.forget(gone);
        int fresh = all.size() - closed.files().size();
        try (Progress.Task task = fresh > QUICK ? progress.begin(null, "Indexing the workspace") : progress.silent()) {
            for (int i = 0; i < all.size(); i++) {
                task.checkWanted();
                workers.giveWay();
                changed |= closed.look(all.get(i), documents.settings().largeFile());
                task.report(i + 1, all.size());
            }
            complete = listing.complete();
        } finally {
            if (changed) {
                revision.incrementAndGet();
            }
        }
    }

    // What is known.

    /** {@return whether a file belongs to the workspace}, so that everyone who may have to do with it can be known */
    boolean contains(String uri) {
        return FileAddress.path(uri).filter(files::contains).isPresent();
    }

    /** {@return whether there is more than one text, so that one may have to do with another} */
    boolean hasSeveral() {
        return documents.all().size() + closed.files().size() > 1;
    }

    /** {@return the workspace, once everything is read}; reading begins again if the user had put an end to it */
    CompletableFuture<Workspace> whole() {
        if (!complete && !files.isEmpty()) {
            lookAtAll();
        }
        return workspace();
    }

    /** {@return the workspace, once everything is read that has changed} */
    CompletableFuture<Workspace> workspace() {
        if (!watched && !files.isEmpty()) {
            lookAtAll();
        }
        return known();
    }

    /** {@return the workspace as far as it was read}, once what is being read is */
    CompletableFuture<Workspace> known() {
        return settled().thenCompose(nothing -> opened()).thenApplyAsync(this::workspace, workers.compute());
    }

    /** {@return what the open texts show} */
    private CompletableFuture<Map<Snapshot, Overlay>> opened() {
        Map<Snapshot, Overlay> found = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Snapshot snapshot : documents.all()) {
            all.add(snapshot.analysis()
                    .thenAcceptAsync(
                            analysis -> found.put(snapshot, overlay(snapshot, () -> FileInterface.of(analysis))),
                            workers.compute())
                    .exceptionally(error -> {
                        // Outdated meanwhile: whoever asked is told that his question is too.
                        found.put(snapshot, overlay(snapshot, () -> FileInterface.UNKNOWN));
                        return null;
                    }));
        }
        return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).thenApply(nothing -> found);
    }

    private Overlay overlay(Snapshot snapshot, Supplier<FileInterface> content) {
        Overlay known = overlays.get(snapshot.uri());
        if (known != null && known.version.equals(snapshot.resultId())) {
            return known;
        }
        Overlay made = new Overlay(snapshot.resultId(), content.get());
        overlays.put(snapshot.uri(), made);
        return made;
    }

    private Workspace workspace(Map<Snapshot, Overlay> opened) {
        long now = revision.get();
        boolean all = complete;
        Set<String> versions = opened.values().stream().map(Overlay::version).collect(Collectors.toSet());
        Picture last = picture;
        if (last != null && last.revision == now && last.complete == all && last.opened.equals(versions)) {
            return last.workspace;
        }
        Workspace made = made(opened, all);
        picture = new Picture(now, all, versions, made);
        return made;
    }

    private Workspace made(Map<Snapshot, Overlay> opened, boolean read) {
        List<Member> members = new ArrayList<>();
        Set<Path> open = new HashSet<>();
        Set<String> uris = new HashSet<>();
        opened.forEach((snapshot, overlay) -> {
            Optional<Path> path = FileAddress.path(snapshot.uri());
            path.ifPresent(open::add);
            uris.add(snapshot.uri());
            members.add(new Member(snapshot.uri(), path.map(FileAddress::place), overlay.content));
        });
        overlays.keySet().retainAll(uris);
        int size = 0;
        boolean all = read;
        for (Map.Entry<Path, FileInterface> file : closed.contents().entrySet()) {
            if (!open.contains(file.getKey())) {
                FileInterface content = file.getValue();
                size += content.size();
                all &= content.complete() && size <= MOST;
                members.add(new Member(
                        FileAddress.uri(file.getKey()),
                        Optional.of(FileAddress.place(file.getKey())),
                        size <= MOST ? content : FileInterface.UNKNOWN));
            }
        }
        Picture last = picture;
        return new Workspace(members, all, last == null ? Optional.empty() : Optional.of(last.workspace));
    }
}
