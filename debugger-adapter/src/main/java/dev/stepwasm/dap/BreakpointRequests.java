package dev.stepwasm.dap;

import dev.stepwasm.dap.memory.WatchArguments;
import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.DebuggedModule;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
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
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceBreakpoint;

/** The requests that say where the program is to stop. What is asked for before there is a program is kept for it. */
final class BreakpointRequests {
    private final Conversation conversation;
    private final ExceptionFilters filters = new ExceptionFilters(this::nextId);
    private final Map<Path, List<AskedBreakpoint>> byFile = new LinkedHashMap<>();
    private final Map<BreakpointKind, List<AskedBreakpoint>> byKind = new EnumMap<>(BreakpointKind.class);
    private List<PlacedBreakpoints.AskedData> data = List.of();
    /** Bytes that are watched beside. */
    private List<PlacedBreakpoints.AskedData> watched = List.of();

    private int last;

    BreakpointRequests(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Gives a program everything that was asked for, and tells the client what became of it. */
    void applyTo(Session session) {
        Coordinates coordinates = conversation.coordinates();
        Events events = conversation.events();
        filters.applyTo(session).forEach(events::breakpointChanged);
        byFile.forEach((file, asked) ->
                session.breakpoints().set(Optional.of(file), asked, coordinates).forEach(events::breakpointChanged));
        byKind.forEach((kind, asked) ->
                session.breakpoints().set(kind, asked, coordinates).forEach(events::breakpointChanged));
        session.breakpoints().setData(allData()).forEach(events::breakpointChanged);
    }

    /** Gives a module that has appeared what was asked for in its text or by its names, and tells the client what became of it. */
    void applyTo(Session session, DebuggedModule module) {
        Coordinates coordinates = conversation.coordinates();
        Events events = conversation.events();
        filters.applyToMore(session).forEach(events::breakpointChanged);
        byFile.forEach((file, asked) -> {
            if (session.isAt(module, file)) {
                session.breakpoints().set(Optional.of(file), asked, coordinates).forEach(events::breakpointChanged);
            }
        });
        byKind.forEach((kind, asked) ->
                session.breakpoints().set(kind, asked, coordinates).forEach(events::breakpointChanged));
    }

    SetBreakpointsResponse set(SetBreakpointsArguments args) {
        Coordinates coordinates = conversation.coordinates();
        Optional<Path> file = file(args.getSource());
        List<AskedBreakpoint> asked = new ArrayList<>();
        for (SourceBreakpoint each : asked(args)) {
            asked.add(AskedBreakpoint.of(nextId(), each));
        }
        file.ifPresent(path -> byFile.put(path, asked));
        SetBreakpointsResponse response = new SetBreakpointsResponse();
        response.setBreakpoints(conversation
                .launched()
                .map(session -> session.breakpoints().set(file, asked, coordinates))
                .orElseGet(() -> pending(asked))
                .toArray(Breakpoint[]::new));
        return response;
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

    SetFunctionBreakpointsResponse setFunctions(SetFunctionBreakpointsArguments args) {
        SetFunctionBreakpointsResponse response = new SetFunctionBreakpointsResponse();
        response.setBreakpoints(set(
                BreakpointKind.FUNCTION,
                Arrays.stream(args.getBreakpoints())
                        .map(each -> AskedBreakpoint.of(nextId(), each))
                        .toList()));
        return response;
    }

    SetInstructionBreakpointsResponse setInstructions(SetInstructionBreakpointsArguments args) {
        SetInstructionBreakpointsResponse response = new SetInstructionBreakpointsResponse();
        response.setBreakpoints(set(
                BreakpointKind.INSTRUCTION,
                Arrays.stream(args.getBreakpoints())
                        .map(each -> AskedBreakpoint.of(nextId(), each))
                        .toList()));
        return response;
    }

    private Breakpoint[] set(BreakpointKind kind, List<AskedBreakpoint> asked) {
        byKind.put(kind, asked);
        return conversation
                .launched()
                .map(session -> session.breakpoints().set(kind, asked, conversation.coordinates()))
                .orElseGet(() -> pending(asked))
                .toArray(Breakpoint[]::new);
    }

    DataBreakpointInfoResponse dataInfo(DataBreakpointInfoArguments args) {
        return conversation.session().dataBreakpointInfo(args);
    }

    SetDataBreakpointsResponse setData(SetDataBreakpointsArguments args) {
        List<PlacedBreakpoints.AskedData> asked = Arrays.stream(args.getBreakpoints())
                .map(each -> new PlacedBreakpoints.AskedData(nextId(), each))
                .toList();
        data = asked;
        return placedData(asked);
    }

    /** Makes these the bytes that are watched. What is set by {@link #setData} stays. */
    SetDataBreakpointsResponse watch(WatchArguments args) {
        List<PlacedBreakpoints.AskedData> asked = Watchpoints.asked(args).stream()
                .map(each -> new PlacedBreakpoints.AskedData(nextId(), each))
                .toList();
        watched = asked;
        return placedData(asked);
    }

    private List<PlacedBreakpoints.AskedData> allData() {
        return Stream.concat(data.stream(), watched.stream()).toList();
    }

    /** Places all data breakpoints. {@return what has become of some} */
    private SetDataBreakpointsResponse placedData(List<PlacedBreakpoints.AskedData> asked) {
        Set<Integer> wanted =
                asked.stream().map(PlacedBreakpoints.AskedData::id).collect(Collectors.toSet());
        SetDataBreakpointsResponse response = new SetDataBreakpointsResponse();
        response.setBreakpoints(conversation
                .launched()
                .map(session -> session.breakpoints().setData(allData()))
                .orElseGet(
                        () -> asked.stream().map(each -> pendingData(each.id())).toList())
                .stream()
                .filter(each -> wanted.contains(each.getId()))
                .toArray(Breakpoint[]::new));
        return response;
    }

    SetExceptionBreakpointsResponse setExceptions(SetExceptionBreakpointsArguments args) {
        return filters.set(args, conversation.launched());
    }

    BreakpointLocationsResponse locations(BreakpointLocationsArguments args) {
        Coordinates client = conversation.coordinates();
        int line = client.lineFromClient(args.getLine());
        int endLine = args.getEndLine() == null ? line : client.lineFromClient(args.getEndLine());
        int column = args.getColumn() == null ? 1 : client.columnFromClient(args.getColumn());
        Position from = new Position(inText(line), inText(column));
        Position to = args.getEndColumn() == null
                ? new Position(inText(endLine) + 1, 1)
                : new Position(inText(endLine), inText(client.columnFromClient(args.getEndColumn())));
        BreakpointLocationsResponse response = new BreakpointLocationsResponse();
        response.setBreakpoints(conversation
                .launched()
                .map(session -> session.breakpoints().locations(file(args.getSource()), from, to))
                .orElse(List.of())
                .toArray(BreakpointLocation[]::new));
        return response;
    }

    /** {@return the file that a source stands for} */
    private Optional<Path> file(Source source) {
        return conversation
                .launched()
                .map(session -> session.file(source))
                .orElseGet(() -> conversation.coordinates().file(source));
    }

    /** {@return a line or column with which one can count, whatever the client says} */
    private static int inText(int number) {
        return Math.clamp(number, 1, 1 << 30);
    }

    private static List<Breakpoint> pending(List<AskedBreakpoint> asked) {
        return asked.stream()
                .map(each ->
                        each.unverified("the program has not been launched yet", BreakpointNotVerifiedReason.PENDING))
                .toList();
    }

    private static Breakpoint pendingData(int id) {
        Breakpoint shown = new Breakpoint();
        shown.setId(id);
        shown.setMessage("the program has not been launched yet");
        shown.setReason(BreakpointNotVerifiedReason.PENDING);
        return shown;
    }

    private int nextId() {
        last++;
        return last;
    }
}
