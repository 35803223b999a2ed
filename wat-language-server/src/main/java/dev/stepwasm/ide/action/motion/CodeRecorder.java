package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.lower.BodyObserver;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes down the instructions of a function for a {@link FunctionCode} while they are validated. */
final class CodeRecorder implements BodyObserver {
    static final int[] NONE = new int[0];

    private final Module module;
    final int base;
    final List<Instruction> instructions = new ArrayList<>();
    final List<Integer> starts = new ArrayList<>();
    final List<Integer> ends = new ArrayList<>();
    final List<Integer> before = new ArrayList<>();
    /** What is left of the operands behind each instruction, without what it gives. */
    final List<Integer> kept = new ArrayList<>();
    /** The same where execution does not go on: the operands that the instruction does not take. */
    final List<Integer> untouched = new ArrayList<>();

    final List<List<ValueType>> gives = new ArrayList<>();
    final List<Integer> blocks = new ArrayList<>();
    final BitSet reached = new BitSet();
    final BitSet goesOn = new BitSet();
    final Map<Integer, Integer> closers = new HashMap<>();
    final Map<Integer, List<Integer>> parts = new HashMap<>();
    final Map<Integer, Integer> openers = new HashMap<>();
    final Map<Integer, int[]> targets = new HashMap<>();
    boolean handles;
    private final List<Integer> open = new ArrayList<>();
    private int taken;

    /**
     * For one function.
     *
     * @param base offset of its segment in the text
     */
    CodeRecorder(Module module, int base) {
        this.module = module;
        this.base = base;
    }

    @Override
    public void before(Instruction instruction, int start, int end, FunctionValidator validator) {
        int number = instructions.size();
        reached.set(number, validator.reachable());
        before.add(validator.operandCount());
        taken = taken(instruction, validator);
        control(instruction, number);
        instructions.add(instruction);
        starts.add(base + start);
        ends.add(base + end);
    }

    @Override
    public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
        int number = instructions.size() - 1;
        int now = validator.operandCount();
        int left = now;
        while (left > 0 && validator.operandProducer(left - 1) == instruction.position()) {
            left--;
        }
        List<ValueType> given = new ArrayList<>(now - left);
        for (int i = left; i < now; i++) {
            given.add(validator.operand(i));
        }
        goesOn.set(number, validator.reachable());
        kept.add(left);
        untouched.add(taken < 0 ? left : Math.max(left, before.get(number) - taken));
        gives.add(given);
    }

    /** {@return how many operands an instruction takes behind which execution does not go on, -1 for others} */
    private int taken(Instruction instruction, FunctionValidator validator) {
        return switch (instruction.opcode()) {
            case UNREACHABLE, RETHROW -> 0;
            case THROW_REF -> 1;
            case THROW -> parameters(tag(instruction));
            case RETURN -> validator.labelTypes(validator.controlDepth() - 1).size();
            case BR -> carried(label(instruction), validator);
            case BR_TABLE -> 1 + carried(label(instruction), validator);
            case RETURN_CALL ->
                parameters(
                        instruction.immediates() instanceof Immediates.Index(int index)
                                        && index >= 0
                                        && index < module.functionCount()
                                ? module.functionType(index)
                                : null);
            case RETURN_CALL_REF, RETURN_CALL_INDIRECT -> 1 + parameters(type(instruction));
            default -> -1;
        };
    }

    private @Nullable FunctionType tag(Instruction instruction) {
        return instruction.immediates() instanceof Immediates.Index(int tag) && tag >= 0 && tag < module.tagCount()
                ? module.types().function(module.tag(tag).typeIndex())
                : null;
    }

    private @Nullable FunctionType type(Instruction instruction) {
        int type = switch (instruction.immediates()) {
            case Immediates.Index(int index) -> index;
            case Immediates.Indices(int index, int table) -> index;
            default -> -1;
        };
        return module.types().contains(type) ? module.types().function(type) : null;
    }

    private static int parameters(@Nullable FunctionType type) {
        return type == null ? 0 : type.parameters().size();
    }

    private static int carried(int label, FunctionValidator validator) {
        return label >= 0 && label < validator.controlDepth()
                ? validator.labelTypes(label).size()
                : 0;
    }

    private static int label(Instruction instruction) {
        return switch (instruction.immediates()) {
            case Immediates.Index(int index) -> index;
            case Immediates.Cast cast -> cast.label();
            case Immediates.Labels labels -> labels.defaultTarget();
            default -> Instruction.UNKNOWN_INDEX;
        };
    }

    private void control(Instruction instruction, int number) {
        switch (instruction.opcode()) {
            case BLOCK, LOOP, IF -> open(number);
            case TRY -> {
                handles = true;
                open(number);
            }
            case TRY_TABLE -> {
                handles = true;
                if (instruction.immediates() instanceof Immediates.TryTable(var type, List<Catch> catches)) {
                    targets.put(
                            number,
                            catches.stream()
                                    .mapToInt(handler -> block(handler.label()))
                                    .toArray());
                }
                open(number);
            }
            case ELSE, CATCH, CATCH_ALL -> {
                blocks.add(block(1));
                openers.put(number, block(0));
                parts.computeIfAbsent(block(0), opener -> new ArrayList<>()).add(number);
            }
            case END, DELEGATE -> {
                blocks.add(block(1));
                openers.put(number, block(0));
                closers.put(block(0), number);
                if (!open.isEmpty()) {
                    open.removeLast();
                }
                if (instruction.opcode() == Opcode.DELEGATE) {
                    targets.put(number, new int[] {block(label(instruction))});
                }
            }
            case BR_TABLE -> {
                blocks.add(block(0));
                if (instruction.immediates() instanceof Immediates.Labels labels) {
                    int[] all = labels.toArray();
                    for (int i = 0; i < all.length; i++) {
                        all[i] = block(all[i]);
                    }
                    targets.put(number, all);
                }
            }
            case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL, RETHROW -> {
                blocks.add(block(0));
                targets.put(number, new int[] {block(label(instruction))});
            }
            default -> blocks.add(block(0));
        }
    }

    private void open(int number) {
        blocks.add(block(0));
        open.add(number);
    }

    private int block(int label) {
        return label >= 0 && label < open.size() ? open.get(open.size() - 1 - label) : FunctionCode.FUNCTION;
    }
}
