package dev.stepwasm.lsp;

import com.google.gson.JsonObject;
import dev.stepwasm.ide.run.RunComment;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.ide.workspace.Workspace;
import dev.stepwasm.lsp.run.Cancellable;
import dev.stepwasm.lsp.run.ExportCall;
import dev.stepwasm.lsp.run.LinkedModules;
import dev.stepwasm.lsp.run.ModuleRun;
import dev.stepwasm.lsp.run.RunEnding;
import dev.stepwasm.lsp.run.RunLimits;
import dev.stepwasm.lsp.run.RunQueue;
import dev.stepwasm.lsp.run.RunReport;
import dev.stepwasm.lsp.run.ScriptCommands;
import dev.stepwasm.lsp.run.ScriptReport;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the client asks for, one after the other, each within limits and on a thread of its own, and keeps what became
 * of it for lenses and diagnostics. Safe for use from any thread.
 */
final class RunService {
    private static final int OUTPUT = 64 * 1024;

    private final OpenDocuments documents;
    private final RunMemory memory;
    private final RunMessages messages;
    private final Consumer<Snapshot> changed;
    private final RunQueue queue = new RunQueue();

    private final WorkspaceIndex index;
    private final RunLinks links;

    /** @param changed hears which document has other results now */
    RunService(
            OpenDocuments documents,
            WorkspaceIndex index,
            RunLinks links,
            RunMemory memory,
            RunMessages messages,
            Consumer<Snapshot> changed) {
        this.index = index;
        this.links = links;
        this.documents = documents;
        this.memory = memory;
        this.messages = messages;
        this.changed = changed;
    }

    void addTo(Commands commands) {
        commands.add(ServedCommand.RUN, this::run);
        commands.add(ServedCommand.RUN_SCRIPT, this::runScript);
        commands.add(ServedCommand.CLEAR_RUNS, this::clear);
    }

    /**
     * One request to run an export.
     *
     * @param comment that asks for it, with its place
     * @param quiet whether the client shows the answer itself
     */
    private record Asked(
            Snapshot snapshot, ExportCall call, Optional<RunComment> comment, Optional<Span> place, boolean quiet) {
        Asked withStubs() {
            return new Asked(
                    snapshot,
                    new ExportCall(call.module(), call.export(), call.arguments(), call.expected(), true),
                    comment,
                    place,
                    quiet);
        }
    }

    private Object run(Commands.Call request) throws InterruptedException {
        JsonObject given = object(request);
        Snapshot snapshot = snapshot(given);
        Analysis analysis = analysis(snapshot);
        return run(asked(given, snapshot, analysis), analysis, request);
    }

    private Object run(Asked asked, Analysis analysis, Commands.Call request) throws InterruptedException {
        request.begin("Running " + asked.call().show());
        LinkedModules linked = linked(asked, analysis, request);
        memory.rememberLinks(asked.snapshot().uri(), RunLinks.files(linked));
        ModuleRun run = new ModuleRun(analysis, asked.call(), limits(asked.snapshot()), linked);
        RunReport report = await(run, run::run, request);
        Snapshot snapshot = asked.snapshot();
        boolean fits = !(report.ending() instanceof RunEnding.Refused refused)
                || !refused.missing().isEmpty();
        if (fits && asked.comment().isEmpty()) {
            memory.remember(snapshot.uri(), asked.call().export(), asked.call().arguments());
        }
        snapshot.runs().add(analysis, report, asked.comment(), asked.place());
        changed.accept(snapshot);
        if (!asked.quiet()) {
            messages.tell(report, () -> again(asked.withStubs(), request));
        }
        return RunAnswers.of(snapshot, report);
    }

    private LinkedModules linked(Asked asked, Analysis analysis, Commands.Call request) throws InterruptedException {
        int module = asked.call().module();
        return module < analysis.modules().size()
                ? linked(asked.snapshot().uri(), analysis.modules().get(module).module(), module, request)
                : LinkedModules.NONE;
    }

    /**
     * {@return the modules of the workspace that a module is linked with} Nobody looks for them without need.
     *
     * @param uri where the module stands
     * @param number of the module there
     * @param request for which this is; when it is taken back, the search is given up
     */
    LinkedModules linked(String uri, Module module, int number, Commands.Call request) throws InterruptedException {
        return linked(uri, module, number, request::checkWanted);
    }

    /**
     * As above.
     *
     * @param checkpoint called again and again; what it throws ends the search and is passed on
     */
    LinkedModules linked(String uri, Module module, int number, Runnable checkpoint) throws InterruptedException {
        boolean imports =
                module.imports().stream().anyMatch(wanted -> !wanted.module().startsWith("wasi_"));
        if (!imports || !index.contains(uri)) {
            return LinkedModules.NONE;
        }
        CompletableFuture<Workspace> workspace = index.workspace();
        while (true) {
            try {
                return links.of(workspace.get(20, TimeUnit.MILLISECONDS), uri, number);
            } catch (TimeoutException e) {
                checkpoint.run();
            } catch (ExecutionException e) {
                return LinkedModules.NONE; // What they would have given is missing, which is said.
            }
        }
    }

    /** Runs the same with stubs, which the user has chosen meanwhile; nobody waits for the answer but the user. */
    private void again(Asked asked, Commands.Call request) {
        memory.rememberStubs(asked.snapshot().uri(), true);
        JsonObject call = new JsonObject();
        call.addProperty("uri", asked.snapshot().uri());
        request.repeat(ignored -> {
            Snapshot snapshot = snapshot(call);
            return run(
                    new Asked(snapshot, asked.call(), asked.comment(), asked.place(), false),
                    analysis(snapshot),
                    ignored);
        });
    }

