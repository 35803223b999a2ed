package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.Value;
import dev.stepwasm.lsp.run.MissingImport;
import dev.stepwasm.lsp.run.RunEnding;
import dev.stepwasm.lsp.run.RunFrame;
import dev.stepwasm.lsp.run.RunReport;
import dev.stepwasm.lsp.run.ScriptReport;
import dev.stepwasm.lsp.run.ScriptReport.CommandResult;
import java.util.List;
import java.util.Locale;

/** What became of runs, as commands answer it: a message for people, and the same as data. */
final class RunAnswers {
    private RunAnswers() {}

    static JsonObject of(Snapshot snapshot, RunReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("status", report.ending().word());
        json.addProperty("message", report.show());
        report.passed().ifPresent(passed -> json.addProperty("passed", passed));
        switch (report.ending()) {
            case RunEnding.Returned(List<Value> results) -> json.add("results", values(results));
            case RunEnding.Exited(int code) -> json.addProperty("exitCode", code);
            case RunEnding.Trapped trapped -> json.addProperty("trap", trapped.code());
            case RunEnding.Refused refused -> {
                json.add("missing", missing(refused.missing()));
                refused.place().ifPresent(place -> json.add("range", Json.of(snapshot.range(place))));
            }
            case RunEnding.Thrown other -> {}
            case RunEnding.Exhausted other -> {}
            case RunEnding.Cancelled other -> {}
            case RunEnding.Failed other -> {}
        }
        json.add("frames", frames(snapshot, report.ending().frames()));
        json.addProperty("milliseconds", report.time().toNanos() / 1e6);
        json.addProperty("instructions", report.instructions());
        json.addProperty("output", report.output());
        return json;
    }

    private static JsonArray values(List<Value> values) {
        JsonArray array = new JsonArray();
        for (Value value : values) {
            JsonObject json = new JsonObject();
            json.addProperty("type", value.type().show());
            json.addProperty("value", value.show());
            array.add(json);
        }
        return array;
    }

    private static JsonArray missing(List<MissingImport> missing) {
        JsonArray array = new JsonArray();
        for (MissingImport wanted : missing) {
            JsonObject json = new JsonObject();
            json.addProperty("module", wanted.module());
            json.addProperty("name", wanted.name());
            json.addProperty("type", wanted.type());
            array.add(json);
        }
        return array;
    }

    private static JsonArray frames(Snapshot snapshot, List<RunFrame> frames) {
        JsonArray array = new JsonArray();
        for (RunFrame frame : frames) {
            JsonObject json = new JsonObject();
            json.addProperty("function", frame.function());
            frame.place().ifPresent(place -> {
                json.addProperty("uri", snapshot.uri());
                json.add("range", Json.of(snapshot.range(place)));
            });
            array.add(json);
        }
        return array;
    }

    static JsonObject of(Snapshot snapshot, ScriptReport report) {
        JsonObject json = new JsonObject();
        json.addProperty(
                "status", report.refused().isPresent() ? "refused" : report.cancelled() ? "cancelled" : "done");
        json.addProperty("message", report.show());
        for (ScriptReport.Status status : ScriptReport.Status.values()) {
            json.addProperty(status.name().toLowerCase(Locale.ROOT), report.count(status));
        }
        JsonArray results = new JsonArray();
        report.results().forEach(result -> results.add(of(snapshot, result)));
        json.add("results", results);
        json.addProperty("milliseconds", report.milliseconds());
        json.addProperty("output", report.output());
        return json;
    }

    private static JsonObject of(Snapshot snapshot, CommandResult result) {
        JsonObject json = new JsonObject();
        json.add("range", Json.of(snapshot.range(result.command())));
        json.addProperty("status", result.status().name().toLowerCase(Locale.ROOT));
        if (!result.message().isEmpty()) {
            json.addProperty("message", result.message());
        }
        if (!result.frames().isEmpty()) {
            json.add("frames", frames(snapshot, result.frames()));
        }
        return json;
    }
}
