package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives files and directories other names, as POSIX says for {@code rename}. */
final class Moves {
    private Moves() {}

    /**
     * Moves a file, a directory or a link itself. A file replaces a file or a link, a directory an empty directory.
     *
     * @throws Refused if that is not possible
     */
    static void move(Sandbox.Target from, Sandbox.Target to) throws IOException {
        boolean isDirectory = isDirectory(from.real());
        if (!from.exists()) {
            throw new Refused(Errno.NOENT);
        }
        if (to.slash() && !isDirectory) {
            throw new Refused(Errno.NOTDIR);
        }
        if (isDirectory && !to.real().equals(from.real()) && to.real().startsWith(from.real())) {
            throw new Refused(Errno.INVAL);
        }
        try {
            // This is what lets the JDK ask the system for it, which replaces or refuses in one go.
            Files.move(from.real(), to.real(), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            throw explained(failure, isDirectory, to.real());
        }
    }

    /** The JDK tells the number of the system's error in words only. */
    private static IOException explained(FileSystemException failure, boolean isDirectory, Path to) throws IOException {
        if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            return failure;
        }
        if (isDirectory != isDirectory(to)) {
            throw new Refused(isDirectory ? Errno.NOTDIR : Errno.ISDIR);
        }
        if (isDirectory && !isEmpty(to)) {
            throw new Refused(Errno.NOTEMPTY);
        }
        return failure;
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }
}
