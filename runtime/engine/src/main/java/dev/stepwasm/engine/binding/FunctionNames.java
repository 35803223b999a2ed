package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Functions as another runtime names them: by an instance and an index in it; -1 is the null reference.
 *
 * @param <I> the runtime's instances, compared by {@code equals}
 */
public final class FunctionNames<I> {
    private final I self;
    private final Supplier<InstanceState> state;
    private final Foreign<I> foreign;
    private final Map<Name<I>, WasmFunction> functions = new HashMap<>();
    private final Map<WasmFunction, Name<I>> names = new IdentityHashMap<>();

    /** The number of the null reference. */
    public static final int NULL = -1;

    /** A function of an instance. */
    public record Name<I>(I instance, int index) {}

    /** Gives functions of other instances. */
    @FunctionalInterface
    public interface Foreign<I> {
        /** {@return what calls a function of another instance} */
        WasmFunction function(I instance, int index);
    }

    /**
     * The names that one instance uses.
     *
     * @param state of {@code self}
     */
    public FunctionNames(I self, Supplier<InstanceState> state, Foreign<I> foreign) {
        this.self = self;
        this.state = state;
        this.foreign = foreign;
    }

    /**
     * {@return the function of a name; null for {@link #NULL}}
     *
     * @param instance null means the instance that uses the name
     */
    public @Nullable WasmFunction function(@Nullable I instance, int index) {
        if (index == NULL) {
            return null;
        }
        if (instance == null || instance.equals(self)) {
            return state.get().function(index);
        }
        return functions.computeIfAbsent(new Name<>(instance, index), name -> {
            WasmFunction function = foreign.function(name.instance(), name.index());
            names.put(function, name);
            return function;
        });
    }

    /** {@return the name of a function} @throws IllegalArgumentException if it has none in the other runtime */
    public Name<I> name(WasmFunction function) {
        if (names.isEmpty() || !names.containsKey(function)) {
            InstanceState own = state.get();
            for (int i = own.functionCount() - 1; i >= 0; i--) {
                names.put(own.function(i), new Name<>(self, i));
            }
        }
        return Objects.requireNonNull(
                names.get(function), () -> function.name() + " is not known to the other runtime");
    }

    /**
     * {@return the index of a function where only indices can be given}
     *
     * @throws IllegalArgumentException if it belongs to another instance
     */
    public int index(@Nullable WasmFunction function) {
        if (function == null) {
            return NULL;
        }
        Name<I> name = name(function);
        if (!name.instance().equals(self)) {
            throw new IllegalArgumentException("a reference to " + function.name()
                    + ", which is a function of another instance, cannot be given to the host");
        }
        return name.index();
    }
}
