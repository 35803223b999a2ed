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
 * The data breakpoints of a debugger. {@link #replace} may be called from any thread; what hears of accesses runs on the
 * debuggee's. An access by code is heard of before it happens: the watches then ask for a pause, and the debugger lets
 * that one instruction run before it tells of the hit.
 */
final class Watches implements CodeHook {
    private static final long HOST = -1;

    private final ExecutionControl control;
    private final Debuggee debuggee;
    private final Consumer<Activation> atReturn;
    private final List<Attachment> attachments = new ArrayList<>();
    private volatile List<Watch> all = List.of();

    /** What has been accessed since the last stop; only for the debuggee's thread. */
    private final Map<Watch, Watch.Hit> hits = new LinkedHashMap<>();

    /** The instruction count before the instruction of the hits. */
    private long accessedAt = HOST;

    /**
     * No data breakpoints yet.
     *
     * @param debuggee knows the instances, and whether the program runs: what a user changes while it does not is no access
     * @param atReturn called when a function returns after an access, and nothing else has run in between
     */
    Watches(ExecutionControl control, Debuggee debuggee, Consumer<Activation> atReturn) {
        this.control = control;
        this.debuggee = debuggee;
        this.atReturn = atReturn;
        control.hooks().attach(this::made);
    }

    private synchronized void made(InstanceState state) {
        attach();
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
                    .flatMap(watch -> Optional.ofNullable(memory(watch)).stream())
                    .distinct()
                    .forEach(memory -> attachments.add(probes.hostWrites(memory, this::accessed)));
        }
    }

    private void accessed(MemoryAccess access) {
        if (!debuggee.isRunning()) {
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
        return debuggee.instance(watch.code())
                .filter(made -> watch.request().target() instanceof Target.Memory)
                .map(made -> made.memory(((Target.Memory) watch.request().target()).memory()))
                .orElse(null);
    }

    private void hit(Watch watch, boolean isWrite, Optional<Activation> frame, String before, Supplier<String> after) {
        Watch.Hit known = hits.get(watch);
        if (watch.request().access().covers(isWrite) && (known == null || isWrite && !known.isWrite())) {
            hits.put(watch, new Watch.Hit(watch, isWrite, Watch.who(frame), before, after));
            accessedAt = frame.isPresent() ? control.instructionCount() : HOST;
            control.requestPause();
        }
    }

    /** {@return whether the instruction that runs next is one that has been heard of} */
    boolean isAboutToHappen() {
        return !hits.isEmpty() && accessedAt == control.instructionCount();
    }

    /** {@return whether an access has happened that has not been told} */
    boolean hasHappened() {
        return !hits.isEmpty() && accessedAt != control.instructionCount();
    }

    /** {@return whether an access has been heard of, that has happened or will happen next} */
    boolean isPending() {
        return !hits.isEmpty();
    }

    /**
     * {@return the stop for the accesses that have happened, if their rules want one}
     *
     * @param frame where the program stands now
     * @param say hears what the rules have to say
     */
    Optional<Stop> take(Frame frame, Consumer<String> say) {
        List<Watch.Hit> happened = List.copyOf(hits.values());
        hits.clear();
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
        if (all.stream().noneMatch(watch -> watch.code() == module)) {
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
        return watch.code() == code
                && switch (instruction.opcode()) {
                    case GLOBAL_GET, GLOBAL_SET -> target.equals(new Target.Global(index(instruction)));
                    case LOCAL_GET, LOCAL_SET, LOCAL_TEE ->
                        target.equals(new Target.Local(function, index(instruction)));
                    default -> false;
                };
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    @Override
    public void before(Activation frame) {
        Instruction instruction = frame.instruction();
        for (Watch watch : all) {
            if (isAccess(watch, frame.code(), frame.functionIndex(), instruction)) {
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
