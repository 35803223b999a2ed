package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.HostHook;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.TrapHook;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes down what a program does, a line for each call and return, and if wanted for each instruction:
 *
 * <pre>
 * 0x0025    3:5  -> $sum(50, -8)
 * 0x0025   3:12  local.get $x
 * 0x0027   3:25  local.get $y  [50]
 * 0x0029    3:5  i32.add  [50 -8]
 * 0x002a    4:3  <- $sum = 42
 * </pre>
 *
 * <p>In front are the byte offset in the file and line and column of the text; lines are indented by call depth, operands
 * stand in brackets, the bottom of the stack first. Used by the thread that runs the program.
 */
public final class Tracer implements CodeHook, HostHook, TrapHook {
    private static final int DEEPEST_INDENTATION = 40;

    private final Listing listing;
    private final Detail detail;
    private final Predicate<String> functions;
    private final long limit;
    private final Consumer<String> out;
    private long lines;

    /** What gets a line. */
    public enum Detail {
        /** Calls, returns and traps. */
        CALLS,
        /** Instructions as well. */
        INSTRUCTIONS
    }

    /**
     * A tracer of one module.
     *
     * @param functions which functions, by name: {@code $fib} or {@code func[3]}, those of the host {@code env.log}
     * @param limit lines after which it falls silent
     * @param out gets each line, without line feed
     * @throws IllegalArgumentException if the limit is negative
     */
    public Tracer(Listing listing, Detail detail, Predicate<String> functions, long limit, Consumer<String> out) {
        if (limit < 0) {
            throw new IllegalArgumentException("a trace cannot have " + limit + " lines");
        }
        this.listing = listing;
        this.detail = detail;
        this.functions = functions;
        this.limit = limit;
        this.out = out;
    }

    /** Traces what runs under a control from now on. */
    public Attachment attach(ExecutionControl control) {
        control.hooks().attach((CodeHook) this);
        control.hooks().attach((HostHook) this);
        control.hooks().attach((TrapHook) this);
        return () -> {
            control.hooks().detach((CodeHook) this);
            control.hooks().detach((HostHook) this);
            control.hooks().detach((TrapHook) this);
        };
    }

    @Override
    public HookPlaces places(ModuleCode code, int functionIndex) {
        if (code != listing.module().code() || !functions.test(code.functionName(functionIndex))) {
            return HookPlaces.none();
        }
        HookPlaces calls =
                detail == Detail.INSTRUCTIONS ? HookPlaces.before(code.stopOffsets(functionIndex)) : HookPlaces.none();
        return calls.withEntry().withReturns();
    }

    @Override
    public void entered(Activation frame) {
        int parameters = parameterCount(frame);
        String arguments = IntStream.range(0, parameters)
                .mapToObj(local -> frame.local(local).show())
                .collect(Collectors.joining(", ", "(", ")"));
        line(frame, 0, "-> " + frame.functionName() + arguments);
    }

    private static int parameterCount(Activation frame) {
        var type = frame.code().module().functionType(frame.functionIndex());
        return type == null ? 0 : type.parameters().size();
    }

    @Override
    public void before(Activation frame) {
        List<Value> operands = frame.operands();
        String shown = operands.isEmpty()
                ? ""
                : operands.stream().map(Value::show).collect(Collectors.joining(" ", "  [", "]"));
        line(frame, 1, listing.instruction(frame.codeOffset()) + shown);
    }

    @Override
    public void returns(Activation frame, List<Value> results) {
        line(frame, 0, "<- " + frame.functionName() + results(results));
    }

    private static String results(List<Value> results) {
        return results.isEmpty() ? "" : results.stream().map(Value::show).collect(Collectors.joining(", ", " = ", ""));
    }

    @Override
    public void beforeHostCall(Activation caller, WasmFunction callee, List<Value> arguments) {
        host(
                caller,
                callee,
                "-> " + callee.name() + arguments.stream().map(Value::show).collect(Collectors.joining(", ", "(", ")"))
                        + " of the host");
    }

    @Override
    public void afterHostCall(Activation caller, WasmFunction callee, List<Value> results) {
        host(caller, callee, "<- " + callee.name() + results(results));
    }

    @Override
    public void hostCallFailed(Activation caller, WasmFunction callee, Throwable failure) {
        String words = failure.getMessage();
        host(
                caller,
                callee,
                "<- " + callee.name() + " fails: "
                        + (words == null
                                ? failure.getClass().getSimpleName()
                                : words.lines().findFirst().orElse("")));
    }

    private void host(Activation caller, WasmFunction callee, String what) {
        if (caller.code() == listing.module().code() && functions.test(callee.name())) {
            line(caller, 1, what);
        }
    }

    @Override
    public void trapped(Activation frame, Trap trap) {
        if (frame.code() == listing.module().code() && functions.test(frame.functionName())) {
            line(
                    frame,
                    1,
                    "trap: " + trap.reason().words() + " at "
                            + frame.instruction().opcode().keyword());
        }
    }

    private void line(Activation frame, int deeper, String what) {
        if (lines >= limit) {
            return;
        }
        lines++;
        int offset = frame.codeOffset();
        String position = listing.position(offset).map(Object::toString).orElse(atEnd(frame));
        int indentation = 2 * Math.min(frame.depth() - 1 + (deeper > 0 ? 1 : 0), DEEPEST_INDENTATION);
        out.accept(String.format("0x%04x %7s  %s%s", offset, position, " ".repeat(indentation), what));
        if (lines == limit) {
            out.accept("the trace ends here, after " + limit + (limit == 1 ? " line" : " lines"));
        }
    }

    /** {@return what to show for the final {@code end}, which the text does not have} */
    private static String atEnd(Activation frame) {
        return frame.instruction().opcode() == Opcode.END ? "end" : "";
    }
}
