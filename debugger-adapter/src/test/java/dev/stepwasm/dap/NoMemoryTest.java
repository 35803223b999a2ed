package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that uses up the memory of the adapter's process is over; the session is not. A real process shows it. */
final class NoMemoryTest {
    private static final String PROGRAM = """
            (module
              (type $list (struct (field $next (ref null $list)) (field $bytes (ref array))))
              (type $bytes (array i8))
              (global $head (mut (ref null $list)) (ref.null $list))
              (func (export "keep")
                (loop $again
                  (global.set $head
                    (struct.new $list (global.get $head) (array.new_default $bytes (i32.const 64))))
                  (br $again))))
            """;

    @TempDir
    private Path folder;

    @Test
    void theEndIsTold() throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("keep.wat"), PROGRAM);
        List<String> command = new ArrayList<>(AdapterProcess.command());
        command.add(1, "-Xmx64m");
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (DapClient client = new DapClient(process.getInputStream(), process.getOutputStream())) {
            client.start(Map.of("program", program.toString(), "invoke", "keep"));

            assertThat(client.event("output").get("output").getAsString())
                    .contains("the program has used up the memory that it shares with the debugger, 61 MiB");
            client.event("terminated");
            client.ask("threads", Map.of());
            client.ask("disconnect", Map.of());
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
