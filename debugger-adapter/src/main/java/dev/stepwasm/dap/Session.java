package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.LaunchRequest;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Breakpoint;
import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.DataBreakpoint;
import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.ExceptionFilterAnswer;
import dev.stepwasm.engine.debug.ExceptionFilterRequest;
import dev.stepwasm.engine.debug.Explanation;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.NotStoppedException;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.State;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.GotoTarget;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceResponse;

/**
 * One launched program and how the client sees it. Requests come one at a time; the methods of {@link DebugListener} are
 * called on the program's thread.
 */
final class Session implements DebugListener {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** A program that can pause has done so by then. */
    private static final Duration AT_ONCE = Duration.ofMillis(300);

    private final LaunchRequest launch;
    private final Invocation invocation;
    private final Debugger debugger;
    private final Program program;
    private final Views views;
    private final Events events;
    private final Inspector inspector;
    private final Evaluation evaluation;
    private final MemoryAccess memory;
    private final Moves moves;
    private boolean started;
    /** What the client knows of the program whose place this one has taken. */
    private List<Module> before = List.of();

    /** Whether the client need not hear of this program any more. */
    private volatile boolean retired;

    /** The client's numbers of breakpoints by those of the core. */
    private volatile Map<Integer, Integer> dataIds = Map.of();

    private final Map<Group, Map<Integer, Integer>> breakpointIds = new ConcurrentHashMap<>();

    /** Breakpoints that are replaced together. */
    private record Group(BreakpointKind kind, int module) {}

    Session(LaunchRequest launch, Program program, Invocation invocation, Coordinates coordinates, Events events) {
        this.launch = launch;
        this.program = program;
        this.invocation = invocation;
        this.events = events;
        this.views = new Views(coordinates, program);
        this.debugger = new Debugger(program.linked(), launch.limits(), this);
        this.inspector = new Inspector(debugger, views, events);
        this.evaluation = new Evaluation(inspector, events);
        this.memory = new MemoryAccess(debugger, events);
        this.moves = new Moves(debugger, coordinates);
    }

    /** {@return what shows the program while it is stopped} */
    Inspector inspector() {
        return inspector;
    }

    /** {@return the ways it can go that are no plain steps} */
    Moves moves() {
        return moves;
    }

    /** {@return what reads and writes its memories while it is stopped} */
    MemoryAccess memory() {
        return memory;
    }

    /** {@return its code, instruction by instruction} */
    Instructions instructions() {
        return new Instructions(debugger.modules(), views);
    }

    /** {@return what answers expressions while the program is stopped} */
    Evaluation evaluation() {
        return evaluation;
    }

    /** Takes the place of another, which ends without a word. Its numbers are not used again. */
    void follow(Session old) {
        before = List.of(old.modules());
        boolean stopped = old.debugger.state() == State.STOPPED;
        old.retired = true;
        old.close();
        inspector.follow(old.inspector);
        if (stopped) {
            events.continued();
        }
    }

    /** {@return whether the program has run and is over} */
    boolean hasEnded() {
        return debugger.state() == State.ENDED;
    }

    /** Tells the client of the program, its modules and their texts. */
    void tellLoaded() {
        events.process(launch.program());
        List<Module> now = List.of(modules());
        before.stream().filter(each -> !isAmong(now, each)).forEach(events::removed);
        debugger.modules().forEach(each -> {
            Module module = shown(each);
            if (isAmong(before, module)) {
                events.loadedAgain(module, views.source(each));
            } else {
                events.loaded(module, views.source(each));
            }
        });
    }

    private static boolean isAmong(List<Module> modules, Module wanted) {
        return modules.stream()
                .anyMatch(each ->
                        each.getId().equals(wanted.getId()) && each.getPath().equals(wanted.getPath()));
    }

    /** Starts the program, unless it was ended before. */
    void start() {
        started = true;
        if (debugger.state() == State.READY) {
            events.threadStarted();
            debugger.launch(invocation, launch.stopOnEntry() && !launch.noDebug());
        }
    }

    /** {@return the modules of the program} */
    Module[] modules() {
        return debugger.modules().stream().map(this::shown).toArray(Module[]::new);
    }

    private Module shown(DebuggedModule module) {
        return program.part(module).shown(module.number());
    }

    /** {@return the texts that positions mean} */
    Source[] sources() {
        return debugger.modules().stream().map(views::source).toArray(Source[]::new);
    }

    /**
     * {@return the content of a source that is no file}
     *
     * @throws Refusal if there is no such source
     */
    SourceResponse content(int reference) {
        DebuggedModule module = debugger.modules().stream()
                .filter(each -> each.isBinary() && each.number() + 1 == reference)
                .findFirst()
                .orElseThrow(() -> Refusal.of("there is no source " + reference));
        SourceResponse response = new SourceResponse();
        response.setContent(module.text().text());
        response.setMimeType("text/x-wat");
        return response;
    }

