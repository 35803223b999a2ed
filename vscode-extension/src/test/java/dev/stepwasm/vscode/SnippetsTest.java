package dev.stepwasm.vscode;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.engine.script.Outcome;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.engine.script.ScriptOptions;
import dev.stepwasm.engine.script.ScriptReport;
import dev.stepwasm.engine.script.ScriptRunner;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The snippets, as they are without typing anything, are right where they belong. */
class SnippetsTest {
    /** A text, a module, code. */
    private static final List<String> PLACES =
            List.of("%s", "(module\n%s)", "(module (tag $failure (param i32))\n(func\n%s))");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\d):((?:\\\\.|[^}\\\\])*)\\}");
    private static final Pattern MIRROR = Pattern.compile("(?<!\\\\)\\$(\\d)");

    record Snippet(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("ofModules")
    void ofModulesAreRight(Snippet snippet) {
        assertThat(PLACES)
                .as(snippet.text())
                .anyMatch(place -> !Analysis.of(new SourceText("a.wat", place.formatted(snippet.text())))
                        .hasErrors());
    }

    @ParameterizedTest
    @MethodSource("ofScripts")
    void ofScriptsPass(Snippet snippet) {
        Script script = Script.of(Analysis.of(new SourceText("a.wast", snippet.text())));
        assertThat(script.analysis().diagnostics()).isEmpty();
        ScriptReport report = ScriptRunner.run(script, new ScriptOptions(Duration.ofSeconds(10), line -> {}));
        assertThat(report.results()).extracting(Result::outcome).allMatch(outcome -> outcome instanceof Outcome.Passed);
    }

    static Stream<Snippet> ofModules() throws IOException {
        return read("wat");
    }

    static Stream<Snippet> ofScripts() throws IOException {
        return read("wast");
    }

    private static Stream<Snippet> read(String language) throws IOException {
        String json = Files.readString(Fixtures.root().resolve("vscode-extension/snippets/" + language + ".json"));
        return JsonParser.parseString(json).getAsJsonObject().entrySet().stream()
                .map(entry ->
                        new Snippet(entry.getKey(), filled(body(entry.getValue().getAsJsonObject()))));
    }

    private static String body(JsonObject snippet) {
        JsonElement body = snippet.get("body");
        return body instanceof JsonArray lines
                ? lines.asList().stream().map(JsonElement::getAsString).collect(joining("\n"))
                : body.getAsString();
    }

    /** The text with what stands in its placeholders. */
    private static String filled(String body) {
        Map<String, String> values = new HashMap<>(Map.of("0", ""));
        String plain = PLACEHOLDER.matcher(body).replaceAll(found -> {
            values.put(found.group(1), found.group(2));
            return "\\$" + found.group(1);
        });
        String text = plain;
        for (int i = 0; i < 2; i++) { // a placeholder may mirror another one
            text = MIRROR.matcher(text)
                    .replaceAll(found -> values.getOrDefault(found.group(1), "")
                            .replace("\\", "\\\\")
                            .replace("$", "\\$"));
        }
        return text.replace("\\$", "$");
    }
}
