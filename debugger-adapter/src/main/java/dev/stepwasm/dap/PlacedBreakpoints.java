package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Breakpoint;
import dev.stepwasm.engine.debug.BreakpointKind;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.DataBreakpoint;
import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.ExceptionFilterAnswer;
import dev.stepwasm.engine.debug.ExceptionFilterRequest;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.debug.BreakpointLocation;
import org.eclipse.lsp4j.debug.BreakpointNotVerifiedReason;

/**
 * The breakpoints that a program has got, and the client's numbers of them. Used by one request at a time; a thread that
 * stops at a breakpoint that is just being set waits until its number is known.
 */
final class PlacedBreakpoints {
    private static final String NO_DEBUG = "the program runs without debugging";

    private final Program program;
    private final Debugger debugger;
    private final Views views;

    /** The client's numbers of breakpoints by those of the core. */
    private Map<Integer, Integer> dataIds = Map.of();

    private final Map<Group, Map<Integer, Integer>> ids = new HashMap<>();

    /** Breakpoints that are replaced together: in a text those of a module. */
    private record Group(BreakpointKind kind, int module) {}

    PlacedBreakpoints(Program program, Debugger debugger, Views views) {
        this.program = program;
        this.debugger = debugger;
        this.views = views;
    }

    /** Makes these the breakpoints of a file: in all modules whose text it is. */
    synchronized List<org.eclipse.lsp4j.debug.Breakpoint> set(
            Optional<Path> file, List<AskedBreakpoint> asked, Coordinates coordinates) {
        List<DebuggedModule> modules = modulesAt(file);
        if (modules.isEmpty()) {
            Program.Missing missing = program.missing();
            return asked.stream()
                    .map(each -> each.unverified(missing.words(), missing.reason()))
                    .toList();
        }
        return modules.stream()
                .map(module -> set(module, asked, coordinates))
                .reduce(PlacedBreakpoints::best)
                .orElseThrow();
    }

