package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.ide.test.TestNode;
import dev.stepwasm.ide.test.TestNode.What;
import dev.stepwasm.lsp.test.TestAnswers;
import dev.stepwasm.lsp.test.TestParams;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Finds tests, runs them, and says how to debug one. Each request has a thread of its own and ends when the client takes it
 * back. Safe for use from any thread.
 */
final class TestService {
    /** So many at once are a program gone wild rather than a user. */
    private static final int MOST_AT_ONCE = 8;

    private final Workers workers;
    private final TestTexts texts;
    private final RunService runs;
    private final RunMemory memory;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private volatile @Nullable LanguageClient client;

    TestService(Workers workers, TestTexts texts, RunService runs, RunMemory memory) {
        this.workers = workers;
        this.texts = texts;
        this.runs = runs;
        this.memory = memory;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    /** {@return the tests of a text, or which texts have some} */
    CompletableFuture<Object> find(TestParams.@Nullable Find params) {
        String uri = params == null ? null : params.uri();
        return answer(wanted -> uri == null ? addresses(wanted) : tests(uri));
    }

    private JsonObject addresses(BooleanSupplier wanted) {
        JsonArray uris = new JsonArray();
        texts.addresses(() -> check(wanted)).forEach(uris::add);
        JsonObject json = new JsonObject();
        json.add("uris", uris);
        return json;
    }

    private JsonObject tests(String uri) {
        JsonObject json = new JsonObject();
        json.addProperty("uri", uri);
        json.add(
                "tests",
                texts.find(uri)
                        .map(text -> new TestAnswers(text.snapshot()::range).nodes(text.tests()))
                        .orElseGet(JsonArray::new));
        return json;
    }

    /** {@return what the tests wrote and what ran}, and what became of them if the client does not hear it before */
    CompletableFuture<Object> run(TestParams.@Nullable Run params) {
        if (params == null || params.uri() == null) {
            return missing("uri");
        }
        String uri = params.uri();
        List<String> ids = params.ids();
        boolean covered = Boolean.TRUE.equals(params.coverage());
        return answer(wanted -> run(uri, ids, covered, params.partialResultToken(), wanted));
    }

    private JsonObject run(
            String uri,
            @Nullable List<String> ids,
            boolean covered,
            @Nullable Either<String, Integer> token,
            BooleanSupplier wanted)
            throws InterruptedException {
        TestTexts.Found text = text(uri);
        JsonArray kept = new JsonArray();
        List<TestNode> all = text.tests().stream().flatMap(TestNode::all).toList();
        TestRun run = new TestRun(
                text,
                runs,
                stubs(text),
                covered,
                results -> {
                    LanguageClient connected = client;
                    if (token == null || connected == null) {
                        kept.addAll(results);
                    } else if (!results.isEmpty()) {
                        var part = new ProgressParams(token, Either.forRight(results));
                        workers.publish().execute(() -> connected.notifyProgress(part));
                    }
                },
                wanted);
        List<TestNode> chosen = ids == null ? all : chosen(text.tests(), new HashSet<>(ids));
        JsonObject answer = run.run(chosen);
        if (ids != null) {
            Set<String> gone = new HashSet<>(ids);
            all.forEach(test -> gone.remove(test.id()));
            gone.forEach(id ->
                    kept.add(TestAnswers.result(id, "skipped", "the text has no such test any more", Duration.ZERO)));
        }
        answer.add("results", kept);
        return answer;
    }

    /** {@return the nodes with these ids and all below them} */
    private static List<TestNode> chosen(List<TestNode> nodes, Set<String> ids) {
        List<TestNode> chosen = new ArrayList<>();
        for (TestNode node : nodes) {
            if (ids.contains(node.id())) {
                node.all().forEach(chosen::add);
            } else {
                chosen.addAll(chosen(node.children(), ids)); // four levels at most
            }
        }
        return chosen;
    }

    private boolean stubs(TestTexts.Found text) {
        return memory.stubs(text.uri()).orElse(text.snapshot().settings().runStubs());
    }

    /** {@return what the debug adapter understands as a launch}; null if there is nothing to debug */
    CompletableFuture<Object> launch(TestParams.@Nullable Launch params) {
        if (params == null || params.uri() == null || params.id() == null) {
            return missing(params == null || params.uri() == null ? "uri" : "id");
        }
        String uri = params.uri();
        String id = params.id();
        return answer(wanted -> launch(text(uri), id, wanted));
    }

    private @Nullable JsonObject launch(TestTexts.Found text, String id, BooleanSupplier wanted)
            throws InterruptedException {
        Optional<TestNode> test = text.tests().stream()
                .flatMap(TestNode::all)
                .filter(node -> node.id().equals(id))
                .findFirst();
        Optional<Path> program = FileAddress.path(text.uri());
        if (test.isEmpty() || program.isEmpty()) {
            return null;
        }
        JsonObject launch = new JsonObject();
        launch.addProperty("type", "stepwasm");
        launch.addProperty("request", "launch");
        launch.addProperty("name", "Debug " + test.get().label());
        launch.addProperty("program", program.get().toString());
        switch (test.get().what()) {
            case What.Heading heading -> {
                return null;
            }
            case What.Command command -> {
                int start = test.get().span().start();
                Position at = text.snapshot().text().positionOf(start);
                launch.addProperty("command", at.line() + ":" + at.column());
            }
            case What.Comment(int module, RunComment call) -> {
                if (text.analysis().modules().size() != 1) {
                    return null;
                }
                call(launch, text, module, call, wanted);
            }
        }
        return launch;
    }

    private void call(JsonObject launch, TestTexts.Found text, int module, RunComment call, BooleanSupplier wanted)
            throws InterruptedException {
        launch.addProperty("invoke", call.export());
        JsonArray arguments = new JsonArray();
        call.arguments().forEach(arguments::add);
        launch.add("args", arguments);
        if (stubs(text)) {
            JsonObject all = new JsonObject();
            all.addProperty("*", "log");
            launch.add("imports", all);
        }
        JsonObject links = new JsonObject();
        RunLinks.files(runs.linked(
                        text.snapshot().uri(),
                        text.analysis().modules().get(module).module(),
                        module,
                        () -> check(wanted)))
                .forEach(links::addProperty);
        if (!links.isEmpty()) {
            launch.add("links", links);
        }
    }

    private TestTexts.Found text(String uri) {
        return texts.find(uri)
                .orElseThrow(() -> Answers.failure(
                        ResponseErrorCode.InvalidParams, "neither open nor a text of the workspace: " + uri));
    }

    private static void check(BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException("the client does not want the answer any more");
        }
    }

