package dev.stepwasm.ide.action;

import java.util.List;
import java.util.function.Consumer;

/** Says what of one sort can be done at a place. Has no state. */
public interface Offer {
    /** {@return the kind of what it offers} */
    Action.Kind kind();

    /** {@return all kinds of what it offers, if that depends on the place} */
    default List<Action.Kind> kinds() {
        return List.of(kind());
    }

    /** Passes on what can be done. Whether something can is said without a look at the whole module. */
    void at(Place place, Consumer<Action> actions);
}
