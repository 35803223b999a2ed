package dev.stepwasm.dap;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.endive.StepMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntUnaryOperator;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * Hot code in a process of its own, for {@link AttachBenchmark}. Takes the file of the module, then orders on standard
 * input: {@code KERNEL COUNT} runs a kernel so many times and answers with the nanoseconds of CPU time of its thread,
 * {@code spin} runs all of them by turns until {@code stop}.
 */
final class ThroughputProgram {
    /** A module with a loop of numbers, calls, memory, calls of the host, and calls of the host that call back. */
    static final String TEXT = """
        (module
          (import "host" "next" (func $next (param $x i32) (result i32)))
          (import "host" "back" (func $back (param $x i32) (result i32)))
          (memory (export "memory") 1)

          (func $loop (export "loop") (param $count i32) (result i32)
            (local $i i32) (local $x i32)
            (loop $again
              (local.set $x
                (i32.xor
                  (i32.mul (local.get $x) (i32.const 1664525))
                  (i32.rotl (local.get $i) (i32.const 5))))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (local.get $count))))
            (local.get $x))

          (func $fib (param $n i32) (result i32)
            (if (i32.lt_u (local.get $n) (i32.const 2)) (then (return (local.get $n))))
            (i32.add
              (call $fib (i32.sub (local.get $n) (i32.const 1)))
              (call $fib (i32.sub (local.get $n) (i32.const 2)))))
          (func $calls (export "calls") (param $count i32) (result i32)
            (local $x i32)
            (loop $again
              (local.set $x (i32.add (local.get $x) (call $fib (i32.const 10))))
              (local.set $count (i32.sub (local.get $count) (i32.const 1)))
              (br_if $again (local.get $count)))
            (local.get $x))

          (func $memory (export "bytes") (param $count i32) (result i32)
            (local $i i32) (local $x i32)
            (loop $again
              (i32.store8 offset=1024
                (i32.and (local.get $i) (i32.const 0x7fff))
                (i32.add (local.get $x) (local.get $i)))
              (local.set $x
                (i32.add (local.get $x) (i32.load8_u offset=1024 (i32.and (local.get $x) (i32.const 0x7fff)))))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (local.get $count))))
            (local.get $x))

          (func $host (export "host") (param $count i32) (result i32)
            (local $x i32)
            (loop $again
              (local.set $x (call $next (local.get $x)))
              (local.set $count (i32.sub (local.get $count) (i32.const 1)))
              (br_if $again (local.get $count)))
            (local.get $x))

          (func $one (export "one") (param $x i32) (result i32)
            (i32.add (local.get $x) (i32.const 1)))
          (func $callbacks (export "callbacks") (param $count i32) (result i32)
            (local $x i32)
            (loop $again
              (local.set $x (call $back (local.get $x)))
              (local.set $count (i32.sub (local.get $count) (i32.const 1)))
              (br_if $again (local.get $count)))
            (local.get $x)))
        """;

    /** Names of the kernels. */
    static final List<String> KERNELS =
            List.of("loop", "calls", "bytes", "host", "callbacks", "invokes", "instances", "endive", "endive host");

    private static final int SHORT = 1000;

    /** A function of the host that calls the guest back. */
    interface Back {
        int call(StepInstance caller, int x);
    }

    private final Map<String, IntUnaryOperator> kernels = new LinkedHashMap<>();
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    private volatile boolean spins;

    private ThroughputProgram(StepModule module) {
        Imports imports = Imports.builder()
                .function("host", "next", IntUnaryOperator.class, x -> x + 1)
                .function(
                        "host",
                        "back",
                        Back.class,
                        (caller, x) -> caller.invoke("one", x).i32())
                .build();
        StepInstance own = module.instantiate(imports);
        for (String name : List.of("loop", "calls", "bytes", "host", "callbacks")) {
            kernels.put(name, count -> own.invoke(name, count).i32());
        }
        kernels.put("invokes", count -> {
            int x = 0;
            for (int i = 0; i < count; i++) {
                x = own.invoke("one", x).i32();
            }
            return x;
        });
        kernels.put("instances", count -> {
            int x = 0;
            for (int i = 0; i < count; i++) {
                try (StepInstance each = module.instantiate(imports)) {
                    x = each.invoke("one", x).i32();
                }
            }
            return x;
        });
        Instance endive = endive(module.bytes());
        kernels.put("endive", count -> (int) endive.export("calls").apply(count)[0]);
        kernels.put("endive host", count -> (int) endive.export("callbacks").apply(count)[0]);
    }

    private static Instance endive(byte[] binary) {
        FunctionType type = FunctionType.of(List.of(ValType.I32), List.of(ValType.I32));
        return Instance.builder(Parser.parse(binary))
                .withImportValues(ImportValues.builder()
                        .addFunction(
                                new HostFunction(
                                        "host", "next", type, (caller, arguments) -> new long[] {arguments[0] + 1}),
                                new HostFunction(
                                        "host",
                                        "back",
                                        type,
                                        (caller, arguments) ->
                                                caller.export("one").apply(arguments)))
                        .build())
                .withMachineFactory(StepMachine.factory(binary))
                .withMemoryFactory(StepMachine.memoryFactory())
                .build();
    }

    public static void main(String[] args) throws IOException, InvalidModuleException, InterruptedException {
        ThroughputProgram program = new ThroughputProgram(StepModule.of(Path.of(args[0])));
        Thread.ofPlatform().daemon().name("orders").start(program::read);
        System.out.println("ready");
        for (String order = program.orders.take(); !order.equals("end"); order = program.orders.take()) {
            program.obey(order);
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("stop")) {
                    spins = false;
                } else {
                    spins |= line.equals("spin");
                    orders.add(line);
                }
            }
            orders.add("end");
        } catch (IOException e) {
            orders.add("end");
        }
    }

    private void obey(String order) {
        if (order.equals("spin")) {
            int last = 0;
            while (spins) {
                for (IntUnaryOperator kernel : kernels.values()) {
                    last = kernel.applyAsInt(SHORT);
                }
            }
            System.out.println("stopped with " + last);
            return;
        }
        int space = order.lastIndexOf(' ');
        IntUnaryOperator kernel = kernels.get(order.substring(0, space));
        int count = Integer.parseInt(order.substring(space + 1));
        long since = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int result = kernel.applyAsInt(count);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - since;
        System.out.println(nanos + " " + result);
    }
}
