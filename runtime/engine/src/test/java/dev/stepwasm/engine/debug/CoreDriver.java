package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.transcript.Driver;
import dev.stepwasm.fixtures.transcript.RefusedException;
import dev.stepwasm.fixtures.transcript.Transcript;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays transcripts against the debugger core. */
final class CoreDriver implements Driver, DebugListener {
    private static final int DEADLINE_SECONDS = 30;

    private final Fixture fixture;
    private final Optional<StepModule> module;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final List<String> logged = new ArrayList<>();
    private final Tier tier;
    private @Nullable Debugger debugger;
    private @Nullable Invocation invocation;
    private boolean stopOnEntry;

    CoreDriver(Fixture fixture) throws InvalidModuleException {
        this(fixture, Tier.standard());
    }

    /** @param tier what runs modules */
    CoreDriver(Fixture fixture, Tier tier) throws InvalidModuleException {
        this.fixture = fixture;
        this.tier = tier;
        module = isScript() ? Optional.empty() : Optional.of(StepModule.ofText(name(), fixture.text()));
    }

    private boolean isScript() {
        return fixture.name().endsWith(".wast");
    }

    private String name() {
        return fixture.file().orElseThrow().toString();
    }

    @Override
    public void open(Launch launch) {
        stopOnEntry = launch.stopOnEntry();
        if (isScript()) {
            openScript(launch);
        } else {
            openModule(module.orElseThrow(), launch);
        }
    }

    private void openScript(Launch launch) {
        Script script = Script.of(Analysis.of(new SourceText(name(), fixture.text())));
        ScriptProgram program = launch.command()
                .map(line -> ScriptProgram.of(script, script.commandOn(line).orElseThrow()))
                .orElseGet(() -> ScriptProgram.of(script));
        debugger = new Debugger(
                program,
                RunLimits.none(),
                new ScriptProgram.Listener(
                        line -> logged.add("stdout: " + line), result -> done(program, launch, result)),
                this);
    }

    private void done(ScriptProgram program, Launch launch, Result result) {
        if (result.outcome() instanceof dev.stepwasm.engine.script.Outcome.Passed
                && launch.command().isEmpty()) {
            return;
        }
        boolean failed = result.outcome() instanceof dev.stepwasm.engine.script.Outcome.Failed;
        String[] lines = program.words(result).split("\n");
        for (int i = 0; i < lines.length; i++) {
            Position at = program.placeOf(result);
            String place = i > 0 ? "" : fileName(name()) + ":" + at.line() + ":" + at.column() + ": ";
            logged.add((failed ? "stderr: " : "stdout: ") + place + lines[i]);
        }
    }

    private void openModule(StepModule module, Launch launch) {
        Map<String, StepModule> links = links(launch);
        List<StepModule> modules = new ArrayList<>(links.values());
        modules.add(module);
        Imports imports = new LaunchImports(modules, stdout, stderr).of(launch);
        try {
            invocation = Invocation.of(module.module(), launch.invoke(), launch.args());
        } catch (InvocationException e) {
            throw new RefusedException(e.getMessage());
        }
        debugger = new Debugger(new LinkedProgram(module, imports, links), RunLimits.none(), tier, this);
    }

