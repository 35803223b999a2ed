package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.StepRule;

/** A step as the engine sees it. Used by the debuggee's thread only. */
final class Ending implements StepRule {
    private final Step step;
    private final DebuggedModules modules;
    private final Trail trail;
    /** Whether a function that is entered next may be the one that is wanted. */
    private boolean mayEnter = true;

    Ending(Step step, DebuggedModules modules, Trail trail) {
        this.step = step;
        this.modules = modules;
        this.trail = trail;
    }

    @Override
    public boolean stopsAt(Activation here) {
        trail.passes(here);
        mayEnter = step.call()
                .filter(call -> here.depth() == step.depth() && here.codeOffset() == call.codeOffset())
                .isPresent();
        return ends(step, modules, here);
    }

    @Override
    public boolean stopsBehindCall(Activation here) {
        return step.standsAtCall(here.depth());
    }

    @Override
    public int deepest() {
        return step.call().isPresent() && mayEnter ? step.depth() + 1 : step.deepest();
    }

    /** {@return whether a step ends before the instruction that runs next in a frame} */
    static boolean ends(Step step, DebuggedModules modules, Activation here) {
        int line = step.granularity() == Granularity.LINE && here.depth() == step.depth()
                ? modules.lineOf(here)
                : Places.NO_LINE;
        return step.endsAt(here.depth(), modules.function(here), line)
                || step.call().filter(call -> enters(step, call, modules, here)).isPresent();
    }

    private static boolean enters(Step step, Step.Call call, DebuggedModules modules, Activation here) {
        return call.isTail()
                ? here.depth() == step.depth()
                        && here.codeOffset() == here.code().stopOffsets(here.functionIndex())[0]
                : here.depth() == step.depth() + 1
                        && here.caller()
                                .filter(caller -> caller.codeOffset() == call.codeOffset()
                                        && modules.function(caller) == step.function())
                                .isPresent();
    }
}
