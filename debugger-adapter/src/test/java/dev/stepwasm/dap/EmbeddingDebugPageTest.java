package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.dap.launch.AttachAttribute;
import dev.stepwasm.dap.launch.Field;
import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/embedding-debug.md} shows is what happens to who does it. */
final class EmbeddingDebugPageTest {
    private static final Path PAGE = Fixtures.root().resolve("docs/embedding-debug.md");
    private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");
    private static final Set<String> OF_CLIENTS = Set.of("type", "request", "name");
    private static final int LINE = 21;

    @Test
    void theWalkGoesAsThePageSays() throws IOException {
        try (ShopProcess shop = ShopProcess.start(List.of("-Dstepwasm.debug"), "3600")) {
            shop.awaitAttachable();
            walk(shop);
        }
    }

    private static void walk(ShopProcess shop) {
        try (AttachedShop debugger = new AttachedShop(shop, Map.of("prices.wat", List.of(LINE)))) {
            int till = stopOf(debugger, "till-1");
            expect("attach-stop", stack(debugger, till));
            assertThat(debugger.text(till, 1024, 4).charAt(0)).isBetween((char) 1, (char) 5);

            debugger.client().ask("stepIn", Map.of("threadId", till));
            assertThat(stopOf(debugger, "till-1")).isEqualTo(till);
            expect("attach-into", stack(debugger, till));

            debugger.client().ask("stepOut", Map.of("threadId", till));
            stopOf(debugger, "till-1");
            debugger.client().ask("next", Map.of("threadId", till));
            stopOf(debugger, "till-1");
            assertThat(debugger.place(till)).isEqualTo("prices.wat:" + (LINE + 1));
            debugger.set(till, "$sum", "1000000");
            debugger.client().ask("continue", Map.of("threadId", till));
            String complaint =
                    shop.await(line -> line.startsWith("till-1: order ") && line.contains(" says 11900.00,"));
            expect(
                    "attach-edit",
                    complaint.replaceFirst("order [0-9]+", "order 140236").replaceFirst("[0-9.]+$", "57.36"));
            debugger.detach();
        }
    }

    @Test
    void whatStandsInLaunchJsonIsUnderstood() throws IOException {
        List<JsonObject> all = JSON.matcher(Files.readString(PAGE).replace("\r\n", "\n"))
                .results()
                .map(block -> JsonParser.parseString(block.group(1)).getAsJsonObject())
                .toList();
        assertThat(all).isNotEmpty().allSatisfy(json -> {
            boolean isAttach = json.get("request").getAsString().equals("attach");
            assertThat(json.keySet()).isSubsetOf(names(isAttach ? AttachAttribute.fields() : LaunchAttribute.fields()));
        });
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        assertThat(version(PAGE)).isEqualTo(version(Fixtures.root().resolve("pom.xml")));
    }

    private static String version(Path file) throws IOException {
        var element = Pattern.compile("<version>([^<]*)</version>").matcher(Files.readString(file));
        assertThat(element.find()).isTrue();
        return element.group(1);
    }

    private static Set<String> names(List<Field> fields) {
        return Stream.concat(fields.stream().map(Field::name), OF_CLIENTS.stream())
                .collect(Collectors.toSet());
    }

    /** Waits until a thread has stopped; others may too. {@return its number} */
    private static int stopOf(AttachedShop debugger, String name) {
        while (true) {
            int thread = debugger.client().event("stopped").get("threadId").getAsInt();
            if (thread == debugger.threads().getOrDefault(name, 0)) {
                return thread;
            }
        }
    }

    private static String stack(AttachedShop debugger, int thread) {
        return debugger.frames(thread).stream()
                .filter(frame -> !frame.get("name").getAsString().startsWith("java.")) // They depend on the JDK.
                .map(frame -> String.format(
                                Locale.ROOT,
                                "%-28s %s",
                                frame.get("name").getAsString(),
                                frame.has("source")
                                        ? frame.getAsJsonObject("source")
                                                        .get("name")
                                                        .getAsString() + ":"
                                                + frame.get("line").getAsInt()
                                        : "")
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static void expect(String block, String text) {
        GeneratedBlock.expect(PAGE, block, "EmbeddingDebugPageTest", "```\n" + text + "\n```\n");
    }
}
