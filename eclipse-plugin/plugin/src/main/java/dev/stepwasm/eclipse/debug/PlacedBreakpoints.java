package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.breakpoints.WasmBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmFunctionBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import dev.stepwasm.eclipse.breakpoints.WasmWatchpoint;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointListener;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetDataBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetFunctionBreakpointsResponse;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.jspecify.annotations.Nullable;

/** Keeps the adapter informed of the breakpoints of the workspace, and Eclipse of what has become of them. Any thread may call. */
final class PlacedBreakpoints implements IBreakpointListener, IBreakpointManagerListener {
    private final WasmTarget target;
    private final IBreakpointManager manager = DebugPlugin.getDefault().getBreakpointManager();

    /** Those that are not in the workspace, as for "run to line". */
    private final List<IBreakpoint> passing = new CopyOnWriteArrayList<>();

    private final Map<Integer, IBreakpoint> byNumber = new ConcurrentHashMap<>();
    private final Set<String> sources = ConcurrentHashMap.newKeySet();

    /** What the adapter was told last, by the text or kind: the same is not said twice. */
    private final Map<String, Object> told = new ConcurrentHashMap<>();

    PlacedBreakpoints(WasmTarget target) {
        this.target = target;
    }

    /** Tells the adapter of all there are. */
    void send() {
        Set<String> all = new LinkedHashSet<>(sources);
        all(WasmLineBreakpoint.class).flatMap(line -> line.source().stream()).forEach(all::add);
        all.forEach(this::send);
        sendFunctions();
        sendWatched();
        sendTraps();
    }

    /** Hears of changes from now on. */
    void follow() {
        manager.addBreakpointListener(this);
        manager.addBreakpointManagerListener(this);
        TrapFilters.whenChanged(this, this::sendTraps);
    }

    /** Hears of nothing any more. */
    void leave() {
        manager.removeBreakpointListener(this);
        manager.removeBreakpointManagerListener(this);
        TrapFilters.forget(this);
        byNumber.values().forEach(each -> Verdicts.forget(each, target));
        byNumber.clear();
    }

    private <T extends WasmBreakpoint> Stream<T> all(Class<T> type) {
        return Stream.concat(Arrays.stream(manager.getBreakpoints(WasmElement.MODEL)), passing.stream())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** {@return those of a kind that are to hold} */
    private <T extends WasmBreakpoint> Stream<T> wanted(Class<T> type) {
        return all(type).filter(each -> each.isEnabledNow() && (manager.isEnabled() || passing.contains(each)));
    }

    /** Tells the adapter of those in one text. */
    private void send(String source) {
        sources.add(source);
        List<WasmLineBreakpoint> wanted = wanted(WasmLineBreakpoint.class)
                .filter(line -> line.source().equals(Optional.of(source)))
                .toList();
        tell(
                source,
                wanted,
                AskedBreakpoints.lines(source, wanted),
                args -> target.server().setBreakpoints(args).thenApply(SetBreakpointsResponse::getBreakpoints));
    }

    private void sendFunctions() {
        List<WasmFunctionBreakpoint> wanted =
                wanted(WasmFunctionBreakpoint.class).toList();
        tell(
                "functions",
                wanted,
                AskedBreakpoints.functions(wanted),
                args -> target.server()
                        .setFunctionBreakpoints(args)
                        .thenApply(SetFunctionBreakpointsResponse::getBreakpoints));
    }

    private void sendWatched() {
        List<WasmWatchpoint> wanted = wanted(WasmWatchpoint.class)
                .filter(each -> each.program().equals(target.getName()))
                .toList();
        tell(
                "data",
                wanted,
                AskedBreakpoints.watched(wanted),
                args -> target.server().setDataBreakpoints(args).thenApply(SetDataBreakpointsResponse::getBreakpoints));
    }

    private synchronized <A> void tell(
            String kind,
            List<? extends IBreakpoint> wanted,
            A args,
            Function<A, CompletableFuture<Breakpoint[]>> request) {
        if (!args.equals(told.put(kind, args))) {
            answer(wanted, request.apply(args));
        }
    }

    private void sendTraps() {
        target.server()
                .setExceptionBreakpoints(TrapFilters.asked(manager.isEnabled()))
                .exceptionally(failure -> {
                    complain(failure);
                    return null;
                });
    }

    private void answer(List<? extends IBreakpoint> wanted, CompletableFuture<Breakpoint[]> answer) {
        answer.whenComplete((placed, failure) -> {
            if (failure == null) {
                answered(wanted, placed);
            } else {
                complain(failure);
            }
        });
    }

    private void complain(Throwable failure) {
        if (!target.isTerminated()) {
            target.say("breakpoints could not be set: " + Answers.words(failure));
        }
    }

    private void answered(List<? extends IBreakpoint> wanted, Breakpoint[] placed) {
        for (int i = 0; i < Math.min(wanted.size(), placed.length); i++) {
            if (placed[i].getId() != null) {
                byNumber.put(placed[i].getId(), wanted.get(i));
                Verdicts.note(wanted.get(i), target, placed[i]);
            }
        }
    }

    /** Takes note of what has become of one. */
    void changed(Breakpoint placed) {
        IBreakpoint known = placed.getId() == null ? null : byNumber.get(placed.getId());
        if (known != null) {
            Verdicts.note(known, target, placed);
        }
    }

    /** {@return those at which a thread has stopped} */
    List<IBreakpoint> hit(StoppedEventArguments event) {
        Integer[] ids = event.getHitBreakpointIds();
        return ids == null
                ? List.of()
                : Arrays.stream(ids).map(byNumber::get).filter(Objects::nonNull).toList();
    }

    private void sendLike(IBreakpoint breakpoint) {
        switch (breakpoint) {
            case WasmLineBreakpoint line -> line.source().ifPresent(this::send);
            case WasmFunctionBreakpoint function -> sendFunctions();
            case WasmWatchpoint watched -> sendWatched();
            default -> {} // of another debugger
        }
    }

    @Override
    public void breakpointAdded(IBreakpoint breakpoint) {
        if (breakpoint instanceof WasmBreakpoint ours && !ours.isRegisteredNow()) {
            passing.add(ours);
        }
        sendLike(breakpoint);
    }

    @Override
    public void breakpointRemoved(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        boolean passed = passing.remove(breakpoint);
        sendLike(breakpoint);
        if (passed) {
            forget(breakpoint);
        }
    }

    /** Takes its marker away, on a thread of its own: who tells must not wait for the workspace. */
    private static void forget(IBreakpoint passed) {
        Job.createSystem("Remove the line to run to", (ICoreRunnable) monitor -> passed.delete())
                .schedule();
    }

    @Override
    public void breakpointChanged(IBreakpoint breakpoint, @Nullable IMarkerDelta delta) {
        if (breakpoint instanceof WasmBreakpoint) {
            sendLike(breakpoint);
        }
    }

    @Override
    public void breakpointManagerEnablementChanged(boolean enabled) {
        send();
    }
}
