package dev.stepwasm.cli;

import com.google.gson.stream.JsonWriter;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.problem.Severity;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code check} found as SARIF 2.1.0, which code hosts and editors show; every problem is a rule with its page. */
final class SarifOutput implements CheckOutput {
    private final Terminal terminal;
    private final JsonWriter json;
    private final List<String> unread = new ArrayList<>();

    SarifOutput(Terminal terminal) {
        this.terminal = terminal;
        this.json = Json.writer(terminal);
        Json.write(this::begin);
    }

    private void begin() throws IOException {
        json.beginObject();
        json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value("Stepwasm");
        json.name("semanticVersion").value(Stepwasm.Version.number());
        json.name("rules").beginArray();
        for (Problem problem : Problem.values()) {
            rule(problem);
        }
        json.endArray().endObject().endObject();
        json.name("columnKind").value("utf16CodeUnits");
        json.name("results").beginArray();
    }

    private void rule(Problem problem) throws IOException {
        json.beginObject();
        json.name("id").value(problem.code());
        text("shortDescription", Pages.summary(problem));
        text("fullDescription", Pages.meaning(problem));
        json.name("helpUri").value(Pages.specification(problem));
        json.name("help").beginObject();
        json.name("text").value(Pages.of(problem));
        json.name("markdown").value(Pages.of(problem));
        json.endObject();
        json.name("defaultConfiguration").beginObject();
        json.name("level").value(level(problem.severity())).endObject();
        json.endObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case HINT -> "note";
        };
    }

    private void text(String name, String text) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }

    @Override
    public void file(Findings findings) {
        Json.write(() -> {
            String uri = uri(findings.name());
            if (findings.misnamed().isPresent()) {
                json.beginObject();
                json.name("ruleId").value(Findings.MISNAMED);
                json.name("level").value("error");
                text("message", findings.misnamed().get());
                json.name("locations").beginArray().beginObject();
                physicalLocation(uri, Optional.empty(), Optional.empty());
                json.endObject().endArray().endObject();
            }
            for (Diagnostic problem : findings.problems()) {
                result(uri, findings.source(), problem);
            }
        });
    }

    private void result(String uri, Optional<SourceText> source, Diagnostic problem) throws IOException {
        json.beginObject();
        json.name("ruleId").value(problem.problem().code());
        json.name("ruleIndex").value(problem.problem().ordinal());
        json.name("level").value(level(problem.problem().severity()));
        text("message", problem.message());
        json.name("locations").beginArray().beginObject();
        physicalLocation(uri, source, Optional.of(problem.span()));
        json.endObject().endArray();
        json.name("relatedLocations").beginArray();
        for (int i = 0; i < problem.related().size(); i++) {
            Related related = problem.related().get(i);
            json.beginObject().name("id").value(i);
            text("message", related.message());
            physicalLocation(uri, source, Optional.of(related.span()));
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void physicalLocation(String uri, Optional<SourceText> source, Optional<Span> span) throws IOException {
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject().name("uri").value(uri).endObject();
        if (span.isPresent()) {
            json.name("region").beginObject();
            region(source, span.get());
            json.endObject();
        }
        json.endObject();
    }

    private void region(Optional<SourceText> source, Span span) throws IOException {
        if (source.isEmpty()) {
            json.name("byteOffset").value(span.start()).name("byteLength").value(span.length());
            return;
        }
        Position start = source.get().positionOf(span.start());
        Position end = source.get().positionOf(span.end());
        json.name("startLine").value(start.line()).name("startColumn").value(start.column());
        json.name("endLine").value(end.line()).name("endColumn").value(end.column());
        json.name("charOffset").value(span.start()).name("charLength").value(span.length());
    }

    /** {@return a reference that stays relative where the path is} */
    private static String uri(String name) {
        if (name.equals(Input.STANDARD_INPUT)) {
            return "stdin";
        }
        Path path = Path.of(name);
        if (path.isAbsolute()) {
            return path.toUri().toString();
        }
        URI here = Path.of("").toAbsolutePath().toUri();
        URI relative = here.relativize(path.normalize().toAbsolutePath().toUri());
        return relative.toString();
    }

    @Override
    public void unread(String message) {
        unread.add(message);
    }

    @Override
    public void end(Tally tally) {
        Json.write(() -> {
            json.endArray();
            json.name("invocations").beginArray().beginObject();
            json.name("executionSuccessful").value(unread.isEmpty());
            json.name("toolExecutionNotifications").beginArray();
            for (String message : unread) {
                json.beginObject().name("level").value("error");
                text("message", message);
                json.endObject();
            }
            json.endArray().endObject().endArray();
            json.endObject().endArray().endObject();
        });
        Json.end(json, terminal);
    }
}
