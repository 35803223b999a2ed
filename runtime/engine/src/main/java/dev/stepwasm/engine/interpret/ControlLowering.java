package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What blocks, branches and returns become, which code is never run, and how many instructions have to be counted when
 * control flow leaves a stretch of code.
 */
final class ControlLowering {
    private final Module module;
    private final FunctionType type;
    private final ValueLowering values;
    private final Emitter emitter;

    private final Words returnPlaces = new Words();
    /** Where the loop that begins with an instruction has its head in fast code. */
    private final int[] loopHeads;

    private Blocks blocks = new Blocks();
    /** Instructions since the count was last brought up to date. */
    private int pending;

    private boolean dead;
    private int deadDepth;
    /** The comparison that {@link #popCondition} took back: its op and operands. */
    private int[] comparison = {};

    /**
     * For one function.
     *
     * @param size the number of its instructions
     */
    ControlLowering(Module module, FunctionType type, int size, ValueLowering values, Emitter emitter) {
        this.module = module;
        this.type = type;
        this.values = values;
        this.emitter = emitter;
        this.loopHeads = new int[size];
    }

    /** Begins one of the two versions. */
    void begin() {
        blocks = new Blocks();
        blocks.open(Opcode.BLOCK, -1, 0, List.of(), type.results());
        pending = 0;
        dead = false;
    }

    Blocks blocks() {
        return blocks;
    }

    /** {@return where the function returns, in fast and in plain code} */
    int[] returnPlaces() {
        return returnPlaces.toArray();
    }

    // What is counted, and what is never run.

