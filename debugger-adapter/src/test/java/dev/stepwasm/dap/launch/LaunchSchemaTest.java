package dev.stepwasm.dap.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.fixtures.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What editors and people are told about launch.json is what {@link LaunchAttribute} and {@link AttachAttribute} say: the schema and the snippets in
 * {@code vscode-extension/package.json} and the table in {@code docs/debugging.md}. {@code -Dfixtures.update=true} writes
 * them anew.
 */
final class LaunchSchemaTest {
    private static final Path PACKAGE = Fixtures.root().resolve("vscode-extension/package.json");
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Path PAGE = Fixtures.root().resolve("docs/debugging.md");

    @Test
    void theExtensionHasTheSchema() throws IOException {
        expectMember(
                "configurationAttributes",
                JsonParser.parseString(Json.line(LaunchAttribute.example(
                        "launch",
                        SchemaWriter.schema(LaunchAttribute.fields()),
                        "attach",
                        SchemaWriter.schema(AttachAttribute.fields())))));
    }

    @Test
    void theExtensionHasTheSnippets() throws IOException {
        expectMember("configurationSnippets", JsonParser.parseString(Json.line(LaunchSnippet.all())));
    }

    /** Asserts that a member of the debugger in the manifest is this, however its lines are broken. */
    private static void expectMember(String name, JsonElement wanted) throws IOException {
        String manifest = Files.readString(PACKAGE).replace("\r\n", "\n");
        JsonObject debugger = JsonParser.parseString(manifest)
                .getAsJsonObject()
                .getAsJsonObject("contributes")
                .getAsJsonArray("debuggers")
                .get(0)
                .getAsJsonObject();
        if (!wanted.equals(debugger.get(name))) {
            Golden.expect(PACKAGE, JsonText.replaced(manifest, name, wanted));
        }
    }

    @Test
    void thePageHasTheTable() {
        GeneratedBlock.expect(
                PAGE, "launch-attributes", "LaunchSchemaTest", ReferenceWriter.table(LaunchAttribute.fields()));
    }

    @Test
    void thePageHasTheTableOfAttach() {
        GeneratedBlock.expect(
                PAGE, "attach-attributes", "LaunchSchemaTest", ReferenceWriter.table(AttachAttribute.fields()));
    }

    @ParameterizedTest
    @EnumSource
    void examplesAndDefaultsAreRight(LaunchAttribute attribute) {
        checkExamples(attribute.field());
    }

    @ParameterizedTest
    @EnumSource
    void examplesAndDefaultsOfAttachAreRight(AttachAttribute attribute) {
        checkExamples(attribute.field());
    }

    private static void checkExamples(Field field) {
        for (Object example : field.examples()) {
            SchemaCheck check = new SchemaCheck();
            assertThatCode(() -> check.check(Map.of(field.name(), example), List.of(field), ""))
                    .doesNotThrowAnyException();
            assertThat(check.warnings()).isEmpty();
        }
        field.byDefault()
                .ifPresent(value -> assertThatCode(
                                () -> new SchemaCheck().check(Map.of(field.name(), value), List.of(field), ""))
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @EnumSource
    void snippetsAreRight(LaunchSnippet snippet) throws LaunchException {
        SchemaCheck check = new SchemaCheck();
        check.check(ClientAttributes.without(snippet.body()), snippet.fields(), "");

        assertThat(check.warnings()).isEmpty();
    }

    @Test
    void theExamplesOfThePageAreRight() throws IOException, LaunchException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        List<String> examples =
                JSON_BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
        assertThat(examples).hasSizeGreaterThan(1);
        for (String example : examples) {
            String whole = example.startsWith("{") ? example : "{\"program\": \"a.wat\", " + example + "}";
            Map<String, Object> launch = new Gson().fromJson(whole, new TypeToken<Map<String, Object>>() {}.getType());
            SchemaCheck check = new SchemaCheck();
            check.check(ClientAttributes.without(launch), LaunchSnippet.fields(launch), "");

            assertThat(check.warnings()).isEmpty();
        }
    }
}
