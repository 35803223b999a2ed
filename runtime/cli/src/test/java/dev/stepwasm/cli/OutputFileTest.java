package dev.stepwasm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written completely or not at all, and every refusal names the file. */
final class OutputFileTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void writesANewFileAndReplacesAnOldOneWithNothingLeftBeside() throws Exception {
        Path file = folder.resolve("a.wasm");
        OutputFile.write(file, new byte[] {9});
        OutputFile.write(file, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(names()).containsExactly("a.wasm");
    }

    @Test
    void keepsPermissionsAndFollowsLinks() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.write(folder.resolve("a.wat"), new byte[] {9});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Path link = Files.createSymbolicLink(folder.resolve("link.wat"), file);
        OutputFile.write(link, CONTENT);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void saysWhyAFileCannotBeWritten() throws Exception {
        refuses(folder, folder + " is a directory, not a file");
        Path deep = folder.resolve("absent/a.wasm");
        refuses(deep, "cannot write " + deep + ": there is no directory " + deep.getParent());
        Path file = Files.write(folder.resolve("file"), new byte[] {9});
        Path below = file.resolve("a.wasm");
        refuses(below, "cannot write " + below + ": ");
        assertThat(file).hasBinaryContent(new byte[] {9});
        assertThat(names()).containsExactly("file");
    }

    @Test
    void leavesAFileAloneThatMustNotBeWritten() throws Exception {
        Path file = Files.write(folder.resolve("a.wasm"), new byte[] {9});
        assumeThat(file.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(file))
                .as("the superuser may write everything")
                .isFalse();
        refuses(file, "cannot write " + file + ": permission denied");
        assertThat(file).hasBinaryContent(new byte[] {9});
    }

    @Test
    void writesToDevices() {
        Path device = Path.of("/dev/null");
        assumeThat(Files.exists(device)).isTrue();
        OutputFile.write(device, CONTENT);
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void saysThatADiskIsFull() {
        Path device = Path.of("/dev/full");
        assumeThat(Files.exists(device)).isTrue();
        refuses(device, "cannot write /dev/full: No space left on device");
    }

    @Test
    void refusesToWriteOverTheInput() throws Exception {
        Path input = Files.write(folder.resolve("a.wat"), CONTENT);
        Path same = folder.resolve("./a.wat");
        assertThatThrownBy(() -> OutputFile.mustDiffer(input, same))
                .hasMessage(same + " is the input itself and is not written over: give another name with -o");
        OutputFile.mustDiffer(input, folder.resolve("b.wasm"));
        OutputFile.mustDiffer(input, OutputFile.STANDARD_STREAM);
    }

    @Test
    void putsNoBinaryOnATerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal person =
                new Terminal(new PrintStream(out), new PrintStream(out), Terminal.Colours.NONE, Terminal.Reader.PERSON);
        assertThatThrownBy(() -> OutputFile.write(person, OutputFile.STANDARD_STREAM, CONTENT, true))
                .hasMessageContaining("redirect standard output");
        assertThat(out.size()).isZero();
        OutputFile.write(person, OutputFile.STANDARD_STREAM, CONTENT, false);
        Terminal pipe = new Terminal(new PrintStream(out), new PrintStream(out));
        OutputFile.write(pipe, OutputFile.STANDARD_STREAM, CONTENT, true);
        assertThat(out.toByteArray()).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void saysThatStandardOutputIsGone() {
        PrintStream broken = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        });
        Terminal terminal = new Terminal(broken, broken);
        assertThatThrownBy(() -> OutputFile.write(terminal, OutputFile.STANDARD_STREAM, CONTENT, true))
                .hasMessage("cannot write to standard output");
    }

    private static void refuses(Path file, String message) {
        assertThatThrownBy(() -> OutputFile.write(file, CONTENT))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith(message)
                .extracting(e -> ((CommandException) e).code())
                .isEqualTo(CommandException.USAGE_OR_IO);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
