package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.source.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The breakpoints of a debugger: which there are and where the engine has them. Safe for use from any thread. */
final class Breakpoints {
    private final ModuleCode code;
    private final Places places;
    private final ExecutionControl control;
    /** Numbers of breakpoints by the code offset at which they stop. */
    private Map<Integer, List<Integer>> placed = Map.of();

    private int last;

    Breakpoints(ModuleCode code, Places places, ExecutionControl control) {
        this.code = code;
        this.places = places;
        this.control = control;
    }

    synchronized List<Breakpoint> replace(List<BreakpointRequest> requests) {
        Map<Integer, List<Integer>> wanted = new TreeMap<>();
        List<Breakpoint> answers = new ArrayList<>();
        for (BreakpointRequest request : requests) {
            answers.add(place(request, wanted));
        }
        for (int offset : placed.keySet()) {
            if (!wanted.containsKey(offset)) {
                control.removeBreakpoint(code, offset);
            }
        }
        for (int offset : wanted.keySet()) {
            if (!placed.containsKey(offset)) {
                control.addBreakpoint(code, offset);
            }
        }
        placed = wanted;
        return List.copyOf(answers);
    }

    /** {@return the numbers of the breakpoints at a code offset} */
    synchronized List<Integer> at(int codeOffset) {
        return List.copyOf(placed.getOrDefault(codeOffset, List.of()));
    }

    private Breakpoint place(BreakpointRequest request, Map<Integer, List<Integer>> wanted) {
        last++;
        int id = last;
        Places.Placement placement = places.place(request);
        placement
                .entry()
                .map(SourceMap.Entry::codeOffset)
                .ifPresent(offset ->
                        wanted.computeIfAbsent(offset, at -> new ArrayList<>()).add(id));
        return new Breakpoint(id, placement.entry().flatMap(places::positionOf), placement.message());
    }
}
