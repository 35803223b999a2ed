package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Memory;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.types.MemoryLimits;

/**
 * The functions of WASI preview 1 that take paths, or descriptors of files. Endive refuses {@code ..} and absolute paths,
 * but follows links in the middle of a path wherever they lead; here it is given paths without links, which
 * {@link Sandbox} has found to be inside. Also those that are not supported.
 */
final class SandboxedFiles {
    /** O_CREAT, O_EXCL and O_TRUNC. */
    private static final long CREATING = 1 | 4 | 8;

    private static final long CREATE = 1;

    private static final long DIRECTORY = 2;
    /** The rights fd_write, fd_allocate and fd_filestat_set_size. */
    private static final long WRITING = 1L << 6 | 1L << 8 | 1L << 22;

    private static final int FOLLOW = 1;
    /** The flag of descriptors with which Endive opens a file for writing whatever the rights. */
    private static final int APPEND = 1;

    private final WasiPreview1 wasi;
    private final Sandbox sandbox;
    private final FileTimes times;
    private final Listings listings = new Listings();
    /** Endive tells here which descriptor it has opened, so that it is guarded before the program can change the number. */
    private final Memory scratch = new ByteArrayMemory(new MemoryLimits(1, 1));

    private final Map<String, Call> calls = Map.ofEntries(
            Map.entry("path_create_directory", this::createDirectory),
            Map.entry("path_filestat_get", this::fileStatus),
            Map.entry("path_filestat_set_times", this::setTimes),
            Map.entry("path_link", this::link),
            Map.entry("path_open", this::open),
            Map.entry("path_readlink", this::readLink),
            Map.entry("path_remove_directory", this::removeDirectory),
            Map.entry("path_rename", this::rename),
            Map.entry("path_symlink", this::symbolicLink),
            Map.entry("path_unlink_file", this::unlink),
            Map.entry("fd_close", this::close),
            Map.entry("fd_renumber", this::renumber),
            Map.entry("fd_filestat_get", this::statusOfOpen),
            Map.entry("fd_readdir", this::readDirectory),
            Map.entry("fd_filestat_set_times", this::setTimesOfOpen),
            Map.entry("fd_fdstat_set_rights", SandboxedFiles::unsupported),
            Map.entry("proc_raise", SandboxedFiles::unsupported),
            Map.entry("sock_accept", SandboxedFiles::unsupported),
            Map.entry("sock_recv", SandboxedFiles::unsupported),
            Map.entry("sock_send", SandboxedFiles::unsupported));

    /**
     * The functions of a program.
     *
     * @param clock tells the time of files that are changed now
     */
    SandboxedFiles(WasiPreview1 wasi, Sandbox sandbox, Clock clock) {
        this.wasi = wasi;
        this.sandbox = sandbox;
        this.times = new FileTimes(clock);
    }

    /** {@return the functions by their names} */
    Map<String, Call> calls() {
        return calls;
    }

    private static int unsupported(Memory memory, long[] a) {
        return Errno.NOTSUP;
    }

    private Sandbox.Target target(Memory memory, long descriptor, long address, long length, boolean follow)
            throws IOException {
        return sandbox.target((int) descriptor, text(memory, address, length), follow);
    }

    /** {@return what a path leads to, to change it} */
    private Sandbox.Target changed(Memory memory, long descriptor, long address, long length, boolean follow)
            throws IOException {
        Sandbox.Target target = target(memory, descriptor, address, length, follow);
        requireWritable(descriptor);
        return target;
    }

    private void requireWritable(long descriptor) {
        sandbox.requireWritable((int) descriptor);
    }

    private static String text(Memory memory, long address, long length) {
        return memory.readString((int) address, (int) length);
    }

    private static boolean follows(long flags) {
        return (flags & FOLLOW) != 0;
    }

    private int createDirectory(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = changed(memory, a[0], a[1], a[2], false);
        return wasi.pathCreateDirectory(target.descriptor(), target.path());
    }

    private int fileStatus(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = target(memory, a[0], a[2], a[3], follows(a[1]));
        FileStatus.of(target.real()).write(memory, (int) a[4]);
        return Errno.SUCCESS;
    }

    private int setTimes(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = changed(memory, a[0], a[2], a[3], follows(a[1]));
        return times.set(target.real(), a[4], a[5], a[6]);
    }

    private int link(Memory memory, long[] a) throws IOException {
        Sandbox.Target from = changed(memory, a[0], a[2], a[3], follows(a[1]));
        Sandbox.Target to = changed(memory, a[4], a[5], a[6], false);
        if (to.slash() && !to.exists()) {
            return Errno.NOENT;
        }
        if (Files.isSymbolicLink(from.real())) {
            return Errno.NOTSUP; // Some systems would make a link to what it leads to, which may be outside.
        }
        return wasi.pathLink(from.descriptor(), (int) a[1], from.path(), to.descriptor(), to.path());
    }

