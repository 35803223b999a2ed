package dev.stepwasm.eclipse.meaning;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.editor.Words;
import dev.stepwasm.eclipse.server.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewerExtension2;
import org.eclipse.jface.text.IViewportListener;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.TextViewer;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * Refines the colours of the lexer by what names stand for, as soon as the server knows it. Asks about the lines that are
 * to be seen and a page around them, so the length of the text does not matter; until the next answer, colours move with the
 * text. On the UI thread.
 */
public final class MeaningColors
        implements ITextPresentationListener, ITextInputListener, IDocumentListener, IViewportListener {
    /** How long text and scroll bar have to rest before the server is asked. In milliseconds. */
    private static final int REST = 250;

    private final TextViewer viewer;
    private final Display display;
    private final Runnable ask = this::ask;
    private List<Meaning> known = List.of();
    private @Nullable IDocument followed;
    private int question;
    private boolean closed;

    private MeaningColors(TextViewer viewer) {
        this.viewer = viewer;
        this.display = viewer.getTextWidget().getDisplay();
    }

    /** Begins to colour what a viewer shows, until {@link #uninstall}. */
    public static MeaningColors install(TextViewer viewer) {
        MeaningColors colors = new MeaningColors(viewer);
        viewer.addTextInputListener(colors);
        viewer.addViewportListener(colors);
        viewer.addTextPresentationListener(colors);
        colors.inputDocumentChanged(null, viewer.getDocument());
        return colors;
    }

    /** Leaves the viewer alone. */
    public void uninstall() {
        closed = true;
        inputDocumentAboutToBeChanged(followed, null);
        viewer.removeTextInputListener(this);
        viewer.removeViewportListener(this);
        viewer.removeTextPresentationListener(this);
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument before, @Nullable IDocument after) {
        if (followed != null) {
            followed.removeDocumentListener(this);
            followed = null;
        }
        known = List.of();
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument before, @Nullable IDocument after) {
        if (after != null) {
            followed = after;
            after.addDocumentListener(this);
            display.timerExec(0, ask);
        }
    }

    @Override
    public void viewportChanged(int verticalOffset) {
        display.timerExec(REST, ask);
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // What counts is the text after the change.
    }

    /** Moves what is behind the change; a name that is being typed keeps its colour. */
    @Override
    public void documentChanged(DocumentEvent event) {
        String text = Objects.requireNonNullElse(event.getText(), "");
        int end = event.getOffset() + event.getLength();
        int by = text.length() - event.getLength();
        boolean word = text.chars().allMatch(c -> Words.isPart((char) c));
        List<Meaning> moved = new ArrayList<>(known.size());
        for (Meaning meaning : known) {
            if (meaning.end() < event.getOffset()) {
                moved.add(meaning);
            } else if (meaning.start() > end || meaning.start() == end && event.getLength() > 0) {
                moved.add(meaning.moved(by));
            } else if (word && meaning.start() < event.getOffset() && end <= meaning.end()) {
                moved.add(meaning.grown(by));
            } else if (meaning.start() >= end) {
                moved.add(meaning.moved(by));
            } else if (meaning.end() == event.getOffset()) {
                moved.add(meaning);
            }
        }
        known = moved;
        display.timerExec(REST, ask);
    }

    private void ask() {
        IDocument document = followed;
        if (closed || document == null || viewer.getTextWidget() == null) {
            return;
        }
        StepwasmPlugin plugin = StepwasmPlugin.get();
        int number = ++question;
        plugin.documents().uriOf(document).ifPresent(uri -> {
            var asked = new SemanticTokensRangeParams(new TextDocumentIdentifier(uri), visible(document));
            plugin.server()
                    .ask(
                            "colour names",
                            server -> server.getTextDocumentService().semanticTokensRange(asked))
                    .thenAccept(tokens -> display.asyncExec(() -> {
                        if (number == question && !closed && document == followed && tokens != null) {
                            show(Meaning.decode(document, tokens.getData()));
                        }
                    }));
        });
    }

    /** {@return the lines to be seen, and as many before and behind them} */
    private Range visible(IDocument document) {
        try {
            int first = document.getLineOfOffset(Math.max(0, viewer.getTopIndexStartOffset()));
            int last = document.getLineOfOffset(Math.clamp(viewer.getBottomIndexEndOffset(), 0, document.getLength()));
            int page = last - first + 1;
            int from = document.getLineOffset(Math.max(0, first - page));
            int line = Math.min(document.getNumberOfLines() - 1, last + page);
            int to = document.getLineOffset(line) + document.getLineLength(line);
            return Positions.range(document, from, to - from);
        } catch (BadLocationException e) {
            throw new IllegalStateException("the text changed while its lines were counted", e);
        }
    }

    private void show(List<Meaning> fresh) {
        List<Meaning> before = known;
        if (!fresh.equals(before)) {
            known = fresh;
            int same = 0;
            while (same < Math.min(before.size(), fresh.size())
                    && before.get(same).equals(fresh.get(same))) {
                same++;
            }
            int alike = 0;
            while (alike < Math.min(before.size(), fresh.size()) - same
                    && before.get(before.size() - 1 - alike).equals(fresh.get(fresh.size() - 1 - alike))) {
                alike++;
            }
            List<Meaning> others = new ArrayList<>(before.subList(same, before.size() - alike));
            others.addAll(fresh.subList(same, fresh.size() - alike));
            int start = others.stream().mapToInt(Meaning::start).min().orElse(0);
            int end = others.stream().mapToInt(Meaning::end).max().orElse(0);
            paint(start, Math.min(end, viewer.getDocument().getLength()) - start);
        }
    }

    private void paint(int start, int length) {
        if (length > 0) {
            ((ITextViewerExtension2) viewer).invalidateTextPresentation(start, length);
        }
    }

    @Override
    public void applyTextPresentation(TextPresentation presentation) {
        IRegion part = presentation.getExtent();
        if (part == null || known.isEmpty()) {
            return;
        }
        StyleRange[] styles = known.stream()
                .filter(meaning ->
                        meaning.start() >= part.getOffset() && meaning.end() <= part.getOffset() + part.getLength())
                .map(Meaning::style)
                .toArray(StyleRange[]::new);
        if (styles.length > 0) {
            presentation.mergeStyleRanges(styles);
        }
    }
}
