package dev.stepwasm.ide.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.fixtures.JsonText;
import dev.stepwasm.ide.lint.Level;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be set, and that editors and people are told so. {@code -Dfixtures.update=true} writes what is generated anew. */
final class SettingsTest {
    private static final Path MANIFEST = Fixtures.root().resolve("vscode-extension/package.json");
    private static final Path PAGE = Fixtures.root().resolve("docs/settings.md");
    private static final String TITLE = "\"title\": \"Language server\"";

    @Test
    void withoutAnyEverythingIsAsItWas() {
        assertThat(Settings.DEFAULT.format()).isEqualTo(FormatOptions.DEFAULT);
        for (Lint lint : Lint.values()) {
            assertThat(Settings.DEFAULT.levels()).containsEntry(lint, lint.level());
        }
    }

    @Test
    void areRead() {
        Settings.Reading reading = Settings.read(Map.of(
                "format.width", 100.0, "format.locals", "always", "lint.unused", "off", "inlayHints.ends", false));

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.settings().format())
                .isEqualTo(FormatOptions.DEFAULT.withWidth(100).withLocals(Spread.ALWAYS));
        assertThat(reading.settings().levels()).containsEntry(Lint.UNUSED, Level.OFF);
        assertThat(reading.settings().hintsEnds()).isFalse();
        assertThat(reading.settings().hintsTypes()).isFalse();
        assertThat(reading.settings().hintsStack()).isEqualTo("onDemand");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiterString = "|", textBlock = """
        format.width    | 5       | `stepwasm.format.width` must be a whole number from 10 to 1000
        format.width    | "wide"  | `stepwasm.format.width` must be a whole number from 10 to 1000
        format.width    | 80.5    | `stepwasm.format.width` must be a whole number from 10 to 1000
        format.operands | "fits"  | `stepwasm.format.operands` must be `fit`, `keep`
        format.comments | "yes"   | `stepwasm.format.comments` must be `true` or `false`
        lint.unused     | "deny"  | `stepwasm.lint.unused` must be `off`, `hint`, `info`, `warning`, `error`
        """)
    void whatDoesNotFitIsSaidAndCountsAsNotSet(String name, String json, String mistake) {
        Object value = new Gson().fromJson(json, Object.class);

        Settings.Reading reading = Settings.read(Map.of(name, value));

        assertThat(reading.mistakes()).containsExactly(mistake);
        assertThat(reading.settings()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void theExtensionHasThem() throws IOException {
        String manifest = Files.readString(MANIFEST).replace("\r\n", "\n");
        JsonObject wanted = new Gson().toJsonTree(schema()).getAsJsonObject();
        JsonElement now = JsonParser.parseString(manifest)
                .getAsJsonObject()
                .getAsJsonObject("contributes")
                .getAsJsonArray("configuration")
                .get(1)
                .getAsJsonObject()
                .get("properties");
        if (!wanted.equals(now)
                || !List.copyOf(wanted.keySet())
                        .equals(List.copyOf(now.getAsJsonObject().keySet()))) {
            Golden.expect(MANIFEST, JsonText.replaced(manifest, manifest.indexOf(TITLE), "properties", wanted));
        }
    }

    private static Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Setting setting : Settings.all()) {
            Map<String, Object> property = new LinkedHashMap<>();
            switch (setting.shape()) {
                case Setting.Flag flag -> property.put("type", "boolean");
                case Setting.Choice(List<String> words) -> {
                    property.put("type", "string");
                    property.put("enum", words);
                }
                case Setting.Count(int least, int greatest) -> {
                    property.put("type", "integer");
                    property.put("minimum", least);
                    property.put("maximum", greatest);
                }
                case Setting.Texts texts -> {
                    property.put("type", "array");
                    property.put("items", Map.of("type", "string", "minLength", 1));
                }
            }
            property.put("default", setting.standard());
            property.put("markdownDescription", setting.description());
            properties.put("stepwasm." + setting.name(), property);
        }
        return properties;
    }

    @Test
    void thePageHasThem() {
        StringBuilder table = new StringBuilder("| setting | values | without it | |\n|---|---|---|---|\n");
        for (Setting setting : Settings.all()) {
            table.append("| `stepwasm.%s` | %s | `%s` | %s |\n"
                    .formatted(setting.name(), values(setting.shape()), setting.standard(), setting.description()));
        }
        GeneratedBlock.expect(PAGE, "settings", "SettingsTest", table.toString());
    }

    private static String values(Setting.Shape shape) {
        return switch (shape) {
            case Setting.Flag flag -> "`true`, `false`";
            case Setting.Choice(List<String> words) -> "`" + String.join("`, `", words) + "`";
            case Setting.Count(int least, int greatest) -> least + " to " + greatest;
            case Setting.Texts texts -> "a list of strings";
        };
    }
}
