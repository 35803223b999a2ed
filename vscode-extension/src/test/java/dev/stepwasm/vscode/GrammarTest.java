package dev.stepwasm.vscode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.wasm.opcode.Opcode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The committed grammars are those that the opcode table gives. */
class GrammarTest {
    private static final Path SYNTAXES = Path.of("syntaxes");

    @Test
    void theGrammarOfModulesIsUpToDate() throws IOException {
        compare("wat.tmLanguage.json", Grammar.wat());
    }

    @Test
    void theGrammarOfScriptsIsUpToDate() throws IOException {
        compare("wast.tmLanguage.json", Grammar.wast());
    }

    @Test
    void everyInstructionHasAColourAndAnUnknownOneHasNone() {
        for (Opcode op : Opcode.values()) {
            assertThat(scopesOf(op.keyword())).as(op.keyword()).isNotEmpty();
            assertThat(scopesOf(op.keyword() + "x")).as(op.keyword() + "x").isEmpty();
        }
    }

    @Test
    void numbersAndNamesAreToldApart() {
        assertThat(scopesOf("0x7fff_ffff")).containsExactly("constant.numeric.integer.wat");
        assertThat(scopesOf("-12")).containsExactly("constant.numeric.integer.wat");
        assertThat(scopesOf("1.5e-3")).containsExactly("constant.numeric.float.wat");
        assertThat(scopesOf("0x1p4")).containsExactly("constant.numeric.float.wat");
        assertThat(scopesOf("nan:0x4000")).containsExactly("constant.numeric.float.wat");
        assertThat(scopesOf("$i32.add")).containsExactly("variable.other.wat");
        assertThat(scopesOf("12abc")).isEmpty();
    }

    private static void compare(String name, String generated) throws IOException {
        Path file = SYNTAXES.resolve(name);
        if (Boolean.getBoolean("fixtures.update")) {
            Files.writeString(file, generated, UTF_8);
        }
        assertThat(generated)
                .as("%s; -Dfixtures.update=true rewrites it", file)
                .isEqualTo(Files.readString(file, UTF_8));
    }

    /** The scopes of the rules without state that match a whole word. */
    private static List<String> scopesOf(String word) {
        JsonObject grammar = JsonParser.parseString(Grammar.wat()).getAsJsonObject();
        return StreamSupport.stream(grammar.getAsJsonArray("patterns").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(rule -> rule.has("name") && rule.has("match"))
                .filter(rule -> Pattern.matches(rule.get("match").getAsString(), word))
                .map(rule -> rule.get("name").getAsString())
                .toList();
    }
}
