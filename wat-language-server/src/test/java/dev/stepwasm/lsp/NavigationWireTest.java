package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** What goes over the wire when a client asks where things are. */
final class NavigationWireTest {
    private static final String URI = "file:///a.wat";
    private static final String TEXT = """
            (module (type $t (func)) (;😀;) (func $f (type $t))
              (func (local $x i32) (call $f) (call 0) (local.set 0 (local.get $x))))
            """;
    private static final String LINKS = """
            {"textDocument":{"definition":{"linkSupport":true},"declaration":{"linkSupport":true},
            "typeDefinition":{"linkSupport":true}}}""";

    @Test
    void linksSayWhatTheyAreAbout() {
        try (Wire wire = Wire.initialized(LINKS)) {
            wire.open(URI, 1, TEXT);
            String link = """
                    [{"originSelectionRange":%s,"targetUri":"file:///a.wat","targetRange":%s,"targetSelectionRange":%s}]""";
            String call = range(1, 29, 31);
            assertThat(ask(wire, "definition", 1, 31))
                    .isEqualTo(link.formatted(call, range(0, 32, 51), range(0, 38, 40)));
            assertThat(ask(wire, "declaration", 1, 29))
                    .isEqualTo(link.formatted(call, range(0, 32, 51), range(0, 38, 40)));
            assertThat(ask(wire, "typeDefinition", 1, 29))
                    .isEqualTo(link.formatted(call, range(0, 8, 24), range(0, 14, 16)));
            assertThat(ask(wire, "definition", 1, 26)).isEqualTo("[]");
        }
    }

    @Test
    void otherClientsGetPlacesInTheirEncoding() {
        try (Wire wire = Wire.initialized("{\"general\":{\"positionEncodings\":[\"utf-8\"]}}")) {
            wire.open(URI, 1, TEXT);
            String place = "[{\"uri\":\"file:///a.wat\",\"range\":%s}]";
            assertThat(ask(wire, "definition", 1, 39)).isEqualTo(place.formatted(range(0, 40, 42)));
            assertThat(ask(wire, "typeDefinition", 1, 39)).isEqualTo(place.formatted(range(0, 14, 16)));
            assertThat(ask(wire, "references", 1, 39, ",\"context\":{\"includeDeclaration\":true}"))
                    .isEqualTo("[{\"uri\":\"file:///a.wat\",\"range\":" + range(0, 40, 42)
                            + "},{\"uri\":\"file:///a.wat\",\"range\":" + range(1, 29, 31)
                            + "},{\"uri\":\"file:///a.wat\",\"range\":" + range(1, 39, 40) + "}]");
            assertThat(ask(wire, "references", 1, 39, ",\"context\":{\"includeDeclaration\":false}"))
                    .doesNotContain("\"line\":0");
            assertThat(ask(wire, "documentHighlight", 1, 53))
                    .isEqualTo("[{\"range\":" + range(1, 15, 17) + ",\"kind\":1},{\"range\":" + range(1, 53, 54)
                            + ",\"kind\":3},{\"range\":" + range(1, 66, 68) + ",\"kind\":2}]");
        }
    }

    private static String ask(Wire wire, String method, int line, int character) {
        return ask(wire, method, line, character, "");
    }

    private static String ask(Wire wire, String method, int line, int character, String more) {
        JsonObject answer = wire.request(
                "textDocument/" + method,
                "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}%s}"
                        .formatted(URI, line, character, more));
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        JsonArray result = answer.getAsJsonArray("result");
        return result.toString();
    }

    private static String range(int line, int start, int end) {
        return "{\"start\":{\"line\":%d,\"character\":%d},\"end\":{\"line\":%d,\"character\":%d}}"
                .formatted(line, start, line, end);
    }
}
