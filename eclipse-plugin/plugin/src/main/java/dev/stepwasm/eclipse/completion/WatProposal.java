package dev.stepwasm.eclipse.completion;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.icons.Icon;
import dev.stepwasm.eclipse.markdown.MarkdownControl;
import dev.stepwasm.eclipse.server.Positions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextStyle;
import org.jspecify.annotations.Nullable;

/** One row of the list of proposals. Its documentation is asked for when the row is looked at. */
final class WatProposal
        implements ICompletionProposal,
                ICompletionProposalExtension2,
                ICompletionProposalExtension3,
                ICompletionProposalExtension5,
                ICompletionProposalExtension6 {
    /** After this the next row is looked at. In seconds. */
    private static final int PATIENCE = 5;

    private static final StyledString.Styler STRUCK_OUT = new StyledString.Styler() {
        @Override
        public void applyStyles(TextStyle style) {
            style.strikeout = true;
        }
    };

    private final CompletionItem item;
    private final IDocument document;
    /** Where the typed part of the word begins. */
    private final int start;
    /** Where the caret was when this was proposed. */
    private final int asked;

    private volatile @Nullable String documentation;
    private @Nullable Insertion insertion;

    WatProposal(CompletionItem item, IDocument document, int asked) {
        this.item = item;
        this.document = document;
        this.asked = asked;
        TextEdit edit = edit(item);
        this.start = edit == null
                ? asked
                : Positions.offset(document, edit.getRange().getStart());
    }

    private static @Nullable TextEdit edit(CompletionItem item) {
        return item.getTextEdit() == null || item.getTextEdit().isRight()
                ? null
                : item.getTextEdit().getLeft();
    }

    /** Keeps what begins, after a dot, an underscore or a dollar sign too, with what is typed by now. */
    @Override
    public boolean validate(IDocument changed, int offset, @Nullable DocumentEvent event) {
        if (offset < start) {
            return false;
        }
        try {
            String typed = changed.get(start, offset - start).toLowerCase(Locale.ROOT);
            return Matching.matches(filter().toLowerCase(Locale.ROOT), typed);
        } catch (BadLocationException e) {
            return false;
        }
    }

    private String filter() {
        return Objects.requireNonNullElse(item.getFilterText(), item.getLabel());
    }

    @Override
    public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
        insertion = new Insertion(viewer, document, start, offset);
        insertion.insert(snippet(), moreEdits(), offset - asked);
    }

    /** Called by those who know no viewer. */
    @Override
    public void apply(IDocument target) {
        throw new UnsupportedOperationException("a proposal needs a viewer");
    }

    private SnippetText snippet() {
        TextEdit edit = edit(item);
        String text =
                edit == null ? Objects.requireNonNullElse(item.getInsertText(), item.getLabel()) : edit.getNewText();
        return item.getInsertTextFormat() == InsertTextFormat.Snippet
                ? SnippetText.parse(text, Insertion.indentation(document, start))
                : SnippetText.plain(text);
    }

    private List<TextEdit> moreEdits() {
        return item.getAdditionalTextEdits() == null ? List.of() : item.getAdditionalTextEdits();
    }

    @Override
    public @Nullable Point getSelection(IDocument target) {
        return insertion == null ? null : insertion.selection();
    }

    @Override
    public @Nullable Object getAdditionalProposalInfo(IProgressMonitor monitor) {
        if (documentation == null) {
            documentation = resolved();
        }
        return documentation == null || documentation.isEmpty() ? null : documentation;
    }

    private @Nullable String resolved() {
        try {
            CompletionItem whole = StepwasmPlugin.get()
                    .server()
                    .ask(
                            "document a proposal",
                            server -> server.getTextDocumentService().resolveCompletionItem(item))
                    .get(PATIENCE, TimeUnit.SECONDS);
            return text(whole.getDocumentation());
        } catch (ExecutionException | TimeoutException e) {
            return null; // outdated, or in the error log already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String text(@Nullable Either<String, MarkupContent> documentation) {
        return documentation == null
                ? ""
                : documentation.isLeft()
                        ? documentation.getLeft()
                        : documentation.getRight().getValue();
    }

    /** JFace asks on the UI thread, and only where it does not know the other method. */
    @Override
    public @Nullable String getAdditionalProposalInfo() {
        return documentation;
    }

    @Override
    public IInformationControlCreator getInformationControlCreator() {
        return MarkdownControl.creator();
    }

    @Override
    public StyledString getStyledDisplayString() {
        StyledString text = new StyledString(item.getLabel(), isDeprecated() ? STRUCK_OUT : null);
        String detail = detail();
        return detail.isEmpty() ? text : text.append("  " + detail, StyledString.QUALIFIER_STYLER);
    }

    private boolean isDeprecated() {
        return item.getTags() != null && item.getTags().contains(CompletionItemTag.Deprecated);
    }

    private String detail() {
        return item.getLabelDetails() == null
                ? Objects.requireNonNullElse(item.getDetail(), "")
                : Objects.requireNonNullElse(item.getLabelDetails().getDescription(), "");
    }

    @Override
    public String getDisplayString() {
        return getStyledDisplayString().getString();
    }

    @Override
    public @Nullable Image getImage() {
        return item.getKind() == null ? null : Icon.of(item.getKind()).image();
    }

    @Override
    public CharSequence getPrefixCompletionText(IDocument target, int offset) {
        return snippet().text();
    }

    @Override
    public int getPrefixCompletionStart(IDocument target, int offset) {
        return start;
    }

    @Override
    public void selected(ITextViewer viewer, boolean smartToggle) {
        // The text changes only when the proposal is taken.
    }

    @Override
    public void unselected(ITextViewer viewer) {
        // Nothing to take back.
    }

    @Override
    public @Nullable IContextInformation getContextInformation() {
        return null;
    }
}
