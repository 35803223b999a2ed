package dev.stepwasm.dap;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.EvaluationException;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.MemoryView;
import dev.stepwasm.engine.debug.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesArgumentsFilter;
import org.eclipse.lsp4j.debug.VariablesResponse;

/**
 * Shows a stopped program: its frames, their values, its memory. The numbers that stand for frames and scopes die when
 * the program goes on. Used by one request at a time.
 */
final class Inspector {
    private final Debugger debugger;
    private final Views views;
    private final Handles<Frame> frames = new Handles<>("frame");
    private final Handles<Views.Container> containers = new Handles<>("variables reference");

    Inspector(Debugger debugger, Views views) {
        this.debugger = debugger;
        this.views = views;
    }

    /** Lets all numbers die. */
    void forget() {
        frames.clear();
        containers.clear();
    }

    StackTraceResponse stackTrace(StackTraceArguments args) {
        int first = Math.max(0, Objects.requireNonNullElse(args.getStartFrame(), 0));
        int levels = Objects.requireNonNullElse(args.getLevels(), 0);
        int total = debugger.frameCount();
        List<StackFrame> shown = new ArrayList<>();
        for (Frame frame : debugger.frames(first, levels <= 0 ? total : levels)) {
            shown.add(views.frame(frame, frames.add(frame)));
        }
        StackTraceResponse response = new StackTraceResponse();
        response.setStackFrames(shown.toArray(StackFrame[]::new));
        response.setTotalFrames(total);
        return response;
    }

    ScopesResponse scopes(int frameId) {
        Frame frame = frames.get(frameId);
        ScopesResponse response = new ScopesResponse();
        response.setScopes(Arrays.stream(Views.Kind.values())
                .map(kind -> new Views.Container(kind, frame))
                .map(container -> Views.scope(container, containers.add(container)))
                .toArray(Scope[]::new));
        return response;
    }

    VariablesResponse variables(VariablesArguments args) {
        Views.Container container = containers.get(args.getVariablesReference());
        VariablesResponse response = new VariablesResponse();
        boolean indexedOnly = args.getFilter() == VariablesArgumentsFilter.INDEXED;
        response.setVariables((indexedOnly ? List.<org.eclipse.lsp4j.debug.Variable>of() : container.variables())
                .stream()
                        .skip(Math.max(0, Objects.requireNonNullElse(args.getStart(), 0)))
                        .limit(limit(args))
                        .toArray(org.eclipse.lsp4j.debug.Variable[]::new));
        return response;
    }

    private static long limit(VariablesArguments args) {
        int count = Objects.requireNonNullElse(args.getCount(), 0);
        return count <= 0 ? Long.MAX_VALUE : count;
    }

    SetVariableResponse setVariable(SetVariableArguments args) {
        Views.Container container = containers.get(args.getVariablesReference());
        Variable variable = container.values().stream()
                .filter(each -> each.name().equals(args.getName()))
                .findFirst()
                .orElseThrow(() -> Refusal.toUser("there is nothing called " + args.getName() + " to change"));
        Variable changed;
        try {
            Value value = Value.parse(variable.value().type(), args.getValue());
            changed = container.frame().set(variable.place(), value);
        } catch (IllegalArgumentException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()));
        }
        SetVariableResponse response = new SetVariableResponse();
        response.setValue(changed.value().show());
        response.setType(changed.value().type().show());
        return response;
    }

    EvaluateResponse evaluate(EvaluateArguments args) {
        Frame frame = args.getFrameId() == null ? debugger.frames(0, 1).getFirst() : frames.get(args.getFrameId());
        try {
            Variable found = frame.evaluate(args.getExpression());
            EvaluateResponse response = new EvaluateResponse();
            response.setResult(found.value().show());
            response.setType(found.value().type().show());
            return response;
        } catch (EvaluationException e) {
            throw Refusal.of(String.valueOf(e.getMessage()));
        }
    }

    ReadMemoryResponse readMemory(ReadMemoryArguments args) {
        int offset = Objects.requireNonNullElse(args.getOffset(), 0);
        int count = args.getCount();
        if (offset < 0 || count < 0) {
            throw Refusal.of("memory has no address below 0");
        }
        byte[] bytes = memory(args.getMemoryReference()).read(offset, count);
        ReadMemoryResponse response = new ReadMemoryResponse();
        response.setAddress(Views.address(offset));
        response.setData(Base64.getEncoder().encodeToString(bytes));
        if (bytes.length < count) {
            response.setUnreadableBytes(count - bytes.length);
        }
        return response;
    }

    private MemoryView memory(String reference) {
        List<MemoryView> memories = debugger.frames(0, 1).getFirst().memories();
        Optional<MemoryView> found = Views.memoryIndex(reference)
                .filter(index -> index >= 0 && index < memories.size())
                .map(memories::get);
        return found.orElseThrow(() -> Refusal.of("there is no memory " + reference));
    }
}
