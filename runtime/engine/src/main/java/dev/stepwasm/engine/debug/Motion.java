package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.debug.Arguments.Argument;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.wasm.code.Instruction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ways of a stopped thread that are no plain steps: into one of several calls, to a position, to another place of the
 * function, to the beginning of a function. Methods may be called from any thread.
 */
final class Motion {
    private final DebuggedThread thread;
    private final DebuggedModules modules;
    private final Breakpoints breakpoints;
    private final DebugListener listener;
    /** Functions that somebody has let go on elsewhere. */
    private final Set<Long> jumped = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Invocation invocation;

    Motion(DebuggedThread thread, DebuggedModules modules, Breakpoints breakpoints, DebugListener listener) {
        this.thread = thread;
        this.modules = modules;
        this.breakpoints = breakpoints;
        this.listener = listener;
    }

    /** Says what the host calls. */
    void invoked(Invocation call) {
        invocation = call;
    }

    // Into a call.

    List<CallTarget> callTargets() {
        return thread.standing().atTop(top -> {
            DebuggedModule module = modules.of(top);
            Callees callees = new Callees(top, module.names());
            List<Instruction> body = top.code().instructions(top.functionIndex());
            int first = Callees.next(top);
            int line = modules.lineOf(top);
            return IntStream.range(first, body.size())
                    .filter(i -> Callees.isCall(body.get(i).opcode()))
                    .filter(i ->
                            i == first || module.places().lineOf(body.get(i).position()) == line)
                    .filter(i -> canStop(top, body.get(i).position()))
                    .mapToObj(i -> target(module, body.get(i).position(), callees.of(i)))
                    .toList();
        });
    }

    private static boolean canStop(Activation top, int codeOffset) {
        return IntStream.of(top.code().stopOffsets(top.functionIndex())).anyMatch(each -> each == codeOffset);
    }

    private static CallTarget target(DebuggedModule module, int codeOffset, Callees.Callee callee) {
        if (module.isScript()) { // The host is the debugger, and steps into code go through it.
            return new CallTarget(
                    codeOffset,
                    module.places().positionOf(codeOffset),
                    module.places().line(codeOffset),
                    true);
        }
        return new CallTarget(codeOffset, module.places().positionOf(codeOffset), callee.text(), callee.enterable());
    }

    void resumeInto(CallTarget target) {
        if (!target.enterable()) {
            throw new IllegalArgumentException("`" + target.text() + "` cannot be entered");
        }
        thread.standing().resume((top, depth) -> {
            Instruction call = top.code().instruction(top.functionIndex(), target.codeOffset());
            return new Step(Stepping.OVER, Granularity.LINE, depth, modules.function(top), modules.lineOf(top))
                    .into(new Step.Call(target.codeOffset(), Callees.isTailCall(call.opcode())));
        });
    }

    // To a position.

    void runTo(DebuggedModule module, BreakpointRequest.Spot spot) {
        thread.standing().requireStopped();
        String refusal = breakpoints.setGoal(thread, module, spot);
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
        thread.standing().resume((top, depth) -> Step.NONE);
    }

    // To another place of the function.

    List<JumpTarget> jumpTargets(DebuggedModule asked, int line, OptionalInt column) {
        return thread.standing().atTop(top -> {
            DebuggedModule here = modules.of(top);
            DebuggedModule module = here.sharesTextWith(asked) ? here : asked;
            Set<Integer> candidates = candidates(module, line, column);
            String function = top.functionName();
            if (here != module || candidates.stream().noneMatch(each -> isIn(top, each))) {
                throw new IllegalArgumentException(
                        "line " + line + " is not in " + function + ", which cannot be left by a jump");
            }
            List<Optional<String>> refusals =
                    candidates.stream().map(top::refusalOfJump).toList();
            if (refusals.stream().allMatch(Optional::isPresent)) {
                throw new IllegalArgumentException(refusals.getFirst().orElseThrow());
            }
            return candidates.stream()
                    .filter(each -> top.refusalOfJump(each).isEmpty())
                    .map(each -> new JumpTarget(
                            each,
                            module.places().positionOf(each),
                            module.places().instruction(each)))
                    .toList();
        });
    }

    private static boolean isIn(Activation top, int codeOffset) {
        return top.code().functionAt(codeOffset).orElse(-1) == top.functionIndex();
    }

    /** {@return the instruction that is asked for, then the others of its line in the order in which they run} */
    private static Set<Integer> candidates(DebuggedModule module, int line, OptionalInt column) {
        Places places = module.places();
        Set<Integer> candidates = new LinkedHashSet<>();
        places.place(new BreakpointRequest.Spot.Text(line, column)).entry().ifPresent(asked -> {
            candidates.add(asked.codeOffset());
            candidates.addAll(places.offsetsOn(places.lineOf(asked.codeOffset())));
        });
        return candidates;
    }

    void jump(JumpTarget target) {
        thread.standing()
                .move(
                        new Stop.Jumped(),
                        top -> {
                            jumped.add(modules.function(top));
                            top.jump(target.codeOffset());
                            return top;
                        },
                        () -> {});
    }

    // To the beginning of a function.

    void restart(Frame frame) {
        List<String> words = new ArrayList<>();
        thread.standing()
                .move(
                        new Stop.Restarted(),
                        top -> {
                            Activation wanted = frame.look(activation -> activation);
                            List<Argument> arguments = new Arguments(
                                            wanted,
                                            jumped.contains(modules.function(wanted)),
                                            Optional.ofNullable(invocation))
                                    .all();
                            Activation again = wanted.restart(
                                    arguments.stream().map(Argument::value).toList());
                            words.add(words(again, arguments));
                            return again;
                        },
                        () -> words.forEach(listener::logged));
    }

    private String words(Activation again, List<Argument> arguments) {
        Names names = modules.of(again).names();
        int function = again.functionIndex();
        String with = IntStream.range(0, arguments.size())
                .mapToObj(i -> names.local(function, i) + " = "
                        + arguments.get(i).value().show())
                .collect(Collectors.joining(", "));
        String doubtful = IntStream.range(0, arguments.size())
                .filter(i -> !arguments.get(i).known())
                .mapToObj(i -> names.local(function, i))
                .collect(Collectors.joining(", "));
        return again.functionName() + " begins again" + (with.isEmpty() ? "" : " with " + with)
                + (doubtful.isEmpty()
                        ? ""
                        : "; what it was called with is no longer known of " + doubtful
                                + ", which may have changed since")
                + "; memory, globals and tables stay as they are";
    }
}
