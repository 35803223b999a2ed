package dev.stepwasm.eclipse.meaning;

import dev.stepwasm.eclipse.editor.TokenKind;
import dev.stepwasm.ide.highlight.TokenModifier;
import dev.stepwasm.ide.highlight.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;

/**
 * What a word stands for.
 *
 * @param start its offset
 * @param kind which colour it has
 * @param deprecated whether it should not be used any more
 * @param imported whether it comes from outside of the module
 */
record Meaning(int start, int length, TokenKind kind, boolean deprecated, boolean imported) {
    /** What the server says about one token: lines and columns since the one before, length, type and modifiers. */
    private static final int NUMBERS = 5;

    int end() {
        return start + length;
    }

    Meaning moved(int by) {
        return new Meaning(start + by, length, kind, deprecated, imported);
    }

    Meaning grown(int by) {
        return new Meaning(start, length + by, kind, deprecated, imported);
    }

    /** {@return how it looks} Its colour is the registry's and not to be disposed. */
    StyleRange style() {
        Color color = JFaceResources.getColorRegistry().get(kind.colorId());
        StyleRange style = new StyleRange(start, length, color, null);
        style.fontStyle = imported ? SWT.ITALIC : SWT.NORMAL;
        style.strikeout = deprecated;
        return style;
    }

    /** {@return the meanings that the server has encoded, in text order, as far as they have a colour} */
    static List<Meaning> decode(IDocument document, List<Integer> data) {
        List<Meaning> decoded = new ArrayList<>();
        int line = 0;
        int column = 0;
        try {
            for (int i = 0; i + NUMBERS <= data.size(); i += NUMBERS) {
                column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
                line += data.get(i);
                int start = document.getLineOffset(line) + column;
                int length = data.get(i + 2);
                int modifiers = data.get(i + 4);
                boolean deprecated = (modifiers & TokenModifier.DEPRECATED.bit()) != 0;
                boolean imported = (modifiers & TokenModifier.IMPORTED.bit()) != 0;
                kind(TokenType.values()[data.get(i + 3)])
                        .ifPresent(kind -> decoded.add(new Meaning(start, length, kind, deprecated, imported)));
            }
        } catch (BadLocationException e) {
            return List.of(); // about a longer text than the one that is there by now
        }
        return decoded;
    }

    /** {@return the colour of a meaning; none where the lexer has said all} */
    private static Optional<TokenKind> kind(TokenType type) {
        return switch (type) {
            case NAMESPACE -> Optional.of(TokenKind.MODULE);
            case TYPE -> Optional.of(TokenKind.TYPE);
            case PARAMETER -> Optional.of(TokenKind.PARAMETER);
            case VARIABLE -> Optional.of(TokenKind.VARIABLE);
            case PROPERTY -> Optional.of(TokenKind.FIELD);
            case EVENT -> Optional.of(TokenKind.TAG);
            case FUNCTION -> Optional.of(TokenKind.FUNCTION);
            case LABEL -> Optional.of(TokenKind.LABEL);
            case KEYWORD, OPERATOR, COMMENT, STRING, NUMBER, DECORATOR -> Optional.empty();
        };
    }
}
