package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.expression.Site;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.wasm.source.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The breakpoints of a debugger: which there are and where the engine has them. Safe for use from any thread. */
final class Breakpoints {
    private final DebuggedModules modules;
    private final Spots spots;
    private final ExecutionControl control;
    private final Map<Group, List<Placed>> all = new HashMap<>();
    /** Where the program stops once, if somebody wants it to run there. */
    private Optional<Spots.Location> goal = Optional.empty();

    private int last;

    Breakpoints(DebuggedModules modules, ExecutionControl control) {
        this.modules = modules;
        this.spots = new Spots(modules);
        this.control = control;
    }

    /** Breakpoints that are replaced together. */
    private record Group(BreakpointKind kind, DebuggedModule module) {}

    /**
     * A breakpoint that somebody asked for.
     *
     * @param locations where it is
     * @param gate says when it stops; there is none if it never does
     */
    record Placed(
            BreakpointKind kind,
            BreakpointRequest request,
            Breakpoint answer,
            List<Spots.Location> locations,
            Optional<Gate> gate) {
        private boolean isAt(long address) {
            return locations.stream().anyMatch(location -> location.address() == address);
        }
    }

    /** Replaces the breakpoints of a kind; those in texts, of one module. */
    synchronized List<Breakpoint> replace(
            BreakpointKind kind, DebuggedModule module, List<BreakpointRequest> requests) {
        Group group = new Group(kind, module);
        List<Placed> known = new ArrayList<>(all.getOrDefault(group, List.of()));
        List<Placed> wanted = new ArrayList<>();
        for (BreakpointRequest request : requests) {
            Optional<Placed> same = known.stream()
                    .filter(each -> each.request().equals(request))
                    .findFirst();
            same.ifPresent(known::remove);
            wanted.add(same.orElseGet(() -> place(kind, module, request)));
        }
        change(() -> all.put(group, wanted));
        return wanted.stream().map(Placed::answer).toList();
    }

    /**
     * Lets the program stop at an instruction until there is {@link #forgetGoal none}.
     *
     * @return why there is no such place, or nothing
     */
    synchronized String setGoal(DebuggedModule module, BreakpointRequest.Spot spot) {
        Spots.Found found = spots.find(module, spot);
        if (found.locations().isEmpty()) {
            return found.message();
        }
        change(() -> goal = Optional.of(found.locations().getFirst()));
        return "";
    }

    /** {@return whether an address is where somebody wants the program to run} */
    synchronized boolean isGoal(long address) {
        return goal.filter(at -> at.address() == address).isPresent();
    }

    synchronized void forgetGoal() {
        if (goal.isPresent()) {
            change(() -> goal = Optional.empty());
        }
    }

    private void change(Runnable change) {
        Map<Long, Spots.Location> before = locations();
        change.run();
        Map<Long, Spots.Location> after = locations();
        before.forEach((address, location) -> {
            if (!after.containsKey(address)) {
                control.removeBreakpoint(location.module().code(), location.codeOffset());
            }
        });
        after.forEach((address, location) -> {
            if (!before.containsKey(address)) {
                control.addBreakpoint(location.module().code(), location.codeOffset());
            }
        });
    }

    /** {@return where a breakpoint at a spot would be} */
    FoundPlace find(DebuggedModule module, BreakpointRequest.Spot spot) {
        Spots.Found found = spots.find(module, spot);
        return new FoundPlace(module(found), codeOffset(found), position(found), found.message());
    }

    private DebuggedModule module(Spots.Found found) {
        return found.locations().isEmpty()
                ? modules.main()
                : found.locations().getFirst().module();
    }

    private static OptionalInt codeOffset(Spots.Found found) {
        return found.locations().stream().mapToInt(Spots.Location::codeOffset).findFirst();
    }

    private static Optional<Position> position(Spots.Found found) {
        return found.locations().stream()
                .findFirst()
                .flatMap(at -> at.module().places().positionOf(at.codeOffset()));
    }

    /** {@return the breakpoints at an address, in the order of their numbers} */
    synchronized List<Placed> at(long address) {
        return placed().filter(each -> each.isAt(address))
                .sorted((a, b) -> Integer.compare(a.answer().id(), b.answer().id()))
                .toList();
    }

    /** {@return a number that no breakpoint has had} */
    synchronized int nextId() {
        last++;
        return last;
    }

    private Stream<Placed> placed() {
        return all.values().stream().flatMap(List::stream);
    }

    private Map<Long, Spots.Location> locations() {
        Map<Long, Spots.Location> locations = new LinkedHashMap<>();
        placed().flatMap(each -> each.locations().stream())
                .forEach(location -> locations.putIfAbsent(location.address(), location));
        goal.ifPresent(location -> locations.putIfAbsent(location.address(), location));
        return locations;
    }

    private Placed place(BreakpointKind kind, DebuggedModule module, BreakpointRequest request) {
        int id = nextId();
        Spots.Found found = spots.find(module, request.spot());
        try {
            Gate gate = Gate.of(
                    request.rule(),
                    found.locations().stream()
                            .map(at -> Site.at(at.module().code(), at.codeOffset()))
                            .toList());
            Breakpoint answer = new Breakpoint(id, module(found), codeOffset(found), position(found), found.message());
            return new Placed(kind, request, answer, found.locations(), Optional.of(gate));
        } catch (EvaluationException e) {
            String why = String.valueOf(e.getMessage());
            Breakpoint answer = new Breakpoint(id, modules.main(), OptionalInt.empty(), Optional.empty(), why);
            return new Placed(kind, request, answer, List.of(), Optional.empty());
        }
    }
}
