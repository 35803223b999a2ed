package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Turns a valid function into {@link FunctionCode}: goes over the instructions once for fast and once for plain code.
 *
 * <p>How fast code gets away with fewer instructions: {@code local.get} and constants only note where the value is
 * ({@link Operands}); an operation followed by {@code local.set} writes to the local at once; a comparison followed by a
 * branch becomes one instruction. Values move to their homes where control flow meets.
 */
final class Translator {
    private final ModuleCode code;
    private final Module module;
    private final int functionIndex;
    private final FunctionType type;
    private final List<ValueType> locals;
    private final List<Instruction> body;
    private final Constants constants;
    private final int firstHome;

    /** Rows of {@link FunctionCode}. */
    private final int[] plainPlaces;

    private final int[] uncounted;
    /** Where the loop that begins with an instruction has its head in fast code. */
    private final int[] loopHeads;

    private final Words words = new Words();
    private final Words returnPlaces = new Words();
    private final Words behindCalls = new Words();
    private final Words recorded = new Words();
    private final List<int[]> recordedMoves = new ArrayList<>();
    private boolean recording;

    private boolean fast;
    private Operands operands;
    private Blocks blocks;
    /** Instructions since the count was last brought up to date. */
    private int pending;

    private boolean dead;
    private int deadDepth;
    private int number;
    /** The last instruction if it writes to its word 1 and no label has been put behind it; else -1. */
    private int lastWrite = -1;
    /** Where the instructions begin that have been emitted since the last label, to be made one with the next. */
    private final Words starts = new Words();
    /** Whether instructions have vanished since the last one was emitted. */
    private boolean vanished;

    /** The comparison that {@link #popCondition} took back: its op and operands. */
    private final int[] comparison = new int[3];

    private final ReferenceLowering onReferences;
    private final TryLowering onExceptions;

    private int most;
    private boolean wide;

    /**
     * A translator for one function.
     *
     * @param body with the final {@code end}
     */
    Translator(ModuleCode code, int functionIndex, FunctionType type, List<ValueType> locals, List<Instruction> body) {
        this.code = code;
        this.module = code.module();
        this.functionIndex = functionIndex;
        this.type = type;
        this.locals = locals;
        this.body = body;
        int exceptions = TryLowering.deepest(body);
        this.onExceptions = new TryLowering(this, module, locals.size());
        this.constants = Constants.of(body, locals.size() + exceptions);
        this.firstHome = locals.size() + exceptions + constants.count();
        this.plainPlaces = new int[body.size()];
        this.uncounted = new int[body.size()];
        this.loopHeads = new int[body.size()];
        this.operands = new Operands(firstHome);
        this.blocks = new Blocks();
        this.onReferences = new ReferenceLowering(this, module.types());
        this.wide = exceptions > 0
                || locals.stream().anyMatch(Slots::isWide)
                || type.results().stream().anyMatch(Slots::isWide);
    }

    FunctionCode translate() {
        pass(true);
        int plainStart = words.size();
        pass(false);
        int zeros = firstHome - constants.count() - type.parameters().size();
        int[] codeOffsets = new int[body.size()];
        Arrays.setAll(codeOffsets, row -> body.get(row).position());
        int results = type.results().size();
        return new FunctionCode(
                functionIndex,
                locals,
                type.parameters().size(),
                constants.template(zeros),
                constants.highTemplate(zeros),
                Math.max(firstHome + most, results),
                wide,
                words.toArray(),
                plainStart,
                plainPlaces,
                codeOffsets,
                uncounted,
                returnPlaces.toArray(),
                behindCalls.toArray(),
                onExceptions.handlers());
    }

    /** {@return the map of fast code} Only for a translator that has not been used yet. */
    FastMap map() {
        recording = true;
        pass(true);
        int rows = recorded.size() / 2;
        int[] places = new int[rows];
        int[] numbers = new int[rows];
        for (int row = 0; row < rows; row++) {
            places[row] = recorded.get(2 * row);
            numbers[row] = recorded.get(2 * row + 1);
        }
        return new FastMap(places, numbers, recordedMoves.toArray(new int[0][]));
    }

