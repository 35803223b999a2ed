package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.wasm.code.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step has come past: the calls of the frame where it began that have returned. Made when the step begins, then
 * used by the thread that steps.
 */
final class Trail {
    /** A step past more calls forgets the first ones. */
    private static final int MOST = 16;

    private final DebuggedModules modules;
    private final int depth;
    private final List<Returned> returned = new ArrayList<>();
    private @Nullable Call running;

    /** A call that has not returned. */
    private record Call(int codeOffset, String callee) {}

    private Trail(DebuggedModules modules, int depth) {
        this.modules = modules;
        this.depth = depth;
    }

    /** {@return the trail of a step that begins at a frame} @param depth of the frame, among all of the thread */
    static Trail from(Activation top, int depth, DebuggedModules modules) {
        var trail = new Trail(modules, depth);
        trail.passes(top, depth);
        return trail;
    }

    /** Says that the instruction where a frame stands runs next. @param at depth of the frame, among all of the thread */
    void passes(Activation here, int at) {
        if (at != depth) {
            return;
        }
        returned.replaceAll(Returned::used);
        Call over = running;
        if (over != null) {
            Returned.behind(here, over.codeOffset(), over.callee()).ifPresent(this::add);
        }
        running = here.isBehindCall() ? null : call(here).orElse(null);
    }

    private Optional<Call> call(Activation here) {
        Instruction next = here.instruction();
        if (!Callees.isCall(next.opcode()) || Callees.isTailCall(next.opcode())) {
            return Optional.empty();
        }
        int number = Callees.numberOf(here.code(), here.functionIndex(), here.codeOffset());
        Optional<String> name =
                new Callees(here, modules.of(here).names()).of(number).name();
        return name.map(callee -> new Call(here.codeOffset(), callee));
    }

    private void add(Returned call) {
        if (!call.values().isEmpty()) {
            returned.add(call);
        }
        if (returned.size() > MOST) {
            returned.removeFirst();
        }
    }

    /** {@return what has been returned so far, in order} */
    List<Returned> returned() {
        return List.copyOf(returned);
    }
}
