package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.action.Types;
import dev.stepwasm.ide.instruction.InstructionAt;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Defines an empty data or element segment that an instruction names. */
public final class CreateSegment implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown unknown : Unknown.at(place, IndexSpace.DATA, IndexSpace.ELEM)) {
            place.module()
                    .filter(module -> unknown.isNext(
                            module.lowered().table(unknown.space()).size()))
                    .ifPresent(module -> offer(place, module, unknown, actions));
        }
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown unknown, Consumer<Action> actions) {
        String text = unknown.space() == IndexSpace.DATA
                ? "(data" + unknown.spacedName() + " \"\")"
                : "(elem" + unknown.spacedName() + " " + Types.show(module, element(place, module, unknown)) + ")";
        actions.accept(unknown.created(
                "Create " + unknown.space().word() + " `" + text + "`",
                () -> List.of(new NewField(place.tree(), module).last(unknown.space(), text))));
    }

    /** {@return the type of what the elements are copied into} */
    private static ValueType element(Place place, ModuleAnalysis module, Unknown unknown) {
        return unknown.keyword()
                .flatMap(keyword -> InstructionAt.of(place.analysis(), keyword))
                .flatMap(at -> target(
                        module.module(),
                        at.instruction().opcode(),
                        at.instruction().immediates()))
                .filter(type -> type instanceof ValueType.Reference)
                .orElse(ValueType.FUNCREF);
    }

    private static Optional<ValueType> target(Module module, Opcode op, Immediates immediates) {
        if (!(immediates instanceof Immediates.Indices(int first, int second))) {
            return Optional.empty();
        }
        if (op == Opcode.TABLE_INIT) {
            return second >= 0 && second < module.tableCount()
                    ? Optional.of(module.table(second).element())
                    : Optional.empty();
        }
        return Optional.ofNullable(module.types().array(first))
                .map(ArrayType::element)
                .map(field -> field.storage().unpacked());
    }
}
