package dev.stepwasm.dap;

import dev.stepwasm.dap.memory.FindArguments;
import dev.stepwasm.dap.memory.FindResponse;
import dev.stepwasm.dap.memory.MemoriesArguments;
import dev.stepwasm.dap.memory.MemoriesResponse;
import dev.stepwasm.dap.memory.MemoryUseArguments;
import dev.stepwasm.dap.memory.MemoryUseResponse;
import dev.stepwasm.dap.memory.WatchArguments;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.CancelArguments;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.CompletionsArguments;
import org.eclipse.lsp4j.debug.CompletionsResponse;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.DisassembleArguments;
import org.eclipse.lsp4j.debug.DisassembleResponse;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionInfoArguments;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.GotoArguments;
import org.eclipse.lsp4j.debug.GotoTargetsArguments;
import org.eclipse.lsp4j.debug.GotoTargetsResponse;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesArguments;
import org.eclipse.lsp4j.debug.LoadedSourcesResponse;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.ModulesResponse;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.RestartArguments;
import org.eclipse.lsp4j.debug.RestartFrameArguments;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetDataBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExpressionArguments;
import org.eclipse.lsp4j.debug.SetExpressionResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetInstructionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepInTargetsArguments;
import org.eclipse.lsp4j.debug.StepInTargetsResponse;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/**
 * The debugger as a server of the Debug Adapter Protocol, for one client and one program: one that it launches, or the one
 * that runs in this JVM anyway. It hands each request to the
 * class of its group, which translates; the debugging is done by the core.
 *
 * <p>A client in the same process {@link #connect connects} itself and calls the requests directly. They may come from
 * any thread and are answered one after the other; none of them waits for the program. A request that cannot be answered
 * completes with an exception whose message is for people.
 */
public final class DebugAdapter implements AdapterRequests, AutoCloseable {
    private final Executor afterResponse;
    private final Conversation conversation;
    private final Lifecycle lifecycle;
    private final BreakpointRequests breakpoints;
    private final Execution execution;
    private final Motion motion;
    private final Inspection inspection;
    private final MemoryRequests memory;
    private final MemoryExploration exploration;
    private final SourceRequests sources;
    private final CountDownLatch disconnected = new CountDownLatch(1);

    /** An adapter for a client in the same process, for programs that it launches. */
    public DebugAdapter() {
        this(ownThread());
    }

    /** A closed adapter sets nothing going any more, and its thread is gone. */
    private static ExecutorService ownThread() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("dap events").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** An adapter for a client that may attach to the instances of this JVM. */
    public DebugAdapter(AttachedProcess process) {
        this(ownThread(), Optional.of(process));
    }

    /** An adapter for programs that it launches. */
    DebugAdapter(Executor afterResponse) {
        this(afterResponse, Optional.empty());
    }

    /**
     * @param afterResponse runs what a request sets going, once the client has got the response
     * @param process this one, if clients may attach to it
     */
    DebugAdapter(Executor afterResponse, Optional<AttachedProcess> process) {
        this.afterResponse = afterResponse;
        conversation = new Conversation(afterResponse);
        breakpoints = new BreakpointRequests(conversation);
        lifecycle = new Lifecycle(conversation, breakpoints, process, this::close);
        execution = new Execution(conversation);
        motion = new Motion(conversation);
        inspection = new Inspection(conversation);
        memory = new MemoryRequests(conversation);
        exploration = new MemoryExploration(conversation);
        sources = new SourceRequests(conversation);
    }

    /** Says who is told of events. Call it once, before the first request. */
    public void connect(IDebugProtocolClient client) {
        conversation.connect(client);
    }

    /** Waits until the client has disconnected. */
    void awaitDisconnect() throws InterruptedException {
        disconnected.await();
    }

    /** Says that the client has gone. */
    void disconnected() {
        disconnected.countDown();
    }

    /** Says that a program is debugged elsewhere, so that the client must hear of its end. */
    void begun() {
        conversation.events().begun();
    }

