package dev.stepwasm.eclipse.editor;

import dev.stepwasm.eclipse.meaning.MeaningColors;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.TextViewer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.swt.SWT;
import org.jspecify.annotations.Nullable;

/** Colours WebAssembly text while it is edited; follows the theme and the preferences (Colors and Fonts). */
public final class WatColors extends PresentationReconciler {
    private final Map<TokenKind, Token> tokens = new EnumMap<>(TokenKind.class);
    private final IPropertyChangeListener recolor = this::recolor;
    private @Nullable ITextViewer viewer;
    private @Nullable MeaningColors meanings;
    private @Nullable Slices slices;

    /** Called by the generic editor, on the UI thread. */
    public WatColors() {
        for (TokenKind kind : TokenKind.values()) {
            tokens.put(kind, new Token(attribute(kind)));
        }
        setDocumentPartitioning(BlockComments.PARTITIONING);
        color(IDocument.DEFAULT_CONTENT_TYPE, new WatTokenScanner(tokens::get));
        color(BlockComments.TYPE, new WholeRange(tokens.get(TokenKind.COMMENT)));
    }

    private void color(String contentType, ITokenScanner scanner) {
        DefaultDamagerRepairer painter = new DefaultDamagerRepairer(scanner);
        setDamager(painter, contentType);
        setRepairer(painter, contentType);
    }

    private static TextAttribute attribute(TokenKind kind) {
        ColorRegistry colors = JFaceResources.getColorRegistry();
        int style = kind == TokenKind.KEYWORD ? SWT.BOLD : SWT.NORMAL;
        return new TextAttribute(kind == TokenKind.PLAIN ? null : colors.get(kind.colorId()), null, style);
    }

    @Override
    protected TextPresentation createPresentation(IRegion damage, IDocument document) {
        return super.createPresentation(slices == null ? damage : slices.now(damage, document), document);
    }

    @Override
    public void install(ITextViewer textViewer) {
        if (textViewer instanceof TextViewer several) {
            slices = new Slices(several);
        }
        super.install(textViewer);
        viewer = textViewer;
        JFaceResources.getColorRegistry().addListener(recolor);
        if (textViewer instanceof TextViewer several) {
            meanings = MeaningColors.install(several);
        }
    }

    @Override
    public void uninstall() {
        JFaceResources.getColorRegistry().removeListener(recolor);
        if (meanings != null) {
            meanings.uninstall();
            meanings = null;
        }
        if (slices != null) {
            slices.close();
            slices = null;
        }
        viewer = null;
        super.uninstall();
    }

    private void recolor(PropertyChangeEvent event) {
        boolean ours = false;
        for (Map.Entry<TokenKind, Token> entry : tokens.entrySet()) {
            if (entry.getKey().colorId().equals(event.getProperty())) {
                entry.getValue().setData(attribute(entry.getKey()));
                ours = true;
            }
        }
        ITextViewer shown = viewer;
        if (ours && shown != null) {
            shown.invalidateTextPresentation();
        }
    }
}
