package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wat.lex.StringLiteral;

/** Cuts bytes into string literals. */
final class Quotes {
    private Quotes() {}

    /**
     * Writes the next literal of some bytes: a line of their text, or as many as fit the width.
     *
     * @return the first byte that is left
     */
    static int chunk(StringBuilder out, Bytes bytes, int from, int width) {
        out.append('"');
        int start = out.length();
        int at = from;
        while (at < bytes.size() && out.length() - start < width) {
            int b = bytes.get(at++) & 0xFF;
            StringLiteral.showByte(out, b);
            if (b == '\n') {
                break;
            }
        }
        out.append('"');
        return at;
    }
}
