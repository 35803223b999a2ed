package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.CallTarget;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.JumpTarget;
import dev.stepwasm.engine.debug.NotStoppedException;
import dev.stepwasm.engine.debug.State;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.lsp4j.debug.GotoTarget;
import org.eclipse.lsp4j.debug.StepInTarget;

/**
 * Ways of a stopped program into chosen calls, to other places of a function, and to the beginning of one. The numbers of
 * targets die when the program goes on. Used by one request at a time.
 */
final class Moves {
    private final Debugger debugger;
    private final Coordinates coordinates;
    private final Handles<CallTarget> calls = new Handles<>("step-in target");
    private final Handles<JumpTarget> jumps = new Handles<>("goto target");

    Moves(Debugger debugger, Coordinates coordinates) {
        this.debugger = debugger;
        this.coordinates = coordinates;
    }

    /** Lets all numbers die. */
    void forget() {
        calls.clear();
        jumps.clear();
    }

    /** {@return the calls that a frame may come to on its line; only the innermost one comes to any} */
    StepInTarget[] calls(Frame frame) {
        List<CallTarget> targets = frame.index() == 0 ? debugger.callTargets() : List.of();
        return targets.stream().map(this::shown).toArray(StepInTarget[]::new);
    }

    private StepInTarget shown(CallTarget target) {
        StepInTarget shown = new StepInTarget();
        shown.setId(calls.add(target));
        shown.setLabel(target.text());
        target.position().ifPresent(at -> {
            shown.setLine(coordinates.lineToClient(at.line()));
            shown.setColumn(coordinates.columnToClient(at.column()));
        });
        return shown;
    }

    /**
     * {@return what lets the program go on into a call}
     *
     * @throws Refusal if it cannot be entered, or the number is none
     */
    Runnable into(int number) {
        CallTarget target = calls.get(number);
        if (!target.enterable()) {
            throw Refusal.toUser("`" + target.text() + "` cannot be entered");
        }
        return stopped(() -> debugger.resumeInto(target));
    }

    /** {@return places on a line at which the function on top can go on} @throws Refusal if there are none */
    GotoTarget[] jumps(DebuggedModule module, int line, OptionalInt column) {
        try {
            return debugger.jumpTargets(module, line, column).stream()
                    .map(target -> shown(module, target))
                    .toArray(GotoTarget[]::new);
        } catch (IllegalArgumentException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()));
        }
    }

    private GotoTarget shown(DebuggedModule module, JumpTarget target) {
        GotoTarget shown = new GotoTarget();
        shown.setId(jumps.add(target));
        shown.setInstructionPointerReference(Views.address(module.address(target.codeOffset())));
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

    /** {@return what lets the function on top go on elsewhere} @throws Refusal if the number is none */
    Runnable jump(int number) {
        JumpTarget target = jumps.get(number);
        return stopped(() -> debugger.jump(target));
    }

    /** {@return what lets a function begin again} @throws Refusal if it cannot */
    Runnable restart(Frame frame) {
        frame.refusalOfRestart().ifPresent(why -> {
            throw Refusal.toUser(why);
        });
        return stopped(() -> debugger.restart(frame));
    }

    /** {@return the same, done if the program still stands when its time has come} */
    private Runnable stopped(Runnable move) {
        debugger.requireStopped();
        return () -> {
            try {
                if (debugger.state() == State.STOPPED) {
                    move.run();
                }
            } catch (NotStoppedException ended) {
                // Somebody has ended the program meanwhile, and the client hears of that.
            }
        };
    }
}