    /** Tells the client that there is nothing to debug, unless it knows. */
    void nothingBegun() {
        conversation.events().terminated();
    }

    /** Says which number the client has given to the request that comes next. */
    void setRequestNumber(int number) {
        conversation.setRequestNumber(number);
    }

    /** Ends the program, if one runs or is being loaded, and the adapter's own thread. */
    @Override
    public void close() {
        conversation.exclusively(lifecycle::close);
        conversation.running().ifPresent(Session::close);
        disconnected();
        if (afterResponse instanceof ExecutorService own) {
            own.shutdown();
        }
    }

    @Override
    public CompletableFuture<Capabilities> initialize(InitializeRequestArguments args) {
        return conversation.answer(() -> lifecycle.initialize(args));
    }

    @Override
    public CompletableFuture<Void> launch(Map<String, Object> args) {
        return conversation.answerLater(() -> lifecycle.launch(args));
    }

    @Override
    public CompletableFuture<Void> attach(Map<String, Object> args) {
        return conversation.answerLater(() -> lifecycle.attach(args));
    }

    /** {@inheritDoc} New arguments cannot be given this way: its type has no room for those of our launch. */
    @Override
    public CompletableFuture<Void> restart(RestartArguments args) {
        return restart(Map.of());
    }

    /**
     * Starts the program anew, with the breakpoints as they are.
     *
     * @param arguments those of a launch request, or none for the same as at the launch
     */
    public CompletableFuture<Void> restart(Map<String, Object> arguments) {
        return conversation.answerLater(() -> lifecycle.restart(arguments));
    }

    @Override
    public CompletableFuture<Void> cancel(CancelArguments args) {
        exploration.cancel(args);
        return conversation.act(() -> lifecycle.cancel(args));
    }

