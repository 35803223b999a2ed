package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.NotStoppedException;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.ExceptionInfoArguments;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesResponse;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.ModulesResponse;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetDataBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.SteppingGranularity;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.jspecify.annotations.Nullable;

/**
 * The debugger as a server of the Debug Adapter Protocol, for one client and one program. It translates; the debugging is
 * done by the core.
 *
 * <p>A client in the same process {@link #connect connects} itself and calls the requests directly. They may come from
 * any thread and are answered one after the other; none of them waits for the program. A request that cannot be answered
 * completes with an exception whose message is for people.
 */
public final class DebugAdapter implements IDebugProtocolServer, AutoCloseable {
    /** The number of the only thread. */
    static final int THREAD = 1;

    /** The requests that are answered; all others are not supported. */
    static final Set<String> COMMANDS = Set.of(
            "initialize",
            "launch",
            "configurationDone",
            "disconnect",
            "terminate",
            "setBreakpoints",
            "breakpointLocations",
            "setExceptionBreakpoints",
            "setFunctionBreakpoints",
            "dataBreakpointInfo",
            "setDataBreakpoints",
            "setInstructionBreakpoints",
            "threads",
            "continue",
            "next",
            "stepIn",
            "stepOut",
            "pause",
            "stackTrace",
            "scopes",
            "variables",
            "setVariable",
            "evaluate",
            "readMemory",
            "writeMemory",
            "source",
            "loadedSources",
            "modules",
            "exceptionInfo");

    private static final String TRAPS = "trap";

    /** Runs what a request sets going, once the client has got the response. */
    private final Executor afterResponse;

    private final Object requests = new Object();
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final Map<Path, List<AskedBreakpoint>> waiting = new LinkedHashMap<>();
    private final Map<BreakpointKind, List<AskedBreakpoint>> waitingByKind = new EnumMap<>(BreakpointKind.class);
    private List<Session.AskedData> waitingData = List.of();
    private @Nullable Events events;
    private @Nullable Session session;
    private Coordinates coordinates = Coordinates.DEFAULT;
    private boolean configured;
    private boolean stopOnTraps = true;
    private int lastBreakpoint;

