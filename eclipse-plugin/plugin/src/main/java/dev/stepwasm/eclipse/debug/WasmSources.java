package dev.stepwasm.eclipse.debug;

import org.eclipse.debug.core.sourcelookup.ISourceLookupDirector;
import org.eclipse.debug.core.sourcelookup.ISourceLookupParticipant;
import org.jspecify.annotations.Nullable;

/** Finds the texts of our frames in launches that belong to others, such as those of Java. */
public final class WasmSources implements ISourceLookupParticipant {
    /** A participant for one launch. */
    public WasmSources() {}

    @Override
    public void init(ISourceLookupDirector director) {
        // The debug adapter knows where texts are.
    }

    @Override
    public Object[] findSourceElements(Object element) {
        return element instanceof WasmFrame frame ? Texts.of(frame).stream().toArray() : new Object[0];
    }

    @Override
    public @Nullable String getSourceName(Object element) {
        return null;
    }

    @Override
    public void sourceContainersChanged(ISourceLookupDirector director) {
        // As above.
    }

    @Override
    public void dispose() {
        // It keeps nothing.
    }
}
