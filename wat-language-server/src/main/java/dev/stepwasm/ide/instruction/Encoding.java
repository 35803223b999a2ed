package dev.stepwasm.ide.instruction;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.binary.BodyBytes;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes of an instruction as it will be assembled.
 *
 * @param bytes of the opcode and the immediates
 * @param offset of the first of them in the body of its function, the declarations of locals included
 */
@SuppressWarnings("ArrayRecordComponent") // made for one answer, never compared
public record Encoding(byte[] bytes, long offset) {
    private static final int MOST_BYTES = 24;
    private static final FunctionBody EMPTY = new FunctionBody(List.of(), new Span(0, 0), new Span(0, 0));

    /** {@return the bytes in hexadecimal, as {@code 41 05}} */
    public String show() {
        return show(bytes);
    }

    /** {@return the bytes of an instruction of a constant expression in hexadecimal, empty in a field with mistakes} */
    public static Optional<String> ofConstant(Analysis analysis, Token keyword) {
        int base = keyword.tree().start(keyword.segment());
        Span field =
                new Span(base, base + keyword.tree().segment(keyword.segment()).length());
        boolean open = analysis.diagnosticsIn(field).stream().anyMatch(InstructionAt::leavesBytesOpen);
        return open
                ? Optional.empty()
                : analysis.moduleAt(keyword.span().start())
                        .flatMap(module ->
                                ConstantCode.at(module.module(), keyword.span().start()))
                        .map(instruction -> show(new BodyBytes(EMPTY).take(instruction)));
    }

    private static String show(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, MOST_BYTES); i++) {
            shown.append(i == 0 ? "" : " ").append(hex(bytes[i]));
        }
        return bytes.length > MOST_BYTES ? shown.append(" …").toString() : shown.toString();
    }

    /** {@return the bytes of an opcode in backticks, then in words what follows them} */
    public static String show(Opcode op) {
        StringBuilder shown = new StringBuilder("`");
        if (op.prefix() == 0) {
            shown.append(hex(op.code()));
        } else {
            shown.append(hex(op.prefix()));
            int rest = op.code();
            for (; rest >= 0x80; rest >>>= 7) {
                shown.append(' ').append(hex(rest & 0x7F | 0x80));
            }
            shown.append(' ').append(hex(rest));
        }
        shown.append('`');
        for (Immediate immediate : op.immediates()) {
            shown.append(" + ").append(immediate.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return shown.toString();
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "%02X", value & 0xFF);
    }
}
