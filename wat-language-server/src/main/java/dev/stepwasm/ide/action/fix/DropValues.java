package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Code;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Drops values that a block or function leaves although nobody takes them, or removes what only gives them. */
public final class DropValues implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Mismatch mismatch : Mismatch.at(place)) {
            int surplus = mismatch.found().size() - mismatch.wanted().size();
            if (mismatch.isEnd() && surplus > 0) {
                offer(mismatch, surplus, actions);
            }
        }
    }

    private static void offer(Mismatch mismatch, int surplus, Consumer<Action> actions) {
        Trial trial = new Trial(mismatch.function());
        int count = mismatch.found().size();
        boolean lowest = attempt(mismatch, mismatch.found().subList(0, surplus), trial, actions);
        if (!lowest && surplus < count) {
            attempt(mismatch, mismatch.found().subList(count - surplus, count), trial, actions);
        }
    }

    private static boolean attempt(
            Mismatch mismatch, List<Mismatch.Value> values, Trial trial, Consumer<Action> actions) {
        Optional<List<Replacement>> edits = drops(mismatch.function(), values);
        if (edits.isEmpty() || trial.of(mismatch.diagnostic(), edits.get()) != Trial.Outcome.CLEAN) {
            return false;
        }
        Operands.Producer first = Operands.producer(
                        mismatch.function(), values.getFirst().producer())
                .orElseThrow();
        boolean set = values.size() == 1 && offerSet(mismatch, first, trial, actions);
        String what = values.size() == 1
                ? "the value of `" + name(first) + "`"
                : "the " + values.size() + " values that are left over";
        Action drop = Action.fix(mismatch.diagnostic(), "Drop " + what, edits::get);
        actions.accept(set ? drop : drop.asPreferred());
        if (values.size() == 1 && isIdle(first.instruction())) {
            Node whole = first.folded().orElse(first.instruction());
            var removal = new Replacement(Layout.removal(whole.tree(), whole.span()), "");
            if (trial.of(mismatch.diagnostic(), List.of(removal)) == Trial.Outcome.CLEAN) {
                actions.accept(Action.fix(
                        mismatch.diagnostic(), "Remove `" + name(first) + "`", removal.span(), removal.text()));
            }
        }
        return true;
    }

    /** Sets a local without giving its value too. */
    private static boolean offerSet(
            Mismatch mismatch, Operands.Producer producer, Trial trial, Consumer<Action> actions) {
        Span keyword = Syntax.keyword(producer.instruction());
        String set = Opcode.LOCAL_SET.keyword();
        boolean tee = producer.instruction().tree().source().textOf(keyword).equals(Opcode.LOCAL_TEE.keyword());
        if (!tee || trial.of(mismatch.diagnostic(), List.of(new Replacement(keyword, set))) != Trial.Outcome.CLEAN) {
            return false;
        }
        actions.accept(Action.fix(mismatch.diagnostic(), "Change to `" + set + "`", keyword, set)
                .asPreferred());
        return true;
    }

    private static String name(Operands.Producer producer) {
        return Code.headOf(producer.instruction()).map(Code::head).orElse("it");
    }

    private static Optional<List<Replacement>> drops(FunctionAt function, List<Mismatch.Value> values) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value.producer(), 1, Integer::sum));
        List<Replacement> edits = new ArrayList<>();
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            Optional<Operands.Producer> producer = Operands.producer(function, entry.getKey());
            if (producer.isEmpty()) {
                return Optional.empty();
            }
            edits.addAll(producer.get().dropped(entry.getValue()));
        }
        return Optional.of(Trial.sorted(edits));
    }

    /** {@return whether an instruction does nothing but give a value} */
    private static boolean isIdle(Node instruction) {
        int code = instruction.data().tokens().code(instruction.data().firstToken(instruction.index()));
        if (!TokenCode.isOpcode(code)) {
            return false;
        }
        return switch (TokenCode.opcode(code)) {
            case LOCAL_GET, GLOBAL_GET, I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST -> true;
            case REF_NULL, REF_FUNC, MEMORY_SIZE, TABLE_SIZE -> true;
            default -> false;
        };
    }
}
