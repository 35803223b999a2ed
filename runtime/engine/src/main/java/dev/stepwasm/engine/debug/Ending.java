package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.StepRule;

/**
 * The step of a thread as one of the controls sees it whose code the thread runs. The depth of a step counts the frames of
 * all of them. Used by that thread only.
 */
final class Ending implements StepRule {
    private final Step step;
    private final DebuggedModules modules;
    private final Trail trail;
    private final ThreadPath path;
    private final DebuggedControl control;
    /** Whether a function that is entered next may be the one that is wanted. */
    private boolean mayEnter = true;

    Ending(Step step, DebuggedModules modules, Trail trail, ThreadPath path, DebuggedControl control) {
        this.step = step;
        this.modules = modules;
        this.trail = trail;
        this.path = path;
        this.control = control;
    }

    private int depth(Activation here) {
        return path.below(control) + here.depth();
    }

    /** {@return whether the step can end in code of the control} */
    boolean canEndHere() {
        return deepest() > 0;
    }

    @Override
    public boolean stopsAt(Activation here) {
        int depth = depth(here);
        trail.passes(here, depth);
        mayEnter = step.call()
                .filter(call -> depth == step.depth() && here.codeOffset() == call.codeOffset())
                .isPresent();
        return ends(step, modules, here, depth);
    }

    @Override
    public boolean stopsBehindCall(Activation here) {
        return step.standsAtCall(depth(here));
    }

    @Override
    public int deepest() {
        int deepest = step.call().isPresent() && mayEnter ? step.depth() + 1 : step.deepest();
        return deepest == Integer.MAX_VALUE ? deepest : deepest - path.below(control);
    }

    /**
     * {@return whether a step ends before the instruction that runs next in a frame}
     *
     * @param depth of the frame, among all of the thread
     */
    static boolean ends(Step step, DebuggedModules modules, Activation here, int depth) {
        int line =
                step.granularity() == Granularity.LINE && depth == step.depth() ? modules.lineOf(here) : Places.NO_LINE;
        return step.endsAt(depth, modules.function(here), line)
                || step.call()
                        .filter(call -> enters(step, call, modules, here, depth))
                        .isPresent();
    }

    private static boolean enters(Step step, Step.Call call, DebuggedModules modules, Activation here, int depth) {
        return call.isTail()
                ? depth == step.depth() && here.codeOffset() == here.code().stopOffsets(here.functionIndex())[0]
                : depth == step.depth() + 1
                        && here.caller()
                                .filter(caller -> caller.codeOffset() == call.codeOffset()
                                        && modules.function(caller) == step.function())
                                .isPresent();
    }
}
