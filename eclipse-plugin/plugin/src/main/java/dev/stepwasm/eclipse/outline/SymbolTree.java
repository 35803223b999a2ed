package dev.stepwasm.eclipse.outline;

import java.util.List;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.lsp4j.DocumentSymbol;
import org.jspecify.annotations.Nullable;

/** Symbols within symbols; the input is an array of those at the top. */
final class SymbolTree implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
        return (Object[]) input;
    }

    @Override
    public Object[] getChildren(Object parent) {
        List<DocumentSymbol> children = ((DocumentSymbol) parent).getChildren();
        return children == null ? new Object[0] : children.toArray();
    }

    /** Not known: a tree selects by path from the top, where this is not asked. */
    @Override
    public @Nullable Object getParent(Object element) {
        return null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return getChildren(element).length > 0;
    }
}