    private void pass(boolean forFast) {
        fast = forFast;
        operands = new Operands(firstHome);
        blocks = new Blocks();
        blocks.open(Opcode.BLOCK, -1, 0, List.of(), type.results());
        pending = 0;
        dead = false;
        forget();
        for (number = 0; number < body.size(); number++) {
            instruction(body.get(number));
        }
        most = Math.max(most, operands.deepest());
    }

    private void instruction(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        if (!fast) {
            plainPlaces[number] = words.size();
        }
        boolean structure = isStructure(opcode);
        if (dead) {
            uncounted[number] = -1;
            if (opcode.opensBlock()) {
                deadDepth++;
                return;
            }
            if (deadDepth > 0 || !structure) {
                deadDepth -= opcode == Opcode.END || opcode == Opcode.DELEGATE ? 1 : 0;
                return;
            }
        } else {
            record();
            uncounted[number] = structure ? -1 : pending;
            pending += structure ? 0 : 1;
            vanished |= !structure; // Until something is emitted.
        }
        Lowering lowering = Lowering.of(opcode);
        if (lowering != null) {
            simple(lowering, opcode, instruction.immediates());
        } else {
            special(opcode, instruction.immediates());
        }
    }

    /** {@return whether this only says where a block or a part of it ends; it does not count as an instruction} */
    private static boolean isStructure(Opcode opcode) {
        return switch (opcode) {
            case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    private void record() {
        if (recording && (recorded.isEmpty() || lastRecordedPlace() != words.size())) {
            recorded.addAll(words.size(), number);
            recordedMoves.add(operands.displaced());
        }
    }

    private int lastRecordedPlace() {
        return recorded.get(recorded.size() - 2);
    }

    /** Forgets what was recorded at or behind a place, where other code comes to stand now. */
    private void unrecord(int place) {
        while (!recorded.isEmpty() && lastRecordedPlace() >= place) {
            recorded.truncate(recorded.size() - 2);
            recordedMoves.removeLast();
        }
    }

    private void simple(Lowering lowering, Opcode opcode, Immediates immediates) {
        int op = lowering.op();
        switch (lowering.shape()) {
            case UNARY -> {
                int a = operands.pop();
                write(op, operands.pushHome(false), a, 0);
            }
            case BINARY -> {
                int b = operands.pop();
                int a = operands.pop();
                int home = operands.pushHome(false);
                write(op, home, lowering.swapped() ? b : a, lowering.swapped() ? a : b);
            }
            case LOAD -> {
                int address = operands.pop();
                load(opcode, op, address, (Immediates.MemoryArgument) immediates);
            }
            case STORE -> {
                int value = operands.pop();
                int address = operands.pop();
                store(opcode, op, address, value, (Immediates.MemoryArgument) immediates);
            }
            case VECTOR -> vector(opcode, immediates);
            case SAME_BITS -> {
                if (!fast) {
                    emit(Op.NOP);
                }
            }
        }
    }

    private void load(Opcode opcode, int op, int address, Immediates.MemoryArgument argument) {
        int home = operands.pushHome(false);
        long offset = argument.offset();
        if (code.usesArray(argument.memory())) {
            write(op, home, address, (int) offset);
        } else {
            memory(opcode, home, address, argument.memory(), (int) offset, (int) (offset >>> 32));
            lastWrite = words.size() - Op.STATE_LENGTH;
        }
    }

    private void store(Opcode opcode, int op, int address, int value, Immediates.MemoryArgument argument) {
        long offset = argument.offset();
        if (code.usesArray(argument.memory())) {
            emit(op, address, value, (int) offset);
        } else {
            memory(opcode, address, value, argument.memory(), (int) offset, (int) (offset >>> 32));
        }
    }

    /** Emits an atomic instruction: its operands are at home, where the first is its result will be. */
    private void atomic(Opcode opcode, Immediates immediates) {
        if (!(immediates instanceof Immediates.MemoryArgument(int align, long offset, int memory))) {
            memory(opcode);
            return;
        }
        FunctionType signature = Objects.requireNonNull(opcode.signatureOrNull(), "atomics have fixed types");
        int count = signature.parameters().size();
        bringTopHome(count);
        operands.truncate(operands.size() - count);
        memory(opcode, operands.home(operands.size()), memory, (int) offset, (int) (offset >>> 32));
        signature.results().forEach(result -> operands.pushHome(false));
    }

    private void special(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case NOP -> nothing();
            case BLOCK, LOOP, IF -> open(opcode, ((Immediates.Block) immediates).type());
            case TRY_TABLE -> {
                var table = (Immediates.TryTable) immediates;
                onExceptions.openTable(open(opcode, table.type()), table.catches());
            }
            case TRY -> onExceptions.open(open(opcode, ((Immediates.Block) immediates).type()));
            case CATCH -> onExceptions.handler(index(immediates));
            case CATCH_ALL -> onExceptions.handler(-1);
            case DELEGATE -> {
                onExceptions.delegate(index(immediates));
                join(blocks.top());
            }
            case THROW, THROW_REF, RETHROW -> onExceptions.raise(opcode, immediates);
            case ELSE -> otherwise();
            case END -> end();
            case BR -> branch(index(immediates));
            case BR_IF -> branchIf(index(immediates));
            case BR_TABLE -> branchTable((Immediates.Labels) immediates);
            case RETURN -> {
                giveBack();
                dead = true;
            }
            case UNREACHABLE -> {
                state(opcode);
                dead = true;
            }
            case CALL -> call(index(immediates), false);
            case RETURN_CALL -> call(index(immediates), true);
            case CALL_INDIRECT -> callIndirect((Immediates.Indices) immediates, false);
            case RETURN_CALL_INDIRECT -> callIndirect((Immediates.Indices) immediates, true);
            case CALL_REF -> callReference(index(immediates), false);
            case RETURN_CALL_REF -> callReference(index(immediates), true);
            case DROP -> {
                operands.pop();
                nothing();
            }
            case SELECT, SELECT_T -> select();
            case LOCAL_GET -> get(index(immediates), Slots.isWide(locals.get(index(immediates))));
            case LOCAL_SET -> {
                store(index(immediates));
                operands.pop();
            }
            case LOCAL_TEE -> {
                int local = index(immediates);
                store(local);
                if (fast) {
                    operands.setSlot(operands.size() - 1, local);
                }
            }
            case GLOBAL_GET -> globalGet(index(immediates));
            case GLOBAL_SET -> globalSet(index(immediates));
            case V128_CONST -> constant((Immediates.Vector) immediates);
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> constant(((Immediates.Constant) immediates).bits());
            default -> stateful(opcode, immediates);
        }
    }

    private void vector(Opcode opcode, Immediates immediates) {
        FunctionType signature = Objects.requireNonNull(opcode.signatureOrNull());
        var instruction = new int[Op.STATE_LENGTH];
        instruction[0] = Op.VECTOR + opcode.ordinal();
        for (int i = signature.parameters().size(); i > 0; i--) {
            instruction[1 + i] = operands.pop();
        }
        Vectors.putImmediates(immediates, instruction);
        instruction[1] = operands.home(operands.size());
        for (ValueType result : signature.results()) {
            wide |= Slots.isWide(result);
            operands.pushHome(Slots.isWide(result));
        }
        int at = emit(instruction);
        lastWrite = signature.results().size() == 1 ? at : -1;
    }

    private void stateful(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case MEMORY_SIZE -> memory(opcode, operands.pushHome(false), index(immediates));
            case MEMORY_GROW -> {
                int a = operands.pop();
                memory(opcode, operands.pushHome(false), index(immediates), a);
            }
            case MEMORY_FILL -> {
                int c = operands.pop();
                int b = operands.pop();
                int a = operands.pop();
                memory(opcode, index(immediates), a, b, c);
            }
            case MEMORY_INIT, MEMORY_COPY -> {
                int c = operands.pop();
                int b = operands.pop();
                int a = operands.pop();
                var both = (Immediates.Indices) immediates;
                memory(opcode, both.first(), both.second(), a, b, c);
            }
            case REF_IS_NULL -> {
                int a = operands.pop();
                state(opcode, operands.pushHome(false), a);
            }
            case DATA_DROP, ELEM_DROP -> state(opcode, index(immediates));
            case TABLE_INIT, TABLE_COPY -> {
                int c = operands.pop();
                int b = operands.pop();
                int a = operands.pop();
                var both = (Immediates.Indices) immediates;
                state(opcode, both.first(), both.second(), a, b, c);
            }
            case TABLE_GET -> {
                int a = operands.pop();
                state(opcode, pushWide(), index(immediates), a);
            }
            case TABLE_SET -> {
                int b = operands.pop();
                int a = operands.pop();
                state(opcode, index(immediates), a, b);
            }
            case TABLE_SIZE -> state(opcode, operands.pushHome(false), index(immediates));
            case TABLE_GROW -> {
                int b = operands.pop();
                int a = operands.pop();
                state(opcode, operands.pushHome(false), index(immediates), a, b);
            }
            case TABLE_FILL -> {
                int c = operands.pop();
                int b = operands.pop();
                int a = operands.pop();
                state(opcode, index(immediates), a, b, c);
            }
            case REF_NULL -> state(opcode, pushWide());
            case REF_FUNC -> state(opcode, pushWide(), index(immediates));
            default -> beyond(opcode, immediates);
        }
    }

