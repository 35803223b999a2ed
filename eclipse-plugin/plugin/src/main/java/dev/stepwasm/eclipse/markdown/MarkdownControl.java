package dev.stepwasm.eclipse.markdown;

import dev.stepwasm.eclipse.editor.TokenKind;
import dev.stepwasm.eclipse.editor.WatTokenScanner;
import dev.stepwasm.eclipse.markdown.MarkdownText.Look;
import dev.stepwasm.eclipse.markdown.MarkdownText.Piece;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** A small window with Markdown: WebAssembly text in it has the colours of the editor, links can be clicked. */
public final class MarkdownControl extends AbstractInformationControl {
    private static final int MARGIN = 4;

    private final boolean resizable;
    private MarkdownText shown = MarkdownText.of("");

    /** Made by {@link #createContent}, which the constructor calls. */
    private StyledText text;

    private MarkdownControl(Shell parent, boolean resizable) {
        super(parent, resizable);
        this.resizable = resizable;
        create();
    }

    /** {@return what makes such windows: one without a frame, which grows one when it gets the focus} */
    public static IInformationControlCreator creator() {
        return parent -> new MarkdownControl(parent, false);
    }

    @Override
    public IInformationControlCreator getInformationPresenterControlCreator() {
        return parent -> new MarkdownControl(parent, true);
    }

    @Override
    protected void createContent(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | (resizable ? SWT.V_SCROLL : SWT.NONE));
        text.setForeground(parent.getForeground());
        text.setBackground(parent.getBackground());
        text.setFont(JFaceResources.getDialogFont());
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setCaret(null);
        text.addMouseListener(MouseListener.mouseUpAdapter(this::follow));
    }

    private void follow(MouseEvent click) {
        int offset = text.getOffsetAtPoint(new Point(click.x, click.y));
        shown.pieces().stream()
                .filter(piece ->
                        piece.look() == Look.LINK && piece.start() <= offset && offset < piece.start() + piece.length())
                .findFirst()
                .ifPresent(link -> Program.launch(link.address()));
    }

    @Override
    public void setInformation(String markdown) {
        shown = MarkdownText.of(markdown);
        text.setText(shown.text());
        text.setStyleRanges(ranges(shown).toArray(StyleRange[]::new));
    }

    private static List<StyleRange> ranges(MarkdownText markdown) {
        List<StyleRange> ranges = new ArrayList<>();
        for (Piece piece : markdown.pieces()) {
            switch (piece.look()) {
                case CODE_BLOCK -> code(markdown.text(), piece, ranges);
                case CODE -> {
                    StyleRange range = range(piece);
                    range.font = JFaceResources.getTextFont();
                    ranges.add(range);
                }
                case BOLD -> {
                    StyleRange range = range(piece);
                    range.fontStyle = SWT.BOLD;
                    ranges.add(range);
                }
                case LINK -> {
                    StyleRange range = range(piece);
                    range.underline = true;
                    range.underlineStyle = SWT.UNDERLINE_LINK;
                    range.foreground = JFaceColors.getHyperlinkText(null);
                    ranges.add(range);
                }
            }
        }
        return ranges;
    }

    private static StyleRange range(Piece piece) {
        StyleRange range = new StyleRange();
        range.start = piece.start();
        range.length = piece.length();
        return range;
    }

    private static void code(String text, Piece block, List<StyleRange> ranges) {
        ColorRegistry colors = JFaceResources.getColorRegistry();
        IDocument document = new Document(text.substring(block.start(), block.start() + block.length()));
        WatTokenScanner scanner = new WatTokenScanner(Token::new);
        scanner.setRange(document, 0, document.getLength());
        for (IToken token = scanner.nextToken(); !token.isEOF(); token = scanner.nextToken()) {
            StyleRange range = new StyleRange();
            range.start = block.start() + scanner.getTokenOffset();
            range.length = scanner.getTokenLength();
            range.font = JFaceResources.getTextFont();
            if (token.getData() instanceof TokenKind kind && kind != TokenKind.PLAIN) {
                range.foreground = colors.get(kind.colorId());
            }
            ranges.add(range);
        }
    }

    @Override
    public boolean hasContents() {
        return !shown.text().isEmpty();
    }

    @Override
    public Point computeSizeHint() {
        Point most = getSizeConstraints();
        Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        if (most != null && most.x > 0 && size.x > most.x) {
            size = text.computeSize(most.x, SWT.DEFAULT);
        }
        Rectangle trim = computeTrim();
        int height = most != null && most.y > 0 ? Math.min(size.y, most.y) : size.y;
        return new Point(size.x + trim.width, height + trim.height);
    }

    @Override
    public void setForegroundColor(Color foreground) {
        super.setForegroundColor(foreground);
        text.setForeground(foreground);
    }

    @Override
    public void setBackgroundColor(Color background) {
        super.setBackgroundColor(background);
        text.setBackground(background);
    }
}
