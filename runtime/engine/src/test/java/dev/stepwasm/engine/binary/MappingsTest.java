package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.Value;
import dev.stepwasm.fixtures.NpmPackages;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Mozilla's reader of source maps, in Rust: indirect calls, and a call of the host for each mapping. */
class MappingsTest {
    private final List<String> mappings = new ArrayList<>();
    private final Guest reader = Guest.of(
            "mappings.wasm",
            NpmPackages.file("source-map/lib/mappings.wasm"),
            Imports.builder()
                    .function(
                            "env",
                            "mapping_callback",
                            new FunctionType(Collections.nCopies(10, Numeric.I32), List.of()),
                            (caller, arguments) -> {
                                mappings.add(arguments.stream().map(Value::show).collect(Collectors.joining(",")));
                                return List.of();
                            })
                    .build());

    @Test
    void tellsTheMappings() {
        int parsed = parse("AAAA,IAAI;AACA");
        reader.run("by_generated_location", parsed);
        // line, column, last column?, last column, original?, source, line, column, name?, name
        assertThat(mappings).containsExactly("0,0,0,0,1,0,0,0,0,0", "0,4,0,0,1,0,0,4,0,0", "1,0,0,0,1,0,1,4,0,0");
    }

    @Test
    void refusesWhatIsNoBase64() {
        assertThat(parse("!!")).isZero();
        assertThat(reader.call("get_last_error")).isEqualTo(4);
    }

    private int parse(String text) {
        int room = reader.call("allocate_mappings", text.length());
        reader.write(room, text);
        return reader.call("parse_mappings", room);
    }
}
