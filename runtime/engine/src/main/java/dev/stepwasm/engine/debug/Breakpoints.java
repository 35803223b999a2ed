package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.debug.expression.Site;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.source.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The breakpoints of a debugger: which there are and where the engine has them. Safe for use from any thread. */
final class Breakpoints {
    private final Spots spots;
    private final Controls controls;
    private final Map<Group, List<Placed>> all = new HashMap<>();
    /** Where threads stop once that somebody wants to run there. */
    private final Map<DebuggedThread, Spots.Location> goals = new HashMap<>();

    private int last;

    Breakpoints(DebuggedModules modules, Controls controls) {
        this.spots = new Spots(modules);
        this.controls = controls;
    }

    /** Breakpoints that are replaced together: those in the text of a module, or those of another kind. */
    private record Group(BreakpointKind kind, Optional<DebuggedModule> module) {}

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

    /** Replaces the breakpoints in the text of a module. */
    List<Breakpoint> replace(DebuggedModule module, List<BreakpointRequest> requests) {
        return replace(new Group(BreakpointKind.SOURCE, Optional.of(module)), requests);
    }

    /** Replaces the breakpoints of a kind that is not in texts. */
    List<Breakpoint> replace(BreakpointKind kind, List<BreakpointRequest> requests) {
        return replace(new Group(kind, Optional.empty()), requests);
    }

    private synchronized List<Breakpoint> replace(Group group, List<BreakpointRequest> requests) {
        List<Placed> known = new ArrayList<>(all.getOrDefault(group, List.of()));
        List<Placed> wanted = new ArrayList<>();
        for (BreakpointRequest request : requests) {
            Optional<Placed> same = known.stream()
                    .filter(each -> each.request().equals(request))
                    .findFirst();
            same.ifPresent(known::remove);
            wanted.add(same.orElseGet(() -> place(group, nextId(), request, Optional.empty())));
        }
        change(() -> all.put(group, wanted));
        return wanted.stream().map(Placed::answer).toList();
    }

    /** Says that a module is known which was not: it may be what a name means. */
    synchronized void moduleAdded() {
        change(() -> all.replaceAll((group, placed) -> group.module().isPresent()
                ? placed
                : placed.stream().map(each -> again(group, each)).toList()));
    }

    private Placed again(Group group, Placed known) {
        return spots.find(group.module(), known.request().spot()).locations().equals(known.locations())
                ? known
                : place(group, known.answer().id(), known.request(), known.gate());
    }

    /** Says that code of a module runs under a control. */
    synchronized void codeAdded(DebuggedControl control, DebuggedModule module, ModuleCode code) {
        if (control.add(code)) {
            locations().values().stream()
                    .filter(location -> location.module() == module)
                    .forEach(location -> {
                        control.control()
                                .setCondition(
                                        code,
                                        location.codeOffset(),
                                        condition(location.address(), location).orElse(null));
                        control.control().addBreakpoint(code, location.codeOffset());
                    });
        }
    }

    /** Takes all breakpoints away. */
    synchronized void clear() {
        change(() -> {
            all.clear();
            goals.clear();
        });
    }

    /**
     * Lets a thread stop at an instruction until there is {@link #forgetGoal none}.
     *
     * @return why there is no such place, or nothing
     */
    synchronized String setGoal(DebuggedThread thread, DebuggedModule module, BreakpointRequest.Spot spot) {
        Spots.Found found = spots.find(Optional.of(module), spot);
        if (found.locations().isEmpty()) {
            return found.message();
        }
        change(() -> goals.put(thread, found.locations().getFirst()));
        return "";
    }

    /** {@return whether an address is where somebody wants a thread to run} */
    synchronized boolean isGoal(DebuggedThread thread, long address) {
        Spots.Location goal = goals.get(thread);
        return goal != null && goal.address() == address;
    }

    synchronized void forgetGoal(DebuggedThread thread) {
        if (goals.containsKey(thread)) {
            change(() -> goals.remove(thread));
        }
    }

    private void change(Runnable change) {
        Map<Long, Spots.Location> before = locations();
        change.run();
        Map<Long, Spots.Location> after = locations();
        before.forEach((address, location) -> {
            if (!after.containsKey(address)) {
                each(location, (control, code) -> control.removeBreakpoint(code, location.codeOffset()));
            }
        });
        after.forEach((address, location) -> {
            Optional<LocalCondition> condition = condition(address, location);
            each(
                    location,
                    (control, code) -> control.setCondition(code, location.codeOffset(), condition.orElse(null)));
            if (!before.containsKey(address)) {
                each(location, (control, code) -> control.addBreakpoint(code, location.codeOffset()));
            }
        });
    }

    /** {@return what holds whenever a breakpoint at an address stops; empty if that cannot be said quickly} */
    private Optional<LocalCondition> condition(long address, Spots.Location location) {
        if (goals.values().stream().anyMatch(goal -> goal.address() == address)) {
            return Optional.empty();
        }
        Site site = Site.at(location.module().code(), location.codeOffset());
        List<Optional<LocalCondition>> conditions = placed().filter(each -> each.isAt(address))
                .flatMap(each -> each.gate().stream())
                .map(gate -> gate.stopsWhen(site))
                .toList();
        return conditions.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : conditions.stream().flatMap(Optional::stream).reduce(LocalCondition.Either::new);
    }

    /** Does something with each code that has a place, under each control that runs it. */
    private void each(Spots.Location location, BiConsumer<ExecutionControl, ModuleCode> change) {
        for (DebuggedControl control : controls.all()) {
            for (ModuleCode code : location.module().codes()) {
                if (control.runs(code)) {
                    change.accept(control.control(), code);
                }
            }
        }
    }

    /** {@return where a breakpoint at a spot would be} @param module whose text is meant, if it is about a text */
    FoundPlace find(DebuggedModule module, BreakpointRequest.Spot spot) {
        Spots.Found found = spots.find(Optional.of(module), spot);
        return new FoundPlace(module(found), codeOffset(found), position(found), found.message());
    }

    private static Optional<DebuggedModule> module(Spots.Found found) {
        return found.locations().stream().findFirst().map(Spots.Location::module);
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
        goals.values().forEach(location -> locations.putIfAbsent(location.address(), location));
        return locations;
    }

    private Placed place(Group group, int id, BreakpointRequest request, Optional<Gate> known) {
        BreakpointKind kind = group.kind();
        Spots.Found found = spots.find(group.module(), request.spot());
        try {
            Gate gate = known.isPresent()
                    ? known.get()
                    : Gate.of(
                            request.rule(),
                            found.locations().stream()
                                    .map(at -> Site.at(at.module().code(), at.codeOffset()))
                                    .toList());
            Breakpoint answer = new Breakpoint(id, module(found), codeOffset(found), position(found), found.message());
            return new Placed(kind, request, answer, found.locations(), Optional.of(gate));
        } catch (EvaluationException e) {
            String why = String.valueOf(e.getMessage());
            Breakpoint answer = new Breakpoint(id, Optional.empty(), OptionalInt.empty(), Optional.empty(), why);
            return new Placed(kind, request, answer, List.of(), Optional.empty());
        }
    }
}
