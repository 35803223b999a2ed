package dev.stepwasm.ide.action;

import java.util.function.Consumer;

/** Says what of one sort can be done at a place. Has no state. */
interface Offer {
    /** {@return the kind of all that it offers} */
    Action.Kind kind();

    /** Passes on what can be done. Whether something can is said without a look at the whole module. */
    void at(Place place, Consumer<Action> actions);
}
