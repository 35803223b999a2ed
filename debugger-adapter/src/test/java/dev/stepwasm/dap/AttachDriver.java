package dev.stepwasm.dap;

import com.google.gson.JsonObject;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.transcript.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plays transcripts against a Java program that embeds the module, and to which the debugger is attached. What the module
 * writes, and that it has ended, comes from the program itself, for a debugger that is attached does not hear of it.
 */
final class AttachDriver extends DapDriver {
    private static final int FEW_FRAMES = 16;

    private final EmbeddingProcess process;
    private final boolean suspended;
    private List<Wanted> functions = List.of();
    private String entry = "";
    private volatile boolean attached;
    private boolean ended;
    private int thread;

    /** @param suspended whether the process runs nothing before a debugger is there */
    AttachDriver(Fixture fixture, EmbeddingProcess process, boolean suspended) {
        super(fixture);
        this.process = process;
        this.suspended = suspended;
    }

    @Override
    public void open(Launch launch) {
        if (launch.stopOnEntry()) {
            entry = entry(launch);
        }
        process.launch(arguments(launch), this::heard);
        if (suspended) {
            process.awaitSuspended();
        } else {
            process.awaitMade();
        }
        ask("initialize", Map.of("adapterID", "stepwasm"));
        client().event("initialized");
        ask("attach", Map.of("pid", process.pid()));
        attached = true;
    }

    private String entry(Launch launch) {
        try {
            return Invocation.of(StepModule.of(Path.of(program())).module(), launch.invoke(), launch.args())
                    .export();
        } catch (IOException | InvalidModuleException | InvocationException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** A program that is there cannot be stopped on entry; a breakpoint at the function does. */
    @Override
    public void start() {
        if (!entry.isEmpty()) {
            List<Wanted> more = new ArrayList<>(functions);
            more.add(new Wanted("function", entry, "", "", ""));
            super.setBreakpoints("function", more);
        }
        ask("configurationDone", Map.of());
        process.go();
    }

    @Override
    public List<Placed> setBreakpoints(String kind, List<Wanted> wanted) {
        if (kind.equals("function")) {
            functions = List.copyOf(wanted);
        }
        return super.setBreakpoints(kind, wanted);
    }

    @Override
    int thread() {
        return thread > 0
                ? thread
                : items(ask("threads", Map.of()), "threads")
                        .filter(each -> each.get("name").getAsString().startsWith(TranscriptProgram.THREAD))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException("the program has no thread"))
                        .get("id")
                        .getAsInt();
    }

    /** That the program is over says the program; of its thread the adapter says that it has ended. */
    @Override
    JsonObject ask(String command, Map<String, ?> arguments) {
        try {
            return super.ask(command, arguments);
        } catch (RefusedException e) {
            throw ended && String.valueOf(e.getMessage()).equals("thread " + thread() + " has ended")
                    ? new RefusedException("the program has ended")
                    : e;
        }
    }

    @Override
    boolean isOfMain(JsonObject frame) {
        return frame.has("source")
                && frame.getAsJsonObject("source").get("path").getAsString().equals(program());
    }

    /** Frames of Java are none of the module's. Asks for more until enough of the module's are among them. */
    @Override
    Stream<JsonObject> frameObjects(int first, int count) {
        long wanted = (long) first + count;
        for (long levels = wanted + FEW_FRAMES; ; levels *= 2) {
            int asked = (int) Math.min(levels, Integer.MAX_VALUE);
            List<JsonObject> all = super.frameObjects(0, asked).toList();
            List<JsonObject> ofModule = all.stream()
                    .filter(frame -> frame.has("instructionPointerReference"))
                    .toList();
            if (ofModule.size() >= wanted || all.size() < asked) {
                return ofModule.stream().skip(first).limit(count);
            }
        }
    }

    @Override
    JsonObject next(List<String> events, Set<Integer> requests) {
        JsonObject event = super.next(events, requests);
        if (event.has("event") && event.get("event").getAsString().equals("stopped")) {
            thread = event.getAsJsonObject("body").get("threadId").getAsInt();
        }
        return event;
    }

    @Override
    public Event await() {
        Event event = super.await();
        if (event.reason().equals("ended")) {
            ended = true;
            return event;
        }
        process.sync();
        List<String> output = new ArrayList<>(event.output());
        client().drain("output").forEach(body -> output.addAll(lines(body)));
        if (!entry.isEmpty()) {
            entry = "";
            super.setBreakpoints("function", functions);
            return new Event("entry", event.text(), output);
        }
        return new Event(event.reason(), event.text(), output);
    }

    /** On the thread that reads what the program says. */
    private void heard(JsonObject message) {
        if (attached) {
            client().request("threads", Map.of()); // What the adapter said before is there when this is answered.
        }
        if (message.has("ended")) {
            client().inject("exited", Map.of("exitCode", message.get("ended").getAsInt()));
            client().inject("terminated", Map.of());
        } else {
            String stream = message.keySet().iterator().next();
            client().inject(
                            "output",
                            Map.of(
                                    "category",
                                    stream,
                                    "output",
                                    message.get(stream).getAsString()));
        }
    }

    @Override
    public void close() {
        if (attached) {
            attached = false;
            client().request("disconnect", Map.of());
        }
        super.close();
        if (!suspended) {
            process.end();
        }
    }
}
