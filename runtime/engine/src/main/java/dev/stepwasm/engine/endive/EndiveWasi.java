package dev.stepwasm.engine.endive;

import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VirtualClock;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.type.FunctionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.endive.log.SystemLogger;
import run.endive.runtime.HostFunction;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.WasmEngineException;

/** WASI preview 1 as Endive implements it, for one instance. */
public final class EndiveWasi implements AutoCloseable {
    /** The module name under which programs import WASI preview 1. */
    public static final String MODULE = "wasi_snapshot_preview1";

    private final WasiPreview1 wasi;
    private final Map<String, HostFunction> functions = new HashMap<>();
    private final Supplier<InstanceState> instance;
    private @Nullable Instance view;

    /**
     * WASI for an instance.
     *
     * @param instance gives the instance, asked for when the first function is called
     * @param parking lets the thread of the program wait for so many nanoseconds, or less; says whether it may go on
     *     waiting
     */
    public EndiveWasi(WasiOptions options, Supplier<InstanceState> instance, LongPredicate parking) {
        this.instance = instance;
        this.wasi = open(options);
        for (HostFunction function : functions(wasi, options, parking)) {
            functions.put(function.name(), function);
        }
    }

    /**
     * {@return WASI for an instance of Endive}
     *
     * @throws UncheckedIOException if one of the directories does not exist
     */
    public static WasiPreview1 open(WasiOptions options) {
        return WasiPreview1.builder()
                .withLogger(new SystemLogger())
                .withOptions(endiveOptions(options))
                .build();
    }

    /**
     * {@return the functions, which do not let the program out of its directories}
     *
     * @param wasi opened with the same options
     * @throws UncheckedIOException if one of the directories does not exist
     */
    public static List<HostFunction> functions(WasiPreview1 wasi, WasiOptions options) {
        return functions(wasi, options, nanoseconds -> {
            LockSupport.parkNanos(wasi, nanoseconds);
            return true;
        });
    }

    private static List<HostFunction> functions(WasiPreview1 wasi, WasiOptions options, LongPredicate parking) {
        Sandbox sandbox = sandbox(options);
        Clock clock = options.clock().orElse(Clock.systemUTC());
        ReadAhead input = ReadAhead.of(options.stdin());
        Map<String, Call> calls = new HashMap<>(new SandboxedFiles(wasi, sandbox, clock).calls());
        calls.putAll(new Transfers(wasi, sandbox).calls());
        Passing time = new MachineTime(clock, input, parking);
        if (clock instanceof VirtualClock virtual) {
            var virtualTime = new VirtualTime(virtual);
            calls.put("clock_time_get", virtualTime::time);
            time = virtualTime;
        }
        calls.put("poll_oneoff", new Polling(wasi, input, time)::poll);
        return Call.replace(List.of(wasi.toHostFunctions()), calls);
    }

    private static Sandbox sandbox(WasiOptions options) {
        try {
            // Endive keeps the order.
            return new Sandbox(endiveOptions(options).directories().values(), readOnly(options));
        } catch (IOException missing) {
            throw unopened(missing);
        }
    }

    /** {@return for each directory, in the order of their descriptors, whether nothing can be changed in it} */
    private static List<Boolean> readOnly(WasiOptions options) {
        return options.directories().keySet().stream()
                .map(options.readOnly()::contains)
                .toList();
    }

    private static run.endive.wasi.WasiOptions endiveOptions(WasiOptions options) {
        var builder = run.endive.wasi.WasiOptions.builder()
                .withArguments(options.arguments())
                .withStdin(ReadAhead.of(options.stdin()), false)
                .withStdout(options.stdout(), false)
                .withStderr(options.stderr(), false)
                .withThrowOnExit0(true);
        options.clock().ifPresent(builder::withClock);
        options.random().ifPresent(builder::withRandom);
        options.environment().forEach(builder::withEnvironment);
        options.directories().forEach((guest, host) -> builder.withDirectory(guest, real(host)));
        return builder.build();
    }

    /** {@return a directory without links, which another program, or this one, could let lead elsewhere} */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException missing) {
            throw unopened(missing);
        }
    }

    private static UncheckedIOException unopened(IOException missing) {
        return new UncheckedIOException(
                "a directory for the WASI program cannot be opened: " + missing.getMessage(), missing);
    }

    /** {@return the function of that name, if WASI has one} */
    public Optional<WasmFunction> function(String name) {
        return Optional.ofNullable(functions.get(name)).map(this::bound);
    }

    private WasmFunction bound(HostFunction function) {
        var type = new FunctionType(EndiveTypes.of(function.paramTypes()), EndiveTypes.of(function.returnTypes()));
        return new HostedFunction(type, MODULE + "." + function.name(), arguments -> call(function, type, arguments));
    }

    private List<Value> call(HostFunction function, FunctionType type, List<Value> arguments) {
        long[] slots = arguments.stream().mapToLong(Slots::bits).toArray();
        long @Nullable [] results;
        try {
            results = function.handle().apply(view(), slots);
        } catch (WasiExitException exit) {
            throw new ExitException(exit.exitCode());
        } catch (WasmEngineException failure) {
            throw Trap.ofHost(MODULE + "." + function.name() + ": " + failure.getMessage());
        }
        var values = new ArrayList<Value>();
        for (int i = 0; i < type.results().size(); i++) {
            values.add(Slots.value(type.results().get(i), results == null ? 0 : results[i], 0, null));
        }
        return values;
    }

    private Instance view() {
        Instance known = view;
        if (known == null) {
            known = EndiveView.of(instance.get());
            view = known;
        }
        return known;
    }

    @Override
    public void close() {
        wasi.close();
    }
}
