package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** The operand stack is shown when it is asked for. */
final class StackToggleTest {
    private static final String URI = "file:///a.wat";
    private static final String TEXT = "(module (func\n i32.const 1\n drop))\n";
    private static final String STACK = "[i32]";

    @Test
    void aCommandShowsItAndHidesItAgain() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.open(URI, 1, TEXT);
            wire.open("file:///b.wat", 1, TEXT);
            assertThat(hints(wire, URI)).doesNotContain(STACK);

            assertThat(toggle(wire, "[\"" + URI + "\"]").get("result").getAsBoolean())
                    .isTrue();
            assertThat(hints(wire, URI)).contains(STACK, "[]");
            assertThat(hints(wire, "file:///b.wat")).doesNotContain(STACK);

            assertThat(toggle(wire, "[\"" + URI + "\"]").get("result").getAsBoolean())
                    .isFalse();
            assertThat(hints(wire, URI)).doesNotContain(STACK);

            assertThat(toggle(wire, "[]").get("result").getAsBoolean()).isTrue();
            assertThat(hints(wire, URI)).contains(STACK);
            assertThat(hints(wire, "file:///b.wat")).contains(STACK);
        }
    }

    @Test
    void theClientIsToldToAskAgain() {
        try (Wire wire = Wire.initialized("{\"workspace\":{\"inlayHint\":{\"refreshSupport\":true}}}")) {
            wire.send("workspace/executeCommand", "{\"command\":\"stepwasm.toggleStackHints\"}");
            wire.respond(wire.asked("workspace/inlayHint/refresh"), "null");
        }
    }

    @Test
    void theSettingSaysHowItBegins() {
        try (Wire wire = Wire.initialized("{}")) {
            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"inlayHints\":{\"stack\":\"on\"}}}");
            wire.open(URI, 1, TEXT);
            assertThat(hints(wire, URI)).contains(STACK);
            assertThat(toggle(wire, "[]").get("result").getAsBoolean()).isFalse();
            assertThat(hints(wire, URI)).doesNotContain(STACK);

            wire.notify("workspace/didChangeConfiguration", "{\"settings\":{\"inlayHints\":{\"stack\":\"off\"}}}");
            assertThat(hints(wire, URI)).doesNotContain(STACK);
            assertThat(toggle(wire, "[]").toString()).contains("`stepwasm.inlayHints.stack` is `off`");
            assertThat(toggle(wire, "[3]").toString()).contains("`stepwasm.inlayHints.stack` is `off`");
        }
    }

    private static JsonObject toggle(Wire wire, String arguments) {
        return wire.request(
                "workspace/executeCommand",
                "{\"command\":\"stepwasm.toggleStackHints\",\"arguments\":" + arguments + "}");
    }

    private static String hints(Wire wire, String uri) {
        return wire.request(
                        "textDocument/inlayHint",
                        "{\"textDocument\":{\"uri\":\"" + uri
                                + "\"},\"range\":{\"start\":{\"line\":0,\"character\":0},"
                                + "\"end\":{\"line\":9,\"character\":0}}}")
                .get("result")
                .toString();
    }
}
