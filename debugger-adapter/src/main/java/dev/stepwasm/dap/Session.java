package dev.stepwasm.dap;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Explanation;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.NotStoppedException;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.State;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.GotoTarget;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StepInTarget;

/**
 * A program that is debugged and how the client sees it. Requests come one at a time; the methods of {@link DebugListener}
 * are called on the program's threads.
 */
final class Session implements DebugListener {
    /** A thread that can pause has done so by then. */
    private static final Duration AT_ONCE = Duration.ofMillis(300);

    private final Program program;
    private final Coordinates coordinates;
    private final Events events;
    private final Debugger debugger;
    private final HostSources hosts;
    private final Views views;
    private final Inspector inspector;
    private final Evaluation evaluation;
    private final MemoryAccess memory;
    private final MemoryDigests digests = new MemoryDigests();
    private final Moves moves;
    private final PlacedBreakpoints breakpoints;
    private final Stops stops;

    /** Threads of the program may have something to say before there is a session to hear it. */
    private final CountDownLatch made = new CountDownLatch(1);

    private final Thread maker = Thread.currentThread();

    /** The highest number of a thread. */
    private final AtomicInteger lastThread = new AtomicInteger();

    private volatile Consumer<DebuggedModule> appeared = module -> {};
    /** Numbers of the modules that the client has heard of. */
    private final Set<Integer> told = new HashSet<>();

    /** Texts that the client has heard of: modules of a script stand in one. */
    private final Set<Source> toldTexts = new HashSet<>();
    /** What the client knows of the program whose place this one has taken. */
    private List<Module> before = List.of();

    /** Whether the client need not hear of this program any more. */
    private volatile boolean retired;

    private volatile boolean terminating;

    /** @throws IllegalArgumentException with words for people, if the program cannot be debugged */
    Session(Program program, Coordinates coordinates, Events events) {
        this.program = program;
        this.coordinates = coordinates;
        this.events = events;
        this.hosts = new HostSources(program::javaSource);
        this.views = new Views(coordinates, program, hosts);
        this.inspector = new Inspector(views, program.naming(), events);
        this.evaluation = new Evaluation(inspector, program.naming(), events);
        this.moves = new Moves(coordinates);
        this.stops = new Stops(this::tellStop);
        try {
            this.debugger = program.open(this);
            this.memory = new MemoryAccess(debugger, events);
            this.breakpoints = new PlacedBreakpoints(program, debugger, views);
        } finally {
            made.countDown();
        }
    }

    /** {@return what shows the program while it is stopped} */
    Inspector inspector() {
        return inspector;
    }

    /** {@return where it stops} */
    PlacedBreakpoints breakpoints() {
        return breakpoints;
    }

    /** {@return the memories that a frame can see} */
    List<MemoryAccess.Bytes> memories(Optional<Integer> frame) {
        Frame where = where(frame);
        return where.memories().stream()
                .map(each -> new MemoryAccess.Bytes(
                        new MemoryReference(program.naming().of(where), each.index(), 0), each))
                .toList();
    }

