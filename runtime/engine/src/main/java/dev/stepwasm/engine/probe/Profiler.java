package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.ModuleCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts instructions for each function and call stack. The counter of the interpreter is the clock, so two runs of the
 * same program give the same profile, to the instruction. Used by the thread that runs the program; read it when nothing
 * runs.
 */
public final class Profiler implements CodeHook {
    /** Frames above that depth count for the frame at that depth, so that deep recursion does not take all memory. */
    public static final int DEEPEST = 256;

    private final ExecutionControl control;
    private final Node root = new Node("", null);
    private final List<Node> stack = new ArrayList<>();
    private long last;

    /** A function on one call stack. */
    private static final class Node {
        final String function;
        final @Nullable Node caller;
        final Map<String, Node> callees = new LinkedHashMap<>();
        long self;
        long calls;

        Node(String function, @Nullable Node caller) {
            this.function = function;
            this.caller = caller;
        }

        Node callee(String name) {
            return callees.computeIfAbsent(name, key -> new Node(key, this));
        }
    }

    /** A profiler of everything that runs under a control. */
    public Profiler(ExecutionControl control) {
        this.control = control;
    }

    /** Counts from now on. */
    public Attachment attach() {
        last = control.instructionCount();
        control.hooks().attach(this);
        return () -> {
            settle(control.instructionCount());
            control.hooks().detach(this);
        };
    }

    @Override
    public HookPlaces places(ModuleCode code, int functionIndex) {
        return HookPlaces.none().withEntry().withReturns();
    }

    @Override
    public void entered(Activation frame) {
        settle(control.instructionCount());
        leave(frame.depth());
        int known = stack.size();
        if (known < DEEPEST) {
            Node node = (known == 0 ? root : stack.getLast()).callee(name(frame));
            node.calls++;
            stack.add(node);
        } else {
            stack.getLast().calls++;
        }
    }

    private static String name(Activation frame) {
        return frame.functionName();
    }

    @Override
    public void returns(Activation frame, List<Value> results) {
        settle(control.instructionCount());
        leave(frame.depth());
    }

    /** Forgets frames from a depth on: they have returned, or a trap, an exception or a tail call has ended them. */
    private void leave(int depth) {
        while (stack.size() >= depth) {
            stack.removeLast();
        }
    }

    private void settle(long now) {
        (stack.isEmpty() ? root : stack.getLast()).self += now - last;
        last = now;
    }

    /**
     * What a function did.
     *
     * @param name for people
     * @param self instructions of its own
     * @param total with those of everything it called; recursive calls count once
     * @param calls how often it was called
     */
    public record Row(String name, long self, long total, long calls) {}

    /** {@return the functions, those with most instructions of their own first} */
    public List<Row> rows() {
        Map<String, long[]> sums = new HashMap<>();
        Map<Node, Long> totals = totals();
        for (Node node : totals.keySet()) {
            long[] sum = sums.computeIfAbsent(node.function, key -> new long[3]);
            sum[0] += node.self;
            sum[1] += isOutermost(node) ? totals.get(node) : 0;
            sum[2] += node.calls;
        }
        List<Row> rows = new ArrayList<>();
        sums.forEach((name, sum) -> rows.add(new Row(name, sum[0], sum[1], sum[2])));
        rows.sort(Comparator.comparingLong((Row row) -> -row.self()).thenComparing(Row::name));
        return rows;
    }

    private static boolean isOutermost(Node node) {
        for (Node caller = node.caller; caller != null; caller = caller.caller) {
            if (caller.function.equals(node.function)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the instructions of each node and what it called, callers before callees} */
    private Map<Node, Long> totals() {
        Map<Node, Long> totals = new LinkedHashMap<>();
        Deque<Node> open = new ArrayDeque<>(root.callees.values());
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            totals.put(node, node.self);
            open.addAll(node.callees.values());
        }
        List<Node> upwards = new ArrayList<>(totals.keySet()).reversed();
        for (Node node : upwards) {
            if (node.caller != null && node.caller != root) {
                totals.merge(node.caller, totals.get(node), Long::sum);
            }
        }
        return totals;
    }

    /**
     * {@return the profile as collapsed stacks, which {@code flamegraph.pl}, speedscope and others draw: the functions from
     * the outermost to the innermost with semicolons between them, a space, and the instructions of the innermost}
     */
    public String collapsed() {
        List<String> lines = new ArrayList<>();
        for (Node node : totals().keySet()) {
            if (node.self > 0) {
                lines.add(path(node) + " " + node.self);
            }
        }
        lines.sort(Comparator.naturalOrder());
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private String path(Node node) {
        Deque<String> names = new ArrayDeque<>();
        for (Node at = node; at != null && at != root; at = at.caller) {
            names.addFirst(at.function.replace(';', ':').replace(' ', '_'));
        }
        return String.join(";", names);
    }

    /** {@return the functions as a table} */
    public String table(int most) {
        List<Row> rows = rows();
        long all = Math.max(1, rows.stream().mapToLong(Row::self).sum());
        var out = new StringBuilder(String.format(
                Locale.ROOT,
                "%15s %6s %15s %6s %12s  %s\n",
                "instructions",
                "",
                "with callees",
                "",
                "calls",
                "function"));
        for (Row row : rows.subList(0, Math.min(most, rows.size()))) {
            out.append(String.format(
                    Locale.ROOT,
                    "%15d %5.1f%% %15d %5.1f%% %12d  %s\n",
                    row.self(),
                    100.0 * row.self() / all,
                    row.total(),
                    100.0 * row.total() / all,
                    row.calls(),
                    row.name()));
        }
        if (rows.size() > most) {
            out.append("and ").append(rows.size() - most).append(" functions with fewer instructions\n");
        }
        return out.toString();
    }
}