    /** Makes these the breakpoints of a file. */
    List<org.eclipse.lsp4j.debug.Breakpoint> setBreakpoints(
            Optional<Path> file, List<AskedBreakpoint> asked, Coordinates coordinates) {
        Optional<DebuggedModule> module = file.flatMap(this::moduleAt);
        if (module.isEmpty()) {
            return asked.stream()
                    .map(each -> each.unverified(
                            "this file is not the program that is debugged, "
                                    + launch.program().getFileName(),
                            BreakpointNotVerifiedReason.FAILED))
                    .toList();
        }
        return setBreakpoints(BreakpointKind.SOURCE, module.get(), asked, coordinates);
    }

    /** Makes these the breakpoints of a kind. */
    List<org.eclipse.lsp4j.debug.Breakpoint> setBreakpoints(
            BreakpointKind kind, List<AskedBreakpoint> asked, Coordinates coordinates) {
        return setBreakpoints(kind, debugger.main(), asked, coordinates);
    }

    private List<org.eclipse.lsp4j.debug.Breakpoint> setBreakpoints(
            BreakpointKind kind, DebuggedModule module, List<AskedBreakpoint> asked, Coordinates coordinates) {
        List<BreakpointRequest> requests = new ArrayList<>();
        for (AskedBreakpoint each : asked) {
            each.request(coordinates).filter(request -> !launch.noDebug()).ifPresent(requests::add);
        }
        Iterator<Breakpoint> placed = (kind == BreakpointKind.SOURCE
                        ? debugger.setBreakpoints(module, requests)
                        : debugger.setBreakpoints(kind, requests))
                .iterator();
        Map<Integer, Integer> ids = new HashMap<>();
        List<org.eclipse.lsp4j.debug.Breakpoint> answers = new ArrayList<>();
        for (AskedBreakpoint each : asked) {
            if (launch.noDebug()) {
                answers.add(each.unverified("the program runs without debugging", BreakpointNotVerifiedReason.FAILED));
            } else if (each.request(coordinates).isEmpty()) {
                answers.add(each.unverified(each.refusal(), BreakpointNotVerifiedReason.FAILED));
            } else {
                Breakpoint breakpoint = placed.next();
                ids.put(breakpoint.id(), each.id());
                answers.add(
                        breakpoint.verified()
                                ? views.breakpoint(breakpoint, each.id())
                                : each.unverified(breakpoint.message(), BreakpointNotVerifiedReason.FAILED));
            }
        }
        breakpointIds.put(new Group(kind, module.number()), Map.copyOf(ids));
        return answers;
    }

    /** Makes these the data breakpoints. */
    List<org.eclipse.lsp4j.debug.Breakpoint> setDataBreakpoints(List<AskedData> asked) {
        List<DataBreakpointRequest> requests =
                asked.stream().flatMap(each -> request(each).stream()).toList();
        Iterator<DataBreakpoint> placed = debugger.setDataBreakpoints(requests).iterator();
        Map<Integer, Integer> ids = new HashMap<>();
        List<org.eclipse.lsp4j.debug.Breakpoint> answers = new ArrayList<>();
        for (AskedData each : asked) {
            org.eclipse.lsp4j.debug.Breakpoint answer = new org.eclipse.lsp4j.debug.Breakpoint();
            answer.setId(each.id());
            if (request(each).isPresent()) {
                DataBreakpoint breakpoint = placed.next();
                ids.put(breakpoint.id(), each.id());
                answer.setVerified(breakpoint.verified());
                answer.setMessage(breakpoint.message().isEmpty() ? null : breakpoint.message());
            } else {
                answer.setMessage(
                        launch.noDebug()
                                ? "the program runs without debugging"
                                : "`" + each.asked().getDataId() + "` is nothing that can be watched");
            }
            answers.add(answer);
        }
        dataIds = Map.copyOf(ids);
        return answers;
    }

    private Optional<DataBreakpointRequest> request(AskedData asked) {
        return launch.noDebug() ? Optional.empty() : DataIds.request(asked.asked());
    }

    /** A data breakpoint as the client asked for it, with the number by which it knows it. */
    record AskedData(int id, org.eclipse.lsp4j.debug.DataBreakpoint asked) {}

    /** {@return the places for breakpoints between two positions} */
    List<BreakpointLocation> breakpointLocations(Optional<Path> file, Position from, Position to) {
        return file.flatMap(this::moduleAt)
                .map(module -> module.breakpointPositions(from, to).stream()
                        .map(views::location)
                        .toList())
                .orElse(List.of());
    }

    private Optional<DebuggedModule> moduleAt(Path file) {
        return debugger.modules().stream()
                .filter(each -> program.part(each).isAt(file))
                .findFirst();
    }