    private void beyond(Opcode opcode, Immediates immediates) {
        switch (opcode.feature()) {
            case THREADS -> atomic(opcode, immediates);
            default -> onReferences.lower(opcode, immediates);
        }
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }

    private int pushWide() {
        return push(true);
    }

    /** Puts a value on the stack that will be at home. {@return its slot} */
    int push(boolean isWide) {
        wide |= isWide;
        return operands.pushHome(isWide);
    }

    /** Puts a reference on the stack that is in a slot already. */
    void pushIn(int slot) {
        operands.push(slot, true);
    }

    /** Takes the top. {@return the slot where its value is} */
    int pop() {
        return operands.pop();
    }

    /** {@return the slot of the top} */
    int top() {
        return operands.slot(operands.size() - 1);
    }

    /** {@return a slot above the operand stack, for the next flat instruction only} */
    int scratch() {
        int slot = operands.pushHome(false);
        operands.pop();
        return slot;
    }

    /** Brings operands home and takes them. {@return the slot of the first} */
    int take(int count) {
        bringTopHome(count);
        operands.truncate(operands.size() - count);
        return operands.home(operands.size());
    }

    // Values.

    private void get(int slot, boolean isWide) {
        if (fast) {
            operands.push(slot, isWide);
        } else {
            move(operands.pushHome(isWide), slot, isWide);
        }
    }

