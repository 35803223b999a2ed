package dev.stepwasm.dap;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Threads of a Java program that run WebAssembly until they are closed, each with an instance of its own. A round begins
 * when the test says so.
 */
final class Workers implements AutoCloseable {
    /** {@code $round} is called by the worker, calls the host, which calls {@code $back}. */
    static final String TEXT = """
        (module
          (import "env" "tick" (func $tick (param i32)))
          (memory (export "memory") 1)
          (global $rounds (mut i32) (i32.const 0))
          (global $stop (export "stop") (mut i32) (i32.const 0))
          (func $round (export "round") (param $n i32) (result i32)
            (local $sum i32)
            (local.set $sum (i32.add (local.get $n) (i32.const 1)))
            (i32.store (i32.const 16) (local.get $sum))
            (call $tick (local.get $sum))
            (global.set $rounds (i32.add (global.get $rounds) (i32.const 1)))
            (local.get $sum))
          (func $back (export "back") (param $n i32) (result i32)
            (i32.mul (local.get $n) (i32.const 2)))
          (func $spin (export "spin")
            (loop $again
              (global.set $rounds (i32.add (global.get $rounds) (i32.const 1)))
              (br_if $again (i32.eqz (global.get $stop)))))
          (func $fall (export "fall") unreachable))
        """;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final StepModule module;
    private final List<Thread> threads = new ArrayList<>();

    Workers(StepModule module) {
        this.module = module;
    }

    /** A function of the host. */
    interface Tick {
        void at(StepInstance caller, int n);
    }

    /** One thread with its instance. */
    final class Worker {
        private final String name;
        private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> results = new LinkedBlockingQueue<>();
        private final Thread thread;
        private StepInstance instance;

        Worker(String name, Tick tick) {
            this.name = name;
            instance = module.instantiate(
                    Imports.builder().function("env", "tick", Tick.class, tick).build());
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
            threads.add(thread);
        }

        private void run() {
            try {
                while (true) {
                    work.take().run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Lets it call an exported function. */
        void call(String function, Object... arguments) {
            work.add(() -> {
                try {
                    Values values = instance.invoke(function, arguments);
                    results.add(values.isEmpty() ? "done" : String.valueOf(values.i32()));
                } catch (RuntimeException failure) {
                    results.add(String.valueOf(failure.getMessage()));
                }
            });
        }

        /** {@return what a call came to} */
        String result() throws InterruptedException {
            return results.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        }

        StepInstance instance() {
            return instance;
        }

        String name() {
            return name;
        }
    }

    Worker start(String name, Tick tick) {
        return new Worker(name, tick);
    }

    Worker start(String name) {
        return start(name, (caller, n) -> caller.invoke("back", n));
    }

    @Override
    public void close() {
        try {
            for (Thread each : threads) {
                each.interrupt();
                each.join(SOON);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
