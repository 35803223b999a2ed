package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Defines a tag that is thrown or caught, with the values that are thrown. */
public final class CreateTag implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Unknown tag : Unknown.at(place, IndexSpace.TAG)) {
            place.module()
                    .filter(module ->
                            tag.isNext(module.lowered().table(IndexSpace.TAG).size()))
                    .ifPresent(module -> offer(place, module, tag, actions));
        }
    }

    private static void offer(Place place, ModuleAnalysis module, Unknown tag, Consumer<Action> actions) {
        String text = "(tag" + tag.spacedName() + shape(place, tag).show(module) + ")";
        actions.accept(tag.created(
                "Create tag `" + text + "`",
                () -> List.of(new NewField(place.tree(), module).last(IndexSpace.TAG, text))));
    }

    /** {@return what a tag must carry where it is thrown; nothing is known where it is caught} */
    static CallShape shape(Place place, Unknown tag) {
        Optional<FunctionAt> function = FunctionAt.of(place);
        Optional<Surroundings> around =
                tag.opcode().filter(op -> op == Opcode.THROW).isPresent()
                        ? function.flatMap(tag::surroundings)
                        : Optional.empty();
        return around.map(a -> CallShape.of(function.orElseThrow(), a, 0).giving(List.of()))
                .orElse(CallShape.NOTHING);
    }
}
