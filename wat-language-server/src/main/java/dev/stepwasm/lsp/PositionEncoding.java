package dev.stepwasm.lsp;

import java.util.List;
import org.eclipse.lsp4j.PositionEncodingKind;

/** What a character offset within a line counts. Client and server agree on one when they meet. */
enum PositionEncoding {
    /** Bytes of UTF-8. A surrogate that stands alone counts three, as any other character of the basic plane above U+07FF. */
    UTF8(PositionEncodingKind.UTF8),
    /** Units of UTF-16, as in Java. What every client and server understand. */
    UTF16(PositionEncodingKind.UTF16),
    /** Code points. */
    UTF32(PositionEncodingKind.UTF32);

    private final String kind;

    PositionEncoding(String kind) {
        this.kind = kind;
    }

    /** {@return the first of a client's encodings that is known here} Without any it is UTF-16, as the protocol says. */
    static PositionEncoding among(List<String> offered) {
        for (String kind : offered) {
            for (PositionEncoding encoding : values()) {
                if (encoding.kind.equals(kind)) {
                    return encoding;
                }
            }
        }
        return UTF16;
    }

    /** {@return the name in the protocol} */
    String kind() {
        return kind;
    }

    /** {@return the length of a part of a text} */
    int length(String text, int start, int end) {
        if (this == UTF16) {
            return end - start;
        }
        int length = 0;
        for (int at = start; at < end; ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            // An offset between the two halves of a pair counts as the one before it.
            length += next > end ? 0 : size(character);
            at = next;
        }
        return length;
    }

    /** {@return the offset that lies so many units behind {@code start}}, at most {@code end}; never within a character */
    int offset(String text, int start, int end, int units) {
        if (this == UTF16) {
            return units >= end - start ? end : start + units;
        }
        int left = units;
        int at = start;
        while (at < end) {
            int character = text.codePointAt(at);
            left -= size(character);
            if (left < 0) {
                return at;
            }
            at = Math.min(end, at + Character.charCount(character));
        }
        return end;
    }

    private int size(int character) {
        if (this == UTF32) {
            return 1;
        }
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
