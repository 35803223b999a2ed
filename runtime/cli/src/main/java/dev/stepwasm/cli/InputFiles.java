package dev.stepwasm.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files that paths on the command line mean: a directory means the modules below it. */
final class InputFiles {
    private static final Set<String> ENDINGS = Set.of(".wat", ".wast", ".wasm");

    private InputFiles() {}

    /**
     * {@return the path itself, or the modules below it in the order of their names} Hidden directories and
     * {@code node_modules} are left out, symbolic links to directories are not followed.
     *
     * @throws CommandException if a directory cannot be read or holds no module
     */
    static List<Path> at(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(path, new Collector(path, found));
        } catch (IOException e) {
            throw CommandException.usageOrIo(Input.words(path, e));
        }
        if (found.isEmpty()) {
            throw CommandException.usageOrIo("no .wat, .wast or .wasm files in " + path);
        }
        found.sort(null);
        return found;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        Collector(Path root, List<Path> found) {
            this.root = root;
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
            if (ENDINGS.stream().anyMatch(name::endsWith)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
