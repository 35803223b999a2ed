package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keywords of instructions, those first whose types fit the place, and among them those first that are used most. */
final class Instructions {
    /** The most frequent instructions in compiled and hand-written programs, by count. */
    private static final List<Opcode> FREQUENT = List.of(
            Opcode.LOCAL_GET,
            Opcode.I32_CONST,
            Opcode.I32_LOAD,
            Opcode.END,
            Opcode.LOCAL_SET,
            Opcode.LOCAL_TEE,
            Opcode.CALL,
            Opcode.I32_ADD,
            Opcode.BR_IF,
            Opcode.I32_STORE,
            Opcode.IF,
            Opcode.BLOCK,
            Opcode.BR,
            Opcode.I32_EQZ,
            Opcode.I32_LOAD8_U,
            Opcode.I32_AND,
            Opcode.I32_SUB,
            Opcode.I64_CONST,
            Opcode.DROP,
            Opcode.I32_EQ,
            Opcode.LOOP,
            Opcode.I32_NE,
            Opcode.I32_OR,
            Opcode.I32_SHL,
            Opcode.I32_STORE8,
            Opcode.SELECT,
            Opcode.I64_STORE,
            Opcode.GLOBAL_SET,
            Opcode.I64_LOAD,
            Opcode.RETURN,
            Opcode.I32_MUL,
            Opcode.UNREACHABLE,
            Opcode.I64_ADD,
            Opcode.GLOBAL_GET,
            Opcode.F64_CONST,
            Opcode.I32_LT_S,
            Opcode.I64_EXTEND_I32_U,
            Opcode.CALL_INDIRECT,
            Opcode.I32_WRAP_I64,
            Opcode.F64_ADD,
            Opcode.F64_MUL);

    private static final Map<Opcode, Integer> ORDER = order();
    private static final List<Opcode> ALL = Arrays.stream(Opcode.values())
            .filter(op -> Opcode.ofKeyword(op.keyword()).orElseThrow() == op)
            .sorted(Comparator.comparingInt(op -> ORDER.getOrDefault(op, FREQUENT.size())))
            .toList();

    private Instructions() {}

    private static Map<Opcode, Integer> order() {
        Map<Opcode, Integer> order = new EnumMap<>(Opcode.class);
        FREQUENT.forEach(op -> order.put(op, order.size()));
        return order;
    }

    /**
     * Proposes all instructions that can stand at a place.
     *
     * @param constant whether only those of constant expressions can
     */
    static void suggest(Suggestions suggestions, StackAt stack, boolean constant) {
        Place place = suggestions.place();
        Module module = place.module()
                .map(m -> m.module())
                .orElseGet(() -> Module.builder().build());
        Fit fit = new Fit(module.types(), stack, place.afterOpen());
        for (Opcode op : ALL) {
            if (constant ? !op.isConstant() : !canStand(op, place)) {
                continue;
            }
            List<Effect> effects = stack.effects().possible(op);
            String detail = op.signature().isPresent() || effects.size() == 1 ? shown(op, effects) : "";
            suggestions.add(new Proposal(
                    Proposal.Kind.INSTRUCTION,
                    op.keyword(),
                    Snippets.plain(op.keyword()),
                    op.keyword(),
                    detail,
                    fitOf(op, effects, fit, stack, place),
                    false,
                    Optional.empty()));
        }
        if (!constant) {
            new Templates(suggestions, stack, fit, module).suggest();
        }
    }

    private static String shown(Opcode op, List<Effect> effects) {
        boolean certain = !op.opensBlock() && !isPart(op) && effects.size() == 1;
        return certain
                ? effects.getFirst().show()
                : op.signature().map(FunctionType::showStack).orElse("");
    }

    private static boolean isPart(Opcode op) {
        return switch (op) {
            case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    /** {@return whether an instruction can begin here; those that end or divide a block need one without parentheses} */
    private static boolean canStand(Opcode op, Place place) {
        Frame frame = place.top();
        boolean flat = !place.afterOpen() && frame.kind == Frame.Kind.FLAT;
        return switch (op) {
            case END -> flat;
            case ELSE -> flat && frame.isOp(Opcode.IF) && frame.lastPart == 0;
            case CATCH, CATCH_ALL, DELEGATE -> flat && frame.isOp(Opcode.TRY);
            default -> true;
        };
    }

    private static int fitOf(Opcode op, List<Effect> effects, Fit fit, StackAt stack, Place place) {
        if (op == Opcode.END || op == Opcode.ELSE) {
            boolean done = stack.wanted().isPresent() && stack.wanted().get().isEmpty();
            return done ? Fit.BEST : Fit.NEUTRAL;
        }
        if (op.feature() == Feature.LEGACY_EXCEPTIONS) {
            return Fit.UNUSUAL;
        }
        boolean needsMemory = op.accessBytes() > 0
                && place.module().filter(m -> m.module().memoryCount() > 0).isEmpty();
        int best = fit.best(effects);
        return needsMemory ? Math.max(best, Fit.LACKING) : best;
    }
}