    private void constant(long bits) {
        int slot = constants.slot(bits);
        if (slot >= 0) {
            get(slot, false);
        } else {
            write(Op.CONST, operands.pushHome(false), (int) bits, (int) (bits >>> 32));
        }
    }

    private void constant(Immediates.Vector vector) {
        int slot = constants.slot(vector.low(), vector.high());
        if (slot >= 0) {
            wide = true;
            get(slot, true);
        } else {
            vector(Opcode.V128_CONST, vector);
        }
    }

    /** Puts the top of the stack into a local, without taking it away. */
    private void store(int local) {
        int top = operands.size() - 1;
        int slot = operands.slot(top);
        boolean kept = isUsedBelow(local, top);
        if (fast && !kept && lastWrite >= 0 && slot == operands.home(top) && words.get(lastWrite + 1) == slot) {
            words.set(lastWrite + 1, local);
            unrecord(words.size());
            if (words.get(lastWrite) == Op.I32_ADD) { // Two sums that go to locals can be one instruction.
                int[] sum = {Op.I32_ADD, local, words.get(lastWrite + 2), words.get(lastWrite + 3)};
                words.truncate(lastWrite);
                starts.truncate(starts.size() - 1);
                emit(sum);
            }
            lastWrite = -1;
            vanished = false;
            return;
        }
        if (kept) {
            moveHome(local, top);
        }
        if (slot != local) {
            move(local, slot, operands.isWide(top));
        }
    }