    private static CompletableFuture<Object> missing(String what) {
        return CompletableFuture.failedFuture(
                Answers.failure(ResponseErrorCode.InvalidParams, "`" + what + "` is missing"));
    }

    /** What may take a while. */
    private interface Work {
        /** {@return the answer} */
        @Nullable
        Object answer(BooleanSupplier wanted) throws InterruptedException;
    }

    @SuppressWarnings("NullAway") // LSP4J is not annotated: the answer may be null.
    private CompletableFuture<Object> answer(Work work) {
        if (!free.tryAcquire()) {
            return CompletableFuture.failedFuture(Answers.failure(
                    ResponseErrorCode.RequestFailed,
                    "%d requests about tests are under way already; end one of them first".formatted(MOST_AT_ONCE)));
        }
        CompletableFuture<Object> answer = new CompletableFuture<>();
        workers.commands().execute(() -> {
            Runnable end = outcome(work, answer);
            free.release();
            workers.publish().execute(end); // behind what was told of it
        });
        return answer;
    }

    @SuppressWarnings("NullAway") // as above
    private static Runnable outcome(Work work, CompletableFuture<Object> answer) {
        try {
            Object found = work.answer(() -> !answer.isDone());
            return () -> answer.complete(found);
        } catch (CancellationException | InterruptedException e) {
            return () -> answer.completeExceptionally(Answers.cancelled());
        } catch (Throwable e) { // an error is the answer, whatever it is: somebody waits for it
            return () -> answer.completeExceptionally(e);
        }
    }
}
