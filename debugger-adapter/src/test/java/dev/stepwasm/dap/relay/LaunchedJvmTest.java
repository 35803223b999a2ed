package dev.stepwasm.dap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.dap.launch.JvmLaunch;
import dev.stepwasm.dap.launch.LaunchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual machine that is started and does not come. */
final class LaunchedJvmTest implements Relay.Client, Endpoint {
    /** It waits for a Java debugger of which the launch knows nothing. */
    private static final String STANDS = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";

    @TempDir
    private Path folder;

    @Override
    public Endpoint endpoint() {
        return this;
    }

    @Override
    public void relayingBegins() {}

    @Override
    public void begun() {}

    @Override
    public void nothingBegun() {}

    @Override
    public void over() {}

    @Override
    public CompletableFuture<?> request(String method, Object parameter) {
        return new CompletableFuture<>();
    }

    @Override
    public void notify(String method, Object parameter) {}

    @Test
    void isNotWaitedForForEverAndEnds() throws Exception {
        Path program = Files.writeString(folder.resolve("run.wat"), "(module (func (export \"run\")))");
        JvmLaunch launch = LaunchRequest.ownJvm(Map.of("program", program.toString(), "vmArgs", List.of(STANDS)))
                .orElseThrow();
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        LaunchedJvm machine = new LaunchedJvm(launch, this, Duration.ofSeconds(1));

        assertThatThrownBy(machine::connect)
                .hasMessage("the virtual machine of the program did not listen within 1 s and was ended");
        List<ProcessHandle> started = ProcessHandle.current()
                .children()
                .filter(each -> !before.contains(each))
                .toList();
        assertThat(started).hasSize(1);
        machine.end(Duration.ZERO);
        started.getFirst().onExit().get(20, TimeUnit.SECONDS);
    }
}
