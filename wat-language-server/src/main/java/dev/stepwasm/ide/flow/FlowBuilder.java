package dev.stepwasm.ide.flow;

import dev.stepwasm.ide.flow.FlowGraph.Edge;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.CodeSink;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts code into basic blocks as it comes. */
final class FlowBuilder implements CodeSink {
    /** Ways and places where exceptions are looked for; more than any readable graph needs. */
    private static final int MOST_WORK = 200_000;

    /** The tag of an exception that nobody knows before it comes. */
    private static final int ANY_TAG = -1;

    private final ModuleAnalysis module;
    private final int base;
    private final List<List<Instruction>> blocks = new ArrayList<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final List<Frame> frames = new ArrayList<>();
    private int current;
    /** Whether code goes on in the current block. */
    private boolean alive = true;

    private int work;

    /** Someone who leaves for a place that does not exist yet. */
    private record Leaving(int from, String label) {}

    /** A block that throws, and what: a tag or {@link #ANY_TAG}. */
    private record Thrower(int block, int tag, boolean surely) {}

    /** A block of the program that is open. */
    private static final class Frame {
        private final Opcode kind;
        private final int loopHead;
        private final List<Catch> catches;
        private final Set<Leaving> leaving = new LinkedHashSet<>();
        private final Set<Thrower> throwers = new LinkedHashSet<>();
        /** The block that ends with an {@code if} whose other way is not known yet, or -1. */
        private int undecided = -1;

        private boolean handles;
        private boolean handlesAll;

        Frame(Opcode kind, int loopHead, List<Catch> catches) {
            this.kind = kind;
            this.loopHead = loopHead;
            this.catches = catches;
        }
    }

    FlowBuilder(ModuleAnalysis module, int base) {
        this.module = module;
        this.base = base;
        begin();
    }

