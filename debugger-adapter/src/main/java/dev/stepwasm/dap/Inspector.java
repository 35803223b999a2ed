package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.StackEntry;
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
 * Shows stopped threads: their frames and values. The numbers that stand for frames and scopes die when their thread goes
 * on. Used by one request at a time.
 */
final class Inspector {
    /** More are not sent at once; who wants the others asks for a range of them. */
    private static final int MOST_VARIABLES = 10_000;

    private static final String HOST_FRAME =
            "this frame is one of the host in Java; a Java debugger that is attached to the same process shows its"
                    + " values";

    private final Views views;
    private final Owner.Naming naming;
    private final Events events;
    private final Handles<StackEntry> frames = new Handles<>("frame");
    private final Handles<Container> containers = new Handles<>("variables reference");

    /** @param naming what is told to clients of memories and what they are in */
    Inspector(Views views, Owner.Naming naming, Events events) {
        this.naming = naming;
        this.views = views;
        this.events = events;
    }

    /** Goes on counting where another inspector has stopped. */
    void follow(Inspector old) {
        frames.follow(old.frames);
        containers.follow(old.containers);
    }

    /** Lets all numbers of a thread die. */
    void forget(int thread) {
        frames.clear(thread);
        containers.clear(thread);
    }

    StackTraceResponse stackTrace(DebuggedThread thread, StackTraceArguments args) {
        int first = Math.max(0, Objects.requireNonNullElse(args.getStartFrame(), 0));
        int levels = Objects.requireNonNullElse(args.getLevels(), 0);
        int total = thread.stackDepth();
        List<StackFrame> shown = new ArrayList<>();
        for (StackEntry entry : thread.stack(first, levels <= 0 ? total : levels)) {
            shown.add(views.frame(entry, frames.add(thread.id(), entry)));
        }
        StackTraceResponse response = new StackTraceResponse();
        response.setStackFrames(shown.toArray(StackFrame[]::new));
        response.setTotalFrames(total);
        return response;
    }

    /** {@return the frame of the program that has a number} @throws Refusal if none has, or it is one of the host */
    Frame frame(int id) {
        return switch (frames.get(id)) {
            case StackEntry.Wasm(Frame frame) -> frame;
            case StackEntry.Host host -> throw Refusal.of(HOST_FRAME);
        };
    }

    /** {@return the number of the thread that a frame belongs to} @throws Refusal if there is no such frame */
    int threadOf(int frame) {
        return frames.thread(frame);
    }

    ScopesResponse scopes(int frameId) {
        Scope[] scopes = switch (frames.get(frameId)) {
            case StackEntry.Wasm(Frame frame) ->
                Arrays.stream(Views.Kind.values())
                        .filter(kind -> kind.isIn(frame))
                        .map(kind -> Views.scope(kind, containers.add(frames.thread(frameId), kind.in(frame, naming))))
                        .toArray(Scope[]::new);
            case StackEntry.Host host -> new Scope[0];
        };
        ScopesResponse response = new ScopesResponse();
        response.setScopes(scopes);
        return response;
    }

    VariablesResponse variables(VariablesArguments args) {
        Container container = containers.get(args.getVariablesReference());
        int thread = containers.thread(args.getVariablesReference());
        VariablesArgumentsFilter wanted =
                container.numbered() > 0 ? VariablesArgumentsFilter.INDEXED : VariablesArgumentsFilter.NAMED;
        boolean all = args.getFilter() == null || args.getFilter() == wanted;
        List<Container.Shown> page = all ? container.shown(start(args), count(args)) : List.of();
        VariablesResponse response = new VariablesResponse();
        response.setVariables(page.stream()
                .map(each -> variable(thread, each, isHexadecimal(args.getFormat())))
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

    /** {@return whether the client wants to see numbers in hexadecimal} */
    static boolean isHexadecimal(@Nullable ValueFormat format) {
        return format != null && Boolean.TRUE.equals(format.getHex());
    }

    /**
     * {@return a thing with numbers for what is inside}
     *
     * @param thread with which they die
     */
    Variable variable(int thread, Container.Shown thing, boolean hexadecimal) {
        Optional<Container> inside = thing.inside();
        return Views.variable(
                hexadecimal ? thing.inHexadecimal() : thing,
                inside.map(each -> containers.add(thread, each)).orElse(0),
                inside.map(Container::numbered).orElse(0));
    }

    /**
     * {@return what can be watched: the bytes at an address, or a local or global that is shown}
     *
     * @param frame whose memories are meant; without one those of the main module
     */
    DataBreakpointInfoResponse dataBreakpointInfo(DataBreakpointInfoArguments args, Optional<Frame> frame) {
        String name = args.getName().strip();
        if (Boolean.TRUE.equals(args.getAsAddress())) {
            return addressInfo(name, args.getBytes() == null ? 1 : args.getBytes(), frame);
        }
        if (args.getVariablesReference() == null) {
            return DataIds.none("`" + name + "` is not a variable that is shown");
        }
        Optional<DataBreakpointInfoResponse> shown =
                containers.get(args.getVariablesReference()) instanceof Container.Values values
                        ? values.target(name).map(target -> DataIds.info(naming.of(values.frame()), target, name))
                        : Optional.empty();
        return shown.orElseGet(() -> DataIds.none("`" + name + "` cannot be watched"));
    }

    private DataBreakpointInfoResponse addressInfo(String name, long length, Optional<Frame> frame) {
        try {
            MemoryReference at = MemoryReference.parse(name)
                    .orElseGet(() ->
                            new MemoryReference(frame.map(naming::of).orElse(Owner.module(0)), 0, Long.decode(name)));
            Target.Memory range = new Target.Memory(at.index(), at.address(), length);
            return DataIds.info(
                    at.owner(),
                    range,
                    length + (length == 1 ? " byte" : " bytes") + " at " + Views.address(range.address()));
        } catch (NumberFormatException e) {
            return DataIds.none("`" + name + "` is not an address");
        } catch (IllegalArgumentException e) {
            return DataIds.none(String.valueOf(e.getMessage()));
        }
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
        Variable shown =
                variable(containers.thread(args.getVariablesReference()), changed, isHexadecimal(args.getFormat()));
        SetVariableResponse response = new SetVariableResponse();
        response.setValue(shown.getValue());
        response.setType(shown.getType());
        response.setVariablesReference(shown.getVariablesReference());
        response.setIndexedVariables(shown.getIndexedVariables());
        response.setMemoryReference(shown.getMemoryReference());
        return response;
    }
}
