package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Value;
import dev.stepwasm.fixtures.NpmPackages;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Node's HTTP parser out of undici: the guest calls the host at each piece, a twin of it is compiled with SIMD. */
class LlhttpTest {
    private static final int RESPONSE = 2;
    private static final String MESSAGE = """
            HTTP/1.1 200 OK\r
            Content-Type: text/plain\r
            Content-Length: 5\r
            \r
            hello""";

    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"llhttp-wasm.js", "llhttp_simd-wasm.js"})
    void tellsThePiecesOfAResponse(String script) {
        byte[] file = NpmPackages.embedded("undici/lib/llhttp/" + script).getFirst();
        Guest parser = Guest.of(script, file, callbacks());
        parser.run("_initialize");
        int state = parser.call("llhttp_alloc", RESPONSE);
        int text = parser.call("malloc", MESSAGE.length());
        parser.write(text, MESSAGE);

        assertThat(parser.call("llhttp_execute", state, text, MESSAGE.length())).isZero();
        assertThat(events)
                .containsExactly(
                        "message begin",
                        "status OK",
                        "header field Content-Type",
                        "header value text/plain",
                        "header field Content-Length",
                        "header value 5",
                        "headers complete 200",
                        "body hello",
                        "message complete");
        assertThat(parser.call("llhttp_get_status_code", state)).isEqualTo(200);

        events.clear();
        parser.run("llhttp_reset", state);
        parser.write(text, "HTTP/1.x 200");
        assertThat(parser.call("llhttp_execute", state, text, 12)).isNotZero();
        assertThat(parser.read(parser.call("llhttp_get_error_reason", state))).isEqualTo("Invalid minor version");
    }

    private Imports callbacks() {
        var imports = Imports.builder();
        for (String name : List.of("url", "status", "header_field", "header_value", "body")) {
            imports.function("env", "wasm_on_" + name, ofInts(3), (caller, arguments) -> {
                byte[] piece = caller.memory(0).read(i32(arguments, 1), i32(arguments, 2));
                events.add(name.replace('_', ' ') + " " + new String(piece, StandardCharsets.UTF_8));
                return List.of(Value.of(0));
            });
        }
        for (String name : List.of("message_begin", "message_complete")) {
            imports.function("env", "wasm_on_" + name, ofInts(1), (caller, arguments) -> {
                events.add(name.replace('_', ' '));
                return List.of(Value.of(0));
            });
        }
        return imports.function("env", "wasm_on_headers_complete", ofInts(4), (caller, arguments) -> {
                    events.add("headers complete " + i32(arguments, 1));
                    return List.of(Value.of(0));
                })
                .build();
    }

    private static FunctionType ofInts(int count) {
        return new FunctionType(Collections.nCopies(count, Numeric.I32), List.of(Numeric.I32));
    }

    private static int i32(List<Value> values, int index) {
        return ((Value.I32) values.get(index)).value();
    }
}
