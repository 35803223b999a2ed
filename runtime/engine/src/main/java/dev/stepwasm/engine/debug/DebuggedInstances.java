package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.store.InstanceState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The instances of a debugged program, by number. Weak. Safe for use from any thread. */
final class DebuggedInstances {
    private final List<Known> all = new ArrayList<>();

    private record Known(
            WeakReference<InstanceState> state, @Nullable WeakReference<ExecutionControl> control) {
        boolean is(InstanceState other) {
            return state.refersTo(other);
        }
    }

    /** Gives an instance the next number, unless it has one. {@return whether it is new} */
    synchronized boolean add(InstanceState state, ExecutionControl control) {
        if (all.stream().anyMatch(each -> each.is(state))) {
            return false;
        }
        all.add(new Known(new WeakReference<>(state), new WeakReference<>(control)));
        return true;
    }

    /** {@return the number of an instance, from 0; one that nobody has heard of gets one} */
    synchronized int numberOf(InstanceState state) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).is(state)) {
                return i;
            }
        }
        all.add(new Known(new WeakReference<>(state), null));
        return all.size() - 1;
    }

    /** {@return the instance with a number, if it is still in use} */
    synchronized Optional<InstanceState> numbered(int number) {
        return number >= 0 && number < all.size()
                ? Optional.ofNullable(all.get(number).state().get())
                : Optional.empty();
    }

    /** {@return the first instance of a module that is still in use: the one that is meant without a frame} */
    synchronized Optional<InstanceState> first(DebuggedModule module) {
        for (Known each : all) {
            InstanceState state = each.state().get();
            if (state != null && module.isOf(state)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** {@return the instance that is meant: one with a number, or else the first of a module} */
    Optional<InstanceState> of(DebuggedModule module, OptionalInt number) {
        return number.isPresent() ? numbered(number.getAsInt()).filter(module::isOf) : first(module);
    }

    /** {@return whether an instance is steered by a control} */
    synchronized boolean isSteeredBy(InstanceState state, ExecutionControl control) {
        return all.stream()
                .anyMatch(each -> each.is(state)
                        && each.control() != null
                        && each.control().refersTo(control));
    }

    synchronized void clear() {
        all.clear();
    }
}