    private Map<String, StepModule> links(Launch launch) {
        Map<String, StepModule> links = new LinkedHashMap<>();
        for (Link link : launch.links()) {
            try {
                links.put(link.name(), StepModule.of(Transcript.linked(fixture, link.file())));
            } catch (IOException | InvalidModuleException e) {
                throw new IllegalStateException(e);
            }
        }
        return links;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@return the module of a linked file, or for an empty name the main one} */
    private DebuggedModule module(String file) {
        return debugger.modules().stream()
                .filter(each -> each.number() == 0
                        ? file.isEmpty()
                        : fileName(each.module().name()).equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void start() {
        if (isScript()) {
            debugger.launch(stopOnEntry);
        } else {
            debugger.launch(invocation, stopOnEntry);
        }
    }

    @Override
    public List<Placed> setBreakpoints(String kind, List<Wanted> wanted) {
        List<BreakpointRequest> requests =
                wanted.stream().map(CoreDriver::request).toList();
        BreakpointKind core = BreakpointKind.valueOf(kind.toUpperCase(Locale.ROOT));
        List<Breakpoint> placed = core == BreakpointKind.SOURCE && !wanted.isEmpty()
                ? debugger.setBreakpoints(module(wanted.getFirst().file()), requests)
                : debugger.setBreakpoints(core, requests);
        return placed.stream()
                .map(each -> new Placed(each.position().map(CoreDriver::at), each.message()))
                .toList();
    }

    private static BreakpointRequest request(Wanted wanted) {
        BreakpointRequest request = switch (wanted.kind()) {
            case "function" -> BreakpointRequest.function(wanted.spot());
            case "instruction" -> BreakpointRequest.instruction(Long.decode(wanted.spot()));
            default ->
                new BreakpointRequest(
                        wanted.at().line(),
                        wanted.at().column().map(OptionalInt::of).orElse(OptionalInt.empty()));
        };
        return request.with(new BreakpointRule(wanted.condition(), wanted.hits(), wanted.log()));
    }

    @Override
    public List<String> setDataBreakpoints(List<WantedData> wanted) {
        List<DataBreakpointRequest> requests = wanted.stream()
                .map(each -> new DataBreakpointRequest(
                        target(each),
                        switch (each.access()) {
                            case "read" -> DataBreakpointRequest.Access.READ;
                            case "write" -> DataBreakpointRequest.Access.WRITE;
                            default -> DataBreakpointRequest.Access.READ_WRITE;
                        },
                        new BreakpointRule(each.condition(), each.hits(), "")))
                .toList();
        return debugger.setDataBreakpoints(requests).stream()
                .map(DataBreakpoint::message)
                .toList();
    }

    private DataBreakpointRequest.Target target(WantedData wanted) {
        if (wanted.isMemory()) {
            return new DataBreakpointRequest.Target.Memory(0, Long.decode(wanted.target()), wanted.bytes());
        }
        Frame top = frame(0);
        return Stream.of(top.locals(), top.globals())
                .flatMap(List::stream)
                .filter(each -> each.name().equals(wanted.target()))
                .map(each -> DataBreakpointRequest.Target.of(each.place(), top))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is nothing called " + wanted.target() + " to watch"));
    }

    @Override
    public void logged(String line) {
        logged.add("console: " + line);
    }

    @Override
    public List<At> places(int line) {
        return debugger.breakpointPositions(debugger.main(), new Position(line, 1), new Position(line + 1, 1)).stream()
                .map(CoreDriver::at)
                .toList();
    }

    @Override
    public List<String> setExceptionFilters(List<WantedFilter> wanted) {
        return debugger
                .setExceptionFilters(wanted.stream()
                        .map(each -> new ExceptionFilterRequest(each.name(), each.condition()))
                        .toList())
                .stream()
                .map(ExceptionFilterAnswer::message)
                .toList();
    }

    @Override
    public void go(Go how, boolean instruction) {
        refusing(() -> {
            debugger.resume(
                    switch (how) {
                        case CONTINUE -> Stepping.NONE;
                        case INTO -> Stepping.INTO;
                        case OVER -> Stepping.OVER;
                        case OUT -> Stepping.OUT;
                    },
                    instruction ? Granularity.INSTRUCTION : Granularity.LINE);
            return true;
        });
    }

    @Override
    public List<ShownCall> calls() {
        return refusing(() -> debugger.callTargets()).stream()
                .map(each -> new ShownCall(
                        each.text(),
                        each.position().orElseThrow().line(),
                        each.position().orElseThrow().column()))
                .toList();
    }

    @Override
    public void into(int call) {
        act(() -> debugger.resumeInto(debugger.callTargets().get(call - 1)));
    }

    @Override
    public void jump(At at) {
        OptionalInt column = at.column().map(OptionalInt::of).orElse(OptionalInt.empty());
        act(() -> debugger.jump(
                debugger.jumpTargets(debugger.main(), at.line(), column).getFirst()));
    }

    @Override
    public void restart(int frame) {
        act(() -> debugger.restart(debugger.frames(frame, 1).getFirst()));
    }

    private static void act(Runnable action) {
        try {
            action.run();
        } catch (NotStoppedException | IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    @Override
    public List<String> origins(int frame) {
        Frame shown = frame(frame);
        return IntStream.iterate(shown.operands().size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(shown::pushedBy)
                .toList();
    }

    @Override
    public List<ShownValue> inside(int frame, List<String> path, int start, int count) {
        Elements elements = elements(frame(frame), path);
        int end = count == 0 ? elements.count() : Math.min(elements.count(), start + count);
        return IntStream.range(start, end).mapToObj(i -> shown(elements.at(i))).toList();
    }

    @Override
    public ShownValue setInside(int frame, List<String> path, String name, String value) {
        Elements elements = elements(frame(frame), path);
        int index = elements.find(name)
                .orElseThrow(() -> new RefusedException("there is nothing called " + name + " to change"));
        try {
            return shown(elements.set(index, value));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private static Elements elements(Frame frame, List<String> path) {
        Elements found = switch (path.getFirst()) {
            case "Return value" -> frame.returned().orElseThrow();
            case "Memories" -> named(frame.memories(), MemoryView::name, path).rows();
            case "Tables" -> named(frame.tables(), TableView::name, path).elements();
            default ->
                frame.inside(named(variables(frame, path.getFirst()), Variable::name, path))
                        .orElseThrow();
        };
        for (String name : path.subList(path.getFirst().equals("Return value") ? 1 : 2, path.size())) {
            found = found.at(found.find(name).orElseThrow()).inside().orElseThrow();
        }
        return found;
    }

    private static <T> T named(List<T> all, java.util.function.Function<T, String> name, List<String> path) {
        return all.stream()
                .filter(each -> name.apply(each).equals(path.get(1)))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is nothing called " + path.get(1)));
    }

    @Override
    public void pause() {
        debugger.pause();
    }

    @Override
    public void terminate() {
        debugger.terminate();
    }

    @Override
    public Event await() {
        try {
            Event event = events.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing happens; the program is " + debugger.state());
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<ShownFrame> frames(int first, int count) {
        return refusing(() -> debugger.frames(first, count)).stream()
                .map(frame -> new ShownFrame(
                        frame.functionName(),
                        frame.module().number() == 0
                                        || (isScript() && frame.module().sharesTextWith(debugger.main()))
                                ? ""
                                : fileName(frame.module().module().name()),
                        frame.position().map(Position::line).orElse(0),
                        frame.position().map(Position::column).orElse(0)))
                .toList();
    }

    @Override
    public List<ShownValue> scope(int frame, String scope) {
        Frame shown = frame(frame);
        return switch (scope) {
            case "Memories" -> shown.memories().stream().map(CoreDriver::shown).toList();
            case "Labels" -> shown.labels().stream().map(CoreDriver::shown).toList();
            case "Tables" ->
                shown.tables().stream()
                        .map(each -> new ShownValue(
                                each.name(), each.elements().count() + " elements", "table of " + each.type()))
                        .toList();
            case "Return value" ->
                shown.returned().stream()
                        .flatMap(all -> IntStream.range(0, all.count()).mapToObj(all::at))
                        .map(CoreDriver::shown)
                        .toList();
            case "Operand stack" ->
                variables(shown, scope).stream()
                        .sorted(Comparator.comparing(Variable::place, CoreDriver::topFirst))
                        .map(CoreDriver::shown)
                        .toList();
            default -> variables(shown, scope).stream().map(CoreDriver::shown).toList();
        };
    }

    private static int topFirst(Place a, Place b) {
        return ((Place.Operand) b).index() - ((Place.Operand) a).index();
    }

    private static List<Variable> variables(Frame frame, String scope) {
        return switch (scope) {
            case "Locals" -> frame.locals();
            case "Operand stack" -> frame.operands();
            case "Globals" -> frame.globals();
            default -> throw new IllegalArgumentException("no scope: " + scope);
        };
    }

    @Override
    public ShownValue evaluate(int frame, String expression) {
        return shown(found(frame(frame).calculate(expression), expression).element());
    }

    @Override
    public ShownValue look(int frame, String expression, boolean hexadecimal) {
        return switch (frame(frame).calculate(expression, Effects.NONE)) {
            case Answer.Found<Calculated>(Calculated found) ->
                shown(hexadecimal ? found.element().inHexadecimal() : found.element());
            case Answer.Wrong<Calculated>(Mistake mistake) -> throw new RefusedException(mistake.show());
        };
    }

    @Override
    public List<ShownValue> inside(int frame, String expression) {
        Elements parts = found(frame(frame).calculate(expression, Effects.NONE), expression)
                .element()
                .inside()
                .orElseThrow(() -> new RefusedException("nothing is inside"));
        return IntStream.range(0, parts.count())
                .mapToObj(parts::at)
                .map(CoreDriver::shown)
                .toList();
    }

    @Override
    public void call(int frame, String expression) {
        refusing(() -> frame(frame).run(expression))
                .thenAccept(answer -> events.add(
                        switch (answer) {
                            case Answer.Found<Calculated>(Calculated found) -> {
                                Element value = found.element();
                                yield new Event(
                                        "answered",
                                        value.name() + " = " + value.text() + " (" + value.type() + ")",
                                        output());
                            }
                            case Answer.Wrong<Calculated>(Mistake mistake) ->
                                new Event("answered", "refused: " + mistake.show(expression), output());
                        }));
    }

    @Override
    public List<String> completions(int frame, String text) {
        return frame(frame).completions(text, text.length()).stream()
                .map(item -> text.substring(0, item.start()) + item.text() + "  " + item.detail())
                .toList();
    }

    @Override
    public ShownValue assign(int frame, String place, String value) {
        return switch (frame(frame).assign(place, value)) {
            case Answer.Found<Calculated>(Calculated found) -> {
                Element element = found.element();
                yield new ShownValue(place, element.text(), element.type());
            }
            case Answer.Wrong<Calculated>(Mistake mistake) -> throw new RefusedException(mistake.message());
        };
    }

    private static Calculated found(Answer<Calculated> answer, String expression) {
        return switch (answer) {
            case Answer.Found<Calculated>(Calculated found) -> found;
            case Answer.Wrong<Calculated>(Mistake mistake) -> throw new RefusedException(mistake.show(expression));
        };
    }

    private static ShownValue shown(Element element) {
        return new ShownValue(element.name(), element.text(), element.type());
    }

    @Override
    public ShownValue set(int frame, String scope, String name, String value) {
        Frame shown = frame(frame);
        Variable variable = variables(shown, scope).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is nothing called " + name + " to change"));
        try {
            return shown(shown.set(variable, value));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    @Override
    public byte[] memory(long address, int count) {
        return frame(0).memories().getFirst().read(address, count);
    }

    @Override
    public List<ShownInstruction> code(int skip, int count) {
        return debugger.main().codeView().lines(frame(0).codeOffset(), skip, count).stream()
                .map(each -> new ShownInstruction(
                        each.address() < 0 ? "-1" : "0x" + Long.toHexString(each.address()),
                        each.bytes(),
                        each.text(),
                        each.function().orElse(""),
                        each.position().map(Position::line).orElse(0),
                        each.position().map(Position::column).orElse(0)))
                .toList();
    }

    @Override
    public FailureInfo failure() {
        frame(0);
        return switch (debugger.stop().orElse(null)) {
            case Stop.Trapped(var trap, var explanation) -> shown(explanation);
            case Stop.Thrown(var exception, var explanation) -> shown(explanation);
            case Stop.Failed(var explanation) -> shown(explanation);
            case null, default -> throw new RefusedException("the program did not stop at a trap");
        };
    }

    private static FailureInfo shown(Explanation explanation) {
        return new FailureInfo(
                explanation.id(),
                explanation.mode() == Explanation.Mode.UNCAUGHT ? "unhandled" : "always",
                explanation.type(),
                explanation.fullType(),
                explanation.text(),
                explanation.showBacktrace());
    }

    @Override
    public void close() {
        if (debugger != null) {
            debugger.close();
        }
    }

    @Override
    public void stopped(DebuggedThread thread, Stop stop) {
        String reason = switch (stop) {
            case Stop.Entry entry -> "entry";
            case Stop.AtBreakpoint at ->
                switch (at.kind()) {
                    case SOURCE -> "breakpoint";
                    case FUNCTION -> "function breakpoint";
                    case INSTRUCTION -> "instruction breakpoint";
                };
            case Stop.Accessed accessed -> "data breakpoint";
            case Stop.Stepped stepped -> "step";
            case Stop.Jumped jumped -> "goto";
            case Stop.Restarted restarted -> "restart";
            case Stop.Paused paused -> "pause";
            case Stop.Trapped trapped -> "trap";
            case Stop.Thrown thrown -> "exception";
            case Stop.Failed failed -> "failed assertion";
        };
        String text = switch (stop) {
            case Stop.Trapped(var trap, var explanation) -> explanation.text();
            case Stop.Accessed(var ids, String what) -> what;
            case Stop.Thrown(var exception, var explanation) -> explanation.text();
            case Stop.Failed(var explanation) -> explanation.text();
            default -> "";
        };
        events.add(new Event(reason, text, output()));
    }

    @Override
    public void ended(Outcome outcome) {
        List<String> output = new ArrayList<>(output());
        String channel =
                outcome instanceof Outcome.Returned || (outcome instanceof Outcome.Tested && outcome.exitCode() == 0)
                        ? "stdout: "
                        : "stderr: ";
        outcome.report().lines().forEach(line -> output.add(channel + line));
        String code = outcome instanceof Outcome.Terminated ? "" : String.valueOf(outcome.exitCode());
        events.add(new Event("ended", code, output));
    }

    private List<String> output() {
        List<String> lines = new ArrayList<>(logged);
        logged.clear();
        stdout.toString(StandardCharsets.UTF_8).lines().forEach(line -> lines.add("stdout: " + line));
        stderr.toString(StandardCharsets.UTF_8).lines().forEach(line -> lines.add("stderr: " + line));
        stdout.reset();
        stderr.reset();
        return lines;
    }

    private Frame frame(int number) {
        return refusing(() -> debugger.frames(number, 1)).getFirst();
    }

    private static <T> T refusing(java.util.function.Supplier<T> action) {
        try {
            return action.get();
        } catch (NotStoppedException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private static At at(Position position) {
        return new At(position.line(), Optional.of(position.column()));
    }

    private static ShownValue shown(Variable variable) {
        return new ShownValue(
                variable.name(),
                variable.value().show(),
                variable.value().type().show());
    }

    private static ShownValue shown(MemoryView memory) {
        String size = memory.pages() + (memory.pages() == 1 ? " page, " : " pages, ") + memory.byteSize() + " bytes";
        return new ShownValue(memory.name(), size, "memory");
    }
}