    private boolean isUsedBelow(int local, int top) {
        for (int i = 0; i < top; i++) {
            if (operands.slot(i) == local) {
                return true;
            }
        }
        return false;
    }

    /** Brings home the operands below {@code top} that are in a local. */
    private void moveHome(int local, int top) {
        for (int i = 0; i < top; i++) {
            if (operands.slot(i) == local) {
                bringHome(i);
            }
        }
    }

    private void bringHome(int index) {
        if (!operands.isHome(index)) {
            move(operands.home(index), operands.slot(index), operands.isWide(index));
            operands.setSlot(index, operands.home(index));
        }
    }

    private void bringTopHome(int count) {
        for (int i = operands.size() - count; i < operands.size(); i++) {
            bringHome(i);
        }
    }

    /** Brings home what is in locals: paths that meet later must agree where it is. */
    private void bringLocalsHome() {
        for (int i = 0; i < operands.size(); i++) {
            if (operands.slot(i) < locals.size()) {
                bringHome(i);
            }
        }
    }

    private void globalGet(int global) {
        if (Slots.isWide(module.global(global).type())) {
            state(Opcode.GLOBAL_GET, pushWide(), global);
        } else {
            write(Op.GLOBAL_GET, operands.pushHome(false), global, 0);
        }
    }

    private void globalSet(int global) {
        int a = operands.pop();
        if (Slots.isWide(module.global(global).type())) {
            state(Opcode.GLOBAL_SET, a, global);
        } else {
            emit(Op.GLOBAL_SET, a, global, 0);
        }
    }

    private void select() {
        int c = operands.pop();
        int b = operands.pop();
        boolean isWide = operands.isWide(operands.size() - 1);
        int a = operands.pop();
        int home = operands.pushHome(isWide);
        if (isWide) {
            state(Opcode.SELECT, home, a, b, c);
        } else {
            lastWrite = append(Op.SELECT, home, a, b, c);
        }
    }

    // Control flow.

    private Blocks.Block open(Opcode opcode, BlockType blockType) {
        int condition = opcode == Opcode.IF ? popCondition() : -1;
        FunctionType blockFunction = functionType(blockType);
        int parameters = blockFunction.parameters().size();
        bringLocalsHome();
        if (opcode != Opcode.BLOCK) {
            bringTopHome(parameters);
        }
        Blocks.Block block = blocks.open(
                opcode, number, operands.size() - parameters, blockFunction.parameters(), blockFunction.results());
        switch (opcode) {
            case LOOP -> openLoop(block);
            case IF -> {
                block.elseAt = emitBranch(condition, false, 0);
                block.elsePending = pending;
            }
            default -> nothing();
        }
        return block;
    }

    // What TryLowering needs.

    boolean isFast() {
        return fast;
    }

    /** {@return the number of the instruction that is being translated} */
    int number() {
        return number;
    }

    Blocks blocks() {
        return blocks;
    }

    /** Emits an instruction with the count as its last word, behind which nothing runs. */
    void emitCounted(int... instruction) {
        emit(instruction);
        words.add(pending);
        dead = true;
    }

    /** Emits something that is not run when control flow comes here, at the beginning of a block. */
    <T> T aside(Blocks.Block block, Supplier<T> emission) {
        int before = pending;
        int over = emit(Op.JUMP, 0, 0);
        T result = emission.get();
        words.set(over + 1, words.size());
        forget();
        pending = before;
        reset(block.height, block.parameters);
        return result;
    }

    /** Ends a body of a block that goes on with a handler. */
    void leaveBody(Blocks.Block block) {
        if (!dead) {
            bringTopHome(block.results.size());
            block.branches.add(emit(Op.JUMP, 0, pending));
        }
    }

    /** Begins where an exception is caught. {@return the place} */
    int land(int height) {
        label();
        operands.truncate(height);
        pending = 0;
        dead = false;
        return words.size();
    }