    /** {@return of two answers to each request the better one} */
    private static List<org.eclipse.lsp4j.debug.Breakpoint> best(
            List<org.eclipse.lsp4j.debug.Breakpoint> first, List<org.eclipse.lsp4j.debug.Breakpoint> second) {
        List<org.eclipse.lsp4j.debug.Breakpoint> best = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            best.add(first.get(i).isVerified() ? first.get(i) : second.get(i));
        }
        return best;
    }

    /** Makes these the breakpoints in the text of a module. */
    private List<org.eclipse.lsp4j.debug.Breakpoint> set(
            DebuggedModule module, List<AskedBreakpoint> asked, Coordinates coordinates) {
        return set(
                new Group(BreakpointKind.SOURCE, module.number()),
                debugger.setBreakpoints(module, requests(asked, coordinates)),
                asked,
                coordinates);
    }

    /** Makes these the breakpoints of a kind. */
    synchronized List<org.eclipse.lsp4j.debug.Breakpoint> set(
            BreakpointKind kind, List<AskedBreakpoint> asked, Coordinates coordinates) {
        return set(new Group(kind, 0), debugger.setBreakpoints(kind, requests(asked, coordinates)), asked, coordinates);
    }

    private List<BreakpointRequest> requests(List<AskedBreakpoint> asked, Coordinates coordinates) {
        return asked.stream()
                .filter(each -> program.isDebugged())
                .flatMap(each -> each.request(coordinates).stream())
                .toList();
    }

    private List<org.eclipse.lsp4j.debug.Breakpoint> set(
            Group group, List<Breakpoint> answers, List<AskedBreakpoint> asked, Coordinates coordinates) {
        Iterator<Breakpoint> placed = answers.iterator();
        Map<Integer, Integer> known = new HashMap<>();
        List<org.eclipse.lsp4j.debug.Breakpoint> shown = new ArrayList<>();
        for (AskedBreakpoint each : asked) {
            if (!program.isDebugged()) {
                shown.add(each.unverified(NO_DEBUG, BreakpointNotVerifiedReason.FAILED));
            } else if (each.request(coordinates).isEmpty()) {
                shown.add(each.unverified(each.refusal(), BreakpointNotVerifiedReason.FAILED));
            } else {
                Breakpoint breakpoint = placed.next();
                known.put(breakpoint.id(), each.id());
                shown.add(
                        breakpoint.verified()
                                ? views.breakpoint(breakpoint, each.id())
                                : each.unverified(breakpoint.message(), BreakpointNotVerifiedReason.FAILED));
            }
        }
        ids.put(group, Map.copyOf(known));
        return shown;
    }

    /** A data breakpoint as the client asked for it, with the number by which it knows it. */
    record AskedData(int id, org.eclipse.lsp4j.debug.DataBreakpoint asked) {}

    /** Makes these the data breakpoints. */
    synchronized List<org.eclipse.lsp4j.debug.Breakpoint> setData(List<AskedData> asked) {
        List<DataBreakpointRequest> requests =
                asked.stream().flatMap(each -> request(each).stream()).toList();
        Iterator<DataBreakpoint> placed = debugger.setDataBreakpoints(requests).iterator();
        Map<Integer, Integer> known = new HashMap<>();
        List<org.eclipse.lsp4j.debug.Breakpoint> answers = new ArrayList<>();
        for (AskedData each : asked) {
            org.eclipse.lsp4j.debug.Breakpoint answer = new org.eclipse.lsp4j.debug.Breakpoint();
            answer.setId(each.id());
            if (request(each).isPresent()) {
                DataBreakpoint breakpoint = placed.next();
                known.put(breakpoint.id(), each.id());
                answer.setVerified(breakpoint.verified());
                answer.setMessage(breakpoint.message().isEmpty() ? null : breakpoint.message());
            } else {
                answer.setMessage(
                        program.isDebugged()
                                ? "`" + each.asked().getDataId() + "` is nothing that can be watched"
                                : NO_DEBUG);
            }
            answers.add(answer);
        }
        dataIds = Map.copyOf(known);
        return answers;
    }

    private Optional<DataBreakpointRequest> request(AskedData asked) {
        return program.isDebugged() ? DataIds.request(asked.asked()) : Optional.empty();
    }

    /** Makes these the only failures that stop the program; none do without debugging. {@return what became of each} */
    List<ExceptionFilterAnswer> setFilters(List<ExceptionFilterRequest> requests) {
        if (program.isDebugged()) {
            return debugger.setExceptionFilters(requests);
        }
        debugger.setExceptionFilters(List.of());
        return requests.stream()
                .map(each -> new ExceptionFilterAnswer(false, NO_DEBUG))
                .toList();
    }

    /** {@return the places for breakpoints between two positions} */
    List<BreakpointLocation> locations(Optional<Path> file, Position from, Position to) {
        return modulesAt(file).stream()
                .findFirst()
                .map(module -> debugger.breakpointPositions(module, from, to).stream()
                        .map(views::location)
                        .toList())
                .orElse(List.of());
    }

    /**
     * {@return the modules whose text is in a file} A program may have compiled it several times. Of modules that stand in
     * one text it is the first.
     */
    List<DebuggedModule> modulesAt(Optional<Path> file) {
        List<DebuggedModule> found = new ArrayList<>();
        for (DebuggedModule each : file.isEmpty() ? List.<DebuggedModule>of() : debugger.modules()) {
            if (program.part(each).isAt(file.get()) && found.stream().noneMatch(each::sharesTextWith)) {
                found.add(each);
            }
        }
        return found;
    }

    /** {@return the client's numbers of the breakpoints of a stop} For any thread. */
    synchronized List<Integer> hit(Stop stop) {
        return switch (stop) {
            case Stop.AtBreakpoint(BreakpointKind kind, List<Integer> core) ->
                core.stream().flatMap(this::clientIds).distinct().toList();
            case Stop.Accessed(List<Integer> core, String text) ->
                core.stream().flatMap(this::clientIds).distinct().toList();
            default -> List.of();
        };
    }

    private Stream<Integer> clientIds(Integer id) {
        return Stream.concat(ids.values().stream(), Stream.of(dataIds))
                .flatMap(known -> Optional.ofNullable(known.get(id)).stream());
    }
}
