package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Target;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.probe.Attachment;
import dev.stepwasm.engine.probe.MemoryAccess;
import dev.stepwasm.engine.probe.Probes;
import dev.stepwasm.engine.probe.Scope;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data breakpoints of a debugger in the code of one control. {@link #replace} may be called from any thread; what hears
 * of accesses runs on the one that makes them. An access by code is heard of before it happens: the watches then ask for a
 * pause, and the debugger lets that one instruction run before it tells of the hit.
 */
final class Watches implements CodeHook {
    private static final long HOST = -1;

    private final ExecutionControl control;
    private final DebuggedThreads threads;
    private final DebuggedInstances instances;
    private final Consumer<Activation> atReturn;
    private final List<Attachment> attachments = new ArrayList<>();
    private volatile List<Watch> all = List.of();

    /** What has been accessed since the last stop. Guarded by itself, as the host may write from other threads. */
    private final Map<Watch, Watch.Hit> hits = new LinkedHashMap<>();

    /** The instruction count before the instruction of the hits. */
    private volatile long accessedAt = HOST;

    /**
     * No data breakpoints yet.
     *
     * @param threads know whether one of them is looked at: what a user changes is no access
     * @param atReturn called when a function returns after an access, and nothing else has run in between
     */
    Watches(
            ExecutionControl control,
            DebuggedThreads threads,
            DebuggedInstances instances,
            Consumer<Activation> atReturn) {
        this.control = control;
        this.threads = threads;
        this.instances = instances;
        this.atReturn = atReturn;
    }

    /** Says that there is another instance, of which something may be watched. */
    synchronized void instanceAdded() {
        attach();
    }

    /** Watches nothing any more. */
    void close() {
        replace(List.of());
        synchronized (hits) {
            hits.clear();
        }
    }

    synchronized void replace(List<Watch> watches) {
        all = List.copyOf(watches);
        attach();
    }

    private void attach() {
        attachments.forEach(Attachment::close);
        attachments.clear();
        if (all.isEmpty()) {
            return;
        }
        control.hooks().attach((CodeHook) this);
        attachments.add(() -> control.hooks().detach((CodeHook) this));
        Probes probes = Probes.of(control);
        if (all.stream().anyMatch(watch -> watch.request().target() instanceof Target.Memory)) {
            attachments.add(probes.memory(Scope.everything(), this::accessed));
            all.stream()
                    .filter(this::isHere)
                    .flatMap(watch -> Optional.ofNullable(memory(watch)).stream())
                    .distinct()
                    .forEach(memory -> attachments.add(probes.hostWrites(memory, this::accessed)));
        }
    }

    private void accessed(MemoryAccess access) {
        if (access.frame().isEmpty()
                && threads.known().stream().anyMatch(each -> each.standing().isLookedAtHere())) {
            return;
        }
        for (Watch watch : all) {
            if (watch.request().target() instanceof Target.Memory range
                    && access.memory() == memory(watch)
                    && access.touches(range.address(), range.length())) {
                String before = Watch.show(Watch.bytesBefore(range, access), range.length());
                LinearMemory memory = access.memory();
                hit(
                        watch,
                        access.isWrite(),
                        access.frame(),
                        before,
                        () -> Watch.show(Watch.bytes(memory, range), range.length()));
            }
        }
    }

    /** {@return the memory that a data breakpoint watches, once it exists} */
    private @Nullable LinearMemory memory(Watch watch) {
        return watch.request().target() instanceof Target.Memory range
                ? instance(watch).map(made -> made.memory(range.memory())).orElse(null)
                : null;
    }

    /** {@return the instance that a data breakpoint is about, once it exists; of several the first} */
    private Optional<InstanceState> instance(Watch watch) {
        return instances.of(watch.module(), watch.request().instance());
    }

    /** {@return whether the instance of a data breakpoint runs under this control, so that the host is heard of once} */
    private boolean isHere(Watch watch) {
        return instance(watch)
                .filter(made -> instances.isSteeredBy(made, control))
                .isPresent();
    }

    private void hit(Watch watch, boolean isWrite, Optional<Activation> frame, String before, Supplier<String> after) {
        synchronized (hits) {
            Watch.Hit known = hits.get(watch);
            if (watch.request().access().covers(isWrite) && (known == null || isWrite && !known.isWrite())) {
                hits.put(watch, new Watch.Hit(watch, isWrite, Watch.who(frame), before, after));
                accessedAt = frame.isPresent() ? control.instructionCount() : HOST;
                control.requestPause();
            }
        }
    }

    /** {@return whether the instruction that runs next is one that has been heard of} */
    boolean isAboutToHappen() {
        return isPending() && accessedAt == control.instructionCount();
    }

    /** {@return whether an access has happened that has not been told} */
    boolean hasHappened() {
        return isPending() && accessedAt != control.instructionCount();
    }

    /** {@return whether an access has been heard of, that has happened or will happen next} */
    boolean isPending() {
        synchronized (hits) {
            return !hits.isEmpty();
        }
    }

    /**
     * {@return the stop for the accesses that have happened, if their rules want one}
     *
     * @param frame where the program stands now
     * @param say hears what the rules have to say
     */
    Optional<Stop> take(Frame frame, Consumer<String> say) {
        List<Watch.Hit> happened;
        synchronized (hits) {
            happened = List.copyOf(hits.values());
            hits.clear();
        }
        List<Watch.Hit> stops = happened.stream()
                .filter(hit -> hit.watch().gate().stops(frame, say))
                .toList();
        if (stops.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = stops.stream().map(hit -> hit.show()).toList();
        return Optional.of(
                new Stop.Accessed(stops.stream().map(hit -> hit.watch().id()).toList(), String.join("\n", lines)));
    }

    // Globals and locals.

    @Override
    public HookPlaces places(ModuleCode module, int functionIndex) {
        if (all.stream().noneMatch(watch -> watch.module().isCode(module))) {
            return HookPlaces.none();
        }
        int[] offsets = module.instructions(functionIndex).stream()
                .filter(instruction ->
                        all.stream().anyMatch(watch -> isAccess(watch, module, functionIndex, instruction)))
                .mapToInt(Instruction::position)
                .toArray();
        return HookPlaces.before(offsets).withReturns();
    }

    private static boolean isAccess(Watch watch, ModuleCode code, int function, Instruction instruction) {
        Target target = watch.request().target();
        return watch.module().isCode(code)
                && switch (instruction.opcode()) {
                    case GLOBAL_GET, GLOBAL_SET -> target.equals(new Target.Global(index(instruction)));
                    case LOCAL_GET, LOCAL_SET, LOCAL_TEE ->
                        target.equals(new Target.Local(function, index(instruction)));
                    default -> false;
                };
    }

    /** {@return whether a frame is one of the instance that a data breakpoint is about, if it is about one} */
    private boolean isMeant(Watch watch, Activation frame) {
        return watch.request().instance().isEmpty()
                || watch.request().instance().getAsInt() == instances.numberOf(frame.instance());
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    @Override
    public void before(Activation frame) {
        Instruction instruction = frame.instruction();
        for (Watch watch : all) {
            if (isAccess(watch, frame.code(), frame.functionIndex(), instruction) && isMeant(watch, frame)) {
                Value before = watch.request().target() instanceof Target.Global(int global)
                        ? frame.instance().global(global).get()
                        : frame.local(index(instruction));
                boolean isWrite = switch (instruction.opcode()) {
                    case GLOBAL_GET, LOCAL_GET -> false;
                    default -> true;
                };
                Value now = isWrite ? frame.operands().getLast() : before;
                hit(watch, isWrite, Optional.of(frame), before.show(), now::show);
            }
        }
    }

    @Override
    public void returns(Activation frame, List<Value> results) {
        if (hasHappened()) {
            atReturn.accept(frame);
            control.requestPause(); // So that stepping is taken up again, if the program is to step.
        }
    }
}