    /** {@return where the next operand is at home} */
    int nextHome() {
        return operands.home(operands.size());
    }

    private void openLoop(Blocks.Block block) {
        block.labelPending = pending - 1;
        if (fast) {
            label();
            block.head = words.size();
            loopHeads[number] = words.size();
            if (recording) { // A branch back comes to the loop instruction again.
                unrecord(words.size());
                recorded.addAll(words.size(), number);
                recordedMoves.add(operands.displaced());
            }
        } else {
            block.head = words.size();
            emit(Op.ENTER, loopHeads[number]);
        }
    }

    private FunctionType functionType(BlockType blockType) {
        return switch (blockType) {
            case BlockType.Inline(var result) ->
                new FunctionType(List.of(), result.stream().toList());
            case BlockType.Indexed(int typeIndex) -> functionType(typeIndex);
        };
    }

    private FunctionType functionType(int typeIndex) {
        return Objects.requireNonNull(module.types().function(typeIndex), "a valid module has this type");
    }

    private void otherwise() {
        Blocks.Block block = blocks.top();
        if (!dead) {
            bringTopHome(block.results.size());
            block.branches.add(emit(Op.JUMP, 0, pending));
        }
        label();
        words.set(block.elseAt + 1, words.size());
        block.elseAt = -1;
        pending = block.elsePending;
        reset(block.height, block.parameters);
        dead = false;
    }

    private void end() {
        Blocks.Block block = blocks.top();
        boolean isFunction = blocks.depth() == 1;
        if (isFunction) {
            if (!dead) {
                giveBack();
            }
            blocks.close();
            return;
        }
        onExceptions.close(block);
        join(block);
    }

    /** Ends a block. */
    private void join(Blocks.Block block) {
        boolean joined = block.elseAt >= 0 || !block.branches.isEmpty() || block.caught;
        if (joined) {
            if (dead) {
                pending = 0;
            } else {
                bringTopHome(block.results.size());
            }
            label();
            if (block.elseAt >= 0) {
                words.set(block.elseAt + 1, words.size());
                words.set(block.elseAt + 2, block.elsePending - pending);
            }
            block.bind(words, pending);
            reset(block.height, block.results);
            dead = false;
        }
        blocks.close();
    }

    /** The operand stack is what a block leaves or starts with, everything at home. */
    private void reset(int height, List<ValueType> values) {
        operands.truncate(height);
        for (ValueType value : values) {
            operands.pushHome(Slots.isWide(value));
        }
    }

    /** Says that a branch may come to this place. */
    private void label() {
        // An instruction that vanished stands before the label: give it a place that branches do not come to.
        if (fast && !dead && vanished) {
            emit(Op.NOP);
        }
        forget();
    }

    private void branch(int depth) {
        leaveTo(depth);
        dead = true;
    }

    void leaveTo(int depth) {
        if (isFunction(depth)) {
            giveBack();
        } else {
            moveTo(blocks.at(depth));
            jump(blocks.at(depth));
        }
    }

    private boolean isFunction(int depth) {
        return depth == blocks.depth() - 1;
    }

    private void jump(Blocks.Block target) {
        target.branchFrom(words, emit(Op.JUMP, 0, pending));
    }

    /** Brings the top of the stack to where a label wants it, without changing what is known of the stack. */
    private void moveTo(Blocks.Block target) {
        int arity = target.arity();
        int from = operands.size() - arity;
        for (int i = 0; i < arity; i++) { // Upwards: a target is never above its source.
            int home = operands.home(target.height + i);
            if (operands.slot(from + i) != home) {
                move(home, operands.slot(from + i), operands.isWide(from + i));
            }
        }
    }

    private boolean isInPlace(Blocks.Block target) {
        return target.arity() == 0 || operands.size() - target.arity() == target.height;
    }

    private void branchIf(int depth) {
        branchIf(popCondition(), true, depth);
    }

