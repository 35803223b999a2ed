package dev.stepwasm.dap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.module.Import;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * How fast the adapter is, as a client sees it that talks to a real process on its standard input and output. Run by hand:
 * {@code debugger-adapter/bench/run}. The clock is the wall's, so other load shows; beside it stands what the adapter itself
 * used of the processors.
 */
final class DapBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final int ROUNDS = 3;
    private static final int PAUSES = 200;
    private static final int STARTS = 9;
    private static final Map<String, Object> MAIN = Map.of("threadId", 1);
    private static final Map<String, Object> ID = Map.of("adapterID", "stepwasm");

    private static final String PROGRAM = """
            (module
              (memory (export "memory") 1)
              (global $rounds (mut i32) (i32.const 0))
              (func $square (param $x i32) (result i32)
                (i32.mul (local.get $x) (local.get $x)))
              (func $work (export "work") (param $seed i64) (param $scale f64)
                (local $i i32) (local $sum i32) (local $f f64)
                (loop $again
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (local.set $sum (i32.add (local.get $sum) (call $square (local.get $i))))
                  (local.set $f (f64.mul (local.get $scale) (f64.convert_i32_s (local.get $i))))
                  (i32.store (i32.const 16) (local.get $sum))
                  (global.set $rounds (local.get $i))
                  (br $again)))
              (func $spin (export "spin")
                (loop $again (br $again))))
            """;

    private final List<String> command;

    private DapBenchmark(List<String> command) {
        this.command = command;
    }

    /** Takes the part, {@code steps}, {@code pause} or {@code start FILE}, then {@code --} and what starts the adapter. */
    public static void main(String[] args) throws IOException {
        int dashes = Arrays.asList(args).indexOf("--");
        DapBenchmark benchmark = new DapBenchmark(Arrays.asList(args).subList(dashes + 1, args.length));
        switch (args[0]) {
            case "steps" -> benchmark.steps();
            case "pause" -> benchmark.pauses();
            case "start" -> benchmark.starts(Path.of(args[1]));
            default -> throw new IllegalArgumentException("no part " + args[0]);
        }
    }

    /** A running adapter and its client. */
    private record Adapter(Process process, DapClient client) implements AutoCloseable {
        double cpuMillis() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
        }

        @Override
        public void close() {
            client.close();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Adapter adapter() {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Adapter(process, new DapClient(process.getInputStream(), process.getOutputStream()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void steps() throws IOException {
        try (Adapter adapter = adapter()) {
            launch(adapter.client(), program(), Map.of("invoke", "work", "args", List.of(7, 0.5), "stopOnEntry", true));
            adapter.client().event("stopped");
            measured(adapter, WARM_UP);
            System.out.println(
                    "| step over: next, stopped, stackTrace, scopes, variables of all scopes | round trips/s "
                            + "| ms of CPU in the adapter for each |");
            System.out.println("|---|---|---|");
            for (int round = 1; round <= ROUNDS; round++) {
                double before = adapter.cpuMillis();
                int steps = measured(adapter, MEASURED);
                System.out.printf(
                        "| round %d | %.0f | %.3f |%n",
                        round, steps / (double) MEASURED.toSeconds(), (adapter.cpuMillis() - before) / steps);
            }
        }
    }

    /** {@return how many steps were done} */
    private static int measured(Adapter adapter, Duration atLeast) {
        long end = System.nanoTime() + atLeast.toNanos();
        int steps = 0;
        while (System.nanoTime() < end) {
            step(adapter.client());
            steps++;
        }
        return steps;
    }

    private static void step(DapClient client) {
        client.ask("next", MAIN);
        client.event("stopped");
        int frame = items(client.ask("stackTrace", Map.of("threadId", 1, "startFrame", 0, "levels", 20)), "stackFrames")
                .getFirst()
                .get("id")
                .getAsInt();
        for (JsonObject scope : items(client.ask("scopes", Map.of("frameId", frame)), "scopes")) {
            client.ask("variables", Map.of("variablesReference", scope.get("variablesReference")));
        }
    }

    private void pauses() throws IOException {
        try (Adapter adapter = adapter()) {
            DapClient client = adapter.client();
            launch(client, program(), Map.of("invoke", "spin"));
            double[] millis = DoubleStream.generate(() -> {
                        long since = System.nanoTime();
                        client.send("pause", MAIN);
                        client.event("stopped");
                        double late = millisSince(since);
                        client.ask("continue", MAIN);
                        return late;
                    })
                    .limit(PAUSES)
                    .sorted()
                    .toArray();
            System.out.println("| pause of a spinning loop, ms | best | median | 90 % | 99 % | worst |");
            System.out.println("|---|---|---|---|---|---|");
            System.out.printf(
                    "| %d pauses | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                    PAUSES,
                    millis[0],
                    millis[PAUSES / 2],
                    millis[PAUSES * 9 / 10],
                    millis[PAUSES * 99 / 100],
                    millis[PAUSES - 1]);
        }
    }

    private void starts(Path file) throws IOException {
        Map<String, Object> imports = new HashMap<>();
        for (Import each : module(file).module().imports()) {
            if (!each.module().startsWith("wasi_")) {
                imports.put(each.module() + "." + each.name(), "log");
            }
        }
        Map<String, Object> large = Map.of(
                "invoke", "__wasm_call_ctors", "imports", imports, "stopOnEntry", true, "program", file.toString());
        System.out.println("| first stop on entry, ms | from the launch request: best | median | worst "
                + "| from the start of the process: best | median | worst | ms of CPU until then, median |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        starts(file.getFileName().toString(), large);
        starts("a module of 20 lines", Map.of("program", program().toString(), "invoke", "spin", "stopOnEntry", true));
    }

    private void starts(String name, Map<String, Object> launch) {
        double[] fromLaunch = new double[STARTS];
        double[] fromStart = new double[STARTS];
        double[] used = new double[STARTS];
        start(launch, 0, new double[1], new double[1], new double[1]); // so that the archive of classes is there
        for (int i = 0; i < STARTS; i++) {
            start(launch, i, fromLaunch, fromStart, used);
        }
        Arrays.sort(used);
        System.out.printf("| %s | %s | %s | %.0f |%n", name, spread(fromLaunch), spread(fromStart), used[STARTS / 2]);
    }

    private void start(Map<String, Object> launch, int run, double[] fromLaunch, double[] fromStart, double[] used) {
        long start = System.nanoTime();
        Adapter adapter = adapter();
        try (adapter) {
            DapClient client = adapter.client();
            client.ask("initialize", ID);
            client.event("initialized");
            long launched = System.nanoTime();
            client.ask("launch", launch);
            client.ask("configurationDone", Map.of());
            client.event("stopped");
            fromLaunch[run] = millisSince(launched);
            fromStart[run] = millisSince(start);
            used[run] = adapter.cpuMillis();
            client.ask("disconnect", Map.of());
            adapter.process().onExit().join(); // The archive of classes is made at the end.
        }
    }

    private static String spread(double[] millis) {
        Arrays.sort(millis);
        return String.format("%.0f | %.0f | %.0f", millis[0], millis[millis.length / 2], millis[millis.length - 1]);
    }

    private static StepModule module(Path file) throws IOException {
        try {
            return StepModule.ofBinary(file.toString(), Files.readAllBytes(file));
        } catch (dev.stepwasm.engine.InvalidModuleException e) {
            throw new IOException(e);
        }
    }

    private static void launch(DapClient client, Path program, Map<String, Object> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("program", program.toString());
        client.start(arguments);
    }

    private static Path program() throws IOException {
        Path file = Files.createTempFile("bench", ".wat");
        file.toFile().deleteOnExit();
        return Files.writeString(file, PROGRAM);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static List<JsonObject> items(JsonObject body, String name) {
        return StreamSupport.stream(body.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
