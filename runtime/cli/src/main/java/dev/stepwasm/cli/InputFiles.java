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
import java.util.function.Consumer;

/** The files that paths on the command line mean: a directory means the modules below it. */
final class InputFiles {
    private static final List<String> ENDINGS = List.of(".wat", ".wast", ".wasm");

    private InputFiles() {}

    /**
     * {@return the path itself, or the modules below it in the order of their names} Hidden directories and
     * {@code node_modules} are left out, symbolic links to directories are not followed.
     *
     * @param unread hears of what cannot be read below a directory, which keeps nothing else from being found
     * @throws CommandException if a directory holds no module
     */
    static List<Path> at(Path path, Consumer<CommandException> unread) {
        return at(path, ENDINGS, unread);
    }

    /** {@return the path itself, or the files below it with one of these endings} Like {@link #at(Path, Consumer)}. */
    static List<Path> at(Path path, List<String> endings, Consumer<CommandException> unread) {
        if (path.toString().isEmpty()) { // which would be all below the working directory
            throw CommandException.usageOrIo("a file name is empty; `.` is this directory");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Collector found = new Collector(path, endings);
        try {
            Files.walkFileTree(found.root, found);
        } catch (IOException e) {
            throw CommandException.usageOrIo(Input.words(path, e));
        }
        found.unread.forEach(unread);
        if (found.files.isEmpty() && found.unread.isEmpty()) {
            throw CommandException.usageOrIo("no " + words(endings) + " files in " + path);
        }
        found.files.sort(null);
        return found.files;
    }

    private static String words(List<String> endings) {
        int last = endings.size() - 1;
        return last == 0 ? endings.get(0) : String.join(", ", endings.subList(0, last)) + " or " + endings.get(last);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path named;
        private final Path root;
        private final List<String> endings;
        private final List<Path> files = new ArrayList<>();
        private final List<CommandException> unread = new ArrayList<>();

        Collector(Path named, List<String> endings) {
            this.named = named;
            this.root = target(named);
            this.endings = endings;
        }

        /** {@return what a link points to} A link that was named is followed, others are not. */
        private static Path target(Path named) {
            try {
                return Files.isSymbolicLink(named) ? named.toRealPath() : named;
            } catch (IOException e) {
                throw CommandException.usageOrIo(Input.words(named, e));
            }
        }

        /** {@return a path below the root as the user would write it} */
        private Path shown(Path file) {
            return named.resolve(root.relativize(file));
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
                files.add(shown(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            unread.add(CommandException.usageOrIo(Input.words(shown(file), problem)));
            return FileVisitResult.CONTINUE;
        }
    }
}