    /** Branches if a condition from {@link #popCondition} is as wanted. */
    void branchIf(int condition, boolean when, int depth) {
        Blocks.Block target = blocks.at(depth);
        bringTopHome(target.arity());
        if (!isFunction(depth) && isInPlace(target)) {
            target.branchFrom(words, emitBranch(condition, when, pending));
            return;
        }
        int skip = emitBranch(condition, !when, 0);
        leaveTo(depth);
        words.set(skip + 1, words.size());
        forget();
    }

    private void branchTable(Immediates.Labels labels) {
        int a = operands.pop();
        bringTopHome(blocks.at(labels.defaultTarget()).arity());
        append(Op.BR_TABLE, a, labels.size() - 1);
        int pairs = words.size();
        for (int i = 0; i < labels.size(); i++) {
            words.addAll(0, pending);
        }
        for (int i = 0; i < labels.size(); i++) {
            int at = pairs + 2 * i - 1; // So that the pair is words 1 and 2.
            int depth = labels.get(i);
            Blocks.Block target = blocks.at(depth);
            if (!isFunction(depth) && isInPlace(target)) {
                target.branchFrom(words, at);
                continue;
            }
            words.set(at + 1, words.size());
            words.set(at + 2, 0);
            leaveTo(depth);
        }
        forget();
        dead = true;
    }

    /** Takes the condition of a branch. {@return its slot, or -1 if it is {@link #comparison}} */
    private int popCondition() {
        int top = operands.size() - 1;
        boolean fuses = fast
                && lastWrite >= 0
                && operands.isHome(top)
                && words.get(lastWrite + 1) == operands.slot(top)
                && Conditions.canBranch(words.get(lastWrite));
        int slot = operands.pop();
        if (!fuses) {
            return slot;
        }
        comparison[0] = words.get(lastWrite);
        comparison[1] = words.get(lastWrite + 2);
        comparison[2] = words.get(lastWrite + 3);
        unrecord(lastWrite + 1);
        words.truncate(lastWrite);
        starts.truncate(starts.size() - 1);
        lastWrite = -1;
        return -1;
    }

    /** Emits a branch on a condition from {@link #popCondition}. {@return its place} */
    private int emitBranch(int condition, boolean when, int count) {
        if (condition >= 0) {
            return emit(when ? Op.BR_IF : Op.BR_UNLESS, 0, count, condition);
        }
        int[] branch = Conditions.branch(comparison[0], comparison[1], comparison[2], when);
        return branch.length == 2
                ? emit(branch[0], 0, count, branch[1])
                : emit(branch[0], 0, count, branch[1], branch[2]);
    }

    /** Returns from the function with the top of the stack. */
    private void giveBack() {
        int results = type.results().size();
        int top = operands.size() - 1;
        if (results == 0) {
            returnPlaces.add(emit(Op.RETURN_0, pending));
        } else if (results == 1 && !operands.isWide(top)) {
            returnPlaces.add(emit(Op.RETURN_1, operands.slot(top), pending));
        } else {
            int first = operands.size() - results;
            for (int i = 0; i < results; i++) {
                if (!operands.isHome(first + i)) { // The stack goes on as it is if this return is conditional.
                    move(operands.home(first + i), operands.slot(first + i), operands.isWide(first + i));
                }
            }
            returnPlaces.add(emit(Op.RETURN_N, operands.home(first), results, pending));
        }
    }

    private void call(int function, boolean isTail) {
        FunctionType callee = functionType(module.functionTypeIndex(function));
        bringHomeBefore(isTail, callee);
        int arguments = arguments(callee);
        int imports = module.importedFunctionCount();
        int op = isTail ? Op.RETURN_CALL : function < imports ? Op.CALL_IMPORT : Op.CALL;
        emit(op, op == Op.CALL ? function - imports : function, arguments, pending);
        afterCall(callee, isTail);
    }

    private void callIndirect(Immediates.Indices typeAndTable, boolean isTail) {
        int a = operands.pop();
        FunctionType callee = functionType(typeAndTable.first());
        bringHomeBefore(isTail, callee);
        int arguments = arguments(callee);
        int op = isTail ? Op.RETURN_CALL_INDIRECT : Op.CALL_INDIRECT;
        emit(op, typeAndTable.first(), arguments, pending, typeAndTable.second(), a);
        afterCall(callee, isTail);
    }

