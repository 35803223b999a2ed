package dev.stepwasm.eclipse.outline;

import java.util.List;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.jspecify.annotations.Nullable;

/** Symbols within symbols; the input is a list of those at the top. */
final class SymbolTree implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
        return ((List<?>) input).toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
        return ((SymbolNode) parent).children().toArray();
    }

    @Override
    public @Nullable Object getParent(Object element) {
        return element instanceof SymbolNode node ? node.parent() : null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return !((SymbolNode) element).children().isEmpty();
    }
}
