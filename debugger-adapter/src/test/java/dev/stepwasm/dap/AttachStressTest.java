package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The sample is attached to, stopped in each of its threads, stepped, edited and left alone again, many times. How many is
 * {@code -Dattach.rounds}.
 */
final class AttachStressTest {
    private static final int ROUNDS = Integer.getInteger("attach.rounds", 50);
    private static final List<String> THREADS = List.of("till-1", "till-2", "telephone", "price tags");
    private static final Map<String, List<Integer>> BREAKPOINTS =
            Map.of("prices.wat", List.of(21), "tags.wat", List.of(11));

    @Test
    void aProgramIsNoneTheWorseForIt() throws IOException {
        try (ShopProcess shop = ShopProcess.start(List.of("-Dstepwasm.debug"), "3600", "20")) {
            shop.awaitAttachable();
            for (int round = 1; round <= ROUNDS; round++) {
                String total;
                try (AttachedShop debugger = new AttachedShop(shop, BREAKPOINTS)) {
                    Map<String, Integer> stopped = stopInEach(debugger);
                    total = changeTotal(debugger, stopped.get("till-1"), round);
                    stepOver(debugger, stopped.get("till-2"));
                    changeTag(debugger, stopped.get("price tags"));
                    debugger.detach();
                }
                shop.await(line -> line.matches("till-1: order .* says " + total + ", the books say .*"));
                shop.await(
                        line -> line.matches("price tags: price tag .* says Xpples 1.20, the books say Apples 1.20"));
            }
            shop.await(line -> line.matches("[1-9][0-9]{3,} orders and price tags in a second"));
            assertThat(shop.all()).filteredOn(line -> line.contains("books")).hasSize(2 * ROUNDS);
            assertThat(shop.isAlive()).isTrue();
        }
    }

    /** {@return the numbers of all threads by their names, when each of them has stopped at its breakpoint} */
    private static Map<String, Integer> stopInEach(AttachedShop debugger) {
        Map<Integer, JsonObject> stops = new HashMap<>();
        while (stops.size() < THREADS.size()) {
            JsonObject stopped = debugger.client().event("stopped");
            assertThat(stopped.get("reason").getAsString()).isEqualTo("breakpoint");
            assertThat(stops.put(stopped.get("threadId").getAsInt(), stopped)).isNull();
        }
        Map<String, Integer> threads = debugger.threads();
        assertThat(threads.keySet()).containsExactlyInAnyOrderElementsOf(THREADS);
        threads.forEach((name, thread) -> assertThat(debugger.place(thread))
                .isEqualTo(name.equals("price tags") ? "tags.wat:11" : "prices.wat:21"));
        return threads;
    }

    /** Steps into what the host calls back, and out again, and lets the order cost something else. */
    private static String changeTotal(AttachedShop debugger, int thread, int round) {
        debugger.step("stepIn", thread);
        List<String> inside = debugger.functions(thread);
        assertThat(inside.getFirst()).isEqualTo("$reduce");
        assertThat(inside).contains("$total", "Shop.order");
        assertThat(inside.subList(1, inside.indexOf("$total")))
                .as("functions of the host between the two")
                .anyMatch(name -> name.startsWith("Shop."));
        debugger.step("stepOut", thread);
        assertThat(debugger.functions(thread).getFirst()).isEqualTo("$total");
        while (debugger.place(thread).equals("prices.wat:21")) {
            debugger.step("next", thread);
        }
        assertThat(debugger.place(thread)).isEqualTo("prices.wat:22");
        int sum = 1_000_000 + round * 1000;
        debugger.set(thread, "$sum", String.valueOf(sum));
        assertThat(debugger.evaluate(thread, "$sum")).isEqualTo(String.valueOf(sum));
        int total = sum + sum / 1000 * 190;
        return total / 100 + "\\." + String.format("%02d", total % 100);
    }

    /** A step over a call of the host does not stop in what that calls back. */
    private static void stepOver(AttachedShop debugger, int thread) {
        debugger.step("next", thread);
        assertThat(debugger.place(thread)).isEqualTo("prices.wat:22");
    }

    /** Writes to the memory of the instance that Endive has made. */
    private static void changeTag(AttachedShop debugger, int thread) {
        while (!debugger.evaluate(thread, "$goods").equals("0")) {
            debugger.step("continue", thread);
        }
        debugger.step("next", thread);
        assertThat(debugger.place(thread)).isEqualTo("tags.wat:12");
        assertThat(debugger.text(thread, 0, 6)).isEqualTo("Apples");
        debugger.write(thread, 0, "X");
        assertThat(debugger.text(thread, 0, 6)).isEqualTo("Xpples");
    }
}
