package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.dap.attach.OfferedPrograms;
import dev.stepwasm.dap.attach.ProgramFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DapToolTest {
    @TempDir
    private Path folder;

    private ProgramFiles programs;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void look() {
        programs = new ProgramFiles(folder.resolve("programs"));
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ToolProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(tool -> tool.name().equals("dap")))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--listen",
                "--listen=many",
                "--listen 70000",
                "--listen=-1",
                "program.wat",
                "--port 1",
                "--json",
                "--list it"
            })
    void teachesItsUse(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("usage: stepwasm dap [--listen PORT | --list [--json]]");
        assertThat(out.size()).isZero();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("usage: stepwasm dap [--listen PORT | --list [--json]]");
    }

    @Test
    void listsWhatCanBeAttachedTo() throws IOException {
        assertThat(run("--list")).isZero();
        assertThat(out()).startsWith("no program of yours can be attached to; start one with");
        assertThat(run("--list", "--json")).isZero();
        assertThat(out()).isEqualTo("[]\n");

        programs.publish(OfferedPrograms.ofThisProcess("shop"));

        long pid = ProcessHandle.current().pid();
        assertThat(run("--list")).isZero();
        assertThat(out())
                .matches(" *pid  program   port  since\n +" + pid + "  shop      5005  2026-[-0-9]+ [0-9:]+\n");
        assertThat(run("--list", "--json")).isZero();
        assertThat(out())
                .isEqualTo("[{\"pid\":" + pid + ",\"program\":\"shop\",\"host\":\"127.0.0.1\",\"port\":5005,"
                        + "\"since\":\"2026-01-02T03:04:05Z\",\"version\":\"1\"}]\n");
        assertThat(err.size()).isZero();
    }

    @Test
    void saysWhyNothingCanBeListed() throws IOException {
        Files.writeString(folder.resolve("programs"), "no folder");

        assertThat(run("--list")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("stepwasm dap: what can be attached to cannot be read: ")
                .contains("is not a folder");
    }

    @Test
    void needsBytes() {
        StringWriter words = new StringWriter();

        int code = new DapTool().run(new PrintWriter(words), new PrintWriter(words), new String[0]);

        assertThat(code).isEqualTo(2);
        assertThat(words.toString()).contains("needs a stream of bytes");
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(run("--listen", String.valueOf(taken.getLocalPort()))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot listen on port " + taken.getLocalPort());
        }
    }

    /** {@return what was printed since the last call} */
    private String out() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private int run(String... arguments) {
        return new DapTool(programs)
                .run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        arguments);
    }
}
