package dev.stepwasm.lsp;

import dev.stepwasm.ide.highlight.TokenSink;
import dev.stepwasm.ide.highlight.TokenType;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;

/** Makes five numbers of each token: lines and characters since the token before, length, type, modifiers. */
final class TokenEncoder implements TokenSink {
    private final Snapshot snapshot;
    private final SourceText text;
    private final int from;
    private final TokenWants wants;
    private final EncodedTokens.Builder encoded = new EncodedTokens.Builder();

    private int line = -1; // 0-based
    private int nextLine; // the offset at which the line after it starts
    private int known; // an offset in the line, and how many characters the client counts before it
    private int column;
    private int lastLine;
    private int lastColumn;

    /**
     * Begins.
     *
     * @param from the offset before which nobody wants to know about a line
     * @param wants which tokens the client wants
     */
    TokenEncoder(Snapshot snapshot, int from, TokenWants wants) {
        this.snapshot = snapshot;
        this.text = snapshot.text();
        this.from = from;
        this.wants = wants;
    }

    EncodedTokens encoded() {
        return encoded.build();
    }

    private void goTo(int number) {
        line = number;
        known = text.lineSpan(number + 1).start();
        column = 0;
        nextLine = number + 1 < text.lineCount() ? text.lineSpan(number + 2).start() : Integer.MAX_VALUE;
    }

    @Override
    public void accept(int start, int end, TokenType type, int modifiers) {
        if (!wants.wants(type, modifiers)) {
            return;
        }
        if (line < 0) {
            goTo(text.positionOf(start).line() - 1);
        }
        move(start);
        if (end <= nextLine || wants.acrossLines()) {
            add(start, end, type, modifiers);
            return;
        }
        int at = start;
        while (at < end) {
            int stop = Math.min(text.lineSpan(line + 1).end(), end);
            if (stop > Math.max(at, from)) {
                move(at);
                add(at, stop, type, modifiers);
            }
            at = nextLine;
            if (at < end) {
                goTo(line + 1);
            }
        }
    }

    private void move(int offset) {
        while (offset >= nextLine) {
            goTo(line + 1);
        }
        column += snapshot.length(new Span(known, offset));
        known = offset;
    }

    private void add(int start, int end, TokenType type, int modifiers) {
        encoded.add(line - lastLine);
        encoded.add(line == lastLine ? column - lastColumn : column);
        encoded.add(snapshot.length(new Span(start, end)));
        encoded.add(type.ordinal());
        encoded.add(modifiers);
        lastLine = line;
        lastColumn = column;
    }
}
