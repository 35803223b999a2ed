package dev.stepwasm.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files that paths on the command line mean: a directory means the modules below it. */
final class InputFiles {
    private static final List<String> ENDINGS = List.of(".wat", ".wast", ".wasm");

    private InputFiles() {}

    /**
     * {@return the path itself, or the modules below it in the order of their names} Hidden directories and
     * {@code node_modules} are left out, symbolic links to directories are not followed.
     *
     * @throws CommandException if a directory cannot be read or holds no module
     */
    static List<Path> at(Path path) {
        return at(path, ENDINGS);
    }

    /** {@return the path itself, or the files below it with one of these endings} Like {@link #at(Path)}. */
    static List<Path> at(Path path, List<String> endings) {
        if (path.toString().isEmpty()) { // which would be all below the working directory
            throw CommandException.usageOrIo("a file name is empty; `.` is this directory");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> found = new ArrayList<>();
        try {
            // A link that was named is followed, others are not.
            Path root = Files.isSymbolicLink(path) ? path.toRealPath() : path;
            Files.walkFileTree(root, new Collector(root, endings, found));
            found.replaceAll(file -> path.resolve(root.relativize(file)));
        } catch (IOException e) {
            Path unreadable = e instanceof FileSystemException problem && problem.getFile() != null
                    ? Path.of(problem.getFile())
                    : path;
            throw CommandException.usageOrIo(Input.words(unreadable, e));
        }
        if (found.isEmpty()) {
            throw CommandException.usageOrIo("no " + words(endings) + " files in " + path);
        }
        found.sort(null);
        return found;
    }

    private static String words(List<String> endings) {
        int last = endings.size() - 1;
        return last == 0 ? endings.get(0) : String.join(", ", endings.subList(0, last)) + " or " + endings.get(last);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<String> endings;
        private final List<Path> found;

        Collector(Path root, List<String> endings, List<Path> found) {
            this.root = root;
            this.endings = endings;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean skipped = !directory.equals(root) && (name.startsWith(".") || name.equals("node_modules"));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (endings.stream().anyMatch(name::endsWith)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
