package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {
    private static final String URI = "file:///a.wat";
    private static final String GOOD = "(module)";
    private static final String WRONG = "(module (func $_ (bad)))";
    private static final String PULLS = "{\"textDocument\":{\"diagnostic\":{}}}";
    private static final String PULL = "{\"textDocument\":{\"uri\":\"" + URI + "\"}}";
    private static final String HOVER =
            "{\"textDocument\":{\"uri\":\"" + URI + "\"},\"position\":{\"line\":0,\"character\":1}}";

    @Test
    void pushesWhatIsWrongWithEachVersion() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 7, WRONG);
            JsonObject pushed = pushed(wire);
            assertThat(pushed.get("uri").getAsString()).isEqualTo(URI);
            assertThat(pushed.get("version").getAsInt()).isEqualTo(7);
            JsonObject problem = pushed.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
            assertThat(problem.get("severity").getAsInt()).isEqualTo(1);
            assertThat(problem.get("source").getAsString()).isEqualTo("stepwasm");
            assertThat(problem.get("code").getAsString()).isEqualTo("unknown-operator");
            assertThat(problem.get("message").getAsString()).contains("`bad`");
            assertThat(problem.get("range").toString())
                    .isEqualTo("{\"start\":{\"line\":0,\"character\":18},\"end\":{\"line\":0,\"character\":21}}");
            wire.notify(
                    "textDocument/didChange",
                    "{\"textDocument\":{\"uri\":\"%s\",\"version\":8},\"contentChanges\":[{\"range\":{\"start\":{\"line\":0,\"character\":18},\"end\":{\"line\":0,\"character\":21}},\"text\":\"nop\"}]}"
                            .formatted(URI));
            JsonObject mended = pushed(wire);
            assertThat(mended.get("version").getAsInt()).isEqualTo(8);
            assertThat(mended.getAsJsonArray("diagnostics")).isEmpty();
        }
    }

    @Test
    void takesThemBackWhenTheDocumentIsClosed() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, WRONG);
            assertThat(pushed(wire).getAsJsonArray("diagnostics")).hasSize(1);
            wire.notify("textDocument/didClose", PULL);
            JsonObject last = pushed(wire);
            assertThat(last.has("version")).isFalse();
            assertThat(last.getAsJsonArray("diagnostics")).isEmpty();
        }
    }

    @Test
    void answersClientsThatPull() {
        try (Wire wire = Wire.initialized(PULLS)) {
            wire.open(URI, 1, WRONG);
            JsonObject full = wire.request("textDocument/diagnostic", PULL).getAsJsonObject("result");
            assertThat(full.get("kind").getAsString()).isEqualTo("full");
            assertThat(full.getAsJsonArray("items")).hasSize(1);
            String id = full.get("resultId").getAsString();
            String again = "{\"textDocument\":{\"uri\":\"" + URI + "\"},\"previousResultId\":\"" + id + "\"}";
            JsonObject same = wire.request("textDocument/diagnostic", again).getAsJsonObject("result");
            assertThat(same.get("kind").getAsString()).isEqualTo("unchanged");
            assertThat(same.get("resultId").getAsString()).isEqualTo(id);
            wire.change(URI, 2, GOOD);
            JsonObject mended = wire.request("textDocument/diagnostic", again).getAsJsonObject("result");
            assertThat(mended.getAsJsonArray("items")).isEmpty();
            wire.notify("textDocument/didClose", PULL);
            JsonObject closed = wire.request("textDocument/diagnostic", PULL).getAsJsonObject("result");
            assertThat(closed.getAsJsonArray("items")).isEmpty();
            assertThat(wire.unread()).as("nothing was pushed").isZero();
        }
    }

    @Test
    void neverSendsWhatIsOutdatedAndNeverHoldsUpTyping() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger analyses = new AtomicInteger();
        try (Wire wire =
                Wire.initialized("{}", (text, earlier, checkpoint) -> slowFirst(text, analyses, begun, goOn))) {
            wire.open(URI, 1, WRONG);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            int hover = wire.send("textDocument/hover", HOVER);
            for (int version = 2; version <= 50; version++) {
                wire.change(URI, version, version < 50 ? WRONG : GOOD);
            }
            // Other documents and requests are answered while the first analysis still runs.
            wire.open("file:///b.wat", 1, GOOD);
            assertThat(pushed(wire).get("uri").getAsString()).isEqualTo("file:///b.wat");
            int cancelled = wire.send("textDocument/hover", HOVER);
            wire.notify("$/cancelRequest", "{\"id\":" + cancelled + "}");
            assertThat(code(wire.answer(cancelled))).isEqualTo(-32800);
            goOn.countDown();
            assertThat(code(wire.answer(hover))).as("asked about version 1").isEqualTo(-32801);
            JsonObject only = pushed(wire);
            assertThat(only.get("version").getAsInt()).isEqualTo(50);
            assertThat(only.getAsJsonArray("diagnostics")).isEmpty();
            assertThat(analyses.get()).as("outdated versions were skipped").isEqualTo(3);
        }
    }

    @Test
    void tellsPullingClientsToAskAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Wire wire = Wire.initialized(
                PULLS, (text, earlier, checkpoint) -> slowFirst(text, new AtomicInteger(), begun, goOn))) {
            wire.open(URI, 1, WRONG);
            int pull = wire.send("textDocument/diagnostic", PULL);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            wire.change(URI, 2, GOOD);
            wire.request("$/synchronize", "{}"); // Refused, but in order after the change.
            goOn.countDown();
            JsonObject answer = wire.answer(pull);
            assertThat(code(answer)).isEqualTo(-32802);
            assertThat(answer.getAsJsonObject("error").get("data").toString()).isEqualTo("{\"retriggerRequest\":true}");
        }
    }

    @Test
    void saysSoWhenCheckingFails() {
        try (Wire wire = Wire.initialized("{}", (text, earlier, checkpoint) -> {
            throw new IllegalStateException("broken analysis");
        })) {
            wire.open(URI, 1, WRONG);
            assertThat(wire.notified("window/logMessage").toString()).contains("broken analysis");
            assertThat(code(wire.request("textDocument/hover", HOVER))).isEqualTo(-32603);
        }
    }

    private static Analysis slowFirst(
            SourceText text, AtomicInteger analyses, CountDownLatch begun, CountDownLatch goOn) {
        if (analyses.getAndIncrement() == 0) {
            begun.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Analysis.of(text);
    }

    private static JsonObject pushed(Wire wire) {
        return wire.notified("textDocument/publishDiagnostics").getAsJsonObject();
    }

    private static int code(JsonObject answer) {
        assertThat(answer.has("error")).as(answer.toString()).isTrue();
        return answer.getAsJsonObject("error").get("code").getAsInt();
    }
}
