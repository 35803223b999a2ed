package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.InstanceState;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tags of another runtime and those of ours that stand for them, one for each in whatever instances. Keeps neither
 * from being collected. Any thread may use it.
 *
 * @param <I> the runtime's instances
 * @param <T> its tags, compared by identity
 */
public final class TagNames<I, T> {
    private final Class<I> instances;
    private final Map<T, WeakReference<ExceptionTag>> tags = new WeakHashMap<>();

    /** A tag of an instance, by its index there. */
    public record Name<I>(I instance, int index) {}

    /** No tags yet. */
    public TagNames(Class<I> instances) {
        this.instances = instances;
    }

    /**
     * {@return what stands for a tag}
     *
     * @param instance one that has it
     * @param index of the tag there
     * @param type what exceptions carry
     * @param name for people
     */
    public synchronized ExceptionTag tag(T outer, I instance, int index, DefinedType type, String name) {
        ExceptionTag known = known(outer);
        if (known != null) {
            return known;
        }
        var tag = new ExceptionTag(type, name, new Name<>(instance, index));
        tags.put(outer, new WeakReference<>(tag));
        return tag;
    }

    /** {@return what stands for a tag; null if no instance that our interpreter runs has it} */
    public synchronized @Nullable ExceptionTag known(T outer) {
        WeakReference<ExceptionTag> known = tags.get(outer);
        return known == null ? null : known.get();
    }

    /**
     * {@return what the other runtime knows the tag of an exception by, in the instance that it leaves if it is known
     * there}
     *
     * @throws IllegalArgumentException if it is a tag of another runtime
     */
    public Name<I> name(WasmException thrown, I instance, InstanceState state) {
        ExceptionTag tag = thrown.tag();
        for (int i = 0; i < state.module().tagCount(); i++) {
            if (state.tag(i) == tag) {
                return new Name<>(instance, i);
            }
        }
        if (tag.outer() instanceof Name<?>(Object other, int index) && instances.isInstance(other)) {
            return new Name<>(instances.cast(other), index);
        }
        throw new IllegalArgumentException(thrown.getMessage() + " has a tag of another runtime", thrown);
    }
}
