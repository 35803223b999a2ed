package dev.stepwasm.embedder;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.LiveInstances;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Granularity;
import dev.stepwasm.engine.debug.StackEntry;
import dev.stepwasm.engine.debug.Stepping;
import dev.stepwasm.engine.debug.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A Java program with threads that run Wasm, and a debugger of it. */
final class Embedder implements AutoCloseable {
    final Heard heard = new Heard();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Debugger> debuggers = new ArrayList<>();

    Embedder() {
        LiveInstances.start();
    }

    static StepModule module(String name, String wat) {
        try {
            return StepModule.ofText(name, wat);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** {@return the number of the first line of a text that has something in it} */
    static int lineOf(String wat, String part) {
        List<String> lines = wat.lines().toList();
        return IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(part))
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    /** Starts a thread that works until the end of the test. */
    Worker start(String name, Runnable work) {
        Worker worker = Worker.start(name, work);
        workers.add(worker);
        return worker;
    }

    Debugger attach() {
        Debugger debugger = Debugger.attach(heard);
        debuggers.add(debugger);
        return debugger;
    }

    static DebuggedModule the(Debugger debugger, String name) {
        return debugger.modules().stream()
                .filter(module -> module.module().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sets a breakpoint on the first line of a module that has something in it, and takes all others of it away. */
    static void breakAt(Debugger debugger, String name, String wat, String part) {
        debugger.setBreakpoints(the(debugger, name), List.of(BreakpointRequest.line(lineOf(wat, part))));
    }

    static void breakNowhere(Debugger debugger, String name) {
        debugger.setBreakpoints(the(debugger, name), List.of());
    }

    /** Lets a thread make a step of a line. {@return why it stops} */
    Stop step(DebuggedThread thread, Stepping stepping) {
        thread.resume(stepping, Granularity.LINE);
        return heard.stopOf(thread);
    }

    /** {@return where a thread stands: its function and line} */
    static String place(DebuggedThread thread) {
        return place(thread.frames(0, 1).getFirst());
    }

    static String place(Frame frame) {
        return frame.functionName() + ":" + frame.position().orElseThrow().line();
    }

    /** {@return the stack of a thread: functions of code, and methods of the host} */
    static List<String> stack(DebuggedThread thread) {
        return thread.stack(0, Integer.MAX_VALUE).stream()
                .map(entry -> switch (entry) {
                    case StackEntry.Wasm(Frame frame) -> frame.functionName();
                    case StackEntry.Host(StackTraceElement element) ->
                        element.getClassName().replaceAll(".*\\.", "") + "." + element.getMethodName();
                })
                .toList();
    }

    /** Threads can end when nobody holds them any more. */
    @Override
    public void close() {
        debuggers.forEach(Debugger::close);
        workers.forEach(Worker::close);
    }
}
