package dev.stepwasm.dap.attach;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A folder that nobody but its user can look into or write to. Where files have no owner and permissions as POSIX knows
 * them, what the user's profile allows is relied on.
 */
final class PrivateFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OUR_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Path SELF = Path.of("/proc/self");

    private final Path path;

    PrivateFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** {@return whether there is something of that name} */
    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes the folder, or makes sure that nobody but the user has had access to it.
     *
     * @throws IOException with words, if somebody may have had it, or it cannot be made
     */
    void prepare() throws IOException {
        Path above = path.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        try {
            Files.createDirectory(path, isPosix() ? new FileAttribute<?>[] {OURS} : new FileAttribute<?>[] {});
        } catch (FileAlreadyExistsException e) {
            check();
            if (isPosix() && attributes(path).permissions().stream().anyMatch(OTHERS::contains)) {
                Files.setPosixFilePermissions(path, OURS.value());
            }
        }
    }

    /** @throws IOException with words, if it is no folder, not the user's, or others may write to it */
    void check() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw distrusted("is not a folder");
        }
        if (!isPosix()) {
            return;
        }
        PosixFileAttributes attributes = attributes(path);
        if (!attributes.owner().equals(user())) {
            throw distrusted("belongs to " + attributes.owner().getName());
        }
        if (attributes.permissions().stream().anyMatch(OTHERS_WRITE::contains)) {
            throw distrusted("can be written by others (" + PosixFilePermissions.toString(attributes.permissions())
                    + "); remove it, and it will be made anew");
        }
    }

    /** {@return whether a file in the folder is one that the user wrote and nobody else can read: not a link, for one} */
    boolean isPrivate(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!isPosix()) {
            return true;
        }
        PosixFileAttributes attributes = attributes(file);
        return attributes.owner().equals(user())
                && attributes.permissions().stream().noneMatch(OTHERS::contains);
    }

    /** {@return what makes a file private from its first moment} */
    FileAttribute<?>[] ofFile() {
        return isPosix() ? new FileAttribute<?>[] {OUR_FILE} : new FileAttribute<?>[] {};
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@return who runs this process: names may be missing or wrong, owners of what it makes are not} */
    private static UserPrincipal user() throws IOException {
        if (Files.exists(SELF)) {
            return Files.getOwner(SELF);
        }
        Path made = Files.createTempFile("stepwasm", ".tmp");
        try {
            return Files.getOwner(made);
        } finally {
            Files.delete(made);
        }
    }

    private IOException distrusted(String why) {
        return new FileSystemException(path.toString(), null, why);
    }
}
