package dev.stepwasm.eclipse.outline;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.icons.Icon;
import dev.stepwasm.eclipse.preferences.Kept;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.RestingText;
import dev.stepwasm.eclipse.server.RestingText.Question;
import java.util.List;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.jspecify.annotations.Nullable;

/**
 * The outline of one editor, renewed when the text has rested for a moment; it stays open where it was. Until an answer of
 * the server is there, and when there is none, it shows what it showed. On the UI thread.
 */
final class OutlinePage extends ContentOutlinePage implements ITextInputListener {
    /** A module with more fields than this is not opened by itself: every row costs time on the UI thread. */
    private static final int FIELDS_TO_OPEN = 500;

    private static final String LINKED = "outline.linked";
    private static final String SORTED = "outline.sorted";

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(StepwasmPlugin.ID);
    private final ITextEditor editor;
    private final ITextViewer viewer;
    private IDocument document;
    private final ISelectionChangedListener caret = this::caretRests;
    private List<SymbolNode> shown = List.of();
    private @Nullable RestingText<List<Either<SymbolInformation, DocumentSymbol>>> resting;
    private boolean filling;
    private boolean linked = preferences.getBoolean(LINKED, true);

    OutlinePage(ITextEditor editor, ITextViewer viewer, IDocument document) {
        this.editor = editor;
        this.viewer = viewer;
        this.document = document;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setContentProvider(new SymbolTree());
        tree.setLabelProvider(new SymbolLabels());
        sort(preferences.getBoolean(SORTED, false));
        actions(getSite().getActionBars().getToolBarManager());
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.addPostSelectionChangedListener(caret);
        }
        viewer.addTextInputListener(this);
        ask();
    }

    private void ask() {
        StepwasmPlugin plugin = StepwasmPlugin.get();
        resting = new RestingText<>(
                document,
                plugin.documents(),
                plugin.server(),
                new Question<>(
                        "list symbols",
                        (service, id) -> service.documentSymbol(new DocumentSymbolParams(id)),
                        this::show));
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument before, @Nullable IDocument now) {
        // What is shown stays until the other text is there.
    }

    /** Shows the symbols of the text that the editor shows now. */
    @Override
    public void inputDocumentChanged(@Nullable IDocument before, @Nullable IDocument now) {
        if (now == null || now == document) {
            return; // the editor is being closed, or reads its text again
        }
        rest();
        document = now;
        show(List.of());
        ask();
    }

    private void rest() {
        if (resting != null) {
            resting.close();
        }
    }

    private void actions(IToolBarManager bar) {
        Action sort = new Action("Sort", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                keep(SORTED, isChecked());
                sort(isChecked());
            }
        };
        sort.setToolTipText("Sort by name");
        sort.setImageDescriptor(Icon.SORT.descriptor());
        sort.setChecked(preferences.getBoolean(SORTED, false));
        bar.add(sort);
        Action link = new Action("Link with Editor", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                linked = isChecked();
                keep(LINKED, linked);
                follow();
            }
        };
        link.setToolTipText("Select what is at the caret");
        link.setImageDescriptor(
                PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_ELCL_SYNCED));
        link.setChecked(linked);
        bar.add(link);
    }

    private void keep(String choice, boolean on) {
        preferences.putBoolean(choice, on);
        Kept.keep(preferences);
    }

    private void sort(boolean byName) {
        getTreeViewer().setComparator(byName ? new ViewerComparator() : null);
    }

    @Override
    public void dispose() {
        if (editor.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.removePostSelectionChangedListener(caret);
        }
        viewer.removeTextInputListener(this);
        rest();
        super.dispose();
    }

    private void show(List<Either<SymbolInformation, DocumentSymbol>> symbols) {
        boolean first = shown.isEmpty();
        shown = SymbolNode.of(
                symbols.stream().filter(Either::isRight).map(Either::getRight).toList());
        TreeViewer tree = getTreeViewer();
        filling = true;
        try {
            Object[] open = tree.getExpandedElements();
            tree.getControl().setRedraw(false);
            tree.setAutoExpandLevel(1);
            tree.setInput(shown);
            if (first) {
                tree.expandToLevel(fields() > FIELDS_TO_OPEN ? 1 : 2);
            } else {
                tree.setExpandedElements(open);
            }
        } finally {
            tree.getControl().setRedraw(true);
            filling = false;
        }
        follow();
    }

    private int fields() {
        return shown.stream().mapToInt(node -> node.children().size()).sum();
    }

    private void caretRests(SelectionChangedEvent event) {
        follow();
    }

    /** Selects what the caret is in. */
    private void follow() {
        if (!linked
                || getTreeViewer() == null
                || getControl().isDisposed()
                || getControl().isFocusControl()
                || !(editor.getSelectionProvider().getSelection() instanceof ITextSelection selected)) {
            return;
        }
        try {
            Position position = Positions.at(document, selected.getOffset());
            filling = true;
            SymbolNode.at(shown, position)
                    .ifPresent(node -> getTreeViewer().setSelection(new StructuredSelection(toBeSeen(node)), true));
        } catch (BadLocationException e) {
            return; // the text has become shorter; the next rest of the caret is about the new one
        } finally {
            filling = false;
        }
    }

    /** {@return a symbol, or in a large text what it is in and has a row}: a module is not opened to follow the caret */
    private SymbolNode toBeSeen(SymbolNode node) {
        SymbolNode seen = node;
        if (fields() > FIELDS_TO_OPEN) {
            for (SymbolNode above = node.parent(); above != null; above = above.parent()) {
                seen = getTreeViewer().getExpandedState(above) ? seen : above;
            }
        }
        return seen;
    }

    /** Goes to the symbol that is chosen. */
    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (!filling
                && event.getSelection() instanceof IStructuredSelection chosen
                && chosen.getFirstElement() instanceof SymbolNode node) {
            DocumentSymbol symbol = node.symbol();
            int start = Positions.offset(document, symbol.getSelectionRange().getStart());
            int end = Positions.offset(document, symbol.getSelectionRange().getEnd());
            editor.selectAndReveal(start, Math.max(0, end - start));
        }
    }
}
