package dev.stepwasm.cli;

import com.google.gson.stream.JsonWriter;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What {@code check} found as one JSON object; its shape is described in docs/command-line.md and stays as it is. */
final class JsonOutput implements CheckOutput {
    /** Goes up when a member changes its meaning or disappears; new ones may come at any time. */
    private static final int VERSION = 1;

    private final Terminal terminal;
    private final JsonWriter json;

    JsonOutput(Terminal terminal) {
        this.terminal = terminal;
        this.json = Json.writer(terminal);
        Json.write(() -> {
            json.beginObject().name("version").value(VERSION);
            json.name("problems").beginArray();
        });
    }

    @Override
    public void file(Findings findings) {
        Json.write(() -> {
            if (findings.misnamed().isPresent()) {
                json.beginObject();
                json.name("file").value(findings.name());
                json.name("code").value(Findings.MISNAMED);
                json.name("severity").value("error");
                json.name("message").value(findings.misnamed().get());
                json.endObject();
            }
            for (Diagnostic problem : findings.problems()) {
                problem(findings, problem);
            }
        });
    }

    private void problem(Findings findings, Diagnostic problem) throws IOException {
        json.beginObject();
        json.name("file").value(findings.name());
        range(findings.source(), problem.span());
        json.name("code").value(problem.problem().code());
        json.name("severity").value(problem.problem().severity().name().toLowerCase(Locale.ROOT));
        json.name("message").value(problem.message());
        json.name("related").beginArray();
        for (Related related : problem.related()) {
            json.beginObject();
            range(findings.source(), related.span());
            json.name("message").value(related.message()).endObject();
        }
        json.endArray();
        json.name("help").beginObject();
        json.name("page").value("docs/diagnostics/" + problem.problem().code() + ".md");
        json.name("specification").value(Pages.specification(problem.problem()));
        json.endObject();
        json.endObject();
    }

    /** Offsets are UTF-16 units of a text, which has lines and columns too, or bytes of a binary. */
    private void range(Optional<SourceText> source, Span span) throws IOException {
        json.name("range").beginObject();
        place("start", source, span.start());
        place("end", source, span.end());
        json.endObject();
    }

    private void place(String name, Optional<SourceText> source, int offset) throws IOException {
        json.name(name).beginObject().name("offset").value(offset);
        if (source.isPresent()) {
            Position position = source.get().positionOf(offset);
            json.name("line").value(position.line()).name("column").value(position.column());
        }
        json.endObject();
    }

    @Override
    public void unread(String message) {
        Json.write(() -> json.beginObject()
                .name("code")
                .value("unreadable-file")
                .name("severity")
                .value("error")
                .name("message")
                .value(message)
                .endObject());
    }

    @Override
    public void end(Tally tally) {
        Json.write(() -> {
            json.endArray();
            json.name("summary").beginObject();
            json.name("files").value(tally.files());
            json.name("errors").value(tally.errors());
            json.name("warnings").value(tally.warnings());
            json.name("hints").value(tally.hints());
            json.endObject().endObject();
        });
        Json.end(json, terminal);
    }
}
