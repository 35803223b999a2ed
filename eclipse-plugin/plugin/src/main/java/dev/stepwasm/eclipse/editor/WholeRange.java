package dev.stepwasm.eclipse.editor;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;

/** Takes any range for one token. */
final class WholeRange implements ITokenScanner {
    private final IToken token;
    private int offset;
    private int length;
    private boolean done;

    WholeRange(IToken token) {
        this.token = token;
    }

    @Override
    public void setRange(IDocument document, int rangeOffset, int rangeLength) {
        offset = rangeOffset;
        length = rangeLength;
        done = false;
    }

    @Override
    public IToken nextToken() {
        if (done) {
            return Token.EOF;
        }
        done = true;
        return token;
    }

    @Override
    public int getTokenOffset() {
        return offset;
    }

    @Override
    public int getTokenLength() {
        return length;
    }
}
