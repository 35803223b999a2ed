package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.ide.test.TestNode;
import dev.stepwasm.ide.test.TestNode.What;
import dev.stepwasm.lsp.run.Cancellable;
import dev.stepwasm.lsp.run.ExportCall;
import dev.stepwasm.lsp.run.LinkedModules;
import dev.stepwasm.lsp.run.ModuleRun;
import dev.stepwasm.lsp.run.RunCoverage;
import dev.stepwasm.lsp.run.RunQueue;
import dev.stepwasm.lsp.run.RunReport;
import dev.stepwasm.lsp.run.ScriptCommands;
import dev.stepwasm.lsp.run.ScriptReport;
import dev.stepwasm.lsp.run.ScriptReport.CommandResult;
import dev.stepwasm.lsp.run.TextCoverage;
import dev.stepwasm.lsp.test.TestAnswers;
import dev.stepwasm.wat.text.SourceText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run of some tests of a text. Works on the thread that calls it. */
final class TestRun {
    private final TestTexts.Found text;
    private final Snapshot snapshot;
    private final RunService runs;
    private final boolean stubs;
    private final Optional<RunCoverage> coverage;
    private final Consumer<JsonArray> results;
    private final BooleanSupplier wanted;
    private final TestAnswers answers;

    /**
     * A run that has not begun.
     *
     * @param stubs whether stubs stand for imports that nothing is given for
     * @param covered whether to count what runs
     * @param results hears what became of tests as soon as that is known
     * @param wanted whether somebody still wants to know
     */
    TestRun(
            TestTexts.Found text,
            RunService runs,
            boolean stubs,
            boolean covered,
            Consumer<JsonArray> results,
            BooleanSupplier wanted) {
        this.text = text;
        this.snapshot = text.snapshot();
        this.runs = runs;
        this.stubs = stubs;
        this.coverage = covered ? Optional.of(new RunCoverage(text.analysis())) : Optional.empty();
        this.results = results;
        this.wanted = wanted;
        this.answers = new TestAnswers(snapshot::range);
    }

    /** {@return what the programs wrote, and what ran} */
    JsonObject run(List<TestNode> tests) throws InterruptedException {
        String output = script(tests.stream()
                .filter(test -> test.what() instanceof What.Command)
                .toList());
        for (TestNode test : tests) {
            if (test.what() instanceof What.Comment(int module, RunComment call)) {
                comment(test, module, call);
            }
        }
        JsonObject answer = new JsonObject();
        answer.addProperty("output", output);
        coverage.ifPresent(counts -> answer.add("coverage", json(counts.texts())));
        return answer;
    }

    private String script(List<TestNode> commands) throws InterruptedException {
        if (commands.isEmpty()) {
            return "";
        }
        NavigableMap<Integer, TestNode> places = new TreeMap<>();
        commands.forEach(test -> places.put(test.span().start(), test));
        var some = new ScriptCommands.Wanted.Some(
                commands.stream().map(TestNode::span).toList());
        var run = new ScriptCommands(text.analysis(), some, RunService.limits(snapshot), coverage);
        ScriptReport report = await(
                run,
                () -> run.run(new ScriptCommands.Listener() {
                    @Override
                    public void done(int done, int all) {}

                    @Override
                    public void results(List<CommandResult> some) {
                        tell(places, some);
                    }
                }));
        report.refused().ifPresent(why -> results.accept(all(commands, why)));
        if (snapshot.isOpen() && report.refused().isEmpty()) {
            snapshot.runs().add(text.analysis(), report, false);
            runs.changed(snapshot);
        }
        return report.output();
    }

    private void tell(NavigableMap<Integer, TestNode> places, List<CommandResult> some) {
        JsonArray told = new JsonArray();
        for (CommandResult result : some) {
            Map.Entry<Integer, TestNode> test =
                    places.floorEntry(result.command().start());
            if (test != null) {
                told.add(answers.result(test.getValue().id(), result));
            }
        }
        results.accept(told);
    }

    private static JsonArray all(List<TestNode> tests, String why) {
        JsonArray told = new JsonArray();
        tests.forEach(test -> told.add(TestAnswers.result(test.id(), "errored", why, Duration.ZERO)));
        return told;
    }

    private void comment(TestNode test, int module, RunComment said) throws InterruptedException {
        var call = new ExportCall(module, said.export(), said.arguments(), said.expected(), stubs);
        var run = new ModuleRun(text.analysis(), call, RunService.limits(snapshot), linked(module), coverage);
        RunReport report = await(run, run::run);
        coverage.ifPresent(RunCoverage::settle);
        if (snapshot.isOpen()) {
            snapshot.runs().add(text.analysis(), report, Optional.of(said), Optional.of(test.span()));
            runs.changed(snapshot);
        }
        JsonArray told = new JsonArray();
        told.add(answers.result(test.id(), report));
        results.accept(told);
    }

    private LinkedModules linked(int module) throws InterruptedException {
        return module < text.analysis().modules().size()
                ? runs.linked(
                        snapshot.uri(), text.analysis().modules().get(module).module(), module, this::checkWanted)
                : LinkedModules.NONE;
    }

    private void checkWanted() {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException("the client does not want the answer any more");
        }
    }

    private <T> T await(Cancellable run, RunQueue.Work<T> work) throws InterruptedException {
        checkWanted();
        T report = runs.queue().run(run, work, wanted);
        checkWanted();
        return report;
    }

    private JsonArray json(List<TextCoverage> texts) {
        JsonArray json = new JsonArray();
        for (TextCoverage each : texts) {
            SourceText source = each.text();
            boolean own = source == text.analysis().source();
            String uri = own ? text.uri() : FileAddress.uri(Path.of(source.name()));
            json.add(new TestAnswers(span -> snapshot.range(source, span)).coverage(uri, each));
        }
        return json;
    }
}
