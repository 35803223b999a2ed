package dev.stepwasm.engine;

import dev.stepwasm.engine.debug.DebugAgent;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.InstanceState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The instances of this JVM, for debuggers that attach to it: those of {@link StepModule} and those that other runtimes
 * make with our {@code StepMachine}. Nothing is kept until somebody {@link #start starts} it; instances that were made
 * before are not known. An instance that nobody uses any more is forgotten. All methods may be called from any thread.
 *
 * <p>When the first instance is made and the system property {@value #PROPERTY} is set, the {@link DebugAgent} on the class
 * path is started with its value.
 */
public final class LiveInstances {
    /** The system property that asks for a debug agent. */
    public static final String PROPERTY = "stepwasm.debug";

    private static final int FEW = 64;
    private static final Object AGENT = new Object();
    private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();
    /** Guarded by itself. */
    private static final List<WeakReferences> KNOWN = new ArrayList<>();

    /** How many are kept before somebody looks whether all of them are still in use. Guarded by {@link #KNOWN}. */
    private static int forgetAt = FEW;

    private static volatile boolean agentKnown;
    private static boolean agentStarting;
    private static volatile boolean started;

    private LiveInstances() {}

    /**
     * An instance.
     *
     * @param module what it is an instance of
     * @param code its code as breakpoints name it, {@link StepModule#code} or {@link StepModule#codeForForeignMemory}
     * @param control steers it
     */
    public record Live(StepModule module, ModuleCode code, ExecutionControl control, InstanceState state) {}

    /** Hears of instances. */
    @FunctionalInterface
    public interface Listener {
        /**
         * An instance has been made, of which no code has run. Called by the thread that makes it, which goes on when this
         * returns: it may wait. What is thrown ends that thread's work.
         */
        void made(Live instance);
    }

    private record WeakReferences(
            WeakReference<StepModule> module,
            WeakReference<ModuleCode> code,
            WeakReference<ExecutionControl> control,
            WeakReference<InstanceState> state) {
        static WeakReferences to(Live live) {
            return new WeakReferences(
                    new WeakReference<>(live.module()),
                    new WeakReference<>(live.code()),
                    new WeakReference<>(live.control()),
                    new WeakReference<>(live.state()));
        }

        @Nullable
        Live live() {
            StepModule known = module.get();
            ModuleCode itsCode = code.get();
            ExecutionControl itsControl = control.get();
            InstanceState itsState = state.get();
            return known == null || itsCode == null || itsControl == null || itsState == null
                    ? null
                    : new Live(known, itsCode, itsControl, itsState);
        }
    }

    /** Keeps instances from now on. */
    public static void start() {
        started = true;
    }

    /** {@return whether instances are kept} */
    public static boolean isStarted() {
        return started;
    }

    /** Lets somebody hear of instances that are made from now on, in the order of the listeners. Starts. */
    public static void add(Listener listener) {
        start();
        LISTENERS.add(listener);
    }

    /** Lets somebody hear of instances no more. */
    public static void remove(Listener listener) {
        LISTENERS.remove(listener);
    }

    /** {@return the instances that are known and still in use, in the order in which they were made} */
    public static List<Live> all() {
        synchronized (KNOWN) {
            List<Live> all = new ArrayList<>();
            for (Iterator<WeakReferences> each = KNOWN.iterator(); each.hasNext(); ) {
                Live live = each.next().live();
                if (live == null) {
                    each.remove();
                } else {
                    all.add(live);
                }
            }
            return all;
        }
    }

    /** Says that an instance has been made, before any of its code runs. For those who make instances. */
    public static void made(StepModule module, ModuleCode code, ExecutionControl control, InstanceState state) {
        if (!agentKnown) {
            startAgent();
        }
        if (!started) {
            return;
        }
        Live live = new Live(module, code, control, state);
        synchronized (KNOWN) {
            if (KNOWN.size() >= forgetAt) { // Not each time: a program may keep thousands.
                KNOWN.removeIf(known -> known.state().refersTo(null));
                forgetAt = Math.max(FEW, 2 * KNOWN.size());
            }
            KNOWN.add(WeakReferences.to(live));
        }
        LISTENERS.forEach(listener -> listener.made(live));
    }

    /** Other threads that make instances wait until the agent has started; those that it makes itself are like any. */
    private static void startAgent() {
        synchronized (AGENT) {
            if (agentKnown || agentStarting) {
                return;
            }
            agentStarting = true;
            String options = System.getProperty(PROPERTY);
            if (options != null) {
                startAgent(options);
            }
            agentKnown = true;
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException") // An agent that fails must not take the program with it.
    private static void startAgent(String options) {
        try {
            Optional<DebugAgent> agent = Stream.of(
                            ServiceLoader.load(DebugAgent.class),
                            ServiceLoader.load(DebugAgent.class, DebugAgent.class.getClassLoader()))
                    .flatMap(agents -> agents.findFirst().stream())
                    .findFirst();
            agent.ifPresentOrElse(
                    found -> found.start(options),
                    () -> System.err.println(
                            "stepwasm: -D" + PROPERTY + " is set, but there is no debug agent on the class"
                                    + " path; add the debugger adapter (stepwasm.jar)"));
        } catch (RuntimeException | ServiceConfigurationError | LinkageError failure) {
            System.err.println("stepwasm: the debug agent could not be started: " + failure);
        }
    }
}
