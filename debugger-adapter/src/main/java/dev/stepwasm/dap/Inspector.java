package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.lsp4j.debug.DataBreakpointInfoArguments;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.ValueFormat;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesArgumentsFilter;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.jspecify.annotations.Nullable;

/**
 * Shows a stopped program: its frames and their values. The numbers that stand for frames and scopes die when
 * the program goes on. Used by one request at a time.
 */
final class Inspector {
    /** More are not sent at once; who wants the others asks for a range of them. */
    private static final int MOST_VARIABLES = 10_000;

    private final Debugger debugger;
    private final Views views;
    private final Events events;
    private final Handles<Frame> frames = new Handles<>("frame");
    private final Handles<Container> containers = new Handles<>("variables reference");

    Inspector(Debugger debugger, Views views, Events events) {
        this.debugger = debugger;
        this.views = views;
        this.events = events;
    }

    /** Goes on counting where another inspector has stopped. */
    void follow(Inspector old) {
        frames.follow(old.frames);
        containers.follow(old.containers);
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

    /** {@return the frame that has a number} @throws Refusal if none has */
    Frame frame(int id) {
        return frames.get(id);
    }

    ScopesResponse scopes(int frameId) {
        Frame frame = frames.get(frameId);
        ScopesResponse response = new ScopesResponse();
        response.setScopes(Arrays.stream(Views.Kind.values())
                .filter(kind -> kind.isIn(frame))
                .map(kind -> Views.scope(kind, containers.add(kind.in(frame))))
                .toArray(Scope[]::new));
        return response;
    }

    VariablesResponse variables(VariablesArguments args) {
        Container container = containers.get(args.getVariablesReference());
        VariablesArgumentsFilter wanted =
                container.numbered() > 0 ? VariablesArgumentsFilter.INDEXED : VariablesArgumentsFilter.NAMED;
        boolean all = args.getFilter() == null || args.getFilter() == wanted;
        List<Container.Shown> page = all ? container.shown(start(args), count(args)) : List.of();
        VariablesResponse response = new VariablesResponse();
        response.setVariables(page.stream()
                .map(each -> variable(each, isHexadecimal(args.getFormat())))
                .toArray(Variable[]::new));
        return response;
    }

    private static int start(VariablesArguments args) {
        return Math.max(0, Objects.requireNonNullElse(args.getStart(), 0));
    }

    private static int count(VariablesArguments args) {
        int count = Objects.requireNonNullElse(args.getCount(), 0);
        return count <= 0 ? MOST_VARIABLES : Math.min(count, MOST_VARIABLES);
    }

    /** {@return the frame that a number stands for; without one the innermost} */
    Frame frame(Optional<Integer> id) {
        return id.isPresent() ? frames.get(id.get()) : debugger.frames(0, 1).getFirst();
    }

    /** {@return whether the client wants to see numbers in hexadecimal} */
    static boolean isHexadecimal(@Nullable ValueFormat format) {
        return format != null && Boolean.TRUE.equals(format.getHex());
    }

    /** {@return a thing with numbers for what is inside} */
    Variable variable(Container.Shown thing, boolean hexadecimal) {
        Optional<Container> inside = thing.inside();
        return Views.variable(
                hexadecimal ? thing.inHexadecimal() : thing,
                inside.map(containers::add).orElse(0),
                inside.map(Container::numbered).orElse(0));
    }

    /** {@return what can be watched: the bytes at an address, or a local or global that is shown} */
    DataBreakpointInfoResponse dataBreakpointInfo(DataBreakpointInfoArguments args) {
        String name = args.getName().strip();
        if (Boolean.TRUE.equals(args.getAsAddress())) {
            try {
                long length = args.getBytes() == null ? 1 : args.getBytes();
                MemoryReference at = MemoryReference.parse(name)
                        .orElseGet(() -> new MemoryReference(moduleOf(args), 0, Long.decode(name)));
                Target.Memory range = new Target.Memory(at.index(), at.address(), length);
                return DataIds.info(
                        at.module(),
                        range,
                        length + (length == 1 ? " byte" : " bytes") + " at " + Views.address(range.address()));
            } catch (NumberFormatException e) {
                return DataIds.none("`" + name + "` is not an address");
            } catch (IllegalArgumentException e) {
                return DataIds.none(String.valueOf(e.getMessage()));
            }
        }
        if (args.getVariablesReference() == null) {
            return DataIds.none("`" + name + "` is not a variable that is shown");
        }
        Optional<DataBreakpointInfoResponse> shown = containers.get(args.getVariablesReference())
                        instanceof Container.Values values
                ? values.target(name)
                        .map(target -> DataIds.info(values.frame().module().number(), target, name))
                : Optional.empty();
        return shown.orElseGet(() -> DataIds.none("`" + name + "` cannot be watched"));
    }

    private int moduleOf(DataBreakpointInfoArguments args) {
        return args.getFrameId() == null
                ? 0
                : frames.get(args.getFrameId()).module().number();
    }

    SetVariableResponse setVariable(SetVariableArguments args) {
        Container container = containers.get(args.getVariablesReference());
        Container.Shown changed;
        try {
            changed = container.set(args.getName(), args.getValue());
            if (container instanceof Container.Bytes) {
                changed.memory().ifPresent(place -> events.memoryChanged(place, Container.Bytes.ROW));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()));
        }
        Variable shown = variable(changed, isHexadecimal(args.getFormat()));
        SetVariableResponse response = new SetVariableResponse();
        response.setValue(shown.getValue());
        response.setType(shown.getType());
        response.setVariablesReference(shown.getVariablesReference());
        response.setIndexedVariables(shown.getIndexedVariables());
        response.setMemoryReference(shown.getMemoryReference());
        return response;
    }
}
