package dev.stepwasm.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A file that a verb writes: completely or not at all. The content goes to a file beside it first, which then takes its
 * place in one step, so that a full disk or an interruption leaves the old content, or none.
 */
final class OutputFile {
    /** Stands for standard output, or standard input, on a command line. */
    static final Path STANDARD_STREAM = Path.of("-");

    private OutputFile() {}

    /**
     * Writes a file, or standard output if that is what {@code file} stands for.
     *
     * @param binary whether the content would upset a terminal
     * @throws CommandException with a sentence naming the file when that cannot be done; nothing is written then
     */
    static void write(Terminal terminal, Path file, byte[] content, boolean binary) {
        if (!file.equals(STANDARD_STREAM)) {
            write(file, content);
            return;
        }
        if (binary && terminal.reader() == Terminal.Reader.PERSON) {
            throw CommandException.usageOrIo(
                    "a binary would upset the terminal: redirect standard output, or name a file with -o");
        }
        terminal.out().write(content, 0, content.length);
        terminal.out().flush();
        if (terminal.out().checkError()) {
            throw CommandException.usageOrIo("cannot write to standard output");
        }
    }

    /**
     * Writes a file. A link is followed, and a file that was there keeps its permissions.
     *
     * @throws CommandException with a sentence naming the file when that cannot be done; nothing is written then
     */
    static void write(Path file, byte[] content) {
        if (Files.isDirectory(file)) {
            throw CommandException.usageOrIo(file + " is a directory, not a file");
        }
        try {
            if (file.startsWith("/dev") || file.startsWith("/proc")) {
                // `/dev/stdout` is what the shell has opened, behind what stands there already
                Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                return;
            }
            Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                // a device or a pipe has no content to keep
                Files.write(target, content);
            } else {
                replace(target.toAbsolutePath(), content);
            }
        } catch (IOException e) {
            throw CommandException.usageOrIo(words(file, e));
        }
    }

    /**
     * Keeps a verb from writing over what it reads.
     *
     * @throws CommandException if both are the same file
     */
    static void mustDiffer(Path input, Path output) {
        try {
            boolean areFiles = !input.equals(STANDARD_STREAM) && !output.equals(STANDARD_STREAM);
            if (areFiles && Files.exists(output) && Files.isSameFile(input, output)) {
                throw CommandException.usageOrIo(
                        output + " is the input itself and is not written over: give another name with -o");
            }
        } catch (IOException e) {
            throw CommandException.usageOrIo(words(output, e));
        }
    }

    private static void replace(Path target, byte[] content) throws IOException {
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        // an interruption ends the JVM in an orderly way, and this runs then
        draft.toFile().deleteOnExit();
        try {
            try (OutputStream out =
                    Files.newOutputStream(draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
                out.write(content);
            }
            keepPermissions(target, draft);
            move(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.exists(from) && Files.getFileStore(from).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
            Files.setPosixFilePermissions(to, permissions);
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // the content is complete by now; a file system without atomic moves can do no better
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String words(Path file, IOException problem) {
        Path folder = file.toAbsolutePath().getParent();
        if (problem instanceof NoSuchFileException && folder != null && !Files.isDirectory(folder)) {
            return "cannot write " + file + ": there is no directory " + folder;
        }
        if (problem instanceof AccessDeniedException) {
            return "cannot write " + file + ": permission denied";
        }
        String reason = problem instanceof FileSystemException detailed ? detailed.getReason() : problem.getMessage();
        return "cannot write " + file + ": " + (reason == null ? problem.getMessage() : reason);
    }
}