    @Override
    public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments args) {
        return conversation.act(lifecycle::configurationDone);
    }

    @Override
    public CompletableFuture<Void> disconnect(DisconnectArguments args) {
        return conversation.act(() -> lifecycle.disconnect(args));
    }

    @Override
    public CompletableFuture<Void> terminate(TerminateArguments args) {
        return conversation.act(lifecycle::terminate);
    }

    @Override
    public CompletableFuture<SetBreakpointsResponse> setBreakpoints(SetBreakpointsArguments args) {
        return conversation.answerLoaded(() -> breakpoints.set(args));
    }

    @Override
    public CompletableFuture<SetFunctionBreakpointsResponse> setFunctionBreakpoints(
            SetFunctionBreakpointsArguments args) {
        return conversation.answerLoaded(() -> breakpoints.setFunctions(args));
    }

    @Override
    public CompletableFuture<SetInstructionBreakpointsResponse> setInstructionBreakpoints(
            SetInstructionBreakpointsArguments args) {
        return conversation.answerLoaded(() -> breakpoints.setInstructions(args));
    }

    @Override
    public CompletableFuture<DataBreakpointInfoResponse> dataBreakpointInfo(DataBreakpointInfoArguments args) {
        return conversation.answerLoaded(() -> breakpoints.dataInfo(args));
    }

    @Override
    public CompletableFuture<SetDataBreakpointsResponse> setDataBreakpoints(SetDataBreakpointsArguments args) {
        return conversation.answerLoaded(() -> breakpoints.setData(args));
    }

    @Override
    public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
            SetExceptionBreakpointsArguments args) {
        return conversation.answerLoaded(() -> breakpoints.setExceptions(args));
    }

    @Override
    public CompletableFuture<BreakpointLocationsResponse> breakpointLocations(BreakpointLocationsArguments args) {
        return conversation.answerLoaded(() -> breakpoints.locations(args));
    }

    @Override
    public CompletableFuture<ThreadsResponse> threads() {
        return conversation.answer(execution::threads);
    }

    @Override
    public CompletableFuture<ContinueResponse> continue_(ContinueArguments args) {
        return conversation.answer(() -> execution.resume(args));
    }

    @Override
    public CompletableFuture<Void> next(NextArguments args) {
        return conversation.act(() -> execution.next(args));
    }

    @Override
    public CompletableFuture<Void> stepIn(StepInArguments args) {
        return conversation.act(() -> execution.stepIn(args));
    }

    @Override
    public CompletableFuture<Void> stepOut(StepOutArguments args) {
        return conversation.act(() -> execution.stepOut(args));
    }

    @Override
    public CompletableFuture<StepInTargetsResponse> stepInTargets(StepInTargetsArguments args) {
        return conversation.answer(() -> motion.stepInTargets(args));
    }

    @Override
    public CompletableFuture<GotoTargetsResponse> gotoTargets(GotoTargetsArguments args) {
        return conversation.answer(() -> motion.gotoTargets(args));
    }

    @Override
    public CompletableFuture<Void> goto_(GotoArguments args) {
        return conversation.act(() -> motion.jump(args));
    }

    @Override
    public CompletableFuture<Void> restartFrame(RestartFrameArguments args) {
        return conversation.act(() -> motion.restartFrame(args));
    }

    @Override
    public CompletableFuture<Void> pause(PauseArguments args) {
        return conversation.act(() -> execution.pause(args));
    }

    @Override
    public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments args) {
        return conversation.answer(() -> inspection.stackTrace(args));
    }

    @Override
    public CompletableFuture<ScopesResponse> scopes(ScopesArguments args) {
        return conversation.answer(() -> inspection.scopes(args));
    }

    @Override
    public CompletableFuture<VariablesResponse> variables(VariablesArguments args) {
        return conversation.answer(() -> inspection.variables(args));
    }

    @Override
    public CompletableFuture<SetVariableResponse> setVariable(SetVariableArguments args) {
        return conversation.answer(() -> inspection.setVariable(args));
    }

    @Override
    public CompletableFuture<CompletionsResponse> completions(CompletionsArguments args) {
        return conversation.answer(() -> CompletionRequests.complete(conversation, args));
    }

    @Override
    public CompletableFuture<SetExpressionResponse> setExpression(SetExpressionArguments args) {
        return conversation.answer(() -> inspection.setExpression(args));
    }

    @Override
    public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments args) {
        return conversation.answer(() -> inspection.evaluate(args)).thenCompose(answer -> answer);
    }

    @Override
    public CompletableFuture<ExceptionInfoResponse> exceptionInfo(ExceptionInfoArguments args) {
        return conversation.answer(() -> inspection.exceptionInfo(args));
    }

    @Override
    public CompletableFuture<ReadMemoryResponse> readMemory(ReadMemoryArguments args) {
        return conversation.answer(() -> memory.read(args));
    }

    @Override
    public CompletableFuture<WriteMemoryResponse> writeMemory(WriteMemoryArguments args) {
        return conversation.answer(() -> memory.write(args));
    }

    @Override
    public CompletableFuture<MemoriesResponse> memories(MemoriesArguments args) {
        return conversation.answer(() -> exploration.memories(args));
    }

    @Override
    public CompletableFuture<MemoryUseResponse> memoryUse(MemoryUseArguments args) {
        return conversation.answerLater(() -> exploration.use(args));
    }

    @Override
    public CompletableFuture<FindResponse> find(FindArguments args) {
        return conversation.answerLater(() -> exploration.find(args));
    }

    @Override
    public CompletableFuture<SetDataBreakpointsResponse> watch(WatchArguments args) {
        return conversation.answerLoaded(() -> breakpoints.watch(args));
    }

    @Override
    public CompletableFuture<DisassembleResponse> disassemble(DisassembleArguments args) {
        return conversation.answer(() -> memory.disassemble(args));
    }

    @Override
    public CompletableFuture<SourceResponse> source(SourceArguments args) {
        return conversation.answer(() -> sources.source(args));
    }

    @Override
    public CompletableFuture<LoadedSourcesResponse> loadedSources(LoadedSourcesArguments args) {
        return conversation.answer(sources::loadedSources);
    }

    @Override
    public CompletableFuture<ModulesResponse> modules(ModulesArguments args) {
        return conversation.answer(() -> sources.modules(args));
    }
}
