package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DapToolTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ToolProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(tool -> tool.name().equals("dap")))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"--listen", "--listen=many", "--listen 70000", "--listen=-1", "program.wat", "--port 1"})
    void teachesItsUse(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("usage: stepwasm dap [--listen PORT]");
        assertThat(out.size()).isZero();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: stepwasm dap [--listen PORT]");
    }

    @Test
    void needsBytes() {
        StringWriter words = new StringWriter();

        int code = new DapTool().run(new PrintWriter(words), new PrintWriter(words), new String[0]);

        assertThat(code).isEqualTo(2);
        assertThat(words.toString()).contains("needs a stream of bytes");
    }

    @Test
    void saysThatAPortIsTaken() throws java.io.IOException {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(run("--listen", String.valueOf(taken.getLocalPort()))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot listen on port " + taken.getLocalPort());
        }
    }

    private int run(String... arguments) {
        return new DapTool()
                .run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        arguments);
    }
}