    private int open(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = target(memory, a[0], a[2], a[3], follows(a[1]));
        if (target.slash() && !target.exists() && (a[4] & CREATE) != 0) {
            return Errno.ISDIR;
        }
        boolean writes = (a[4] & DIRECTORY) == 0 && (a[5] & WRITING) != 0;
        if ((a[4] & CREATING) != 0 || (a[7] & APPEND) != 0 || writes) {
            requireWritable(a[0]);
        }
        int error = wasi.pathOpen(
                scratch, target.descriptor(), (int) a[1], target.path(), (int) a[4], a[5], a[6], (int) a[7], 0);
        if (error == 0) {
            register(scratch.readInt(0), target, (int) a[0]);
            memory.writeI32((int) a[8], scratch.readInt(0));
        }
        return error;
    }

    private void register(int opened, Sandbox.Target target, int from) throws IOException {
        try {
            sandbox.opened(opened, target, from);
        } catch (IOException | Refused failure) {
            wasi.fdClose(opened); // Nobody would guard it.
            throw failure;
        }
    }

    private int readLink(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = target(memory, a[0], a[1], a[2], false);
        Path link = Files.readSymbolicLink(target.real());
        if (link.isAbsolute()) {
            return Errno.ACCES; // It names a place of the host, for which the program has no name.
        }
        byte[] text = Sandbox.slashed(link).getBytes(StandardCharsets.UTF_8);
        int length = (int) Math.min(text.length, a[4] & 0xFFFF_FFFFL);
        memory.write((int) a[3], text, 0, length);
        memory.writeI32((int) a[5], length);
        return Errno.SUCCESS;
    }

    private int removeDirectory(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = changed(memory, a[0], a[1], a[2], false);
        return wasi.pathRemoveDirectory(target.descriptor(), target.path());
    }

    private int rename(Memory memory, long[] a) throws IOException {
        Sandbox.Target from = changed(memory, a[0], a[1], a[2], false);
        Sandbox.Target to = changed(memory, a[3], a[4], a[5], false);
        sandbox.requireMovable(from);
        sandbox.requireMovable(to);
        Moves.move(from, to);
        sandbox.moved(from, to, (int) a[3]);
        return Errno.SUCCESS;
    }

    private int symbolicLink(Memory memory, long[] a) throws IOException {
        Sandbox.Target at = changed(memory, a[2], a[3], a[4], false);
        String text = text(memory, a[0], a[1]);
        if (text.isEmpty() || at.slash() && !at.exists()) {
            return Errno.NOENT;
        }
        Path link = at.real().getFileSystem().getPath(text);
        sandbox.requireInside((int) a[2], at, link);
        try {
            Files.createSymbolicLink(at.real(), link);
        } catch (UnsupportedOperationException none) {
            return Errno.NOTSUP;
        }
        return Errno.SUCCESS;
    }

    private int unlink(Memory memory, long[] a) throws IOException {
        Sandbox.Target target = changed(memory, a[0], a[1], a[2], false);
        return wasi.pathUnlinkFile(target.descriptor(), target.path());
    }

    private int close(Memory memory, long[] a) {
        int error = wasi.fdClose((int) a[0]);
        if (error == 0) {
            sandbox.closed((int) a[0]);
            listings.forget((int) a[0]);
        }
        return error;
    }

    private int renumber(Memory memory, long[] a) {
        int error = wasi.fdRenumber((int) a[0], (int) a[1]);
        if (error == 0 && a[0] != a[1]) {
            sandbox.renumbered((int) a[0], (int) a[1]);
            listings.forget((int) a[0]);
            listings.forget((int) a[1]);
        }
        return error;
    }

    private int setTimesOfOpen(Memory memory, long[] a) throws IOException {
        requireWritable(a[0]);
        return sandbox.isFile((int) a[0])
                ? times.set(sandbox.here((int) a[0]), a[1], a[2], a[3])
                : wasi.fdFilestatSetTimes((int) a[0], a[1], a[2], (int) a[3]);
    }

    private int statusOfOpen(Memory memory, long[] a) throws IOException {
        if (!sandbox.isFile((int) a[0])) {
            return wasi.fdFilestatGet(memory, (int) a[0], (int) a[1]);
        }
        FileStatus.of(sandbox.here((int) a[0])).write(memory, (int) a[1]);
        return Errno.SUCCESS;
    }

    private int readDirectory(Memory memory, long[] a) throws IOException {
        int descriptor = (int) a[0];
        if (!sandbox.isFile(descriptor)) {
            return wasi.fdReaddir(memory, descriptor, (int) a[1], (int) a[2], a[3], (int) a[4]);
        }
        if (a[3] < 0 || a[2] < 0) {
            return Errno.INVAL;
        }
        Path directory = sandbox.here(descriptor);
        boolean isRoot = sandbox.isRoot(descriptor);
        int used = listings.read(descriptor, directory, isRoot, a[3], memory, (int) a[1], (int) a[2]);
        memory.writeI32((int) a[4], used);
        return Errno.SUCCESS;
    }
}