    private Asked asked(JsonObject given, Snapshot snapshot, Analysis analysis) {
        boolean quiet = Json.flag(given, "quiet").orElse(false);
        boolean stubs = Json.flag(given, "stubs")
                .or(() -> memory.stubs(snapshot.uri()))
                .orElse(snapshot.settings().runStubs());
        if (Json.flag(given, "stubs").isPresent()) {
            memory.rememberStubs(snapshot.uri(), stubs);
        }
        Optional<Position> comment = Json.position(given, "comment");
        if (comment.isPresent()) {
            RunPlace.Comment place = comment(snapshot, analysis, snapshot.offset(comment.get()));
            RunComment said = place.call();
            ExportCall call = new ExportCall(place.module(), said.export(), said.arguments(), said.expected(), stubs);
            return new Asked(snapshot, call, Optional.of(said), Optional.of(place.span()), quiet);
        }
        int module = Json.count(given, "module").orElse(0);
        String export = Json.text(given, "export").orElse("");
        Optional<List<String>> written = Json.texts(given, "arguments");
        List<String> arguments = written.orElseGet(
                () -> RunArguments.of(analysis, module, export, memory.arguments(snapshot.uri(), export)));
        ExportCall call = new ExportCall(module, export, arguments, Optional.empty(), stubs);
        return new Asked(snapshot, call, Optional.empty(), Optional.empty(), quiet);
    }

    private static RunPlace.Comment comment(Snapshot snapshot, Analysis analysis, int offset) {
        return RunPlaces.of(analysis, snapshot.isScript()).stream()
                .filter(RunPlace.Comment.class::isInstance)
                .map(RunPlace.Comment.class::cast)
                .filter(place ->
                        place.span().start() <= offset && offset <= place.span().end())
                .findFirst()
                .orElseThrow(() ->
                        Answers.failure(ResponseErrorCode.InvalidParams, "there is no comment that says what to run"));
    }

    private Object runScript(Commands.Call request) throws InterruptedException {
        JsonObject given = object(request);
        Snapshot snapshot = snapshot(given);
        Analysis analysis = analysis(snapshot);
        Optional<ScriptCommands.Wanted> part = Json.position(given, "at")
                .<ScriptCommands.Wanted>map(at -> new ScriptCommands.Wanted.One(snapshot.offset(at)))
                .or(() -> Json.position(given, "upTo").map(at -> new ScriptCommands.Wanted.UpTo(snapshot.offset(at))));
        ScriptCommands run =
                new ScriptCommands(analysis, part.orElse(new ScriptCommands.Wanted.All()), limits(snapshot));
        Progress.Task task = request.begin("Running " + Snapshot.nameOf(snapshot.uri()));
        ScriptReport report = await(run, () -> run.run(task::report), request);
        snapshot.runs().add(analysis, report, part.isEmpty());
        changed.accept(snapshot);
        if (!Json.flag(given, "quiet").orElse(false)) {
            messages.tell(snapshot, report);
        }
        return RunAnswers.of(snapshot, report);
    }

    private @Nullable Object clear(Commands.Call request) {
        JsonObject given = object(request);
        Optional<String> uri = Json.text(given, "uri");
        documents.all().stream()
                .filter(snapshot -> uri.isEmpty() || uri.get().equals(snapshot.uri()))
                .filter(snapshot -> snapshot.runs().clear())
                .forEach(changed);
        return null;
    }

    /** Waits for its turn and for the end, and ends it when nobody wants to wait any longer. */
    private <T> T await(Cancellable run, RunQueue.Work<T> work, Commands.Call request) throws InterruptedException {
        return queue.run(run, work, () -> {
            try {
                request.checkWanted();
                return true;
            } catch (CancellationException e) {
                return false;
            }
        });
    }

    /** A document has other results now. */
    void changed(Snapshot snapshot) {
        changed.accept(snapshot);
    }

    /** {@return where programs wait for their turn} */
    RunQueue queue() {
        return queue;
    }

    static RunLimits limits(Snapshot snapshot) {
        return new RunLimits(
                Duration.ofSeconds(snapshot.settings().runSeconds()),
                snapshot.settings().runMemory(),
                OUTPUT);
    }

    private static JsonObject object(Commands.Call request) {
        if (request.argument(0) instanceof JsonObject given) {
            return given;
        }
        throw Answers.failure(ResponseErrorCode.InvalidParams, "argument 1 must be an object");
    }

    private Snapshot snapshot(JsonObject given) {
        String uri = Json.text(given, "uri")
                .orElseThrow(() -> Answers.failure(ResponseErrorCode.InvalidParams, "`uri` is missing"));
        Snapshot snapshot = documents
                .current(uri)
                .orElseThrow(() -> Answers.failure(ResponseErrorCode.InvalidParams, "not open: " + uri));
        Optional<String> version = Json.text(given, "version");
        if (version.isPresent() && !version.get().equals(snapshot.resultId())) {
            throw Answers.failure(ResponseErrorCode.ContentModified, "the document has changed");
        }
        return snapshot;
    }

    private static Analysis analysis(Snapshot snapshot) {
        try {
            return snapshot.analysis().join();
        } catch (CancellationException | CompletionException e) {
            if (Answers.isCancellation(e)) {
                throw Answers.failure(ResponseErrorCode.ContentModified, "the document has changed");
            }
            throw e;
        }
    }
}
