package dev.stepwasm.dap;

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
import org.jspecify.annotations.Nullable;

/**
 * The files in some folders that can be texts, modules or Java sources. Links are not followed, so that nothing outside is
 * looked at, and hidden folders and those of npm are left out. Immutable.
 */
final class SourceIndex {
    private final List<Entry> texts = new ArrayList<>();
    private final List<Entry> binaries = new ArrayList<>();
    private final List<Path> java = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** A file and how many bytes it has. */
    record Entry(Path file, long size) {}

    /**
     * How much is looked at.
     *
     * @param entries files and folders, over all folders
     * @param depth of folders in folders
     * @param fileSize bytes of a file; larger ones are left out
     * @param textSize bytes of all texts that are assembled
     */
    record Limits(int entries, int depth, long fileSize, long textSize) {
        static final Limits DEFAULT = new Limits(100_000, 24, 1 << 24, 1 << 24);
    }

    private SourceIndex() {}

    /** {@return what is in these folders} */
    static SourceIndex of(List<Path> folders, Limits limits) {
        SourceIndex index = new SourceIndex();
        int left = limits.entries();
        for (Path folder : folders) {
            left = index.add(folder, limits, left);
        }
        return index;
    }

    private int add(Path folder, Limits limits, int most) {
        Path real;
        try {
            real = folder.toRealPath(); // A folder that is given may be a link; those inside are not followed.
        } catch (IOException e) {
            complaints.add("there is no folder " + folder);
            return most;
        }
        Walk walk = new Walk(folder, real, limits.fileSize(), most);
        try {
            Files.walkFileTree(real, Set.of(), limits.depth(), walk);
        } catch (IOException e) {
            complaints.add(folder + " cannot be read: " + e.getMessage());
        }
        if (walk.left < 0) {
            complaints.add(folder + " is not looked through whole: only the first " + limits.entries()
                    + " files and folders are; name the folders with the sources");
        }
        return Math.max(0, walk.left);
    }

    /** {@return files that may be texts of modules, in the order in which they were found} */
    List<Entry> texts() {
        return texts;
    }

    /** {@return files that may be binary modules} */
    List<Entry> binaries() {
        return binaries;
    }

    /** {@return what could not be looked at, in words} */
    List<String> complaints() {
        return complaints;
    }

    /** {@return files that may be the source of a Java class of that file name} */
    List<Path> java(String fileName) {
        return java.stream()
                .filter(file -> String.valueOf(file.getFileName()).equals(fileName))
                .toList();
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path given;
        private final Path real;
        private final long largest;
        private int left;

        Walk(Path given, Path real, long largest, int most) {
            this.given = given;
            this.real = real;
            this.largest = largest;
            this.left = most;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            left--;
            if (left < 0) {
                return FileVisitResult.TERMINATE;
            }
            String name = String.valueOf(folder.getFileName());
            boolean skipped = !folder.equals(real) && (name.startsWith(".") || name.equals("node_modules"));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            left--;
            if (left < 0) {
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile() && attributes.size() <= largest) {
                Path shown = given.resolve(real.relativize(file));
                String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                if (name.endsWith(".wat")) {
                    texts.add(new Entry(shown, attributes.size()));
                } else if (name.endsWith(".wasm")) {
                    binaries.add(new Entry(shown, attributes.size()));
                } else if (name.endsWith(".java")) {
                    java.add(shown);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
            return FileVisitResult.CONTINUE;
        }
    }
}
