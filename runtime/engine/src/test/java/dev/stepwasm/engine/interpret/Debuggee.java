package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a text under a control and writes down where it stopped. */
final class Debuggee {
    final StepModule module;
    final ExecutionControl control = new ExecutionControl();
    final List<String> stops = new ArrayList<>();
    private final Imports imports;

    private Debuggee(StepModule module, Imports imports) {
        this.module = module;
        this.imports = imports;
    }

    static Debuggee of(String wat) {
        return of(wat, Imports.none());
    }

    static Debuggee of(String wat, Imports imports) {
        try {
            return new Debuggee(StepModule.ofText("test.wat", wat), imports);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** {@return the byte offset of the instruction whose text begins at the first occurrence of {@code text}} */
    int at(String text) {
        String source = module.source().orElseThrow().text();
        int from = source.indexOf(text);
        var entry = module.sourceMap().atOrAfterText(from).orElseThrow();
        if (from < 0 || entry.span().start() != from) {
            throw new AssertionError("no instruction begins at: " + text);
        }
        return entry.codeOffset();
    }

    void breakAt(String text) {
        control.addBreakpoint(module.code(), at(text));
    }

    /** Writes down each stop and then does {@code next}. */
    void onStop(ExecutionHook next) {
        control.setHook((top, cause) -> {
            stops.add(show(top, cause));
            next.onStop(top, cause);
        });
    }

    StepInstance instance() {
        return module.instantiate(imports, control);
    }

    List<Value> invoke(String export, Value... arguments) {
        return instance().invoke(export, arguments);
    }

    /** {@return the first words of the instruction that a frame stands at} */
    String word(Activation frame) {
        var span = module.sourceMap().at(frame.codeOffset()).orElseThrow().span();
        String text = module.source().orElseThrow().textOf(span);
        return text.substring(text.startsWith("(") ? 1 : 0).split("[\\s()]", 2)[0];
    }

    /** {@return for example {@code BREAKPOINT i32.add [1 2]}} */
    String show(Activation top, StopCause cause) {
        String why = switch (cause) {
            case StopCause.Trapped(var trap) -> trap.reason().words();
            case StopCause.Thrown(var exception, var catcher) ->
                (catcher.isPresent() ? "caught " : "") + exception.getMessage();
            case StopCause.Plain plain -> plain.toString();
        };
        return why + " " + word(top) + " " + operands(top);
    }

    static String operands(Activation frame) {
        return frame.operands().stream().map(Value::show).collect(Collectors.joining(" ", "[", "]"));
    }
}