    Optional<FlowGraph> graph(int function) {
        if (isDone()) {
            return Optional.empty();
        }
        if (alive) {
            edge(current, Edge.RETURN, "");
        }
        List<Edge> all = List.copyOf(edges);
        BitSet reached = FlowGraph.reached(blocks.size(), all);
        List<FlowGraph.Block> made = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            made.add(new FlowGraph.Block(blocks.get(i), reached.get(i)));
        }
        return Optional.of(new FlowGraph(function, made, all));
    }

    @Override
    public boolean isDone() {
        return blocks.size() > FlowGraph.MOST_BLOCKS || work > MOST_WORK;
    }

    @Override
    public void accept(Instruction relative, int start, int end) {
        if (isDone()) {
            return;
        }
        Instruction instruction = new Instruction(relative.opcode(), relative.immediates(), base + relative.position());
        switch (instruction.opcode()) {
            case END, DELEGATE -> end(instruction);
            case ELSE -> otherwise(instruction);
            case CATCH, CATCH_ALL -> handler(instruction);
            default -> {
                resume();
                plain(instruction);
            }
        }
    }

    /** Goes on in a block that nobody leads to, if the one before has ended. */
    private void resume() {
        if (!alive) {
            begin();
        }
    }

    private void begin() {
        current = blocks.size();
        blocks.add(new ArrayList<>());
        alive = true;
    }

    private void add(Instruction instruction) {
        blocks.get(current).add(instruction);
    }

    private void edge(int from, int to, String label) {
        work++;
        edges.add(new Edge(from, to, label));
    }

    private void plain(Instruction instruction) {
        Opcode op = instruction.opcode();
        if (op == Opcode.LOOP && !blocks.get(current).isEmpty()) {
            int before = current;
            begin();
            edge(before, current, "");
        }
        add(instruction);
        switch (op) {
            case BLOCK, LOOP, TRY -> frames.add(new Frame(op, current, List.of()));
            case TRY_TABLE -> frames.add(new Frame(op, -1, catches(instruction)));
            case IF -> {
                Frame frame = new Frame(op, -1, List.of());
                frame.undecided = current;
                frames.add(frame);
                next("then");
            }
            case BR -> {
                branch(current, depth(instruction), "");
                alive = false;
            }
            case BR_IF -> split(instruction, "taken", "fallthrough");
            case BR_ON_NULL -> split(instruction, "null", "not null");
            case BR_ON_NON_NULL -> split(instruction, "not null", "null");
            case BR_ON_CAST -> split(instruction, "cast", "no cast");
            case BR_ON_CAST_FAIL -> split(instruction, "no cast", "cast");
            case BR_TABLE -> table(instruction);
            case RETURN -> leave(Edge.RETURN, "");
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> leave(Edge.RETURN, "tail call");
            case UNREACHABLE -> alive = false;
            case THROW -> thrown(depth(instruction));
            case THROW_REF, RETHROW -> thrown(ANY_TAG);
            case CALL, CALL_INDIRECT, CALL_REF -> propagate(new Thrower(current, ANY_TAG, false), frames.size() - 1);
            default -> {
                // goes on to the next
            }
        }
    }

    private void leave(int to, String label) {
        edge(current, to, label);
        alive = false;
    }

    private void next(String label) {
        int before = current;
        begin();
        edge(before, current, label);
    }

    private static List<Catch> catches(Instruction instruction) {
        return instruction.immediates() instanceof Immediates.TryTable table ? table.catches() : List.of();
    }

    private static int depth(Instruction instruction) {
        return switch (instruction.immediates()) {
            case Immediates.Index(int index) -> index;
            case Immediates.Cast cast -> cast.label();
            default -> Instruction.UNKNOWN_INDEX;
        };
    }

    // Branches.

    private void split(Instruction instruction, String taken, String otherwise) {
        branch(current, depth(instruction), taken);
        next(otherwise);
    }

    private void branch(int from, int depth, String label) {
        if (depth >= 0 && depth <= frames.size()) {
            jump(from, frames.size() - 1 - depth, label);
        }
    }

    /** @param frame the number of an open block, -1 for the function */
    private void jump(int from, int frame, String label) {
        work++;
        if (frame < 0) {
            edge(from, Edge.RETURN, label);
        } else if (frames.get(frame).kind == Opcode.LOOP) {
            edge(from, frames.get(frame).loopHead, label);
        } else {
            frames.get(frame).leaving.add(new Leaving(from, label));
        }
    }

    /** All entries that lead to one place are one way. */
    private void table(Instruction instruction) {
        if (instruction.immediates() instanceof Immediates.Labels labels) {
            Map<Integer, Ranges> entries = new LinkedHashMap<>();
            for (int i = 0; i < labels.size() - 1; i++) {
                entries.computeIfAbsent(labels.get(i), depth -> new Ranges()).add(i);
            }
            entries.computeIfAbsent(labels.defaultTarget(), depth -> new Ranges())
                    .addDefault();
            entries.forEach((depth, ranges) -> branch(current, depth, ranges.show()));
        }
        alive = false;
    }

    // Blocks.

    private void otherwise(Instruction instruction) {
        if (frames.isEmpty()) {
            return;
        }
        Frame frame = frames.getLast();
        fallOut(frame);
        begin();
        if (frame.undecided >= 0) {
            edge(frame.undecided, current, "else");
            frame.undecided = -1;
        }
        add(instruction);
    }

    private void fallOut(Frame frame) {
        if (alive) {
            frame.leaving.add(new Leaving(current, ""));
        }
    }

    private void end(Instruction instruction) {
        if (frames.isEmpty()) {
            return;
        }
        Frame frame = frames.removeLast();
        if (frame.undecided >= 0) {
            frame.leaving.add(new Leaving(frame.undecided, "else"));
        }
        boolean delegates = instruction.opcode() == Opcode.DELEGATE;
        if (!frame.handlesAll) {
            int outer = delegates ? frames.size() - 1 - Math.max(0, depth(instruction)) : frames.size() - 1;
            frame.throwers.forEach(thrower -> propagate(thrower, outer));
        }
        if (!frame.leaving.isEmpty()) {
            fallOut(frame);
            begin();
            frame.leaving.forEach(one -> edge(one.from, current, one.label));
        }
        if (alive) {
            add(instruction);
        }
    }

    // Exceptions.

    private void thrown(int tag) {
        propagate(new Thrower(current, tag, true), frames.size() - 1);
        alive = false;
    }

    /** Leads an exception to whoever may catch it, from an open block outwards. */
    private void propagate(Thrower thrower, int from) {
        for (int i = from; i >= 0 && work <= MOST_WORK; i--) {
            work++;
            Frame frame = frames.get(i);
            if (frame.kind == Opcode.TRY && !frame.handles) {
                frame.throwers.add(thrower); // its handlers come later
                return;
            }
            for (Catch handler : frame.catches) {
                boolean fits = !handler.kind().hasTag() || thrower.tag == ANY_TAG || thrower.tag == handler.tag();
                if (fits) {
                    String tag = handler.kind().hasTag() ? " " + tag(handler.tag()) : "";
                    jump(thrower.block, i - 1 - handler.label(), handler.kind().keyword() + tag);
                    if (!handler.kind().hasTag() || thrower.tag == handler.tag()) {
                        return;
                    }
                }
            }
        }
        if (thrower.surely) {
            edge(thrower.block, Edge.THROW, "");
        }
    }

    private void handler(Instruction instruction) {
        if (frames.isEmpty()) {
            return;
        }
        Frame frame = frames.getLast();
        frame.handles = true;
        fallOut(frame);
        begin();
        boolean all = instruction.opcode() == Opcode.CATCH_ALL;
        int tag = all ? ANY_TAG : depth(instruction);
        for (Thrower thrower : List.copyOf(frame.throwers)) {
            if (all || thrower.tag == ANY_TAG || thrower.tag == tag) {
                edge(thrower.block, current, all ? "catch_all" : "catch " + tag(tag));
            }
            if (!all && thrower.tag == tag) {
                frame.throwers.remove(thrower);
            }
        }
        frame.handlesAll |= all;
        add(instruction);
    }

    private String tag(int index) {
        return module.lowered()
                .lookup()
                .definition(IndexSpace.TAG, index, -1)
                .map(Definition::show)
                .orElse(Integer.toString(index));
    }
}
