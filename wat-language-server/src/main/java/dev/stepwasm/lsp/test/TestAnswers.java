package dev.stepwasm.lsp.test;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.script.Difference;
import dev.stepwasm.ide.run.RunComment.Expected;
import dev.stepwasm.ide.test.TestNode;
import dev.stepwasm.lsp.run.RunEnding;
import dev.stepwasm.lsp.run.RunFrame;
import dev.stepwasm.lsp.run.RunReport;
import dev.stepwasm.lsp.run.ScriptReport.CommandResult;
import dev.stepwasm.lsp.run.TextCoverage;
import dev.stepwasm.wasm.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Tests of one text and what became of them, as JSON. */
public final class TestAnswers {
    private static final String HINT = "; the setting `stepwasm.run.stubs` lets stubs stand for them";

    private final Function<Span, Range> ranges;

    /** @param ranges places in the text as the client counts */
    public TestAnswers(Function<Span, Range> ranges) {
        this.ranges = ranges;
    }

    /** {@return nodes with all that is below them} */
    public JsonArray nodes(List<TestNode> nodes) {
        return each(nodes, node -> {
            JsonObject json = new JsonObject();
            json.addProperty("id", node.id());
            json.addProperty("label", node.label());
            if (!node.detail().isEmpty()) {
                json.addProperty("detail", node.detail());
            }
            json.add("range", range(node.span()));
            if (!node.children().isEmpty()) {
                json.add("children", nodes(node.children()));
            }
            return json;
        });
    }

    /** {@return what became of a command of a script} */
    public JsonObject result(String id, CommandResult result) {
        JsonObject json = result(id, result.status().name().toLowerCase(Locale.ROOT), result.message(), result.time());
        result.place().ifPresent(place -> json.add("range", range(place)));
        difference(json, result.difference());
        frames(json, result.frames());
        return json;
    }

    /** {@return what became of a call that a comment asks for} */
    public JsonObject result(String id, RunReport report) {
        boolean missing = report.ending() instanceof RunEnding.Refused refused
                && !refused.missing().isEmpty();
        String message = report.isFine() ? "" : report.show() + (missing ? HINT : "");
        JsonObject json = result(id, status(report), message, report.time());
        if (report.ending() instanceof RunEnding.Refused refused) {
            refused.place().ifPresent(place -> json.add("range", range(place)));
        } else if (!report.isFine()) {
            difference(json, report.call().expected().map(expected -> difference(expected, report.ending())));
        }
        frames(json, report.ending().frames());
        if (!report.output().isEmpty()) {
            json.addProperty("output", report.output());
        }
        return json;
    }

    private static String status(RunReport report) {
        return switch (report.ending()) {
            case RunEnding.Refused refused -> "errored";
            case RunEnding.Failed failed -> "errored";
            case RunEnding.Cancelled cancelled -> "skipped";
            default -> report.isFine() ? "passed" : "failed";
        };
    }

    private static Difference difference(Expected expected, RunEnding ending) {
        String found = ending instanceof RunEnding.Returned(List<Value> results)
                ? results.isEmpty()
                        ? "nothing"
                        : results.stream().map(Value::show).collect(Collectors.joining(" "))
                : ending.show();
        return new Difference(expected.show(), found);
    }

    /** {@return what became of a test that was not run} */
    public static JsonObject result(String id, String status, String message, Duration time) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("status", status);
        if (!message.isEmpty()) {
            json.addProperty("message", message);
        }
        json.addProperty("milliseconds", time.toNanos() / 1e6);
        return json;
    }

    private static void difference(JsonObject json, Optional<Difference> difference) {
        difference.ifPresent(known -> {
            json.addProperty("expected", known.expected());
            json.addProperty("actual", known.actual());
        });
    }

    private void frames(JsonObject json, List<RunFrame> frames) {
        if (!frames.isEmpty()) {
            json.add("frames", each(frames, frame -> {
                JsonObject one = new JsonObject();
                one.addProperty("function", frame.function());
                frame.place().ifPresent(place -> one.add("range", range(place)));
                return one;
            }));
        }
    }

    /** {@return how often what ran} */
    public JsonObject coverage(String uri, TextCoverage coverage) {
        JsonObject json = new JsonObject();
        json.addProperty("uri", uri);
        json.add("functions", each(coverage.functions(), function -> {
            JsonObject one = new JsonObject();
            one.addProperty("name", function.name());
            one.add("range", range(function.place()));
            one.addProperty("count", function.count());
            return one;
        }));
        json.add("statements", each(coverage.statements(), statement -> {
            JsonObject one = new JsonObject();
            one.add("range", range(statement.place()));
            one.addProperty("count", statement.count());
            if (!statement.ways().isEmpty()) {
                JsonArray ways = new JsonArray();
                statement.ways().forEach(ways::add);
                one.add("ways", ways);
            }
            return one;
        }));
        return json;
    }

    private JsonObject range(Span span) {
        Range range = ranges.apply(span);
        JsonObject json = new JsonObject();
        json.add("start", position(range.getStart()));
        json.add("end", position(range.getEnd()));
        return json;
    }

    private static JsonObject position(Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("line", position.getLine());
        json.addProperty("character", position.getCharacter());
        return json;
    }

    private static <T> JsonArray each(List<T> list, Function<T, JsonElement> one) {
        JsonArray array = new JsonArray(list.size());
        list.forEach(element -> array.add(one.apply(element)));
        return array;
    }
}
