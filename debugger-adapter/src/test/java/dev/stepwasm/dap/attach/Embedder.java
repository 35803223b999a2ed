package dev.stepwasm.dap.attach;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A Java program with WebAssembly in it, as a process of its own. It obeys lines: {@code run} calls the code,
 * {@code threads} prints their names, {@code count} lets a thread run for ever and
 * {@code rounds} prints how far that is, {@code exit} ends the JVM with 3; with its input it ends by itself.
 */
public final class Embedder {
    private static final String SUM = """
        (module
          (memory (export "memory") 1)
          (func (export "sum") (param i32 i32) (result i32)
            (i32.add (local.get 0) (local.get 1)))
          (func (export "count")
            (loop $again
              (i64.store (i32.const 0) (i64.add (i64.load (i32.const 0)) (i64.const 1)))
              (br $again))))
        """;

    private Embedder() {}

    /** @param args {@code serve} lets debuggers attach */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("serve")) {
            DebugServer.start();
        }
        StepInstance instance = StepModule.of(SUM).instantiate();
        System.out.println("made");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line) {
                case "run" -> System.out.println(instance.invoke("sum", 50, -8).i32());
                case "count" -> {
                    Thread.ofPlatform().daemon().name("counter").start(() -> instance.invoke("count"));
                    System.out.println("counting");
                }
                case "rounds" -> System.out.println(instance.memory("memory").readLong(0));
                case "threads" ->
                    System.out.println(Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
                default -> System.exit(3);
            }
        }
    }
}
