package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasmException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The modules of a program that was attached to: their texts, and what waits for those that come later. */
final class AttachedModulesTest extends AttachedSession {
    @Test
    void javaSourcesAreFoundUnderTheFolders() throws Exception {
        Path source = folder.resolve("java/dev/stepwasm/dap/Workers.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package dev.stepwasm.dap;\n");
        Workers.Worker one = workers.start("worker-1");
        attach(Map.of("sources", List.of(folder.toString())));
        breakpoint(text, 14);
        begin();
        one.call("round", 1);
        int thread = client.event("stopped").get("threadId").getAsInt();

        assertThat(stack(thread).get(1).getAsJsonObject("source").get("path").getAsString())
                .isEqualTo(source.toString());
    }

    @Test
    void breakpointsWaitForTheirModule() throws Exception {
        attach(Map.of());
        Path later = write("later.wat", Workers.TEXT.replace("$sum", "$total"));
        JsonObject asked = breakpoint(later, 8);
        JsonObject byName = items(
                        client.ask("setFunctionBreakpoints", Map.of("breakpoints", List.of(Map.of("name", "$back")))),
                        "breakpoints")
                .findFirst()
                .orElseThrow();
        begin();
        assertThat(asked.get("verified").getAsBoolean()).isFalse();
        assertThat(asked.get("reason").getAsString()).isEqualTo("pending");
        assertThat(asked.get("message").getAsString())
                .isEqualTo("no module with this text has been loaded yet by the test");

        Workers others = also(StepModule.of(later));
        Workers.Worker one = others.start("worker-3");
        assertThat(modules()).contains("later.wat");
        JsonObject changed = changed(asked.get("id").getAsInt());
        assertThat(changed.get("verified").getAsBoolean()).isTrue();
        assertThat(changed.get("line").getAsInt()).isEqualTo(8);
        one.call("round", 1);
        JsonObject stopped = client.event("stopped");
        assertThat(stopped.getAsJsonArray("hitBreakpointIds").get(0)).isEqualTo(asked.get("id"));
        client.ask("continue", Map.of("threadId", stopped.get("threadId").getAsInt()));
        assertThat(client.event("stopped").getAsJsonArray("hitBreakpointIds").get(0))
                .isEqualTo(byName.get("id"));
    }

    @Test
    void exceptionFiltersWaitForTheirTags() throws Exception {
        String tag = "$lost_" + folder.getFileName();
        attach(Map.of());
        JsonObject asked = items(
                        client.ask(
                                "setExceptionBreakpoints",
                                Map.of(
                                        "filters",
                                        List.of(),
                                        "filterOptions",
                                        List.of(Map.of("filterId", "uncaught", "condition", tag)))),
                        "breakpoints")
                .findFirst()
                .orElseThrow();
        begin();
        assertThat(asked.get("verified").getAsBoolean()).isFalse();
        assertThat(asked.get("message").getAsString()).startsWith("`" + tag + "` is not known");

        Path later = write("throws.wat", "(module (tag " + tag + ") (func (export \"fall\") (throw " + tag + ")))");
        StepInstance instance = StepModule.of(later).instantiate();
        JsonObject changed = changed(asked.get("id").getAsInt());
        assertThat(changed.get("verified").getAsBoolean()).isTrue();
        Thread thrower = Thread.ofPlatform().daemon().name("thrower").start(() -> {
            try {
                instance.invoke("fall");
            } catch (WasmException expected) {
                said.add(expected.tagName());
            }
        });
        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("exception");
        client.ask("continue", Map.of("threadId", stopped.get("threadId").getAsInt()));
        assertThat(thrower.join(Duration.ofSeconds(20))).isTrue();
        assertThat(said.peek()).isEqualTo("configured");
    }

    @Test
    void aBinaryIsShownInTheTextThatTheUserHas() throws Exception {
        Path mine = write("mine.wat", ";; mine\n" + Workers.TEXT);
        StepModule binary = StepModule.of(StepModule.of(mine).bytes());
        Files.delete(text);
        Workers others = also(binary);
        Workers.Worker one = others.start("worker-4");
        attach(Map.of("sources", List.of(folder.toString())));
        assertThat(output("module.wasm: shown"))
                .isEqualTo("module.wasm: shown as " + mine + ", which gives the same code\n");
        JsonObject placed = breakpoint(mine, 9);
        begin();
        one.call("round", 5);

        int thread = client.event("stopped").get("threadId").getAsInt();
        assertThat(placed.get("line").getAsInt()).isEqualTo(9);
        JsonObject top = stack(thread).getFirst();
        assertThat(top.getAsJsonObject("source").get("path").getAsString()).isEqualTo(mine.toString());
        assertThat(top.getAsJsonObject("source").has("sourceReference")).isFalse();
    }