    /** {@return what the client has heard of its memories} */
    MemoryDigests digests() {
        return digests;
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

    /**
     * Does nothing if a debugger may start the program anew and end it.
     *
     * @param request that asks for it
     * @throws Refusal if it may not
     */
    void checkMayEnd(String request) {
        program.refusalToEnd(request).ifPresent(why -> {
            throw Refusal.toUser(why);
        });
    }

    /** Tells the client of the program, its modules and their texts. */
    void tellLoaded() {
        program.introduce(events);
        List<Module> now = List.of(modules());
        before.stream().filter(each -> !isAmong(now, each)).forEach(events::removed);
        debugger.modules().forEach(this::tell);
    }

    /** Tells the client of a module, once. */
    void tell(DebuggedModule known) {
        if (!told.add(known.number())) {
            return;
        }
        Module module = shown(known);
        Optional<Source> text = Optional.of(views.source(known)).filter(toldTexts::add);
        if (isAmong(before, module)) {
            events.loadedAgain(module, text);
        } else {
            events.loaded(module, text);
        }
        program.comment(known, events);
    }

    private static boolean isAmong(List<Module> modules, Module wanted) {
        return modules.stream()
                .anyMatch(each ->
                        each.getId().equals(wanted.getId()) && each.getPath().equals(wanted.getPath()));
    }

    /** Starts the program, unless it was ended before, and lets the client hear of stops. */
    void start() {
        stops.begin();
        program.start(debugger, events);
    }

    /** {@return the modules of the program} */
    Module[] modules() {
        return debugger.modules().stream().map(this::shown).toArray(Module[]::new);
    }

    private Module shown(DebuggedModule module) {
        return program.part(module).shown(module.number());
    }

    /** {@return whether a path leads to a module, or to its text} */
    boolean isAt(DebuggedModule module, Path path) {
        return program.part(module).isAt(path);
    }

    /** {@return whether a path leads to any module, or to its text} */
    boolean isAtAny(Path path) {
        return debugger.modules().stream().anyMatch(module -> isAt(module, path));
    }

    /** {@return the texts that positions mean} */
    Source[] sources() {
        return debugger.modules().stream().map(views::source).distinct().toArray(Source[]::new);
    }

    /** {@return the file that a source stands for; a text that comes from us may come with its number alone} */
    Optional<Path> file(Source source) {
        Integer number = source.getSourceReference();
        return coordinates
                .file(source)
                .or(() -> Arrays.stream(sources())
                        .filter(each -> number != null && number.equals(each.getSourceReference()))
                        .flatMap(each -> coordinates.file(each).stream())
                        .findFirst());
    }

    /**
     * {@return the content of a source that is no file}
     *
     * @throws Refusal if there is no such source
     */
    SourceResponse content(int reference) {
        return hosts.content(reference).orElseGet(() -> moduleText(reference));
    }

    private SourceResponse moduleText(int reference) {
        DebuggedModule module = debugger.modules().stream()
                .filter(each -> program.part(each).isTold() && each.number() + 1 == reference)
                .findFirst()
                .orElseThrow(() -> Refusal.of("there is no source " + reference));
        SourceResponse response = new SourceResponse();
        response.setContent(module.text().text());
        response.setMimeType("text/x-wat");
        return response;
    }

    /** {@return the threads of the program} */
    List<Program.ThreadName> threads() {
        return program.threads(debugger);
    }

    /** {@return the thread with a number} @throws Refusal if there is none, or no more */
    DebuggedThread thread(int id) {
        return debugger.thread(id)
                .orElseThrow(() -> Refusal.of(
                        id > 0 && id <= lastThread.get() ? "thread " + id + " has ended" : "there is no thread " + id));
    }

    /** {@return whether all threads stand still when one does, and go on with it} */
    boolean standsAsOne() {
        return program.standsAsOne();
    }

    /** {@return a frame that is on a stack; without a number the innermost of the thread that has stopped last} */
    Frame where(Optional<Integer> frame) {
        return frame.isPresent()
                ? inspector.frame(frame.get())
                : current().frames(0, 1).getFirst();
    }

    /** {@return the thread that a client means which names none} */
    private DebuggedThread current() {
        return stopped()
                .findFirst()
                .or(() -> program.standsAsOne() ? debugger.threads().stream().findFirst() : Optional.empty())
                .orElseThrow(() -> Refusal.of("no thread of the program is stopped; pause one"));
    }

    /** {@return what the client can watch of what it has been shown} */
    DataBreakpointInfoResponse dataBreakpointInfo(DataBreakpointInfoArguments args) {
        Optional<Frame> frame = Optional.ofNullable(args.getFrameId())
                .map(inspector::frame)
                .or(() -> program.standsAsOne()
                        ? Optional.empty()
                        : stopped()
                                .findFirst()
                                .map(thread -> thread.frames(0, 1).getFirst()));
        return inspector.dataBreakpointInfo(args, frame);
    }

    /** {@return the threads that stand still, first the one that has stopped last} */
    private Stream<DebuggedThread> stopped() {
        int last = stops.last();
        List<DebuggedThread> all = debugger.threads().stream()
                .filter(each -> each.state() == State.STOPPED)
                .toList();
        return Stream.concat(
                all.stream().filter(each -> each.id() == last), all.stream().filter(each -> each.id() != last));
    }

    /**
     * {@return what lets a stopped thread go on; the numbers of its frames and values die at once}
     *
     * @throws NotStoppedException if it is not stopped
     */
    Runnable resume(DebuggedThread thread, Stepping stepping, Granularity granularity) {
        thread.requireStopped();
        forget(thread);
        return () -> {
            if (thread.state() == State.STOPPED) {
                thread.resume(stepping, granularity);
            }
        };
    }

    /** Lets the numbers of frames, values and targets of a thread die. */
    private void forget(DebuggedThread thread) {
        inspector.forget(thread.id());
        moves.forget(thread.id());
    }

    /** {@return the calls that a frame may come to on its line} */
    StepInTarget[] stepInTargets(int frame) {
        Frame where = inspector.frame(frame);
        return moves.calls(where.thread(), where);
    }

    /** {@return what lets a thread go on into a call} The numbers of frames and values die at once. */
    Runnable stepInto(DebuggedThread thread, int target) {
        Runnable step = moves.into(thread, target);
        forget(thread);
        return step;
    }

    /** {@return places on a line of a file at which the function on top can go on} @throws Refusal if there are none */
    GotoTarget[] jumps(Optional<Path> file, int line, OptionalInt column) {
        List<DebuggedModule> modules = breakpoints.modulesAt(file);
        if (modules.isEmpty()) {
            throw Refusal.toUser(program.missing().words());
        }
        DebuggedThread first = current();
        List<DebuggedThread> threads = Stream.concat(
                        Stream.of(first), stopped().filter(each -> each.id() != first.id()))
                .toList();
        return moves.jumps(threads, modules, line, column);
    }

    /** {@return what lets the function on top go on elsewhere} The numbers of frames and values die at once. */
    Runnable jump(DebuggedThread thread, int target) {
        Runnable jump = moves.jump(thread, target);
        forget(thread);
        return jump;
    }

    /** {@return what lets the function of a frame begin again} The numbers of frames and values die at once. */
    Runnable restartFrame(int frame) {
        Frame where = inspector.frame(frame);
        Runnable restart = moves.restart(where.thread(), where);
        forget(where.thread());
        return restart;
    }

    /** Asks a thread to stop. If a function of the host keeps it from that, the client hears of it. */
    void pause(DebuggedThread thread) {
        thread.pause();
        CompletableFuture.delayedExecutor(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> thread.keptFromPausing()
                        .ifPresent(function -> events.console(program.called(thread)
                                + " is in a function of the host, " + function
                                + "; it pauses when that returns\n")));
    }

    /** {@return what is known of the trap or exception at which a thread stopped} */
    static ExceptionInfoResponse exceptionInfo(DebuggedThread thread) {
        thread.requireStopped();
        return switch (thread.stop().orElse(null)) {
            case Stop.Trapped(Trap trap, Explanation explanation) -> ExceptionInfo.of(trap, explanation);
            case Stop.Thrown(WasmException exception, Explanation explanation) -> ExceptionInfo.of(explanation);
            case Stop.Failed(Explanation explanation) -> ExceptionInfo.of(explanation);
            case null, default -> throw Refusal.of("the program did not stop at a trap");
        };
    }

    /** Ends the program. */
    void terminate() {
        debugger.threads().forEach(this::forget);
        program.terminate(debugger, events);
    }

    /** Lets the process of the program end when the session is closed. */
    void terminateAtClose() {
        terminating = true;
        program.announceEnd(events);
    }

    /** Lets go of the program: one that was launched ends, and is waited for a moment; any other goes on without a debugger. */
    void close() {
        debugger.close();
        program.left(terminating);
    }

    /** Lets somebody hear of modules that appear from now on, on the thread that makes their instances. */
    void whenModuleAppears(Consumer<DebuggedModule> listener) {
        appeared = listener;
    }

    @Override
    public void moduleAdded(DebuggedModule module) {
        if (isMade()) {
            appeared.accept(module);
        }
    }

    @Override
    public void threadStarted(DebuggedThread thread) {
        lastThread.accumulateAndGet(thread.id(), Math::max);
        if (isMade()) {
            program.threadStarted(thread, events);
        }
    }

    @Override
    public void threadEnded(DebuggedThread thread) {
        if (isMade()) {
            program.threadEnded(thread, events);
        }
    }

    @Override
    public void stopped(DebuggedThread thread, Stop stop) {
        if (isMade() && !retired) {
            program.releaseOutput();
            stops.stopped(thread, stop);
        }
    }

    private void tellStop(DebuggedThread thread, Stop stop) {
        events.stopped(thread.id(), program.standsAsOne(), stop, breakpoints.hit(stop));
    }

    @Override
    public void logged(String line) {
        if (isMade() && !retired) {
            program.releaseOutput();
            events.log(line + "\n");
        }
    }

    /** Waits until there is a session. {@return false on the thread that makes it, which looks for itself} */
    private boolean isMade() {
        if (made.getCount() > 0 && Thread.currentThread().equals(maker)) {
            return false;
        }
        try {
            made.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void ended(Outcome outcome) {
        program.releaseOutput();
        if (retired) {
            return;
        }
        String report = outcome.report();
        if (outcome instanceof Outcome.Returned || (outcome instanceof Outcome.Tested && outcome.exitCode() == 0)) {
            say(report, events::standardOutput);
        } else {
            say(report, events::failure);
        }
        events.threadExited(Conversation.THREAD);
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
