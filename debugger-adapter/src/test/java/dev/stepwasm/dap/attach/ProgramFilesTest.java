package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.dap.AdapterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgramFilesTest {
    private static final OfferedProgram HERE = OfferedPrograms.ofThisProcess("shop");

    @TempDir
    private Path root;

    private Path folder;
    private ProgramFiles files;

    @BeforeEach
    void look() {
        folder = root.resolve("not/there/yet/programs");
        files = new ProgramFiles(folder);
    }

    @Test
    void offerAProgramUntilItIsWithdrawn() throws IOException {
        assertThat(files.list()).isEmpty();

        files.publish(HERE);
        files.publish(HERE);

        assertThat(files.list()).containsExactly(HERE);
        assertThat(files.of(HERE.pid())).contains(HERE);
        assertThat(files.at(5005)).contains(HERE);
        assertThat(files.at(5006)).isEmpty();
        assertThat(names()).containsExactly(HERE.pid() + ".json");

        files.withdraw(HERE);
        files.withdraw(HERE);

        assertThat(files.list()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void ofTheSameProcessAreToldApart() throws IOException {
        files.publish(HERE);
        OfferedProgram other = OfferedPrograms.ofThisProcess("another class loader");
        files.publish(other);

        files.withdraw(HERE);

        assertThat(files.list()).containsExactly(other);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void areForTheEyesOfTheirUserOnly() throws IOException {
        files.publish(HERE);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(file(HERE.pid()))).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void areHiddenWhereOthersCouldSeeThem() throws IOException {
        Files.createDirectories(folder);
        permit(folder, "rwxr-xr-x");

        files.publish(HERE);

        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rwx-w----"})
    @DisabledOnOs(OS.WINDOWS)
    void areNotWrittenWhereOthersCanWrite(String permissions) throws IOException {
        Files.createDirectories(folder);
        permit(folder, permissions);

        assertThatThrownBy(() -> files.publish(HERE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can be written by others (" + permissions + "); remove it");
        assertThatThrownBy(files::list).hasMessageContaining("can be written by others");
        assertThat(names()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void areNotWrittenThroughALink() throws IOException {
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        permit(elsewhere, "rwx------");
        Files.createDirectories(folder.getParent());
        Files.createSymbolicLink(folder, elsewhere);

        assertThatThrownBy(() -> files.publish(HERE)).hasMessageContaining("is not a folder");
        assertThatThrownBy(files::list).hasMessageContaining("is not a folder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    /** Only root can make what belongs to somebody else. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void areNotWrittenToTheFolderOfSomebodyElse() throws IOException {
        Files.createDirectories(folder);
        permit(folder, "rwx------");
        if (!giveAway(folder)) {
            return;
        }
        assertThatThrownBy(() -> files.publish(HERE)).hasMessageContaining("belongs to ");
        assertThatThrownBy(files::list).hasMessageContaining("belongs to ");
    }

    @Test
    void ofProcessesThatAreNoMoreAreRemoved() throws Exception {
        Process process = new ProcessBuilder(AdapterProcess.java(Embedder.class)).start();
        files.publish(OfferedPrograms.of(
                process.pid(), ProcessIdentity.of(process.pid()).orElseThrow(), "short"));
        assertThat(files.list()).hasSize(1);
        process.outputWriter().close();
        process.waitFor();

        assertThat(files.list()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void ofAProcessWhoseNumberHasAnotherNowAreRemoved() throws IOException {
        String earlier = HERE.process() + "0";
        files.publish(OfferedPrograms.of(HERE.pid(), earlier, "earlier"));

        assertThat(files.of(HERE.pid())).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void thatWereNeverFinishedAreRemoved() throws IOException {
        files.publish(HERE);
        Path ours = write(HERE.pid() + ".tmp", "{");
        write(noProcess() + ".tmp", "{");

        files.list();
        assertThat(names()).containsExactlyInAnyOrder(HERE.pid() + ".json", HERE.pid() + ".tmp");

        files.publish(HERE);
        assertThat(ours).doesNotExist();
    }

    /** A home on the network is shared by machines, and each has a process of this number. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void ofOtherMachinesAreLeftAloneForAWeek() throws IOException {
        files.publish(OfferedPrograms.of(HERE.pid(), "another-start/17", "far"));

        assertThat(files.list()).isEmpty();
        assertThat(names()).hasSize(1);

        Files.setLastModifiedTime(file(HERE.pid()), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        assertThat(files.list()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\u0000\u0001",
                "{}",
                "{'pid': 1e99999999}",
                "{'pid': 'me'}",
                "{'pid': PID}",
                "{'pid': PID, 'process': 'P', 'since': 'today', 'host': 'h', 'port': 1, 'token': '', 'program': ''}",
                "{'pid': PID, 'process': 'P', 'since': '2026-01-02T03:04:05Z', 'host': 'h', 'port': 0, 'token': '',"
                        + " 'program': ''}",
                "{'pid': PID, 'process': 'P', 'since': '2026-01-02T03:04:05Z', 'host': 'h', 'port': 65536, 'token': '',"
                        + " 'program': ''}",
                "{'pid': PID, 'process': 'P', 'since': '2026-01-02T03:04:05Z', 'host': 5, 'port': 1, 'token': '',"
                        + " 'program': ''}",
                "{'pid': 1, 'process': 'P', 'since': '2026-01-02T03:04:05Z', 'host': 'h', 'port': 1, 'token': '',"
                        + " 'program': ''}",
            })
    void thatSayNothingArePassedOver(String content) throws IOException {
        files.publish(HERE);
        write(
                HERE.pid() + ".json",
                content.replace("PID", String.valueOf(HERE.pid()))
                        .replace("'P'", "'" + HERE.process() + "'")
                        .replace('\'', '"'));

        assertThat(files.list()).isEmpty();
        assertThat(names()).as("left for whoever wrote it").hasSize(1);
    }

    @Test
    void thatAreHugeOrDeepArePassedOver() throws IOException {
        files.publish(HERE);
        String good = Files.readString(file(HERE.pid()));

        write(HERE.pid() + ".json", good.replace("}", ",\"more\":\"" + "x".repeat(1 << 20) + "\"}"));
        assertThat(files.list()).isEmpty();
        write(HERE.pid() + ".json", good.replace("}", ",\"more\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));
        assertThat(files.list()).isEmpty();
        write(HERE.pid() + ".json", good.replace("}", ",\"more\":\"\"}"));
        assertThat(files.list()).containsExactly(HERE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thatOthersMayHaveWrittenOrReadArePassedOver() throws IOException {
        files.publish(HERE);
        for (String permissions : List.of("rw-rw----", "rw-r--r--", "rw----rw-")) {
            permit(file(HERE.pid()), permissions);
            assertThat(files.list()).as(permissions).isEmpty();
        }
        permit(file(HERE.pid()), "rw-------");
        assertThat(files.list()).hasSize(1);

        Path moved = Files.move(file(HERE.pid()), root.resolve("moved"));
        Files.createSymbolicLink(file(HERE.pid()), moved);
        assertThat(files.list()).as("a link").isEmpty();

        Files.delete(file(HERE.pid()));
        Files.createDirectory(file(HERE.pid()));
        assertThat(files.list()).as("a folder").isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ofSomebodyElseArePassedOver() throws IOException {
        files.publish(HERE);
        if (giveAway(file(HERE.pid()))) {
            assertThat(files.list()).isEmpty();
        }
    }

    @Test
    void withOtherNamesAreNotOurs() throws IOException {
        files.publish(HERE);
        String content = Files.readString(file(HERE.pid()));
        write("0" + HERE.pid() + ".json", content);
        write("program.json", content);
        write(HERE.pid() + ".json.bak", content);

        assertThat(files.list()).containsExactly(HERE);
        assertThat(names()).hasSize(4);
    }

    @Test
    void sayNothingThatATerminalWouldObey() throws IOException {
        files.publish(OfferedPrograms.ofThisProcess("\u001b[2Jsh\nop\u202e" + "x".repeat(1000)));

        OfferedProgram read = files.list().getFirst();
        assertThat(read.program()).startsWith("?[2Jsh?op?xxx").hasSize(200);
        assertThat(read.toString()).doesNotContain(OfferedPrograms.TOKEN);
    }

    /** {@return a number that no process has} */
    private static long noProcess() {
        long pid = 99_999;
        while (ProcessHandle.of(pid).isPresent()) {
            pid++;
        }
        return pid;
    }

    private Path write(String name, String content) throws IOException {
        Path written = folder.resolve(name);
        Files.deleteIfExists(written);
        Files.createFile(written, new PrivateFolder(folder).ofFile());
        return Files.writeString(written, content);
    }

    private Path file(long pid) {
        return folder.resolve(pid + ".json");
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(Path::getFileName).map(Path::toString).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Makes something belong to another user. {@return whether that could be done, which only root can} */
    private static boolean giveAway(Path path) throws IOException {
        try {
            Files.setAttribute(path, "unix:uid", 65534);
            return true;
        } catch (IOException notRoot) {
            return false;
        }
    }
}
