package dev.stepwasm.eclipse.outline;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.RestingText;
import dev.stepwasm.eclipse.server.RestingText.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.jspecify.annotations.Nullable;

/**
 * The outline of one editor, renewed when the text has rested for a moment. Until an answer of the server is there, and
 * when there is none, it shows what it showed. On the UI thread.
 */
final class OutlinePage extends ContentOutlinePage {
    /** A module with more fields than this is not opened by itself: every row costs time on the UI thread. */
    private static final int FIELDS_TO_OPEN = 500;

    private final ITextEditor editor;
    private final IDocument document;
    private @Nullable RestingText<List<Either<SymbolInformation, DocumentSymbol>>> resting;
    private boolean filling;

    OutlinePage(ITextEditor editor, IDocument document) {
        this.editor = editor;
        this.document = document;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setContentProvider(new SymbolTree());
        tree.setLabelProvider(new SymbolLabels());
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
    public void dispose() {
        if (resting != null) {
            resting.close();
        }
        super.dispose();
    }

    private void show(List<Either<SymbolInformation, DocumentSymbol>> symbols) {
        DocumentSymbol[] top =
                symbols.stream().filter(Either::isRight).map(Either::getRight).toArray(DocumentSymbol[]::new);
        filling = true;
        try {
            getTreeViewer().setAutoExpandLevel(fields(top) > FIELDS_TO_OPEN ? 1 : 2);
            getTreeViewer().setInput(top);
        } finally {
            filling = false;
        }
    }

    private static int fields(DocumentSymbol[] top) {
        return Arrays.stream(top)
                .map(DocumentSymbol::getChildren)
                .filter(Objects::nonNull)
                .mapToInt(List::size)
                .sum();
    }

    /** Goes to the symbol that is chosen. */
    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (!filling
                && event.getSelection() instanceof IStructuredSelection chosen
                && chosen.getFirstElement() instanceof DocumentSymbol symbol) {
            int start = Positions.offset(document, symbol.getSelectionRange().getStart());
            int end = Positions.offset(document, symbol.getSelectionRange().getEnd());
            editor.selectAndReveal(start, Math.max(0, end - start));
        }
    }
}
