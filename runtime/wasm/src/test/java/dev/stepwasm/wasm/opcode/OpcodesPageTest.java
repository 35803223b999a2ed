package dev.stepwasm.wasm.opcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/opcodes.md} says what the table says; {@code -Dfixtures.update=true} writes it anew. */
class OpcodesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("stepwasm.root", "../.."), "docs", "opcodes.md");

    @Test
    void pageSaysWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("fixtures.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE).replace("\r\n", "\n")).isEqualTo(page());
    }

    private static String page() {
        var page = new StringBuilder("""
                # Instructions

                Generated from `dev.stepwasm.wasm.opcode.Opcode` by `OpcodesPageTest`; do not edit. To write it anew:
                `./mvnw -pl runtime/wasm -am test -Dtest=OpcodesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dfixtures.update=true`.

                Stepwasm knows these %d instructions. The type is what an instruction takes from the stack and puts there;
                where none is given it depends on the context. Addresses are shown as `i32`; they are `i64` in a 64-bit
                memory or table. Immediates stand in the order of the binary format.
                """.formatted(Opcode.values().length));
        for (Feature feature : EnumSet.allOf(Feature.class)) {
            String rows = java.util.Arrays.stream(Opcode.values())
                    .filter(op -> op.feature() == feature)
                    .sorted(Comparator.comparingInt(Opcode::prefix).thenComparingInt(Opcode::code))
                    .map(OpcodesPageTest::row)
                    .collect(Collectors.joining());
            if (!rows.isEmpty()) {
                page.append("\n## ").append(feature.words().substring(0, 1).toUpperCase(Locale.ROOT));
                page.append(feature.words().substring(1)).append("\n\n");
                page.append("| code | instruction | type | immediates |\n|---|---|---|---|\n")
                        .append(rows);
            }
        }
        return page.toString();
    }

    private static String row(Opcode op) {
        String code = op.prefix() == 0 ? "%02X".formatted(op.code()) : "%02X %d".formatted(op.prefix(), op.code());
        String immediates = op.immediates().stream()
                .map(immediate -> immediate.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return "| %s | `%s` | %s | %s |%n"
                .formatted(
                        code,
                        op.keyword(),
                        op.signature().map(type -> "`" + type.showStack() + "`").orElse(""),
                        immediates)
                .replace(System.lineSeparator(), "\n");
    }
}
