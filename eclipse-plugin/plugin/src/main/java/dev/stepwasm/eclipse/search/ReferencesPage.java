package dev.stepwasm.eclipse.search;

import java.util.Arrays;
import java.util.Comparator;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.PartInitException;
import org.jspecify.annotations.Nullable;

/** Shows the uses in the Search view: files with their lines, or all lines in one list. */
public final class ReferencesPage extends AbstractTextSearchViewPage {
    @Override
    protected void configureTreeViewer(TreeViewer viewer) {
        viewer.setContentProvider(new Files());
        viewer.setLabelProvider(new UsedLineLabels(this, false));
        viewer.setComparator(new InTextOrder());
        viewer.setAutoExpandLevel(2);
    }

    @Override
    protected void configureTableViewer(TableViewer viewer) {
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setLabelProvider(new UsedLineLabels(this, true));
        viewer.setComparator(new InTextOrder());
    }

    @Override
    protected void elementsChanged(Object[] elements) {
        refresh();
    }

    @Override
    protected void clear() {
        refresh();
    }

    private void refresh() {
        if (getInput() != null && getViewer().getInput() != null) {
            if (getViewer() instanceof TableViewer table) {
                table.setInput(getInput().getElements());
            } else if (getViewer() instanceof TreeViewer tree) {
                tree.refresh();
                tree.expandToLevel(2);
            }
        }
    }

    @Override
    protected void showMatch(Match match, int offset, int length, boolean activate) throws PartInitException {
        if (match.getElement() instanceof UsedLine line) {
            openAndSelect(getSite().getPage(), line.file(), offset, length, activate);
        }
    }

    /** {@return what is found in a row: in a file, what is found in its lines} */
    @Override
    public int getDisplayedMatchCount(Object element) {
        return element instanceof UsedLine ? super.getDisplayedMatchCount(element) : 0;
    }

    private final class Files implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return input instanceof ReferencesResult result
                    ? Arrays.stream(result.getElements())
                            .map(element -> ((UsedLine) element).file())
                            .distinct()
                            .toArray()
                    : new Object[0];
        }

        @Override
        public Object[] getChildren(Object parent) {
            return parent instanceof IFile file && getInput() != null
                    ? Arrays.stream(getInput().getElements())
                            .filter(element -> ((UsedLine) element).file().equals(file))
                            .toArray()
                    : new Object[0];
        }

        @Override
        public @Nullable Object getParent(Object element) {
            return element instanceof UsedLine line ? line.file() : null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof IFile;
        }
    }

    private static final class InTextOrder extends ViewerComparator {
        private static final Comparator<UsedLine> LINES = Comparator.comparing(
                        (UsedLine line) -> line.file().getFullPath().toString())
                .thenComparingInt(UsedLine::number);

        @Override
        public int compare(org.eclipse.jface.viewers.Viewer viewer, Object one, Object other) {
            return one instanceof UsedLine first && other instanceof UsedLine second
                    ? LINES.compare(first, second)
                    : super.compare(viewer, one, other);
        }
    }
}
