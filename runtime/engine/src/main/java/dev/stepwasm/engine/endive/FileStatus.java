package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import run.endive.runtime.Memory;

/**
 * What WASI tells of a file, of a link itself. Where the system has no devices, inodes and numbers of links they are 0, 0
 * and 1.
 *
 * @param changed when anything of it was changed last, also its name
 */
record FileStatus(
        long device,
        long inode,
        Type type,
        long links,
        long size,
        FileTime accessed,
        FileTime modified,
        FileTime changed) {

    /** Types of files, with the numbers of WASI preview 1. */
    enum Type {
        UNKNOWN(0),
        DIRECTORY(3),
        REGULAR(4),
        LINK(7);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        private static Type of(BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                return LINK;
            }
            return attributes.isDirectory() ? DIRECTORY : attributes.isRegularFile() ? REGULAR : UNKNOWN;
        }

        byte number() {
            return (byte) number;
        }
    }

    /** {@return the status of a file, or of a link} */
    static FileStatus of(Path path) throws IOException {
        var basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Map<String, Object> unix =
                path.getFileSystem().supportedFileAttributeViews().contains("unix")
                        ? Files.readAttributes(path, "unix:dev,ino,nlink,ctime", LinkOption.NOFOLLOW_LINKS)
                        : Map.of();
        return new FileStatus(
                number(unix, "dev", 0),
                number(unix, "ino", 0),
                Type.of(basic),
                number(unix, "nlink", 1),
                basic.size(),
                basic.lastAccessTime(),
                basic.lastModifiedTime(),
                unix.get("ctime") instanceof FileTime time ? time : basic.lastModifiedTime());
    }

    private static long number(Map<String, Object> attributes, String name, long otherwise) {
        return attributes.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /** Writes a {@code filestat}. */
    void write(Memory memory, int at) {
        memory.writeLong(at, device);
        memory.writeLong(at + 8, inode);
        memory.writeLong(at + 16, type.number());
        memory.writeLong(at + 24, links);
        memory.writeLong(at + 32, size);
        memory.writeLong(at + 40, accessed.to(TimeUnit.NANOSECONDS));
        memory.writeLong(at + 48, modified.to(TimeUnit.NANOSECONDS));
        memory.writeLong(at + 56, changed.to(TimeUnit.NANOSECONDS));
    }
}
