package dev.stepwasm.eclipse.editor;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextAttribute;
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
    public void install(ITextViewer textViewer) {
        super.install(textViewer);
        viewer = textViewer;
        JFaceResources.getColorRegistry().addListener(recolor);
    }

    @Override
    public void uninstall() {
        JFaceResources.getColorRegistry().removeListener(recolor);
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
