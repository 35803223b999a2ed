package dev.stepwasm.dap.attach;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.user.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The programs of this user that a debugger can attach to: a file for each, in a folder that nobody else can read. Who
 * reads it finds out without talking to a program whether it still runs, and removes the files of those that were killed.
 * Safe for use from any thread and several processes.
 */
public final class ProgramFiles {
    private static final String ENDING = ".json";
    private static final String UNFINISHED = ".tmp";
    private static final Pattern NAME = Pattern.compile("[1-9][0-9]{0,9}(\\.json|\\.tmp)");
    /** No program writes more. */
    private static final int LONGEST = 1 << 14;
    /** After this nobody waits for a program of another machine that shares the folder, or from before a start of this. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final PrivateFolder folder;

    /** @param folder in which the files are; it need not be there yet */
    public ProgramFiles(Path folder) {
        this.folder = new PrivateFolder(folder);
    }

    /** {@return the files of the user of this machine} */
    public static ProgramFiles ofUser() {
        return new ProgramFiles(UserCache.folder("programs"));
    }

    /**
     * Offers a program to debuggers of the user.
     *
     * @throws IOException with words, if that cannot be, or others could read or forge it
     */
    public void publish(OfferedProgram program) throws IOException {
        folder.prepare();
        JsonObject content = new JsonObject();
        content.addProperty("pid", program.pid());
        content.addProperty("process", program.process());
        content.addProperty("since", program.since().toString());
        content.addProperty("host", program.host());
        content.addProperty("port", program.port());
        content.addProperty("token", program.token());
        content.addProperty("program", program.program());
        content.addProperty("version", program.version());
        Path fresh = folder.path().resolve(program.pid() + UNFINISHED);
        Files.deleteIfExists(fresh); // Of a process that had this number and was killed just there.
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(fresh, anew, folder.ofFile())) {
            channel.write(StandardCharsets.UTF_8.encode(new Gson().toJson(content)));
        }
        try {
            Files.move(fresh, file(program.pid()), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file(program.pid()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Takes an offer back, if it still stands: a process whose class loaders each have a Stepwasm of their own may have
     * published another one since.
     */
    public void withdraw(OfferedProgram program) throws IOException {
        Path file = file(program.pid());
        if (folder.exists() && read(file).equals(Optional.of(program))) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * {@return the programs that run, by the numbers of their processes} Files that say nothing, or may be written by
     * somebody else, are passed over.
     *
     * @throws IOException with words, if the folder is not to be trusted
     */
    public List<OfferedProgram> list() throws IOException {
        if (!folder.exists()) {
            return List.of();
        }
        folder.check();
        List<OfferedProgram> running = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path())) {
            for (Path file : files) {
                look(file).ifPresent(running::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        running.sort(Comparator.comparingLong(OfferedProgram::pid));
        return running;
    }

    /** {@return the program of a process, if it runs and can be attached to} @throws IOException as {@link #list} does */
    public Optional<OfferedProgram> of(long pid) throws IOException {
        return list().stream().filter(program -> program.pid() == pid).findFirst();
    }

    /** {@return the program that listens on a port} @throws IOException as {@link #list} does */
    public Optional<OfferedProgram> at(int port) throws IOException {
        return list().stream().filter(program -> program.port() == port).findFirst();
    }

    private Path file(long pid) {
        return folder.path().resolve(pid + ENDING);
    }

    /** {@return the program that a file is about, if it runs} */
    private Optional<OfferedProgram> look(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            if (!folder.isPrivate(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(name.substring(0, name.indexOf('.')));
            Optional<String> process = ProcessIdentity.of(pid);
            if (name.endsWith(UNFINISHED)) {
                removeIf(process.isEmpty(), file);
                return Optional.empty();
            }
            Optional<OfferedProgram> program = read(file).filter(read -> read.pid() == pid);
            boolean runs = program.isPresent() && process.equals(program.map(OfferedProgram::process));
            removeIf(program.isPresent() && !runs && isOver(program.get(), file), file);
            return runs ? program : Optional.empty();
        } catch (IOException e) { // Somebody else removed it, or it cannot be read.
            return Optional.empty();
        }
    }

    /** {@return whether a program that does not run here cannot run elsewhere either} */
    private static boolean isOver(OfferedProgram program, Path file) throws IOException {
        return ProcessIdentity.isOfThisStart(program.process())
                || Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(FORGOTTEN));
    }

    private static void removeIf(boolean over, Path file) throws IOException {
        if (over) {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<OfferedProgram> read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(LONGEST + 1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return bytes.length > LONGEST
                ? Optional.empty()
                : StrictJson.object(new String(bytes, StandardCharsets.UTF_8)).flatMap(ProgramFiles::program);
    }

    private static Optional<OfferedProgram> program(JsonObject content) {
        OptionalInt pid = StrictJson.number(content, "pid");
        OptionalInt port = StrictJson.number(content, "port");
        try {
            return Optional.of(new OfferedProgram(
                    pid.orElse(0),
                    StrictJson.text(content, "process").orElseThrow(),
                    Instant.parse(StrictJson.text(content, "since").orElseThrow()),
                    StrictJson.text(content, "host").orElseThrow(),
                    port.orElse(0),
                    StrictJson.text(content, "token").orElseThrow(),
                    StrictJson.text(content, "program").orElseThrow(),
                    StrictJson.text(content, "version").orElse("")));
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException incomplete) {
            return Optional.empty();
        }
    }
}
