package dev.stepwasm.lsp;

import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text as a client keeps it, independent of the server's code: counts lines from the start for every position. */
final class ClientText {
    private static final String[] PIECES = {
        "",
        "x",
        "(",
        ")",
        "\n",
        "\r",
        "\r\n",
        "\n\r",
        "𝄞",
        "é",
        "(i32.const 1)",
        "  ;; 𝄞\r\n",
        "\t",
        "\"a\\n\"",
        "\u2028"
    };

    private final StringBuilder text;

    ClientText(String text) {
        this.text = new StringBuilder(text);
    }

    String text() {
        return text.toString();
    }

    /** Replaces a random part by a random piece and returns the change as a client would send it. */
    TextDocumentContentChangeEvent edit(Random random) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + random.nextInt(random.nextInt(10) == 0 ? 60 : 4));
        start = outsideOfLineBreaks(start);
        end = Math.max(start, outsideOfLineBreaks(end));
        String piece = PIECES[random.nextInt(PIECES.length)];
        Range range = new Range(position(start), position(end));
        text.replace(start, end, piece);
        return new TextDocumentContentChangeEvent(range, piece);
    }

    /** No client can name the place between CR and LF. */
    private int outsideOfLineBreaks(int offset) {
        boolean inside =
                offset > 0 && offset < text.length() && text.charAt(offset - 1) == '\r' && text.charAt(offset) == '\n';
        return inside ? offset - 1 : offset;
    }

    private Position position(int offset) {
        int line = 0;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (endsLine) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, offset - lineStart);
    }
}
