package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How soon a program that runs answers to a debugger. The machine may be busy, so the best of many is what counts: an
 * adapter that looks around too seldom has none.
 */
final class AttachPromptTest {
    private static final int ATTEMPTS = 20;
    private static final double FIRST_STOP_MILLIS = 1000;
    private static final double PAUSE_MILLIS = 100;

    private static ShopProcess shop;

    @BeforeAll
    static void open() throws IOException {
        shop = ShopProcess.start(List.of("-Dstepwasm.debug"), "3600", "600000");
        shop.awaitAttachable();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void stopsSoonAfterTheAttach() {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && best > FIRST_STOP_MILLIS / 2; i++) {
            long since = System.nanoTime();
            try (AttachedShop debugger = new AttachedShop(shop, Map.of("prices.wat", List.of(21)))) {
                debugger.client().event("stopped");
                best = Math.min(best, millisSince(since));
                debugger.detach();
            }
        }
        assertThat(best).isLessThanOrEqualTo(FIRST_STOP_MILLIS);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"till-1", "till-2", "price tags"})
    void pausesAtOnce(String name) {
        try (AttachedShop debugger = new AttachedShop(shop, Map.of())) {
            int thread = debugger.thread(name);
            double best = Double.MAX_VALUE;
            for (int i = 0; i < ATTEMPTS && best > PAUSE_MILLIS / 2; i++) {
                long since = System.nanoTime();
                debugger.client().send("pause", Map.of("threadId", thread));
                JsonObject stopped = debugger.client().event("stopped");
                best = Math.min(best, millisSince(since));
                assertThat(stopped.get("threadId").getAsInt()).isEqualTo(thread);
                assertThat(stopped.get("reason").getAsString()).isEqualTo("pause");
                debugger.client().ask("continue", Map.of("threadId", thread));
            }
            assertThat(best).isLessThanOrEqualTo(PAUSE_MILLIS);
            debugger.detach();
        }
    }

    /** The telephone call takes ten minutes. */
    @Test
    void showsAThreadThatIsInALongCallOfTheHost() {
        try (AttachedShop debugger = new AttachedShop(shop, Map.of())) {
            int thread = debugger.thread("telephone");
            assertThat(debugger.threadNames()).contains("telephone (in host function shop.discount)");
            debugger.client().ask("pause", Map.of("threadId", thread));
            String words = debugger.client().event("output").get("output").getAsString();
            while (!words.contains("telephone")) { // Where texts were found has been said before.
                words = debugger.client().event("output").get("output").getAsString();
            }
            assertThat(words).contains("shop.discount").endsWith("it pauses when that returns\n");
            debugger.detach();
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
