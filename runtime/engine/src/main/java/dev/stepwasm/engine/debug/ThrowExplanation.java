package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Explanation.Fact;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.StopCause.Catcher;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains an exception to the person who debugs the program that is about to throw it. */
final class ThrowExplanation {
    private ThrowExplanation() {}

    /** {@return the explanation} @param frame that stands before the instruction */
    static Explanation of(Frame frame, Activation activation, WasmException exception, Optional<Catcher> catcher) {
        FailedInstruction failed = FailedInstruction.of(frame, activation);
        String name = exception.tagName();
        return new Explanation(
                catcher.isPresent() ? Explanation.Mode.CAUGHT : Explanation.Mode.UNCAUGHT,
                name,
                name,
                "exception " + name + " " + carries(exception.tag()),
                (catcher.isPresent() ? "exception " : "uncaught exception ") + exception.exception(),
                facts(failed, exception, catcher.map(found -> show(activation, found))),
                hint(failed, name, catcher),
                backtrace(activation));
    }

    private static String carries(ExceptionTag tag) {
        return tag.payload().isEmpty() ? "without values" : "with " + carried(tag);
    }

    private static List<Fact> facts(FailedInstruction failed, WasmException exception, Optional<String> catcher) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "thrown by",
                "`" + failed.frame().instruction() + "` in " + failed.frame().functionName()
                        + (isThrow(failed.opcode()) ? "" : ", a call of the host")));
        failed.showOperands().ifPresent(words -> facts.add(new Fact("operands", words)));
        facts.add(new Fact("tag", exception.tagName() + ", which carries " + carried(exception.tag())));
        facts.add(new Fact("caught by", catcher.orElse("no function up to the host")));
        return facts;
    }

    private static String carried(ExceptionTag tag) {
        return tag.payload().isEmpty() ? "nothing" : tag.type().scope().show(tag.payload());
    }

    private static boolean isThrow(Opcode opcode) {
        return switch (opcode) {
            case THROW, THROW_REF, RETHROW -> true;
            default -> false;
        };
    }

    private static String show(Activation top, Catcher catcher) {
        Activation frame = top;
        for (int i = 0; i < catcher.frame(); i++) {
            frame = frame.caller().orElseThrow();
        }
        Activation found = frame;
        String place = found.code()
                .position(catcher.codeOffset())
                .map(at -> "line " + at.line())
                .orElseGet(() -> "offset 0x" + Integer.toHexString(catcher.codeOffset()));
        return "`"
                + found.code()
                        .instruction(found.functionIndex(), catcher.codeOffset())
                        .opcode()
                        .keyword()
                + "` at " + place + " in " + found.functionName()
                + (catcher.frame() == 0 ? "" : ", frame " + catcher.frame())
                + (catcher.beyondHost() ? ", if the host in between lets it pass" : "");
    }

    private static String hint(FailedInstruction failed, String name, Optional<Catcher> catcher) {
        if (catcher.isPresent()) {
            return "a step goes to the handler";
        }
        return failed.activation().caller().isPresent()
                ? "a `try_table` with `(catch " + name
                        + " ...)` around a call further out would catch it; the host gets it now"
                : "the host has called this function and gets the exception now";
    }

    private static List<TraceElement> backtrace(Activation top) {
        List<TraceElement> frames = new ArrayList<>();
        Optional<Activation> next = Optional.of(top);
        while (next.isPresent()) {
            Activation frame = next.get();
            frames.add(new TraceElement(
                    frame.code().name(),
                    frame.functionName(),
                    frame.functionIndex(),
                    frame.codeOffset(),
                    frame.position()));
            next = frame.caller();
        }
        return frames;
    }
}