    /** Makes these the only failures that stop the program; none do without debugging. {@return what became of each} */
    List<ExceptionFilterAnswer> setExceptionFilters(List<ExceptionFilterRequest> requests) {
        if (!launch.noDebug()) {
            return debugger.setExceptionFilters(requests);
        }
        debugger.setExceptionFilters(List.of());
        return requests.stream()
                .map(each -> new ExceptionFilterAnswer(false, "the program runs without debugging"))
                .toList();
    }

    /**
     * {@return what lets the stopped program go on; the numbers of its frames and values die at once}
     *
     * @throws NotStoppedException if it is not stopped
     */
    Runnable resume(Stepping stepping, Granularity granularity) {
        debugger.requireStopped();
        forget();
        return () -> {
            if (debugger.state() == State.STOPPED) {
                debugger.resume(stepping, granularity);
            }
        };
    }

    /** Lets the numbers of frames, values and targets die. */
    private void forget() {
        inspector.forget();
        moves.forget();
    }

    /** {@return what lets the program go on into a call} The numbers of frames and values die at once. */
    Runnable stepInto(int target) {
        Runnable step = moves.into(target);
        forget();
        return step;
    }

    /** {@return places on a line of a file at which the function on top can go on} @throws Refusal if there are none */
    GotoTarget[] jumps(Optional<Path> file, int line, OptionalInt column) {
        DebuggedModule module = file.flatMap(this::moduleAt)
                .or(() -> Optional.of(debugger.main()).filter(main -> main.isBinary() && file.isEmpty()))
                .orElseThrow(() -> Refusal.toUser("this file is not the program that is debugged"));
        return moves.jumps(module, line, column);
    }

    /** {@return what lets the function on top go on elsewhere} The numbers of frames and values die at once. */
    Runnable jump(int target) {
        Runnable jump = moves.jump(target);
        forget();
        return jump;
    }

    /** {@return what lets the function of a frame begin again} The numbers of frames and values die at once. */
    Runnable restartFrame(int frame) {
        Runnable restart = moves.restart(inspector.frame(frame));
        forget();
        return restart;
    }

    /** Asks the program to stop. If a function of the host keeps it from that, the client hears of it. */
    void pause() {
        debugger.pause();
        CompletableFuture.delayedExecutor(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> debugger.keptFromPausing()
                        .ifPresent(function -> events.console("the program is in a function of the host, " + function
                                + "; it pauses when that returns\n")));
    }

    /** {@return what is known of the trap or exception at which the program stopped} */
    ExceptionInfoResponse exceptionInfo() {
        debugger.requireStopped();
        return switch (debugger.stop().orElse(null)) {
            case Stop.Trapped(Trap trap, Explanation explanation) -> ExceptionInfo.of(explanation);
            case Stop.Thrown(WasmException exception, Explanation explanation) -> ExceptionInfo.of(explanation);
            case null, default -> throw Refusal.of("the program did not stop at a trap");
        };
    }

    /** Ends the program. The client hears that it is over even if a function of the host does not come back. */
    void terminate() {
        forget();
        debugger.terminate();
        if (!started) {
            events.terminated();
            return;
        }
        Thread.ofPlatform().daemon().name("dap terminate").start(() -> {
            try {
                if (!debugger.awaitEnd(PATIENCE)) {
                    events.terminated();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends the program and waits a moment for it. */
    void close() {
        debugger.close();
    }

    @Override
    public void stopped(Stop stop) {
        if (retired) {
            return;
        }
        program.releaseOutput();
        List<Integer> hit = switch (stop) {
            case Stop.AtBreakpoint(BreakpointKind kind, List<Integer> core) ->
                core.stream().flatMap(this::clientIds).toList();
            case Stop.Accessed(List<Integer> core, String text) ->
                core.stream().flatMap(this::clientIds).toList();
            default -> List.of();
        };
        events.stopped(stop, hit);
    }

    private Stream<Integer> clientIds(Integer id) {
        return Stream.concat(breakpointIds.values().stream(), Stream.of(dataIds))
                .flatMap(ids -> Optional.ofNullable(ids.get(id)).stream());
    }

    @Override
    public void logged(String line) {
        if (retired) {
            return;
        }
        program.releaseOutput();
        events.log(line + "\n");
    }

    @Override
    public void ended(Outcome outcome) {
        program.releaseOutput();
        if (retired) {
            return;
        }
        String report = outcome.report();
        if (outcome instanceof Outcome.Returned) {
            say(report, events::standardOutput);
        } else {
            say(report, events::failure);
        }
        events.threadExited();
        if (!(outcome instanceof Outcome.Terminated)) {
            events.exited(outcome.exitCode());
        }
        events.terminated();
    }

    private static void say(String report, Consumer<String> output) {
        if (!report.isEmpty()) {
            output.accept(report + "\n");
        }
    }
}
