package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.type.TableType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table that another runtime holds and lets be read and written element by element. */
public abstract class BoundTable extends ReferenceTable {
    /** A table whose elements the subclass reaches. */
    protected BoundTable(DefinedTypes scope, TableType type) {
        super(scope, type);
    }

    @Override
    public abstract int size();

    @Override
    public abstract @Nullable Object get(int index);

    @Override
    public abstract void set(int index, @Nullable Object reference);

    @Override
    protected abstract void resize(int size);

    @Override
    public final void fill(int index, @Nullable Object reference, int length) {
        Objects.checkFromIndexSize(index, length, size());
        for (int i = index; i < index + length; i++) {
            set(i, reference);
        }
    }

    @Override
    public final @Nullable Object[] read(int from, int length) {
        Objects.checkFromIndexSize(from, length, size());
        var elements = new @Nullable Object[length];
        for (int i = 0; i < length; i++) {
            elements[i] = get(from + i);
        }
        return elements;
    }

    @Override
    public final void write(int to, @Nullable Object[] segment, int from, int length) {
        Objects.checkFromIndexSize(from, length, segment.length);
        Objects.checkFromIndexSize(to, length, size());
        for (int i = 0; i < length; i++) {
            set(to + i, segment[from + i]);
        }
    }
}
