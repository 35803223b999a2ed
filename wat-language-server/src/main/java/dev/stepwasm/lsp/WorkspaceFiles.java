package dev.stepwasm.lsp;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The texts and binaries below the folders of a workspace. Folders that hold what others have made, and hidden ones, are left out; links
 * are not followed. Safe for use from any thread.
 */
final class WorkspaceFiles {
    /** More are not looked at: a workspace of that size is the root of a disk, or the like. */
    static final int MOST_FILES = 10_000;

    private static final int MOST_VISITED = 200_000;
    private static final int DEEPEST = 64;
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "target", "build", "dist", "out");

    private final Map<String, Path> folders = new LinkedHashMap<>();

    /** Adds a folder by its address; one that is no folder of this machine is not looked at. */
    synchronized void add(String uri) {
        FileAddress.path(uri).ifPresent(folder -> folders.put(uri, folder));
    }

    /** Takes a folder away. */
    synchronized void remove(String uri) {
        folders.remove(uri);
    }

    /** {@return whether there is any folder} */
    synchronized boolean isEmpty() {
        return folders.isEmpty();
    }

    /**
     * What was found.
     *
     * @param complete whether that is all
     */
    record Listing(List<Path> files, boolean complete) {
        /** {@return the texts among them} */
        List<Path> texts() {
            return files.stream().filter(FileAddress::isText).toList();
        }
    }

    /** {@return whether a file lies below a folder, whether it is there or not} */
    synchronized boolean contains(Path file) {
        return folders.values().stream().anyMatch(file::startsWith);
    }

    /**
     * {@return the files that are there now, each once}
     *
     * @param checkpoint called now and then; whatever it throws ends the search and is passed on
     */
    Listing list(Runnable checkpoint) {
        return list(file -> FileAddress.isText(file) || FileAddress.isBinary(file), checkpoint);
    }

    /** {@return the folders, each once} */
    synchronized List<Path> folders() {
        return List.copyOf(folders.values());
    }

    /**
     * {@return the files of some kind that are there now, each once}
     *
     * @param checkpoint called now and then; whatever it throws ends the search and is passed on
     */
    Listing list(Predicate<Path> wanted, Runnable checkpoint) {
        List<Path> roots = folders();
        List<Path> found = new ArrayList<>();
        boolean complete = true;
        for (Path root : roots) {
            boolean within = roots.stream().anyMatch(other -> !other.equals(root) && root.startsWith(other));
            if (!within) {
                complete &= search(root, wanted, found, checkpoint);
            }
        }
        return new Listing(found, complete);
    }

    private static boolean search(Path root, Predicate<Path> wanted, List<Path> found, Runnable checkpoint) {
        // A folder may be a link itself; only links within are not followed.
        Path start = Files.isSymbolicLink(root) ? root.resolve(".") : root;
        Search search = new Search(start, wanted, found, checkpoint);
        try {
            Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEEPEST, search);
        } catch (IOException e) {
            return false; // A folder that cannot be read has no files for us; the visitor passes over those within it.
        }
        return !search.isFull();
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Predicate<Path> wanted;
        private final List<Path> found;
        private final Runnable checkpoint;
        private int visited;

        Search(Path root, Predicate<Path> wanted, List<Path> found, Runnable checkpoint) {
            this.root = root;
            this.wanted = wanted;
            this.found = found;
            this.checkpoint = checkpoint;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            checkpoint.run();
            String name = String.valueOf(folder.getFileName());
            boolean skipped = !folder.equals(root) && (name.startsWith(".") || LEFT_OUT.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : next();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && wanted.test(file)) {
                found.add(file.normalize());
            }
            return next();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return next();
        }

        private FileVisitResult next() {
            visited++;
            return isFull() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        boolean isFull() {
            return visited > MOST_VISITED || found.size() >= MOST_FILES;
        }
    }
}
