package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Defines a memory or a table that is used. */
public final class CreateStorage implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown unknown : Unknown.at(place, IndexSpace.MEMORY, IndexSpace.TABLE)) {
            place.module()
                    .filter(module -> unknown.isNext(
                            module.lowered().table(unknown.space()).size()))
                    .ifPresent(module -> offer(place, module, unknown, actions));
        }
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown unknown, Consumer<Action> actions) {
        String head = unknown.spacedName() + (isWide(place, unknown) ? " i64" : "") + " 1";
        String text = unknown.space() == IndexSpace.MEMORY
                ? "(memory" + head + ")"
                : "(table" + head + " " + Types.show(module, element(place, unknown)) + ")";
        actions.accept(unknown.created(
                "Create " + unknown.space().word() + " `" + text + "`",
                () -> List.of(new NewField(place.tree(), module).last(unknown.space(), text))));
    }

    /** {@return whether addresses are given, or wanted, as 64-bit numbers} */
    private static boolean isWide(Place place, Unknown unknown) {
        Optional<Opcode> op = unknown.opcode();
        Optional<Surroundings> around = FunctionAt.of(place).flatMap(unknown::surroundings);
        if (op.isEmpty() || around.isEmpty()) {
            return false;
        }
        int depth = switch (op.get()) {
            case TABLE_SIZE, MEMORY_SIZE -> -1;
            case CALL_INDIRECT, RETURN_CALL_INDIRECT, TABLE_GET, TABLE_GROW, MEMORY_GROW -> 0;
            case TABLE_SET -> 1;
            case TABLE_FILL, TABLE_COPY, TABLE_INIT, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> 2;
            default ->
                op.get().signature().map(type -> type.parameters().size() - 1).orElse(0);
        };
        List<ValueType> operands = around.get().operands();
        Optional<ValueType> address = depth < 0
                ? CallShape.top(around.get().wanted())
                : depth < operands.size() ? Optional.of(operands.get(operands.size() - 1 - depth)) : Optional.empty();
        return address.filter(type -> type == ValueType.Numeric.I64).isPresent();
    }

    /** {@return the type of what is put into the table, or of what is wanted from it} */
    private static ValueType element(Place place, Unknown table) {
        Optional<Opcode> op = table.opcode();
        Optional<Surroundings> around = FunctionAt.of(place).flatMap(table::surroundings);
        Optional<ValueType> type = op.isEmpty()
                ? Optional.empty()
                : switch (op.get()) {
                    case TABLE_SET -> around.flatMap(a -> CallShape.top(a.operands()));
                    case TABLE_GET -> around.flatMap(a -> CallShape.top(a.wanted()));
                    case TABLE_GROW, TABLE_FILL -> around.flatMap(CreateStorage::second);
                    default -> Optional.empty();
                };
        return type.filter(found -> found instanceof ValueType.Reference)
                .map(Zero::defaultable)
                .orElse(ValueType.FUNCREF);
    }

    private static Optional<ValueType> second(Surroundings around) {
        int count = around.operands().size();
        return count < 2 ? Optional.empty() : Optional.of(around.operands().get(count - 2));
    }
}