    /** {@return whether an instruction only says where a block or a part of it ends; it does not count} */
    static boolean isStructure(Opcode opcode) {
        return switch (opcode) {
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    /** {@return the instructions since the count was last brought up to date} */
    int pending() {
        return pending;
    }

    /** Counts the instruction that is being translated. */
    void count() {
        pending++;
    }

    /** Says that the count is up to date. */
    void counted() {
        pending = 0;
    }

    boolean isDead() {
        return dead;
    }

    /** Says that nothing that follows is run, up to a label or the end of a body. */
    void die() {
        dead = true;
    }

    /** Goes over an instruction of dead code. {@return whether this is all: it does not end a block that is being run} */
    boolean skip(Opcode opcode) {
        if (opcode.opensBlock()) {
            deadDepth++;
            return true;
        }
        if (deadDepth > 0 || !isStructure(opcode)) {
            deadDepth -= opcode == Opcode.END || opcode == Opcode.DELEGATE ? 1 : 0;
            return true;
        }
        return false;
    }

    // Blocks.

    Blocks.Block open(Opcode opcode, BlockType blockType) {
        int condition = opcode == Opcode.IF ? popCondition() : -1;
        FunctionType blockFunction = functionType(blockType);
        int parameters = blockFunction.parameters().size();
        values.bringLocalsHome();
        if (opcode != Opcode.BLOCK) {
            values.bringTopHome(parameters);
        }
        Blocks.Block block = blocks.open(
                opcode,
                emitter.number(),
                values.operands().size() - parameters,
                blockFunction.parameters(),
                blockFunction.results());
        switch (opcode) {
            case LOOP -> openLoop(block);
            case IF -> {
                block.elseAt = emitBranch(condition, false, 0);
                block.elsePending = pending;
            }
            default -> emitter.nothing();
        }
        return block;
    }

    private FunctionType functionType(BlockType blockType) {
        return switch (blockType) {
            case BlockType.Inline(var result) ->
                new FunctionType(List.of(), result.stream().toList());
            case BlockType.Indexed(int typeIndex) ->
                Objects.requireNonNull(module.types().function(typeIndex), "a valid module has this type");
        };
    }

    private void openLoop(Blocks.Block block) {
        block.labelPending = pending - 1;
        int number = emitter.number();
        if (emitter.isFast()) {
            label();
            block.head = emitter.here();
            loopHeads[number] = block.head;
            emitter.map().replace(block.head, number, values.operands()); // A branch back comes to the loop again.
        } else {
            block.head = emitter.here();
            emitter.emit(Op.ENTER, loopHeads[number]);
        }
    }

    void otherwise() {
        Blocks.Block block = blocks.top();
        leaveBody(block);
        label();
        emitter.words().set(block.elseAt + 1, emitter.here());
        block.elseAt = -1;
        pending = block.elsePending;
        values.reset(block.height, block.parameters);
        dead = false;
    }

    /** Ends a body of a block that has another behind it. */
    void leaveBody(Blocks.Block block) {
        if (!dead) {
            values.bringTopHome(block.results.size());
            block.branches.add(emitter.emit(Op.JUMP, 0, pending));
        }
    }

    /** Ends the function. */
    void endFunction() {
        if (!dead) {
            giveBack();
        }
        blocks.close();
    }

    /** Ends a block. */
    void join(Blocks.Block block) {
        boolean joined = block.elseAt >= 0 || !block.branches.isEmpty() || block.caught;
        if (joined) {
            if (dead) {
                pending = 0;
            } else {
                values.bringTopHome(block.results.size());
            }
            label();
            Words words = emitter.words();
            if (block.elseAt >= 0) {
                words.set(block.elseAt + 1, words.size());
                words.set(block.elseAt + 2, block.elsePending - pending);
            }
            block.bind(words, pending);
            values.reset(block.height, block.results);
            dead = false;
        }
        blocks.close();
    }

    /** Says that a branch may come to this place. */
    private void label() {
        if (!dead) {
            emitter.separate();
        }
        emitter.forget();
    }

    // Code beside the flow of control, for handlers.

    /** Emits something that is not run when control flow comes here, at the beginning of a block. */
    <T> T aside(Blocks.Block block, Supplier<T> emission) {
        int before = pending;
        int over = emitter.emit(Op.JUMP, 0, 0);
        T result = emission.get();
        emitter.words().set(over + 1, emitter.here());
        emitter.forget();
        pending = before;
        values.reset(block.height, block.parameters);
        return result;
    }

    /** Begins where an exception is caught. {@return the place} */
    int land(int height) {
        label();
        values.operands().truncate(height);
        pending = 0;
        dead = false;
        return emitter.here();
    }

    // Branches.

    /** Branches whatever happens. */
    void branch(int depth) {
        leaveTo(depth);
        dead = true;
    }

    /** Emits a way to a label. */
    void leaveTo(int depth) {
        if (isFunction(depth)) {
            giveBack();
        } else {
            Blocks.Block target = blocks.at(depth);
            values.copyTop(target.arity(), target.height);
            target.branchFrom(emitter.words(), emitter.emit(Op.JUMP, 0, pending));
        }
    }

    private boolean isFunction(int depth) {
        return depth == blocks.depth() - 1;
    }

    /** {@return whether a branch is all it takes to come to a label, once the top of the stack is at home} */
    private boolean isDirect(int depth) {
        Blocks.Block target = blocks.at(depth);
        boolean isInPlace = target.arity() == 0 || values.operands().size() - target.arity() == target.height;
        return isInPlace && !isFunction(depth);
    }

    void branchIf(int depth) {
        branchIf(popCondition(), true, depth);
    }

    /** Branches if a condition, a slot or what {@link #popCondition} says, is as wanted. */
    void branchIf(int condition, boolean when, int depth) {
        Blocks.Block target = blocks.at(depth);
        values.bringTopHome(target.arity());
        if (isDirect(depth)) {
            target.branchFrom(emitter.words(), emitBranch(condition, when, pending));
            return;
        }
        int skip = emitBranch(condition, !when, 0);
        leaveTo(depth);
        emitter.words().set(skip + 1, emitter.here());
        emitter.forget();
    }

    void branchTable(Immediates.Labels labels) {
        int a = values.pop();
        values.bringTopHome(blocks.at(labels.defaultTarget()).arity());
        emitter.emit(Op.BR_TABLE, a, labels.size() - 1);
        Words words = emitter.words();
        int pairs = words.size();
        for (int i = 0; i < labels.size(); i++) {
            words.addAll(0, pending);
        }
        for (int i = 0; i < labels.size(); i++) {
            int at = pairs + 2 * i - 1; // So that the pair is words 1 and 2.
            int depth = labels.get(i);
            if (isDirect(depth)) {
                blocks.at(depth).branchFrom(words, at);
                continue;
            }
            words.set(at + 1, words.size());
            words.set(at + 2, 0);
            leaveTo(depth);
        }
        emitter.forget();
        dead = true;
    }

    /** Takes the condition of a branch. {@return its slot, or -1 if it is {@link #comparison}} */
    private int popCondition() {
        Operands operands = values.operands();
        boolean fuses = operands.isHome(operands.size() - 1) && emitter.hasJustCompared(values.top());
        int slot = operands.pop();
        if (!fuses) {
            return slot;
        }
        comparison = emitter.takeComparison();
        return -1;
    }

    /** Emits a branch on a condition from {@link #popCondition}. {@return its place} */
    private int emitBranch(int condition, boolean when, int count) {
        if (condition >= 0) {
            return emitter.emit(when ? Op.BR_IF : Op.BR_UNLESS, 0, count, condition);
        }
        int[] branch = Conditions.branch(comparison[0], comparison[1], comparison[2], when);
        return branch.length == 2
                ? emitter.emit(branch[0], 0, count, branch[1])
                : emitter.emit(branch[0], 0, count, branch[1], branch[2]);
    }

    // Leaving the function.

    /** Returns from the function with the top of the stack. */
    void giveBack() {
        Operands operands = values.operands();
        int results = type.results().size();
        int top = operands.size() - 1;
        if (results == 0) {
            returnPlaces.add(emitter.emit(Op.RETURN_0, pending));
        } else if (results == 1 && !operands.isWide(top)) {
            returnPlaces.add(emitter.emit(Op.RETURN_1, operands.slot(top), pending));
        } else { // The stack goes on as it is if this return is conditional.
            int first = operands.size() - results;
            values.copyHome(first, operands.size());
            giveBack(operands.home(first), results);
        }
    }

    /** Returns from the function with values that are in slots behind each other. */
    void giveBack(int first, int count) {
        returnPlaces.add(emitter.emit(Op.RETURN_N, first, count, pending));
    }

    /** Emits an instruction with the count as its last word, behind which nothing runs. */
    void emitCounted(int... instruction) {
        emitter.emit(instruction);
        emitter.words().add(pending);
        dead = true;
    }
}
