package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.ModuleSource;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.script.ScriptModule;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is valid has no error in an editor either: every valid module of the official suite and the corpora, over the wire. */
final class FalseAlarmsTest {
    private static final Path SUITE = Path.of(System.getProperty("spec.tests", "missing"));
    private static final Path CORPUS = Path.of(System.getProperty("wat.corpus", "missing"));
    /** A proposal that is not promised. */
    private static final String FIGURES_ONLY = "proposals/custom-descriptors";

    private int opened;

    @Test
    void validModulesOfTheSuiteHaveNoErrors() throws IOException {
        require(SUITE);
        List<String> alarms = new ArrayList<>();
        try (Wire wire = wire();
                Stream<Path> files = Files.walk(SUITE)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".wast")).sorted().toList()) {
                String name = SUITE.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith(FIGURES_ONLY)) {
                    String text = read(file);
                    alarms.addAll(errors(wire, name, text));
                    modules(name, text, (module, written) -> alarms.addAll(errors(wire, module, written)));
                }
            }
        }
        assertThat(alarms).isEmpty();
        assertThat(opened).isGreaterThan(2000);
    }

    @Test
    void validFilesOfTheCorporaHaveNoErrors() throws IOException {
        require(CORPUS);
        List<String> alarms = new ArrayList<>();
        try (Wire wire = wire()) {
            for (String row : Files.readAllLines(CORPUS.resolve("MANIFEST.tsv"))) {
                String[] columns = row.split("\t", -1);
                if (columns[7].equals("valid")) {
                    alarms.addAll(errors(wire, columns[0], read(CORPUS.resolve(columns[0]))));
                }
            }
        }
        // A proposal that is not read is said once, and by its name.
        assertThat(alarms).allMatch(alarm -> alarm.contains(" unsupported-feature: "));
        assertThat(opened).isGreaterThan(150);
    }

    private interface Modules {
        void take(String name, String text);
    }

    private static void modules(String file, String text, Modules found) {
        Script script = Script.of(Analysis.of(new SourceText(file, text)));
        for (Command command : script.commands()) {
            Optional<ScriptModule> module = switch (command) {
                case Command.Define define -> Optional.of(define.module());
                case Command.AssertModule asserted when !asserted.verdict().isWrong() -> Optional.of(asserted.module());
                default -> Optional.empty();
            };
            module.flatMap(m -> written(m, text)).ifPresent(written -> {
                int line = script.analysis()
                        .source()
                        .positionOf(command.span().start())
                        .line();
                found.take(file + ":" + line + ".wat", written);
            });
        }
    }

    private static Optional<String> written(ScriptModule module, String text) {
        return switch (module.source()) {
            case ModuleSource.Plain plain
            when !module.definition() ->
                Optional.of(text.substring(module.span().start(), module.span().end()));
            case ModuleSource.Text(String inner) -> Optional.of(inner);
            case ModuleSource.Quote(var literals) -> Optional.of(literals.lenientText());
            default -> Optional.empty();
        };
    }

    private List<String> errors(Wire wire, String name, String text) {
        String uri = "file:///" + name;
        wire.open(uri, 1, text);
        opened++;
        JsonObject report = wire.request(
                        "textDocument/diagnostic", "{\"textDocument\":{\"uri\":\"%s\"}}".formatted(uri))
                .getAsJsonObject("result");
        wire.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"%s\"}}".formatted(uri));
        List<String> errors = new ArrayList<>();
        for (JsonElement each : report.getAsJsonArray("items")) {
            JsonObject item = each.getAsJsonObject();
            if (item.get("severity").getAsInt() == 1) {
                errors.add(name + ": " + item.get("code").getAsString() + ": "
                        + item.get("message").getAsString());
            }
        }
        return errors;
    }

    private static Wire wire() {
        return Wire.initialized("{\"textDocument\":{\"diagnostic\":{}}}");
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void require(Path folder) {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(folder).exists();
        }
    }
}
