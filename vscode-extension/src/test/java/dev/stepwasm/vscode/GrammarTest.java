package dev.stepwasm.vscode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.fixtures.JsonText;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed grammars are those that the tables of instructions and words give. What they make of texts is in the
 * snapshots beside the fixtures in {@code vscode-extension/test/grammar}.
 */
class GrammarTest {
    private static final Path EXTENSION = Fixtures.root().resolve("vscode-extension");
    private static final Path MANIFEST = EXTENSION.resolve("package.json");

    @Test
    void theGrammarOfModulesIsUpToDate() {
        Golden.expect(EXTENSION.resolve("syntaxes/wat.tmLanguage.json"), Grammar.wat());
    }

    @Test
    void theGrammarOfScriptsIsUpToDate() {
        Golden.expect(EXTENSION.resolve("syntaxes/wast.tmLanguage.json"), Grammar.wast());
    }

    @Test
    void everyWordHasAColourAndAnUnknownOneHasNone() {
        Predicate<String> wat = colouredBy(Grammar.wat());
        Predicate<String> wast = colouredBy(Grammar.wast());
        assertThat(Opcode.values()).extracting(Opcode::keyword).allMatch(wat).allMatch(wast);
        assertThat(Opcode.values()).extracting(op -> op.keyword() + "x").noneMatch(wat);
        assertThat(Word.values()).extracting(Word::keyword).allMatch(wast);
        assertThat(List.of("assert_return", "i32.frob", "get_local")).noneMatch(wat);
    }

    @Test
    void themesGiveSemanticTokensTheColoursOfTheGrammar() throws IOException {
        String manifest = Files.readString(MANIFEST).replace("\r\n", "\n");
        JsonElement now = JsonParser.parseString(manifest)
                .getAsJsonObject()
                .getAsJsonObject("contributes")
                .get("semanticTokenScopes");
        if (!Colour.contribution().equals(now)) {
            Golden.expect(MANIFEST, JsonText.replaced(manifest, "semanticTokenScopes", Colour.contribution()));
        }
    }

    /** Whether a rule for words matches a whole one. */
    private static Predicate<String> colouredBy(String grammar) {
        JsonObject repository =
                JsonParser.parseString(grammar).getAsJsonObject().getAsJsonObject("repository");
        Stream<String> words = repository.getAsJsonObject("words").getAsJsonArray("patterns").asList().stream()
                .map(rule -> rule.getAsJsonObject().get("match").getAsString());
        String table = repository.getAsJsonObject("branchTable").get("begin").getAsString();
        List<Pattern> patterns =
                Stream.concat(words, Stream.of(table)).map(Pattern::compile).toList();
        return word ->
                patterns.stream().anyMatch(pattern -> pattern.matcher(word).matches());
    }
}