    /** An adapter for a client in the same process. */
    public DebugAdapter() {
        this(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("dap events").factory()));
    }

    DebugAdapter(Executor afterResponse) {
        this.afterResponse = afterResponse;
    }

    /** Says who is told of events. Call it once, before the first request. */
    public void connect(IDebugProtocolClient client) {
        synchronized (requests) {
            events = new Events(client);
        }
    }

    /** Waits until the client has disconnected. */
    void awaitDisconnect() throws InterruptedException {
        disconnected.await();
    }

    /** Says that the client has gone. */
    void disconnected() {
        disconnected.countDown();
    }

    /** Ends the program, if one runs. */
    @Override
    public void close() {
        Session running;
        synchronized (requests) {
            running = session;
        }
        if (running != null) {
            running.close();
        }
        disconnected();
    }

    @Override
    public CompletableFuture<Capabilities> initialize(InitializeRequestArguments args) {
        return answer(() -> {
            coordinates = Coordinates.of(args);
            events().understood(args);
            afterResponse.execute(events()::initialized);
            return capabilities();
        });
    }

    private static Capabilities capabilities() {
        ExceptionBreakpointsFilter traps = new ExceptionBreakpointsFilter();
        traps.setFilter(TRAPS);
        traps.setLabel("Traps");
        traps.setDescription("Stop before an instruction that traps, with all state intact");
        traps.setDefault_(true);
        Capabilities can = new Capabilities();
        can.setSupportsConfigurationDoneRequest(true);
        can.setSupportsBreakpointLocationsRequest(true);
        can.setSupportsSteppingGranularity(true);
        can.setSupportsSetVariable(true);
        can.setSupportsEvaluateForHovers(true);
        can.setSupportsReadMemoryRequest(true);
        can.setSupportsWriteMemoryRequest(true);
        can.setSupportsModulesRequest(true);
        can.setSupportsLoadedSourcesRequest(true);
        can.setSupportsExceptionInfoRequest(true);
        can.setSupportsTerminateRequest(true);
        can.setSupportsFunctionBreakpoints(true);
        can.setSupportsDataBreakpoints(true);
        can.setSupportsDataBreakpointBytes(true);
        can.setSupportsInstructionBreakpoints(true);
        can.setSupportsConditionalBreakpoints(true);
        can.setSupportsHitConditionalBreakpoints(true);
        can.setSupportsLogPoints(true);
        can.setExceptionBreakpointFilters(new ExceptionBreakpointsFilter[] {traps});
        return can;
    }

    @Override
    public CompletableFuture<Void> launch(Map<String, Object> args) {
        return act(() -> {
            if (session != null) {
                throw Refusal.of("a program has been launched already");
            }
            Session launched = launched(args);
            session = launched;
            launched.setStopOnTraps(stopOnTraps);
            waiting.forEach((file, asked) -> launched.setBreakpoints(Optional.of(file), asked, coordinates)
                    .forEach(events()::breakpointChanged));
            waitingByKind.forEach((kind, asked) ->
                    launched.setBreakpoints(kind, asked, coordinates).forEach(events()::breakpointChanged));
            launched.setDataBreakpoints(waitingData).forEach(events()::breakpointChanged);
            waiting.clear();
            waitingByKind.clear();
            waitingData = List.of();
            afterResponse.execute(launched::tellLoaded);
            if (configured) {
                afterResponse.execute(launched::start);
            }
        });
    }

    /** {@return a session for a launch; if it cannot be, the client hears that there is nothing to debug} */
    private Session launched(Map<String, Object> args) {
        try {
            return Launching.launch(LaunchRequest.of(args), coordinates, events());
        } catch (Refusal refusal) {
            afterResponse.execute(events()::terminated);
            throw refusal;
        }
    }

    @Override
    public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments args) {
        return act(() -> {
            if (configured) {
                throw Refusal.of("the configuration was done already");
            }
            configured = true;
            if (session != null) {
                afterResponse.execute(session::start);
            }
        });
    }

    @Override
    public CompletableFuture<Void> disconnect(DisconnectArguments args) {
        return act(() -> afterResponse.execute(this::close));
    }

    @Override
    public CompletableFuture<Void> terminate(TerminateArguments args) {
        return act(() -> afterResponse.execute(session()::terminate));
    }

    @Override
    public CompletableFuture<SetBreakpointsResponse> setBreakpoints(SetBreakpointsArguments args) {
        return answer(() -> {
            Optional<Path> file = coordinates.file(args.getSource());
            List<AskedBreakpoint> asked = new ArrayList<>();
            for (SourceBreakpoint each : asked(args)) {
                asked.add(AskedBreakpoint.of(nextBreakpoint(), each));
            }
            SetBreakpointsResponse response = new SetBreakpointsResponse();
            List<Breakpoint> answers =
                    session == null ? keep(file, asked) : session.setBreakpoints(file, asked, coordinates);
            response.setBreakpoints(answers.toArray(Breakpoint[]::new));
            return response;
        });
    }

    /** {@return what the client asks for; old clients give bare lines} */
    @SuppressWarnings("deprecation")
    private static List<SourceBreakpoint> asked(SetBreakpointsArguments args) {
        if (args.getBreakpoints() != null || args.getLines() == null) {
            return Optional.ofNullable(args.getBreakpoints()).map(List::of).orElse(List.of());
        }
        return Arrays.stream(args.getLines())
                .mapToObj(line -> {
                    SourceBreakpoint bare = new SourceBreakpoint();
                    bare.setLine(line);
                    return bare;
                })
                .toList();
    }

    private List<Breakpoint> keep(Optional<Path> file, List<AskedBreakpoint> asked) {
        file.ifPresent(path -> waiting.put(path, asked));
        return pending(asked);
    }

    private static List<Breakpoint> pending(List<AskedBreakpoint> asked) {
        return asked.stream()
                .map(each ->
                        each.unverified("the program has not been launched yet", BreakpointNotVerifiedReason.PENDING))
                .toList();
    }

    @Override
    public CompletableFuture<SetFunctionBreakpointsResponse> setFunctionBreakpoints(
            SetFunctionBreakpointsArguments args) {
        return answer(() -> {
            List<AskedBreakpoint> asked = Arrays.stream(args.getBreakpoints())
                    .map(each -> AskedBreakpoint.of(nextBreakpoint(), each))
                    .toList();
            SetFunctionBreakpointsResponse response = new SetFunctionBreakpointsResponse();
            response.setBreakpoints(setBreakpoints(BreakpointKind.FUNCTION, asked));
            return response;
        });
    }

    @Override
    public CompletableFuture<SetInstructionBreakpointsResponse> setInstructionBreakpoints(
            SetInstructionBreakpointsArguments args) {
        return answer(() -> {
            List<AskedBreakpoint> asked = Arrays.stream(args.getBreakpoints())
                    .map(each -> AskedBreakpoint.of(nextBreakpoint(), each))
                    .toList();
            SetInstructionBreakpointsResponse response = new SetInstructionBreakpointsResponse();
            response.setBreakpoints(setBreakpoints(BreakpointKind.INSTRUCTION, asked));
            return response;
        });
    }

    @Override
    public CompletableFuture<DataBreakpointInfoResponse> dataBreakpointInfo(DataBreakpointInfoArguments args) {
        return answer(() -> session().inspector().dataBreakpointInfo(args));
    }

    @Override
    public CompletableFuture<SetDataBreakpointsResponse> setDataBreakpoints(SetDataBreakpointsArguments args) {
        return answer(() -> {
            List<Session.AskedData> asked = Arrays.stream(args.getBreakpoints())
                    .map(each -> new Session.AskedData(nextBreakpoint(), each))
                    .toList();
            SetDataBreakpointsResponse response = new SetDataBreakpointsResponse();
            if (session == null) {
                waitingData = asked;
            }
            response.setBreakpoints(
                    session == null
                            ? asked.stream().map(each -> pendingData(each.id())).toArray(Breakpoint[]::new)
                            : session.setDataBreakpoints(asked).toArray(Breakpoint[]::new));
            return response;
        });
    }

    private static Breakpoint pendingData(int id) {
        Breakpoint shown = new Breakpoint();
        shown.setId(id);
        shown.setMessage("the program has not been launched yet");
        shown.setReason(BreakpointNotVerifiedReason.PENDING);
        return shown;
    }

    private int nextBreakpoint() {
        lastBreakpoint++;
        return lastBreakpoint;
    }

    private Breakpoint[] setBreakpoints(BreakpointKind kind, List<AskedBreakpoint> asked) {
        if (session == null) {
            waitingByKind.put(kind, asked);
            return pending(asked).toArray(Breakpoint[]::new);
        }
        return session.setBreakpoints(kind, asked, coordinates).toArray(Breakpoint[]::new);
    }

    @Override
    public CompletableFuture<BreakpointLocationsResponse> breakpointLocations(BreakpointLocationsArguments args) {
        return answer(() -> {
            int line = coordinates.lineFromClient(args.getLine());
            int endLine = args.getEndLine() == null ? line : coordinates.lineFromClient(args.getEndLine());
            int column = args.getColumn() == null ? 1 : coordinates.columnFromClient(args.getColumn());
            Position from = new Position(Math.max(1, line), Math.max(1, column));
            Position to = args.getEndColumn() == null
                    ? new Position(Math.max(1, endLine) + 1, 1)
                    : new Position(
                            Math.max(1, endLine), Math.max(1, coordinates.columnFromClient(args.getEndColumn())));
            BreakpointLocationsResponse response = new BreakpointLocationsResponse();
            response.setBreakpoints(
                    session == null
                            ? new BreakpointLocation[0]
                            : session.breakpointLocations(coordinates.file(args.getSource()), from, to)
                                    .toArray(BreakpointLocation[]::new));
            return response;
        });
    }

    @Override
    public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
            SetExceptionBreakpointsArguments args) {
        return answer(() -> {
            List<String> filters = Arrays.asList(args.getFilters());
            stopOnTraps = filters.contains(TRAPS);
            if (session != null) {
                session.setStopOnTraps(stopOnTraps);
            }
            SetExceptionBreakpointsResponse response = new SetExceptionBreakpointsResponse();
            response.setBreakpoints(filters.stream().map(DebugAdapter::filter).toArray(Breakpoint[]::new));
            return response;
        });
    }

    private static Breakpoint filter(String name) {
        Breakpoint shown = new Breakpoint();
        shown.setVerified(name.equals(TRAPS));
        if (!shown.isVerified()) {
            shown.setMessage("there is no filter `" + name + "`");
            shown.setReason(BreakpointNotVerifiedReason.FAILED);
        }
        return shown;
    }

    @Override
    public CompletableFuture<ThreadsResponse> threads() {
        return answer(() -> {
            org.eclipse.lsp4j.debug.Thread main = new org.eclipse.lsp4j.debug.Thread();
            main.setId(THREAD);
            main.setName("main");
            ThreadsResponse response = new ThreadsResponse();
            response.setThreads(new org.eclipse.lsp4j.debug.Thread[] {main});
            return response;
        });
    }

    @Override
    public CompletableFuture<ContinueResponse> continue_(ContinueArguments args) {
        return answer(() -> {
            resume(args.getThreadId(), Stepping.NONE, null);
            ContinueResponse response = new ContinueResponse();
            response.setAllThreadsContinued(true);
            return response;
        });
    }

    @Override
    public CompletableFuture<Void> next(NextArguments args) {
        return act(() -> resume(args.getThreadId(), Stepping.OVER, args.getGranularity()));
    }

    @Override
    public CompletableFuture<Void> stepIn(StepInArguments args) {
        return act(() -> resume(args.getThreadId(), Stepping.INTO, args.getGranularity()));
    }

    @Override
    public CompletableFuture<Void> stepOut(StepOutArguments args) {
        return act(() -> resume(args.getThreadId(), Stepping.OUT, args.getGranularity()));
    }

    private void resume(int thread, Stepping stepping, @Nullable SteppingGranularity granularity) {
        checkThread(thread);
        boolean instruction = granularity == SteppingGranularity.INSTRUCTION;
        afterResponse.execute(session().resume(stepping, instruction ? Granularity.INSTRUCTION : Granularity.LINE));
    }

    @Override
    public CompletableFuture<Void> pause(PauseArguments args) {
        return act(() -> {
            checkThread(args.getThreadId());
            afterResponse.execute(session()::pause);
        });
    }

    @Override
    public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments args) {
        return answer(() -> {
            checkThread(args.getThreadId());
            return session().inspector().stackTrace(args);
        });
    }

    @Override
    public CompletableFuture<ScopesResponse> scopes(ScopesArguments args) {
        return answer(() -> session().inspector().scopes(args.getFrameId()));
    }

    @Override
    public CompletableFuture<VariablesResponse> variables(VariablesArguments args) {
        return answer(() -> session().inspector().variables(args));
    }

    @Override
    public CompletableFuture<SetVariableResponse> setVariable(SetVariableArguments args) {
        return answer(() -> session().inspector().setVariable(args));
    }

    @Override
    public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments args) {
        return answer(() -> session().inspector().evaluate(args));
    }

    @Override
    public CompletableFuture<ReadMemoryResponse> readMemory(ReadMemoryArguments args) {
        return answer(() -> session().inspector().readMemory(args));
    }

    @Override
    public CompletableFuture<WriteMemoryResponse> writeMemory(WriteMemoryArguments args) {
        return answer(() -> session().inspector().writeMemory(args));
    }

    @Override
    public CompletableFuture<SourceResponse> source(SourceArguments args) {
        return answer(() -> session()
                .content(
                        args.getSource() == null || args.getSource().getSourceReference() == null
                                ? args.getSourceReference()
                                : args.getSource().getSourceReference()));
    }

    @Override
    public CompletableFuture<LoadedSourcesResponse> loadedSources(LoadedSourcesArguments args) {
        return answer(() -> {
            LoadedSourcesResponse response = new LoadedSourcesResponse();
            response.setSources(session == null ? new Source[0] : new Source[] {session.source()});
            return response;
        });
    }

    @Override
    public CompletableFuture<ModulesResponse> modules(ModulesArguments args) {
        return answer(() -> {
            boolean first = args.getStartModule() == null || args.getStartModule() <= 0;
            Module[] known = session == null ? new Module[0] : new Module[] {session.module()};
            ModulesResponse response = new ModulesResponse();
            response.setModules(first ? known : new Module[0]);
            response.setTotalModules(known.length);
            return response;
        });
    }

    @Override
    public CompletableFuture<ExceptionInfoResponse> exceptionInfo(ExceptionInfoArguments args) {
        return answer(() -> {
            checkThread(args.getThreadId());
            return session().exceptionInfo();
        });
    }

    private Session session() {
        Session launched = session;
        if (launched == null) {
            throw Refusal.of("no program has been launched");
        }
        return launched;
    }

    private Events events() {
        Events connected = events;
        if (connected == null) {
            throw new IllegalStateException("no client is connected");
        }
        return connected;
    }

    private static void checkThread(int thread) {
        if (thread != THREAD) {
            throw Refusal.of("there is no thread " + thread);
        }
    }

    private CompletableFuture<Void> act(Runnable action) {
        CompletableFuture<Boolean> done = answer(() -> {
            action.run();
            return true;
        });
        return CompletableFuture.allOf(done);
    }

    private <T> CompletableFuture<T> answer(Supplier<T> request) {
        synchronized (requests) {
            try {
                return CompletableFuture.completedFuture(request.get());
            } catch (Refusal refusal) {
                return CompletableFuture.failedFuture(refusal);
            } catch (NotStoppedException running) {
                return CompletableFuture.failedFuture(Refusal.of(String.valueOf(running.getMessage())));
            }
        }
    }
}
