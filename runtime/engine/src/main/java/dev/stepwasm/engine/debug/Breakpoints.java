package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.source.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The breakpoints of a debugger: which there are and where the engine has them. Safe for use from any thread. */
final class Breakpoints {
    private final ModuleCode code;
    private final Places places;
    private final Spots spots;
    private final ExecutionControl control;
    private final Map<BreakpointKind, List<Placed>> all = new EnumMap<>(BreakpointKind.class);
    private int last;

    Breakpoints(ModuleCode code, Places places, ExecutionControl control) {
        this.code = code;
        this.places = places;
        this.spots = new Spots(code, places);
        this.control = control;
    }

    /**
     * A breakpoint that somebody asked for.
     *
     * @param gate says when it stops; there is none if it never does
     */
    record Placed(BreakpointKind kind, BreakpointRequest request, Breakpoint answer, Optional<Gate> gate) {
        private boolean isAt(int offset) {
            return answer.codeOffset().orElse(-1) == offset;
        }
    }

    synchronized List<Breakpoint> replace(BreakpointKind kind, List<BreakpointRequest> requests) {
        Set<Integer> before = offsets();
        List<Placed> known = new ArrayList<>(all.getOrDefault(kind, List.of()));
        List<Placed> wanted = new ArrayList<>();
        for (BreakpointRequest request : requests) {
            Optional<Placed> same = known.stream()
                    .filter(each -> each.request().equals(request))
                    .findFirst();
            same.ifPresent(known::remove);
            wanted.add(same.orElseGet(() -> place(kind, request)));
        }
        all.put(kind, wanted);
        Set<Integer> after = offsets();
        before.stream()
                .filter(offset -> !after.contains(offset))
                .forEach(offset -> control.removeBreakpoint(code, offset));
        after.stream()
                .filter(offset -> !before.contains(offset))
                .forEach(offset -> control.addBreakpoint(code, offset));
        return wanted.stream().map(Placed::answer).toList();
    }

    /** {@return where a breakpoint at a spot would be} */
    FoundPlace find(BreakpointRequest.Spot spot) {
        Spots.Found found = spots.find(spot);
        return new FoundPlace(found.codeOffset(), position(found), found.message());
    }

    private Optional<Position> position(Spots.Found found) {
        return found.codeOffset().stream().boxed().findFirst().flatMap(places::positionOf);
    }

    /** {@return the breakpoints at a code offset, in the order of their numbers} */
    synchronized List<Placed> at(int codeOffset) {
        return placed().filter(each -> each.isAt(codeOffset))
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

    private Set<Integer> offsets() {
        Set<Integer> offsets = new TreeSet<>();
        placed().forEach(each -> each.answer().codeOffset().ifPresent(offsets::add));
        return offsets;
    }

    private Placed place(BreakpointKind kind, BreakpointRequest request) {
        int id = nextId();
        Spots.Found found = spots.find(request.spot());
        try {
            Gate gate = Gate.of(request.rule());
            Breakpoint answer = new Breakpoint(id, found.codeOffset(), position(found), found.message());
            return new Placed(kind, request, answer, Optional.of(gate));
        } catch (EvaluationException e) {
            String why = String.valueOf(e.getMessage());
            return new Placed(
                    kind, request, new Breakpoint(id, OptionalInt.empty(), Optional.empty(), why), Optional.empty());
        }
    }
}
