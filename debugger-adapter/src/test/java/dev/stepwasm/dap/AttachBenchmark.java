package dev.stepwasm.dap;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What it costs a program that it can be debugged, and that it was. Processes with the agent and without are measured by
 * turns, before a debugger was attached, after it has used breakpoints, steps and data breakpoints and has detached, and
 * while one is attached that does nothing. Run by hand: {@code debugger-adapter/bench/attach/run}. Figures are CPU time of
 * the calling thread.
 */
final class AttachBenchmark {
    private static final int PROCESSES = Integer.getInteger("bench.processes", 3);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    /** Whether to go on to attach, or to end with what the agent costs. */
    private static final boolean ATTACHES = !Boolean.getBoolean("bench.idle");

    private static final double BAR = 0.98;
    private static final double MILLISECONDS = 100;
    private static final double WARM_UP_MILLISECONDS = 600;

    private final Path file;
    private final List<Program> plain = new ArrayList<>();
    private final List<Program> debuggable = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private AttachBenchmark(Path file) {
        this.file = file;
    }

    /** Takes options of the JVM for all processes. */
    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("throughput", ".wat");
        file.toFile().deleteOnExit();
        Files.writeString(file, ThroughputProgram.TEXT);
        AttachBenchmark benchmark = new AttachBenchmark(file);
        for (int i = 0; i < PROCESSES; i++) {
            benchmark.plain.add(new Program(file, List.of(args)));
            List<String> options = new ArrayList<>(List.of(args));
            options.add("-Dstepwasm.debug");
            benchmark.debuggable.add(new Program(file, options));
        }
        try {
            System.exit(benchmark.run() ? 0 : 1);
        } finally {
            benchmark.all().forEach(Program::close);
        }
    }

    private List<Program> all() {
        List<Program> all = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            all.add(plain.get(i));
            all.add(debuggable.get(i));
        }
        return all;
    }

    private boolean run() {
        all().forEach(this::warmUp);
        measureAll(Program::before);
        if (!ATTACHES) {
            return report();
        }
        for (Program program : debuggable) {
            use(program);
        }
        measureAll(Program::after);
        List<DapClient> idle = debuggable.stream().map(this::attach).toList();
        measureAll(Program::during);
        idle.forEach(DapClient::close);
        return report();
    }

    private void warmUp(Program program) {
        for (int pass = 0; pass < 2; pass++) {
            for (String kernel : ThroughputProgram.KERNELS) {
                int count = 1000;
                double spent = 0;
                while (spent < WARM_UP_MILLISECONDS) {
                    double milliseconds = program.milliseconds(kernel, count);
                    spent += milliseconds;
                    if (milliseconds < MILLISECONDS) {
                        count *= 2;
                    }
                }
                counts.putIfAbsent(kernel, count);
            }
        }
    }

    private void measureAll(Function<Program, Map<String, List<Double>>> phase) {
        for (int round = 0; round < ROUNDS; round++) {
            all().forEach(program -> measure(program, phase.apply(program)));
        }
    }

    private void measure(Program program, Map<String, List<Double>> times) {
        for (String kernel : ThroughputProgram.KERNELS) {
            times.computeIfAbsent(kernel, key -> new ArrayList<>())
                    .add(program.milliseconds(kernel, counts.get(kernel)));
        }
    }

    /** Stops a program that runs in each of its functions, steps, watches memory, and leaves it alone again. */
    private void use(Program program) {
        program.order("spin");
        try (DapClient client = attach(program)) {
            for (String place : List.of("(local.set $i", "(call $fib", "(i32.store8", "(call $next", "(call $back")) {
                int line = lineOf(place);
                client.ask(
                        "setBreakpoints",
                        Map.of(
                                "source",
                                Map.of("path", file.toString()),
                                "breakpoints",
                                List.of(
                                        Map.of("line", line),
                                        Map.of(
                                                "line",
                                                lineOf("(local.get $n) (i32.const 2)"),
                                                "condition",
                                                "$n == 7"))));
                int thread = stop(client);
                for (String step : List.of("next", "next", "stepIn", "stepIn", "stepOut", "next")) {
                    client.ask(step, Map.of("threadId", thread));
                    stop(client);
                }
                client.ask("continue", Map.of("threadId", thread));
                stop(client);
                client.ask("continue", Map.of("threadId", thread));
            }
            client.ask(
                    "setBreakpoints",
                    Map.of(
                            "source",
                            Map.of("path", file.toString()),
                            "breakpoints",
                            List.of(Map.of("line", lineOf("(i32.store8")))));
            int thread = stop(client);
            while (!watch(client)) {
                client.ask("continue", Map.of("threadId", thread));
                thread = stop(client);
            }
            client.ask("continue", Map.of("threadId", thread));
            stop(client);
            client.ask("disconnect", Map.of("terminateDebuggee", false));
        }
        program.order("stop");
        program.await("stopped");
    }

    private static int stop(DapClient client) {
        return client.event("stopped").get("threadId").getAsInt();
    }

    /** Watches what the next instruction writes. {@return whether that is possible} */
    private static boolean watch(DapClient client) {
        JsonObject info = client.ask("dataBreakpointInfo", Map.of("name", "1024", "bytes", 4096, "asAddress", true));
        if (info.get("dataId").isJsonNull()) {
            return false;
        }
        client.ask(
                "setDataBreakpoints",
                Map.of(
                        "breakpoints",
                        List.of(Map.of("dataId", info.get("dataId").getAsString(), "accessType", "write"))));
        return true;
    }

    private static int lineOf(String text) {
        List<String> lines = ThroughputProgram.TEXT.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("there is no " + text);
    }

    private DapClient attach(Program program) {
        DapClient client = new DapClient();
        client.ask("initialize", Map.of("adapterID", "stepwasm"));
        client.ask("attach", Map.of("pid", program.process().pid()));
        client.ask("configurationDone", Map.of());
        return client;
    }

    private boolean report() {
        Map<String, ToDoubleFunction<String>> columns = new LinkedHashMap<>();
        columns.put("ms without agent", kernel -> median(plain, Program::before, kernel));
        columns.put("ms with", kernel -> median(debuggable, Program::before, kernel));
        Map<String, ToDoubleFunction<String>> ratios = new LinkedHashMap<>();
        ratios.put(
                "(a) with agent / without",
                kernel -> median(plain, Program::before, kernel) / median(debuggable, Program::before, kernel));
        ratios.put("slowest / fastest without agent", this::spread);
        if (ATTACHES) {
            putLater(ratios);
        }
        return report(columns, ratios);
    }

    private void putLater(Map<String, ToDoubleFunction<String>> ratios) {
        ratios.put("(b) after detach / before attach", kernel -> later(debuggable, Program::after, kernel));
        ratios.put("the same time apart, never attached", kernel -> later(plain, Program::after, kernel));
        ratios.put("(c) attached / before", kernel -> later(debuggable, Program::during, kernel));
    }

    private boolean report(
            Map<String, ToDoubleFunction<String>> columns, Map<String, ToDoubleFunction<String>> ratios) {
        System.out.println("| kernel | " + String.join(" | ", columns.keySet()) + " | "
                + String.join(" | ", ratios.keySet()) + " |");
        System.out.println("|---".repeat(1 + columns.size() + ratios.size()) + "|");
        for (String kernel : ThroughputProgram.KERNELS) {
            System.out.printf("| %s |", kernel);
            columns.values().forEach(column -> System.out.printf(" %.1f |", column.applyAsDouble(kernel)));
            ratios.values().forEach(ratio -> System.out.printf(" %.3f |", ratio.applyAsDouble(kernel)));
            System.out.println();
        }
        System.out.print("| geometric mean |" + " |".repeat(columns.size()));
        boolean reached = true;
        for (Map.Entry<String, ToDoubleFunction<String>> ratio : ratios.entrySet()) {
            double mean = mean(ratio.getValue());
            System.out.printf(" %.3f |", mean);
            boolean wanted = ratio.getKey().startsWith("(a)") || ratio.getKey().startsWith("(b)");
            reached &= !wanted || mean >= BAR;
        }
        System.out.printf(
                "%n%nRatios of throughput, of medians of %d measurements in each of %d processes; (a) and (b) want"
                        + " %.2f: %s%n",
                ROUNDS, PROCESSES, BAR, reached ? "reached" : "missed");
        return reached;
    }

    private static double mean(ToDoubleFunction<String> ratio) {
        return Math.exp(ThroughputProgram.KERNELS.stream()
                .mapToDouble(kernel -> Math.log(ratio.applyAsDouble(kernel)))
                .average()
                .orElse(0));
    }

    private double spread(String kernel) {
        double[] medians = plain.stream()
                .mapToDouble(program -> median(List.of(program), Program::before, kernel))
                .sorted()
                .toArray();
        return medians[0] / medians[medians.length - 1];
    }

    /** A phase in which a program was measured. */
    private interface Phase {
        Map<String, List<Double>> of(Program program);
    }

    private static double later(List<Program> programs, Phase phase, String kernel) {
        return median(programs, Program::before, kernel) / median(programs, phase, kernel);
    }

    /** {@return the middle of the middles of all processes} */
    private static double median(List<Program> programs, Phase phase, String kernel) {
        return median(programs.stream()
                .mapToDouble(program -> median(phase.of(program).get(kernel).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()))
                .toArray());
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A process that runs kernels, and its times in each phase. */
    private record Program(
            Process process,
            PrintStream orders,
            BufferedReader answers,
            Map<String, List<Double>> before,
            Map<String, List<Double>> after,
            Map<String, List<Double>> during) {
        Program(Path file, List<String> options) {
            this(start(file, options), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        private Program(
                Process process,
                Map<String, List<Double>> before,
                Map<String, List<Double>> after,
                Map<String, List<Double>> during) {
            this(
                    process,
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                    process.inputReader(StandardCharsets.UTF_8),
                    before,
                    after,
                    during);
            await("ready");
        }

        private static Process start(Path file, List<String> options) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx256m"));
            command.addAll(options);
            command.addAll(List.of(
                    "-cp", System.getProperty("java.class.path"), ThroughputProgram.class.getName(), file.toString()));
            try {
                return new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void order(String order) {
            orders.println(order);
        }

        String await(String wanted) {
            String line = line();
            if (!line.startsWith(wanted)) {
                throw new IllegalStateException("not " + wanted + " but " + line);
            }
            return line;
        }

        double milliseconds(String kernel, int count) {
            order(kernel + " " + count);
            return Long.parseLong(line().split(" ")[0]) / 1e6;
        }

        private String line() {
            try {
                String line = answers.readLine();
                if (line == null) {
                    throw new IllegalStateException("the process has ended");
                }
                return line;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            process.destroyForcibly();
        }
    }
}
