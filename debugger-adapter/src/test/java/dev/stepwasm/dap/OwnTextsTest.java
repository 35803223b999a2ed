package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.probe.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that have the texts of binaries themselves. */
final class OwnTextsTest {
    private static final Map<String, Integer> MAIN = Map.of("threadId", 1);

    private final DapClient client = new DapClient();

    @TempDir
    private Path folder;

    private Path binary = Path.of("");
    private int line;

    @BeforeEach
    void write() throws Exception {
        binary = Files.createDirectory(folder.resolve("ä b%20")).resolve("sum.wasm");
        StepModule module = StepModule.ofText("sum.wat", """
            (module (func (export "sum") (param i32 i32) (result i32)
              local.get 0 local.get 1 i32.add))
            """);
        Files.write(binary, module.bytes());
        List<String> lines = Listing.of(StepModule.ofBinary("sum.wasm", module.bytes()))
                .text()
                .text()
                .lines()
                .toList();
        line = lines.indexOf("    i32.add)") + 1;
        assertThat(line).isPositive();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void breakpointsAndFramesAreInTheTextOfTheClient() throws IOException {
        String address = text(binary, "stepwasm-wasm:///");
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        // VS Code writes it with one slash, and may ask before the launch and after it.
        JsonObject early = breakpoint(text(binary, "stepwasm-wasm:/"));
        client.ask("launch", launch(1));
        JsonObject late = breakpoint(address);
        client.ask("configurationDone", Map.of());

        client.event("stopped");
        JsonObject source = source();
        assertThat(early.get("reason").getAsString()).isEqualTo("pending");
        assertThat(late.get("verified").getAsBoolean()).isTrue();
        assertThat(source.get("path").getAsString()).isEqualTo(address);
        assertThat(source.get("name").getAsString()).isEqualTo("sum.wasm.wat");
        assertThat(source.has("sourceReference")).isFalse();
        assertThat(client.ask("loadedSources", Map.of()).getAsJsonArray("sources"))
                .contains(source);
        assertThat(client.ask("breakpointLocations", Map.of("source", Map.of("path", address), "line", line))
                        .getAsJsonArray("breakpoints"))
                .hasSize(1);
        // Who does not understand the address gets the text all the same.
        assertThat(client.ask("source", Map.of("sourceReference", 1))
                        .get("content")
                        .getAsString())
                .contains("i32.add");
    }

    @Test
    void aTextThatIsTooLongForTheClientComesFromUs() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch(0));
        JsonObject placed = breakpoint(text(binary, "stepwasm-wasm:///"));
        client.ask("configurationDone", Map.of());

        client.event("stopped");
        assertThat(placed.get("verified").getAsBoolean()).isTrue();
        assertThat(source().get("sourceReference").getAsInt()).isEqualTo(1);
        assertThat(source().get("path").getAsString()).isEqualTo(binary + ".wat");
    }

    @Test
    void whatIsNoAddressOfATextIsNoPlace() throws IOException {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("launch", launch(1));
        for (String other : List.of(
                "stepwasm-wasm:%", "stepwasm-wasm:x.wasm.wat", "stepwasm-wasm:///sum.wasm", text(binary, "git:/"))) {
            assertThat(breakpoint(other).get("verified").getAsBoolean())
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void howLongATextMayBeIsAWholeNumber() {
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        Map<String, Object> wrong = new HashMap<>(launch(1));
        wrong.put("binaryTexts", -1);
        assertThat(client.refusal("launch", wrong)).contains("`binaryTexts` must be a whole number from 0 to");
    }

    private Map<String, Object> launch(int millions) {
        return Map.of("program", binary.toString(), "invoke", "sum", "args", List.of(50, -8), "binaryTexts", millions);
    }

    private static String text(Path file, String start) {
        return start + file.toUri().getRawPath().substring(1) + ".wat";
    }

    private JsonObject breakpoint(String path) {
        return client.ask(
                        "setBreakpoints",
                        Map.of("source", Map.of("path", path), "breakpoints", List.of(Map.of("line", line))))
                .getAsJsonArray("breakpoints")
                .get(0)
                .getAsJsonObject();
    }

    private JsonObject source() {
        List<JsonObject> frames = new ArrayList<>();
        client.ask("stackTrace", MAIN)
                .getAsJsonArray("stackFrames")
                .forEach(each -> frames.add(each.getAsJsonObject()));
        return frames.getFirst().getAsJsonObject("source");
    }
}
