package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands: what is refused in words, and how they end early. */
@Timeout(20)
final class ExecuteCommandTest {
    private static final ExecuteCommandParams EXPLAIN = new ExecuteCommandParams(ServedCommand.EXPLAIN.id(), List.of());

    @Test
    void everyDeclaredCommandIsServed() {
        var server = new WatLanguageServer();
        for (ServedCommand command : ServedCommand.values()) {
            assertThat(server.serves(command)).as(command.id()).isTrue();
        }
        server.dispose();
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        try (Wire wire = Wire.initialized("{}")) {
            assertThat(error(wire, "{\"command\":\"stepwasm.fly\"}"))
                    .startsWith("there is no command `stepwasm.fly`; known are stepwasm.explain");
            assertThat(error(wire, "{\"command\":\"stepwasm.explain\"}"))
                    .isEqualTo("argument 1, the code, must be a string");
            assertThat(error(wire, "{\"command\":\"stepwasm.explain\",\"arguments\":[{}]}"))
                    .isEqualTo("argument 1, the code, must be a string");
            assertThat(wire.request(
                                    "workspace/executeCommand",
                                    "{\"command\":\"stepwasm.explain\",\"arguments\":[\"no-such-code\"]}")
                            .get("result")
                            .isJsonNull())
                    .isTrue();
        }
    }

    private static String error(Wire wire, String params) {
        JsonObject answer = wire.request("workspace/executeCommand", params);
        return answer.getAsJsonObject("error").get("message").getAsString();
    }

    @Test
    void aCommandThatIsTakenBackHearsOfIt() throws InterruptedException {
        Commands commands = new Commands(new Workers(), new Progress());
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        commands.add(ServedCommand.EXPLAIN, call -> {
            call.whenTakenBack(stopped::countDown);
            begun.countDown();
            while (true) {
                call.checkWanted();
                Thread.onSpinWait();
            }
        });

        CompletableFuture<Object> answer = commands.execute(EXPLAIN);
        begun.await();
        answer.cancel(true);

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void thereIsALimitToWhatRunsAtOnce() throws Exception {
        Commands commands = new Commands(new Workers(), new Progress());
        CountDownLatch end = new CountDownLatch(1);
        commands.add(ServedCommand.EXPLAIN, call -> {
            end.await();
            return "done";
        });
        CompletableFuture<?> last = null;
        for (int i = 0; i < Commands.MOST_AT_ONCE; i++) {
            last = commands.execute(EXPLAIN);
        }

        CompletableFuture<?> refused = commands.execute(EXPLAIN);

        assertThat(refused).isCompletedExceptionally();
        try {
            refused.get();
        } catch (ExecutionException e) {
            assertThat(e)
                    .hasCauseInstanceOf(ResponseErrorException.class)
                    .hasMessageContaining("end one of them first");
        }
        end.countDown();
        assertThat(last.get()).isEqualTo("done");
    }
}
