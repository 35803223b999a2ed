package dev.stepwasm.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with branch hints and names is a warning, and what is right with them is kept. */
class CustomSectionChecksTest {
    private static final String START = "0061736d01000000" + "0104016000 00" + "03020100";
    /** {@code block; i32.const 0; if; end; end; end}: the {@code if} is at offset 5 of the body. */
    private static final String CODE = "0a0b0109" + "00" + "0240" + "4100" + "0440" + "0b" + "0b";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String custom(String name, String contents) {
        byte[] letters = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String body =
                "%02x%s%s".formatted(letters.length, HexFormat.of().formatHex(letters), contents.replace(" ", ""));
        return "00%02x%s".formatted(body.length() / 2, body);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "01 00 01 05 01 01           | nothing                                            | 1",
                "01 00 01 05 01 00           | nothing                                            | 1",
                "01 00 01 03 01 01           | invalid target, this is no `if` or `br_if`         | 1",
                "01 00 01 7f 01 01           | offset 127 is outside of function 0                | 0",
                "01 00 01 00 01 01           | offset 0 is outside of function 0                  | 0",
                "01 07 01 05 01 01           | unknown function 7                                 | 0",
                "01 00 01 05 02 01           | malformed hint size                                | 0",
                "01 00 01 05 01 02           | malformed hint                                     | 0",
                "01 00 02 05 01 01 05 01 00  | hints out of order                                 | 1",
                "02 00 01 05 01 01 00 00     | functions out of order                             | 1",
                "01 00 01 05 01              | unexpected end of section or function              | 0",
                "01 00 01 05 01 01 00        | section size mismatch                              | 1",
                "ff ff ff ff 0f 00           | unexpected end of section or function              | 0",
            })
    void branchHints(String contents, String complaint, int kept) throws MalformedException {
        byte[] file = bytes((START + custom("metadata.code.branch_hint", contents) + CODE).replace(" ", ""));
        Module module = ModuleReader.read(file);
        List<Diagnostic> found = CustomSectionChecks.of(module, file);
        assertThat(found).allMatch(d -> d.problem() == Problem.MALFORMED_CUSTOM_SECTION && !d.isError());
        String prefix = "custom section \"metadata.code.branch_hint\": ";
        assertThat(found)
                .extracting(Diagnostic::message)
                .isEqualTo(complaint == null ? List.of() : List.of(prefix + complaint));
        assertThat(module.branchHints().likely()).hasSize(kept);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "00 02 01 61    | nothing",
                "00 05 61       | length out of bounds",
                "00 02 01 ff    | malformed UTF-8 encoding",
                "01 03 01 00 05 | length out of bounds",
            })
    void names(String contents, String complaint) throws MalformedException {
        byte[] file = bytes((START + CODE + custom("name", contents)).replace(" ", ""));
        List<Diagnostic> found = CustomSectionChecks.of(ModuleReader.read(file), file);
        assertThat(found)
                .extracting(Diagnostic::message)
                .isEqualTo(complaint == null ? List.of() : List.of("custom section \"name\": " + complaint));
    }
}
