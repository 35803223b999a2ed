package dev.stepwasm.eclipse.search;

import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.search.ui.text.IEditorMatchAdapter;
import org.eclipse.search.ui.text.IFileMatchAdapter;
import org.eclipse.search.ui.text.Match;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;
import org.jspecify.annotations.Nullable;

/** The uses that were found, line by line. */
public final class ReferencesResult extends AbstractTextSearchResult implements IEditorMatchAdapter, IFileMatchAdapter {
    private final ReferencesQuery query;

    ReferencesResult(ReferencesQuery query) {
        this.query = query;
    }

    @Override
    public String getLabel() {
        int count = getMatchCount();
        return (count == 1 ? "1 reference" : count + " references") + " to " + query.name();
    }

    @Override
    public String getTooltip() {
        return getLabel();
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor() {
        return PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_OBJ_ELEMENT);
    }

    @Override
    public ISearchQuery getQuery() {
        return query;
    }

    @Override
    public IEditorMatchAdapter getEditorMatchAdapter() {
        return this;
    }

    @Override
    public IFileMatchAdapter getFileMatchAdapter() {
        return this;
    }

    @Override
    public boolean isShownInEditor(Match match, IEditorPart editor) {
        return match.getElement() instanceof UsedLine line
                && line.file().equals(ResourceUtil.getFile(editor.getEditorInput()));
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IEditorPart editor) {
        IFile file = ResourceUtil.getFile(editor.getEditorInput());
        return file == null ? new Match[0] : computeContainedMatches(result, file);
    }

    @Override
    public Match[] computeContainedMatches(AbstractTextSearchResult result, IFile file) {
        return Arrays.stream(getElements())
                .filter(element ->
                        element instanceof UsedLine line && line.file().equals(file))
                .flatMap(element -> Arrays.stream(getMatches(element)))
                .toArray(Match[]::new);
    }

    @Override
    public @Nullable IFile getFile(Object element) {
        return element instanceof UsedLine line ? line.file() : element instanceof IFile file ? file : null;
    }
}
