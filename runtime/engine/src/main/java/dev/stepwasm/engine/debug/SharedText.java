package dev.stepwasm.engine.debug;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The modules that stand in one text, as those of a script do: what is asked for in the text of one of them may be in
 * another.
 *
 * @param modules at least one
 */
record SharedText(List<DebuggedModule> modules) {
    /** {@return the modules that stand in the text of one of them} */
    static SharedText of(DebuggedModule module, DebuggedModules all) {
        List<DebuggedModule> sharing =
                all.all().stream().filter(module::sharesTextWith).toList();
        return new SharedText(sharing.isEmpty() ? List.of(module) : sharing);
    }

    /** {@return the module in which a place is found: just there, or else first behind it} */
    DebuggedModule at(BreakpointRequest.Spot.Text spot) {
        return modules.size() == 1
                ? modules.getFirst()
                : Collections.min(
                        modules,
                        Comparator.comparing((DebuggedModule each) ->
                                        place(each, spot).isMoved())
                                .thenComparingInt(each -> place(each, spot).start()));
    }

    private static Places.Placement place(DebuggedModule module, BreakpointRequest.Spot.Text spot) {
        return module.places().place(spot);
    }
}
