package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a valid function into {@link FunctionCode}: goes over the instructions once for fast and once for plain code, and
 * gives each to the class that knows what it becomes.
 *
 * <p>How fast code gets away with fewer instructions: {@code local.get} and constants only note where the value is
 * ({@link Operands}); an operation followed by {@code local.set} writes to the local at once; a comparison followed by a
 * branch becomes one instruction. Values move to their homes where control flow meets.
 */
final class Translator {
    private final int functionIndex;
    private final FunctionType type;
    private final List<ValueType> locals;
    private final List<Instruction> body;
    private final Constants constants;
    private final int firstHome;

    /** Rows of {@link FunctionCode}. */
    private final int[] plainPlaces;

    private final int[] uncounted;

    private final Emitter emitter;
    private final ValueLowering values;
    private final ControlLowering control;
    private final CallLowering calls;
    private final FixedLowering fixed;
    private final StoreLowering store;
    private final ReferenceLowering references;
    private final TryLowering exceptions;

    /**
     * A translator for one function.
     *
     * @param body with the final {@code end}
     */
    Translator(ModuleCode code, int functionIndex, FunctionType type, List<ValueType> locals, List<Instruction> body) {
        this.functionIndex = functionIndex;
        this.type = type;
        this.locals = locals;
        this.body = body;
        int exceptionSlots = TryLowering.deepest(body);
        this.constants = Constants.of(body, locals.size() + exceptionSlots);
        this.firstHome = locals.size() + exceptionSlots + constants.count();
        this.plainPlaces = new int[body.size()];
        this.uncounted = new int[body.size()];
        boolean wide = exceptionSlots > 0
                || locals.stream().anyMatch(Slots::isWide)
                || type.results().stream().anyMatch(Slots::isWide);
        Module module = code.module();
        this.emitter = new Emitter(firstHome);
        this.values = new ValueLowering(emitter, constants, locals, firstHome, wide);
        this.control = new ControlLowering(module, type, body.size(), values, emitter);
        this.calls = new CallLowering(module, values, control, emitter);
        this.fixed = new FixedLowering(code, values, emitter);
        this.store = new StoreLowering(module, values, emitter);
        this.references = new ReferenceLowering(module.types(), values, control, emitter);
        this.exceptions = new TryLowering(module, locals.size(), values, control, emitter);
    }

    FunctionCode translate() {
        pass(true);
        int plainStart = emitter.here();
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
                Math.max(firstHome + values.deepest(), results),
                values.isWide(),
                emitter.words().toArray(),
                plainStart,
                plainPlaces,
                codeOffsets,
                uncounted,
                control.returnPlaces(),
                calls.behindCalls(),
                exceptions.handlers());
    }

    /** {@return the map of fast code} Only for a translator that has not been used yet. */
    FastMap map() {
        emitter.map().start();
        pass(true);
        return emitter.map().build();
    }

    private void pass(boolean forFast) {
        emitter.begin(forFast);
        values.begin();
        control.begin();
        for (int number = 0; number < body.size(); number++) {
            emitter.next(number);
            instruction(number, body.get(number));
        }
    }

    private void instruction(int number, Instruction instruction) {
        Opcode opcode = instruction.opcode();
        if (!emitter.isFast()) {
            plainPlaces[number] = emitter.here();
        }
        if (control.isDead()) {
            uncounted[number] = -1;
            if (control.skip(opcode)) {
                return;
            }
        } else {
            emitter.map().record(emitter.here(), number, values.operands());
            boolean structure = ControlLowering.isStructure(opcode);
            uncounted[number] = structure ? -1 : control.pending();
            if (!structure) {
                control.count();
                emitter.vanish();
            }
        }
        Lowering lowering = Lowering.of(opcode);
        if (lowering != null) {
            fixed.lower(lowering, opcode, instruction.immediates());
        } else {
            structured(opcode, instruction.immediates());
        }
    }

    private void structured(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case NOP -> emitter.nothing();
            case BLOCK, LOOP, IF -> control.open(opcode, ((Immediates.Block) immediates).type());
            case ELSE -> control.otherwise();
            case END -> end();
            case TRY_TABLE -> {
                var table = (Immediates.TryTable) immediates;
                exceptions.openTable(control.open(opcode, table.type()), table.catches());
            }
            case TRY -> exceptions.open(control.open(opcode, ((Immediates.Block) immediates).type()));
            case CATCH -> exceptions.handler(index(immediates));
            case CATCH_ALL -> exceptions.handler(-1);
            case DELEGATE -> {
                exceptions.delegate(index(immediates));
                control.join(control.blocks().top());
            }
            case THROW, THROW_REF, RETHROW -> exceptions.raise(opcode, immediates);
            case BR -> control.branch(index(immediates));
            case BR_IF -> control.branchIf(index(immediates));
            case BR_TABLE -> control.branchTable((Immediates.Labels) immediates);
            case RETURN -> {
                control.giveBack();
                control.die();
            }
            case UNREACHABLE -> {
                emitter.state(opcode);
                control.die();
            }
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                calls.lower(opcode, immediates);
            default -> straight(opcode, immediates);
        }
    }

    private void end() {
        if (control.blocks().depth() == 1) {
            control.endFunction();
        } else {
            Blocks.Block block = control.blocks().top();
            exceptions.close(block);
            control.join(block);
        }
    }

    /** Instructions that control flow comes out of at their end only, or at a branch on a reference. */
    private void straight(Opcode opcode, Immediates immediates) {
        switch (opcode) {
            case DROP -> values.drop();
            case SELECT, SELECT_T -> values.select();
            case LOCAL_GET -> values.localGet(index(immediates));
            case LOCAL_SET -> values.localSet(index(immediates));
            case LOCAL_TEE -> values.localTee(index(immediates));
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST ->
                values.constant(((Immediates.Constant) immediates).bits());
            case V128_CONST -> fixed.constant((Immediates.Vector) immediates);
            case GLOBAL_GET, GLOBAL_SET -> store.lower(opcode, immediates);
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, MEMORY_INIT, MEMORY_COPY -> store.lower(opcode, immediates);
            case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL, TABLE_INIT, TABLE_COPY ->
                store.lower(opcode, immediates);
            case DATA_DROP, ELEM_DROP, REF_NULL, REF_IS_NULL, REF_FUNC -> store.lower(opcode, immediates);
            default -> {
                if (opcode.feature() == Feature.THREADS) {
                    fixed.atomic(opcode, immediates);
                } else {
                    references.lower(opcode, immediates);
                }
            }
        }
    }

    private static int index(Immediates immediates) {
        return ((Immediates.Index) immediates).index();
    }
}
