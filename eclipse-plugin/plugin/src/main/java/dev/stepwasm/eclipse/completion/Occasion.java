package dev.stepwasm.eclipse.completion;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ContentAssistantFacade;
import org.eclipse.jface.text.source.ISourceViewerExtension4;
import org.jspecify.annotations.Nullable;

/** Knows of each viewer whether its list of proposals opened by itself, which JFace does not tell who fills the list. */
public final class Occasion implements ICompletionListener {
    private static final Map<ITextViewer, Occasion> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    private volatile boolean unasked;

    private Occasion() {}

    /** Begins to listen to a viewer that has its content assist; on the UI thread. */
    public static void follow(ITextViewer viewer) {
        if (viewer.getTextWidget() != null && viewer instanceof ISourceViewerExtension4 source) {
            ContentAssistantFacade facade = source.getContentAssistantFacade();
            if (facade != null) {
                facade.addCompletionListener(ALL.computeIfAbsent(viewer, fresh -> new Occasion()));
            }
        }
    }

    /** {@return whether the list that is about to be shown was not asked for with a key} Any thread may call. */
    static boolean isUnasked(ITextViewer viewer) {
        Occasion occasion = ALL.get(viewer);
        return occasion != null && occasion.unasked;
    }

    @Override
    public void assistSessionStarted(ContentAssistEvent event) {
        unasked = event.isAutoActivated;
    }

    @Override
    public void assistSessionEnded(ContentAssistEvent event) {
        unasked = false;
    }

    @Override
    public void selectionChanged(@Nullable ICompletionProposal proposal, boolean smartToggle) {
        // Nothing depends on it.
    }
}