    @Test
    void aFileThatHasChangedIsNotShownWithoutAWord() throws Exception {
        workers.start("worker-1");
        Files.writeString(text, "\n" + Files.readString(text));
        attach(Map.of());
        assertThat(output(text.toString()))
                .isEqualTo(text + " has changed since the program has read it; lines may be other ones\n");
    }

    @Test
    void aTextWithoutAFileComesFromTheProgram() throws Exception {
        StepModule bare = StepModule.ofText("inline", Files.readString(write("inline", Workers.TEXT)));
        Workers others = also(bare);
        Workers.Worker one = others.start("worker-5");
        attach(Map.of());
        JsonObject source = items(client.ask("loadedSources", Map.of()), "sources")
                .filter(each -> each.get("name").getAsString().startsWith("inline"))
                .findFirst()
                .orElseThrow();
        String path = source.get("path").getAsString();
        assertThat(path).startsWith("/stepwasm/inline");
        String content = client.ask(
                        "source",
                        Map.of(
                                "source",
                                Map.of("path", path),
                                "sourceReference",
                                source.get("sourceReference").getAsInt()))
                .get("content")
                .getAsString();
        assertThat(content).isEqualTo(bare.source().orElseThrow().text());
        JsonObject placed = items(
                        client.ask(
                                "setBreakpoints",
                                Map.of(
                                        "source",
                                        Map.of(
                                                "sourceReference",
                                                source.get("sourceReference").getAsInt()),
                                        "breakpoints",
                                        List.of(Map.of("line", 8)))),
                        "breakpoints")
                .findFirst()
                .orElseThrow();
        assertThat(placed.get("verified").getAsBoolean()).isTrue();
        begin();
        one.call("round", 1);
        client.event("stopped");
    }

    @Test
    void memoriesAreThoseOfTheInstance() throws Exception {
        Workers.Worker one = workers.start("worker-1");
        Workers.Worker two = workers.start("worker-2");
        attach(Map.of());
        breakpoint(text, 10);
        begin();
        one.call("round", 1);
        int first = client.event("stopped").get("threadId").getAsInt();
        two.call("round", 2);
        int second = client.event("stopped").get("threadId").getAsInt();

        String ofFirst = memory(stack(first).getFirst());
        String ofSecond = memory(stack(second).getFirst());
        assertThat(ofFirst).isNotEqualTo(ofSecond).contains("instance[");
        assertThat(read(ofFirst)).isEqualTo("AgAAAA==");
        assertThat(read(ofSecond)).isEqualTo("AwAAAA==");
        client.ask("writeMemory", Map.of("memoryReference", ofSecond, "offset", 16, "data", "CQAAAA=="));
        assertThat(two.instance().memory().readInt(16)).isEqualTo(9);
        assertThat(one.instance().memory().readInt(16)).isEqualTo(2);

        JsonObject info = client.ask(
                "dataBreakpointInfo",
                Map.of(
                        "name",
                        "$rounds",
                        "variablesReference",
                        reference(stack(first).getFirst(), "Globals")));
        assertThat(info.get("canPersist").getAsBoolean()).isFalse();
        breakpoints(text, List.of());
        JsonObject watch = items(
                        client.ask(
                                "setDataBreakpoints",
                                Map.of(
                                        "breakpoints",
                                        List.of(Map.of(
                                                "dataId", info.get("dataId").getAsString(), "accessType", "write")))),
                        "breakpoints")
                .findFirst()
                .orElseThrow();
        assertThat(watch.get("verified").getAsBoolean()).isTrue();
        client.ask("continue", Map.of("threadId", second));
        assertThat(two.result()).isEqualTo("3");
        client.ask("continue", Map.of("threadId", first));
        JsonObject stopped = client.event("stopped");
        assertThat(stopped.get("reason").getAsString()).isEqualTo("data breakpoint");
        assertThat(stopped.get("threadId").getAsInt()).isEqualTo(first);
        assertThat(stopped.getAsJsonArray("hitBreakpointIds").get(0)).isEqualTo(watch.get("id"));
    }
}
