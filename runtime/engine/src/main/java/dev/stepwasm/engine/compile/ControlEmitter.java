package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/** Writes blocks and branches. */
final class ControlEmitter {
    private static final int ALWAYS = GOTO;

    private final FunctionCompiler compiler;
    private final Emitter out;
    private final Operands operands;
    private final Deque<Block> blocks = new ArrayDeque<>();

    /** A block that has begun. */
    private static final class Block {
        final Opcode kind;
        /** The height of the stack below what it takes. */
        final int height;

        final List<JvmType> parameters;
        final List<JvmType> results;
        /** Where branches to it go; null if they return. */
        final @Nullable Label target;
        /** Where an {@code if} goes on when its condition does not hold; null if it has been there. */
        @Nullable
        Label otherwise;

        boolean isTarget;
        /** What a {@code try_table} catches, and where its instructions begin. */
        List<Catch> catches = List.of();

        Label start = new Label();

        Block(
                Opcode kind,
                int height,
                List<JvmType> parameters,
                List<JvmType> results,
                @Nullable Label target,
                @Nullable Label otherwise) {
            this.kind = kind;
            this.height = height;
            this.parameters = parameters;
            this.results = results;
            this.target = target;
            this.otherwise = otherwise;
        }

        /** {@return what branches to it take} */
        List<JvmType> branchTypes() {
            return kind == Opcode.LOOP ? parameters : results;
        }
    }

    ControlEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
        this.out = compiler.out;
        this.operands = compiler.operands;
        blocks.push(new Block(Opcode.BLOCK, 0, List.of(), compiler.shape.results(), null, null));
    }

    /** {@return whether the instruction has been written} */
    boolean write(Instruction instruction) {
        switch (instruction.opcode()) {
            case NOP -> {}
            case BLOCK -> {
                compiler.settle();
                begin(instruction, new Label(), null);
            }
            case TRY_TABLE -> {
                compiler.settle();
                begin(instruction, new Label(), null);
                blocks.getFirst().catches = ((Immediates.TryTable) instruction.immediates()).catches();
                out.method.visitLabel(blocks.getFirst().start);
            }
            case LOOP -> {
                compiler.settle();
                Label head = compiler.head();
                begin(instruction, head, null);
                compiler.join(head);
                compiler.poll();
                compiler.leaveIfItHolds();
            }
            case IF, BR_IF -> conditional(instruction, Condition.NOT_ZERO);
            case ELSE -> otherwise();
            case END -> end();
            case BR -> {
                compiler.settle();
                branch(index(instruction), ALWAYS);
                compiler.unreachable();
            }
            case BR_TABLE -> table((Immediates.Labels) instruction.immediates());
            case BR_ON_NULL -> {
                compiler.settle();
                int top = operands.height() - 1;
                out.load(JvmType.REFERENCE, operands.home(top));
                operands.cut(top);
                branch(index(instruction), IFNULL);
                operands.atHome(JvmType.REFERENCE);
            }
            case BR_ON_NON_NULL -> {
                compiler.settle();
                int top = operands.height() - 1;
                out.load(JvmType.REFERENCE, operands.home(top));
                branch(index(instruction), IFNONNULL);
                operands.cut(top);
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> {
                var cast = (Immediates.Cast) instruction.immediates();
                compiler.settle();
                out.load(JvmType.REFERENCE, operands.home(operands.height() - 1));
                compiler.objects.isA(cast.target());
                branch(cast.label(), instruction.opcode() == Opcode.BR_ON_CAST ? IFNE : IFEQ);
            }
            case RETURN -> {
                giveBack();
                compiler.unreachable();
            }
            case UNREACHABLE -> {
                compiler.site();
                out.invokeStatic(Fault.class, "unreachable", "()" + Type.getDescriptor(Fault.class));
                out.plain(ATHROW);
                compiler.unreachable();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int index(Instruction instruction) {
        return ((Immediates.Index) instruction.immediates()).index();
    }

    /** Begins a block; all operands are at home. */
    private void begin(Instruction instruction, Label target, @Nullable Label otherwise) {
        List<JvmType> parameters = List.of();
        List<JvmType> results = List.of();
        BlockType declared = instruction.immediates() instanceof Immediates.TryTable handled
                ? handled.type()
                : ((Immediates.Block) instruction.immediates()).type();
        switch (declared) {
            case BlockType.Inline(var result) ->
                results = JvmType.of(result.stream().map(ValueType.class::cast).toList());
            case BlockType.Indexed(int index) -> {
                FunctionType type =
                        Objects.requireNonNull(compiler.module.types().function(index));
                parameters = JvmType.of(type.parameters());
                results = JvmType.of(type.results());
            }
        }
        blocks.push(new Block(
                instruction.opcode(), operands.height() - parameters.size(), parameters, results, target, otherwise));
    }

    /** Writes an {@code if} or {@code br_if}. */
    void conditional(Instruction instruction, Condition condition) {
        compiler.refreshMemory();
        operands.loadAlone(condition.operands());
        condition.compare(out);
        if (instruction.opcode() == Opcode.IF) {
            var otherwise = new Label();
            out.jump(condition.negated().jump(), otherwise);
            begin(instruction, new Label(), otherwise);
        } else {
            branch(index(instruction), condition.jump());
        }
    }

    void otherwise() {
        Block block = blocks.getFirst();
        if (compiler.isReachable()) {
            compiler.settle();
            out.jump(GOTO, Objects.requireNonNull(block.target));
            block.isTarget = true;
        }
        operands.cut(block.height);
        block.parameters.forEach(operands::atHome);
        compiler.join(Objects.requireNonNull(block.otherwise));
        block.otherwise = null;
        compiler.reachable();
    }

    void end() {
        Block block = blocks.pop();
        if (block.target == null) {
            if (compiler.isReachable()) {
                giveBack();
            }
            return;
        }
        if (compiler.isReachable()) {
            compiler.settle();
            if (!block.catches.isEmpty()) {
                out.jump(GOTO, aim(block));
            }
        }
        operands.cut(block.height);
        if (!block.catches.isEmpty()) {
            compiler.exceptions.handlers(block.catches, block.start, depth -> branch(depth, ALWAYS));
            compiler.unreachable();
        }
        block.results.forEach(operands::atHome);
        if (block.kind == Opcode.LOOP) {
            return;
        }
        if (block.otherwise != null) {
            compiler.join(block.otherwise, block.target);
            compiler.reachable();
        } else if (block.isTarget) {
            compiler.join(block.target);
            compiler.reachable();
        }
    }

    private Block block(int depth) {
        Iterator<Block> from = blocks.iterator();
        for (int i = 0; i < depth; i++) {
            from.next();
        }
        return from.next();
    }

    /** Branches; all operands are at home, and only what the jump looks at is on the stack of the JVM. */
    private void branch(int depth, int jump) {
        Block block = block(depth);
        if (goesStraight(block)) {
            out.jump(jump, aim(block));
        } else if (jump == ALWAYS) {
            goTo(block);
        } else {
            var on = new Label();
            out.jump(new Condition(0, JvmType.I32, 0, jump).negated().jump(), on);
            goTo(block);
            compiler.join(on);
        }
    }

    private static Label aim(Block block) {
        block.isTarget = true;
        return Objects.requireNonNull(block.target);
    }

    /** {@return whether nothing has to be done before a jump} */
    private boolean goesStraight(Block block) {
        int count = block.branchTypes().size();
        return block.target != null && (count == 0 || operands.height() - count == block.height);
    }

    private void goTo(Block block) {
        if (block.target == null) {
            returnFromHome();
        } else {
            operands.move(block.branchTypes().size(), block.height);
            out.jump(GOTO, aim(block));
        }
    }

    private void table(Immediates.Labels labels) {
        compiler.refreshMemory();
        operands.loadAlone(1);
        var detours = new ArrayList<Block>();
        var entries = new ArrayList<Label>();
        var targets = new Label[labels.size()];
        for (int i = 0; i < targets.length; i++) {
            Block block = block(labels.get(i));
            if (goesStraight(block)) {
                targets[i] = aim(block);
                continue;
            }
            int known = detours.indexOf(block);
            if (known < 0) {
                known = detours.size();
                detours.add(block);
                entries.add(new Label());
            }
            targets[i] = entries.get(known);
        }
        Label last = targets[targets.length - 1];
        Label[] others = java.util.Arrays.copyOf(targets, targets.length - 1);
        if (others.length == 0) {
            out.plain(POP);
            out.jump(GOTO, last);
        } else {
            out.method.visitTableSwitchInsn(0, others.length - 1, last, others);
        }
        for (int i = 0; i < detours.size(); i++) {
            compiler.join(entries.get(i));
            goTo(detours.get(i));
        }
        compiler.unreachable();
    }

    /** Returns with the operands on top. */
    private void giveBack() {
        if (compiler.isOnStack()) {
            operands.flush();
            returnFromHome();
        } else if (compiler.shape.results().isEmpty()
                || compiler.shape.results().size() == 1
                        && compiler.shape.results().getFirst() != JvmType.VECTOR) {
            operands.load(compiler.shape.results().size());
            out.plain(ShapeClasses.returning(compiler.shape));
        } else {
            operands.flush();
            returnFromHome();
        }
    }

    private void returnFromHome() {
        List<JvmType> results = compiler.shape.results();
        int first = operands.height() - results.size();
        if (compiler.isOnStack()) {
            returnToInterpreter(results, first);
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            JvmType type = results.get(i);
            int place = operands.home(first + i);
            if (i > 0) {
                ShapeClasses.put(out, compiler.layout.context, type, i, place);
            } else if (type == JvmType.VECTOR) { // The rest of it is returned.
                ShapeClasses.putHigh(out, compiler.layout.context, i, place);
            }
        }
        if (!results.isEmpty()) {
            JvmType type = results.getFirst();
            out.load(type == JvmType.VECTOR ? JvmType.I64 : type, operands.home(first));
        }
        out.plain(ShapeClasses.returning(compiler.shape));
    }

    private void returnToInterpreter(List<JvmType> results, int first) {
        for (int i = 0; i < results.size(); i++) {
            JvmType type = results.get(i);
            boolean isReference = type == JvmType.REFERENCE;
            LoopEntries.result(out, type, i);
            number(type, operands.home(first + i));
            out.plain(isReference ? AASTORE : LASTORE);
            if (type == JvmType.VECTOR) {
                LoopEntries.resultHigh(out, i);
                out.load(JvmType.I64, operands.home(first + i) + JvmType.I64.size);
                out.plain(LASTORE);
            }
        }
        out.plain(RETURN);
    }

    /** Loads what is in the slot of a number or reference: of a vector the low half. */
    private void number(JvmType type, int local) {
        if (type == JvmType.VECTOR) {
            out.load(JvmType.I64, local);
        } else {
            out.load(type, local);
            out.toSlot(type);
        }
    }
}
