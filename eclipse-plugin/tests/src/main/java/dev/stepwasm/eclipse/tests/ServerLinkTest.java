package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.eclipse.server.EditorClient;
import dev.stepwasm.eclipse.server.ServerLink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;

/** What becomes of the IDE when the server misbehaves. */
class ServerLinkTest {
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void aServerThatThrowsIsReportedAndUsedAgain() {
        try (ServerLink link = link(new QuietServer())) {
            CompletableFuture<?> overflow = link.tell("check a.wat", server -> {
                throw new StackOverflowError("too deep");
            });
            assertThatThrownBy(() -> await(overflow)).hasRootCauseInstanceOf(StackOverflowError.class);
            String answer = await(link.ask("explain", server -> CompletableFuture.completedFuture("fine")));
            assertThat(answer).isEqualTo("fine");
            assertThat(failures).containsExactly("check a.wat: java.lang.StackOverflowError: too deep");
        }
    }

    @Test
    void anAnswerThatFailsLaterIsReportedToo() {
        try (ServerLink link = link(new QuietServer())) {
            CompletableFuture<Object> late = link.ask(
                    "explain",
                    server -> CompletableFuture.supplyAsync(() -> {
                        throw new IllegalStateException("late");
                    }));
            assertThatThrownBy(() -> await(late)).hasRootCauseInstanceOf(IllegalStateException.class);
            assertThat(failures).hasSize(1);
            assertThat(failures.get(0)).startsWith("explain: ").endsWith("late");
        }
    }

    @Test
    void aServerThatDoesNotStartIsReportedOnce() {
        try (ServerLink link = new ServerLink(
                () -> {
                    throw new NoClassDefFoundError("dev/stepwasm/Missing");
                },
                client(),
                new InitializeParams(),
                this::note)) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<?> message = link.tell("check", server -> {});
                assertThatThrownBy(() -> await(message)).hasMessageContaining("did not start");
            }
            assertThat(failures).containsExactly("start: java.lang.NoClassDefFoundError: dev/stepwasm/Missing");
        }
    }

    @Test
    void aServerThatHangsHoldsUpNobody() {
        CountDownLatch hanging = new CountDownLatch(1);
        try (ServerLink link = link(new QuietServer())) {
            CompletableFuture<?> first = link.tell("hang", server -> {
                try {
                    assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            CompletableFuture<?> second = link.tell("wait", server -> {});
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
            hanging.countDown();
            await(second);
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void closingEndsTheServerAndRefusesTheRest() {
        QuietServer server = new QuietServer();
        ServerLink link = link(server);
        await(link.tell("check", started -> {}));
        link.close();
        await(server.exited());
        assertThat(link.tell("check", started -> {})).isCancelled();
        assertThat(failures).isEmpty();
    }

    private ServerLink link(LanguageServer server) {
        return new ServerLink(() -> server, client(), new InitializeParams(), this::note);
    }

    private static EditorClient client() {
        return new EditorClient(found -> {}, ILog.of(ServerLinkTest.class));
    }

    private void note(String doing, Throwable cause) {
        failures.add(doing + ": " + cause);
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
