package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Segments that are copied to a place which is known when the module is instantiated. */
final class ActiveSegments {
    /** A global may be computed from others; nobody writes longer chains. */
    private static final int MOST_GLOBALS = 100;

    private ActiveSegments() {}

    /**
     * A segment.
     *
     * @param space data or elem
     * @param index of the segment
     * @param target index of the memory or table
     * @param start the first byte or element, as unsigned 64 bits
     * @param size number of bytes or elements
     */
    record Active(IndexSpace space, int index, int target, long start, long size) {
        /** {@return the place after the last one} */
        long end() {
            return Access.sum(start, size);
        }

        /** {@return the index space of the target} */
        IndexSpace targets() {
            return space == IndexSpace.DATA ? IndexSpace.MEMORY : IndexSpace.TABLE;
        }
    }

    /** {@return the segments of a module that go to a known place, data first, by index} */
    static List<Active> in(Module module) {
        List<Active> all = new ArrayList<>();
        for (int i = 0; i < module.data().size(); i++) {
            add(
                    module,
                    IndexSpace.DATA,
                    i,
                    module.data().get(i).mode(),
                    module.data().get(i).bytes().size(),
                    all);
        }
        for (int i = 0; i < module.elements().size(); i++) {
            int size = module.elements().get(i).items().size();
            add(module, IndexSpace.ELEM, i, module.elements().get(i).mode(), size, all);
        }
        return all;
    }

    private static void add(Module module, IndexSpace space, int index, SegmentMode mode, long size, List<Active> all) {
        if (mode instanceof SegmentMode.Active(int target, Expression offset) && target >= 0) {
            boolean wide = space == IndexSpace.DATA
                    ? target < module.memoryCount() && module.memory(target).is64()
                    : target < module.tableCount() && module.table(target).is64();
            OptionalLong value = value(module, offset, 0);
            if (value.isPresent()) {
                long start = wide ? value.getAsLong() : value.getAsLong() & 0xFFFF_FFFFL;
                all.add(new Active(space, index, target, start, size));
            }
        }
    }

    /** {@return the integer that a constant expression gives, if no import has a part in it; an i32 sign-extended} */
    private static OptionalLong value(Module module, Expression expression, int depth) {
        Deque<Long> stack = new ArrayDeque<>();
        for (Instruction instruction : expression.instructions()) {
            OptionalLong value = switch (instruction.immediates()) {
                case Immediates.Constant(long bits) when isInteger(instruction.opcode()) -> OptionalLong.of(bits);
                case Immediates.Index(int global)
                when instruction.opcode() == Opcode.GLOBAL_GET && depth < MOST_GLOBALS ->
                    global(module, global, depth + 1);
                default -> sum(instruction.opcode(), stack);
            };
            if (value.isEmpty()) {
                return value;
            }
            stack.push(value.getAsLong());
        }
        return stack.size() == 1 ? OptionalLong.of(stack.pop()) : OptionalLong.empty();
    }

    private static boolean isInteger(Opcode op) {
        return op == Opcode.I32_CONST || op == Opcode.I64_CONST;
    }

    private static OptionalLong global(Module module, int global, int depth) {
        int defined = global - module.importedGlobalCount();
        boolean constant = defined >= 0
                && defined < module.globals().size()
                && !module.globals().get(defined).type().mutable();
        return constant ? value(module, module.globals().get(defined).initializer(), depth) : OptionalLong.empty();
    }

    private static OptionalLong sum(Opcode op, Deque<Long> stack) {
        if (stack.size() < 2) {
            return OptionalLong.empty();
        }
        long second = stack.pop();
        return Arithmetic.binary(op, stack.pop(), second);
    }

    /** {@return where a segment says its place, or its name or keyword if it does not say so} */
    static Span place(LintedModule module, Active segment) {
        IndexTable table = module.lowered().table(segment.space());
        Node node = new Node(module.tree(), table.segment(segment.index()), table.node(segment.index()));
        return Syntax.child(node, NodeKind.OFFSET)
                .map(Node::span)
                .orElseGet(() ->
                        module.definition(segment.space(), segment.index()).nameSpan());
    }
}