    private void callReference(int typeIndex, boolean isTail) {
        int a = operands.pop();
        FunctionType callee = functionType(typeIndex);
        bringHomeBefore(isTail, callee);
        int arguments = arguments(callee);
        emit(isTail ? Op.RETURN_CALL_REF : Op.CALL_REF, typeIndex, arguments, pending, a);
        afterCall(callee, isTail);
    }

    /**
     * A tail call of the host goes on in plain code, which it may reach only if nothing is left to be brought home. What is
     * known of the stack stays: code that does not come by here goes on with it.
     */
    private void bringHomeBefore(boolean isTail, FunctionType callee) {
        int others = isTail ? operands.size() - callee.parameters().size() : 0;
        for (int i = 0; i < others; i++) {
            if (!operands.isHome(i)) {
                move(operands.home(i), operands.slot(i), operands.isWide(i));
            }
        }
    }

    /** Brings the arguments home and takes them. {@return the slot of the first} */
    private int arguments(FunctionType callee) {
        return take(callee.parameters().size());
    }

    private void afterCall(FunctionType callee, boolean isTail) {
        pending = 0;
        if (isTail) { // Only a callee that is not code comes back here.
            returnPlaces.add(emit(
                    Op.RETURN_N,
                    operands.home(operands.size()),
                    callee.results().size(),
                    0));
            dead = true;
            return;
        }
        if (!fast) { // Only callees come here, unlike to the next instruction.
            behindCalls.add(emit(Op.NOP));
        }
        for (ValueType result : callee.results()) {
            wide |= Slots.isWide(result);
            operands.pushHome(Slots.isWide(result));
        }
    }

    // Emitting.

    void nothing() {
        if (!fast) {
            emit(Op.NOP);
        }
    }

    private void move(int to, int from, boolean isWide) {
        if (isWide) {
            state(Opcode.LOCAL_GET, to, from);
        } else {
            emit(Op.MOVE, to, from, 0);
        }
    }

    private void state(Opcode opcode, int... rest) {
        group(Op.STATE, opcode, rest);
    }

    private void memory(Opcode opcode, int... rest) {
        group(Op.MEMORY, opcode, rest);
    }

    private void group(int group, Opcode opcode, int... rest) {
        append(group + opcode.ordinal());
        words.addAll(Arrays.copyOf(rest, Op.STATE_LENGTH - 1));
        forget();
    }

    /** Emits an instruction of the {@link Op#OBJECT} group. {@return its place} */
    int object(Opcode opcode, int... rest) {
        int at = append(Op.OBJECT + opcode.ordinal());
        words.addAll(Arrays.copyOf(rest, Op.STATE_LENGTH - 1));
        return at;
    }

    /** Emits an instruction of the {@link Op#OBJECT} group that computes its word 1 and nothing else. */
    void writeObject(Opcode opcode, int... rest) {
        lastWrite = object(opcode, rest);
    }

    /** Lets no instruction that has been emitted become one with the next. */
    private void forget() {
        lastWrite = -1;
        starts.truncate(0);
    }

    /**
     * Emits an instruction; in fast code made one with the one before if there is an instruction that does both.
     *
     * @return its place
     */
    private int emit(int... instruction) {
        if (fast && !starts.isEmpty()) {
            int before = starts.last();
            int[] both = Fusion.of(words, before, instruction, firstHome);
            if (both.length > 0) {
                unrecord(before + 1);
                words.truncate(before);
                starts.truncate(starts.size() - 1);
                return append(both);
            }
        }
        return append(instruction);
    }

    private int append(int... instruction) {
        int at = words.size();
        starts.add(at);
        words.addAll(instruction);
        lastWrite = -1;
        vanished = false;
        return at;
    }

    /** Emits an instruction that computes its word 1 and nothing else. */
    private void write(int op, int dst, int a, int b) {
        lastWrite = emit(op, dst, a, b);
    }
}
