package dev.stepwasm.dap;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import dev.stepwasm.dap.launch.GivenImports;
import dev.stepwasm.dap.launch.LaunchException;
import dev.stepwasm.dap.launch.LaunchRequest;
import dev.stepwasm.engine.ExitException;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.LiveInstances;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import dev.stepwasm.engine.debug.LinkedProgram;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.interpret.ExecutionControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A Java program that embeds the modules of transcripts, one after the other, each as the arguments of a launch say. It is
 * told what to do by lines of JSON on its standard input, and tells by such lines what the modules write and how they end.
 */
final class TranscriptProgram {
    /** The thread on which modules run. */
    static final String THREAD = "program";

    private static final int DEADLINE_SECONDS = 20;
    private static final Gson GSON = new Gson();

    private final PrintStream tell;
    private final GuestOutput out = new GuestOutput(text -> tell("stdout", text));
    private final GuestOutput err = new GuestOutput(text -> tell("stderr", text));
    private final ExecutionControl control = new ExecutionControl();
    private final CountDownLatch go = new CountDownLatch(1);
    private final Thread thread;
    private final Thread teller;
    private volatile Outcome outcome = new Outcome.Failed("nothing has run");

    private TranscriptProgram(Map<String, Object> launch, PrintStream tell) {
        this.tell = tell;
        thread = Thread.ofPlatform().daemon().name(THREAD).start(() -> outcome = outcome(launch));
        teller = Thread.ofPlatform().daemon().start(this::tellEnd);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream tell = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        TranscriptProgram program = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonObject order = JsonParser.parseString(line).getAsJsonObject();
            if (order.has("launch")) {
                program = new TranscriptProgram(
                        GSON.fromJson(order.get("launch"), new TypeToken<Map<String, Object>>() {}.getType()), tell);
            } else if (order.has("close")) {
                if (program != null) {
                    program.close();
                }
                program = null;
                forgetInstances();
                tell.println(GSON.toJson(Map.of("closed", true)));
            } else if (program != null) {
                program.obey(order);
            }
        }
    }

    /** Waits until a debugger that attaches finds none of the instances that were made before. */
    private static void forgetInstances() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        do {
            System.gc();
            if (LiveInstances.all().isEmpty()) {
                return;
            }
            Thread.onSpinWait();
        } while (System.nanoTime() < deadline);
        throw new AssertionError("somebody keeps instances that have ended: " + LiveInstances.all());
    }

    private void close() throws InterruptedException {
        control.cancel();
        go.countDown();
        thread.join();
        teller.join();
    }

    private void obey(JsonObject order) {
        if (order.has("go")) {
            go.countDown();
        } else {
            release();
            tell("synced", order.get("sync").getAsInt());
        }
    }

    private Outcome outcome(Map<String, Object> arguments) {
        try {
            return outcome(LaunchRequest.of(arguments));
        } catch (LaunchException | InvocationException | InvalidModuleException | IOException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** Who hears of the end can rely on it that the thread is no more. */
    private void tellEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        release();
        if (!outcome.report().isEmpty()) {
            tell(outcome instanceof Outcome.Returned ? "stdout" : "stderr", outcome.report() + "\n");
        }
        tell("ended", outcome.exitCode());
    }

    private Outcome outcome(LaunchRequest request)
            throws LaunchException, InvocationException, InvalidModuleException, IOException {
        StepModule main = StepModule.of(request.program());
        Map<String, StepModule> links = new LinkedHashMap<>();
        for (Map.Entry<String, Path> link : request.links().entrySet()) {
            links.put(link.getKey(), StepModule.of(link.getValue()));
        }
        Invocation invocation = Invocation.of(main.module(), request.invoke(), request.args());
        Imports imports = GivenImports.of(
                request,
                new GivenImports.Sources(main, links, List.of()),
                request.wasi().withStdout(out).withStderr(err),
                out::println,
                warning -> tell("stderr", warning + "\n"));
        return outcome(new LinkedProgram(main, imports, links), invocation);
    }

    private Outcome outcome(LinkedProgram program, Invocation invocation) {
        List<StepInstance> made = new ArrayList<>();
        try {
            Imports.Builder imports = program.imports().toBuilder();
            for (Map.Entry<String, StepModule> link : program.links().entrySet()) {
                StepInstance linked = link.getValue().instantiate(imports.build(), control);
                made.add(linked);
                imports.instance(link.getKey(), linked);
            }
            StepInstance instance = program.main().instantiate(imports.build(), control);
            made.add(instance);
            tell("made", true);
            go.await();
            return new Outcome.Returned(instance.invoke(invocation.export(), invocation.arguments()));
        } catch (ExitException e) {
            return new Outcome.Exited(e.code());
        } catch (Trap e) {
            return new Outcome.Trapped(e);
        } catch (WasmException e) {
            return new Outcome.Thrown(e);
        } catch (RuntimeException | InterruptedException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } finally {
            made.reversed().forEach(StepInstance::close);
        }
    }

    private void release() {
        out.release();
        err.release();
    }

    private void tell(String name, Object value) {
        tell.println(GSON.toJson(Map.of(name, value)));
    }
}
