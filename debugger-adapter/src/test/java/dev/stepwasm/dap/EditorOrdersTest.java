package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Editors begin a session in orders of their own; each of them stops at the breakpoint that was set. */
final class EditorOrdersTest {
    private static final String PROGRAM = """
        (module
          (func (export "run") (result i32)
            (i32.const 42)))
        """;
    private static final int LINE = 3;

    @TempDir
    Path folder;

    private final DapClient client = new DapClient();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void launches(EditorOrder editor) throws IOException {
        Path program = Files.writeString(folder.resolve("program.wat"), PROGRAM);
        editor.begin(client, "launch", Map.of("program", program.toString()), breakpoint(program));

        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("breakpoint");
        client.ask("continue", Map.of("threadId", stopped.get("threadId").getAsInt()));
        client.event("terminated");
        client.ask("disconnect", Map.of("restart", false));
        assertThat(order("event initialized")).isGreaterThan(order("response initialize"));
        assertThat(order("event stopped")).isGreaterThan(order("response configurationDone"));
    }

    /** {@return the place of a message among those received} */
    private int order(String message) {
        return client.order().indexOf(message);
    }

    private static Map<String, ?> breakpoint(Path file) {
        return Map.of(
                "source", Map.of("path", file.toString(), "name", "program.wat"),
                "breakpoints", List.of(Map.of("line", LINE)),
                "lines", List.of(LINE),
                "sourceModified", false);
    }
}
