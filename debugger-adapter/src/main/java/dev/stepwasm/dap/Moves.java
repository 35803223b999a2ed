package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.CallTarget;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.JumpTarget;
import dev.stepwasm.engine.debug.NotStoppedException;
import dev.stepwasm.engine.debug.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.lsp4j.debug.GotoTarget;
import org.eclipse.lsp4j.debug.StepInTarget;

/**
 * Ways of a stopped thread into chosen calls, to other places of a function, and to the beginning of one. The numbers of
 * targets die when the thread goes on. Used by one request at a time.
 */
final class Moves {
    private final Coordinates coordinates;
    private final Handles<CallTarget> calls = new Handles<>("step-in target");
    private final Handles<Jump> jumps = new Handles<>("goto target");

    /** A place at which a function can go on: what was asked for, and which of the answers it is. */
    private record Jump(DebuggedModule module, int line, OptionalInt column, int codeOffset) {}

    Moves(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** Lets all numbers of a thread die. */
    void forget(int thread) {
        calls.clear(thread);
        jumps.clear(thread);
    }

    /** {@return the calls that a frame may come to on its line; only the innermost one comes to any} */
    StepInTarget[] calls(DebuggedThread thread, Frame frame) {
        List<CallTarget> targets = frame.index() == 0 ? thread.callTargets() : List.of();
        return targets.stream().map(target -> shown(thread, target)).toArray(StepInTarget[]::new);
    }

    private StepInTarget shown(DebuggedThread thread, CallTarget target) {
        StepInTarget shown = new StepInTarget();
        shown.setId(calls.add(thread.id(), target));
        shown.setLabel(target.text());
        target.position().ifPresent(at -> {
            shown.setLine(coordinates.lineToClient(at.line()));
            shown.setColumn(coordinates.columnToClient(at.column()));
        });
        return shown;
    }

    /**
     * {@return what lets a thread go on into a call}
     *
     * @throws Refusal if it cannot be entered, or the number is none of the thread
     */
    Runnable into(DebuggedThread thread, int number) {
        CallTarget target = calls.get(number);
        if (calls.thread(number) != thread.id()) {
            throw Refusal.of("step-in target " + number + " is one of another thread");
        }
        if (!target.enterable()) {
            throw Refusal.toUser("`" + target.text() + "` cannot be entered");
        }
        return stopped(thread, () -> thread.resumeInto(target));
    }

    /**
     * {@return places on a line at which the function on top of a thread can go on, each once}
     *
     * @param threads that may be meant, the best first
     * @param modules whose text has the line
     * @throws Refusal if there are none
     */
    GotoTarget[] jumps(List<DebuggedThread> threads, List<DebuggedModule> modules, int line, OptionalInt column) {
        Map<Jump, GotoTarget> found = new LinkedHashMap<>();
        Optional<String> refusal = Optional.empty();
        for (DebuggedThread thread : threads) {
            for (DebuggedModule module : modules) {
                try {
                    for (JumpTarget target : thread.jumpTargets(module, line, column)) {
                        Jump jump = new Jump(module, line, column, target.codeOffset());
                        found.computeIfAbsent(jump, each -> shown(thread, each, target));
                    }
                } catch (IllegalArgumentException e) {
                    refusal = refusal.or(() -> Optional.of(String.valueOf(e.getMessage())));
                }
            }
        }
        if (found.isEmpty()) {
            throw Refusal.toUser(refusal.orElse("there is no place on this line at which the program can go on"));
        }
        return found.values().toArray(GotoTarget[]::new);
    }

    private GotoTarget shown(DebuggedThread thread, Jump jump, JumpTarget target) {
        GotoTarget shown = new GotoTarget();
        shown.setId(jumps.add(thread.id(), jump));
        shown.setInstructionPointerReference(Views.address(jump.module().address(target.codeOffset())));
        String place = target.position()
                .map(at -> " at " + at.line() + ":" + at.column())
                .orElse("");
        shown.setLabel(target.text() + place);
        target.position().ifPresent(at -> {
            shown.setLine(coordinates.lineToClient(at.line()));
            shown.setColumn(coordinates.columnToClient(at.column()));
        });
        return shown;
    }

    /**
     * {@return what lets the function on top go on elsewhere} The request for targets names no thread, so what was found for
     * one is good for all that can go there.
     *
     * @throws Refusal if the number is none, or the thread cannot go on there
     */
    Runnable jump(DebuggedThread thread, int number) {
        Jump wanted = jumps.get(number);
        try {
            JumpTarget target = thread.jumpTargets(wanted.module(), wanted.line(), wanted.column()).stream()
                    .filter(each -> each.codeOffset() == wanted.codeOffset())
                    .findFirst()
                    .orElseThrow(() -> Refusal.of("this thread cannot go on at goto target " + number));
            return stopped(thread, () -> thread.jump(target));
        } catch (IllegalArgumentException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()));
        }
    }

    /** {@return what lets a function begin again} @throws Refusal if it cannot */
    Runnable restart(DebuggedThread thread, Frame frame) {
        frame.refusalOfRestart().ifPresent(why -> {
            throw Refusal.toUser(why);
        });
        return stopped(thread, () -> thread.restart(frame));
    }

    /** {@return the same, done if the thread still stands when its time has come} */
    private static Runnable stopped(DebuggedThread thread, Runnable move) {
        thread.requireStopped();
        return () -> {
            try {
                if (thread.state() == State.STOPPED) {
                    move.run();
                }
            } catch (NotStoppedException ended) {
                // Somebody has ended the program meanwhile, and the client hears of that.
            }
        };
    }
}
