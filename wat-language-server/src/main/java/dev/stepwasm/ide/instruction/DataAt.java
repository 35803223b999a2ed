package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.StringLiteral;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an active data segment puts at an address when a module is instantiated.
 *
 * @param segment index of the segment
 * @param within how many bytes of it lie before the address
 */
public record DataAt(int segment, int within, Bytes bytes) {
    /** Shorter ones are there by chance. */
    private static final int SHORTEST = 4;

    private static final int MOST_SHOWN = 32;
    private static final int LAST_ASCII = 0x7E;

    /** {@return what lies at an address of a memory}; where segments overlap, that is what the last one puts there */
    public static Optional<DataAt> find(Module module, int memory, long address) {
        List<Data> all = module.data();
        for (int index = all.size() - 1; index >= 0; index--) {
            Data data = all.get(index);
            OptionalLong start = start(data);
            boolean there =
                    start.isPresent() && data.mode() instanceof SegmentMode.Active active && active.target() == memory;
            long within = there ? address - start.getAsLong() : -1;
            if (within >= 0 && within < data.bytes().size()) {
                return Optional.of(new DataAt(index, (int) within, data.bytes()));
            }
        }
        return Optional.empty();
    }

    /** {@return whether a constant of a type can be an address of a memory} @param memory may be one that is not there */
    public static boolean isAddress(Module module, int memory, ValueType constant) {
        return memory >= 0
                && memory < module.memoryCount()
                && module.memory(memory).addressType() == constant;
    }

    /** {@return the address that a segment is put at, if it is written as one constant} */
    public static OptionalLong start(Data data) {
        return data.mode() instanceof SegmentMode.Active active
                ? constant(active.offset().instructions())
                : OptionalLong.empty();
    }

    /** {@return the value of code that is one constant, as an address} */
    public static OptionalLong constant(List<Instruction> code) {
        return code.size() == 1 ? address(code.getFirst()) : OptionalLong.empty();
    }

    /** {@return the value of a constant, as an address; none that would not fit a {@code long}} */
    public static OptionalLong address(Instruction instruction) {
        boolean constant = instruction.opcode() == Opcode.I32_CONST || instruction.opcode() == Opcode.I64_CONST;
        if (!constant || !(instruction.immediates() instanceof Immediates.Constant(long bits))) {
            return OptionalLong.empty();
        }
        long address = instruction.opcode() == Opcode.I32_CONST ? bits & 0xFFFF_FFFFL : bits;
        return address < 0 ? OptionalLong.empty() : OptionalLong.of(address);
    }

    /** {@return whether a string can begin here: at the beginning of the data, or behind what is no text} */
    public boolean beginsString() {
        return within == 0 || !isText(bytes.get(within - 1));
    }

    /** {@return the text from here on, as a literal, if it is text: at least a few characters, to its end or a zero byte} */
    public Optional<String> string() {
        int end = within;
        while (end < bytes.size() && end - within <= 4 * MOST_SHOWN && isText(bytes.get(end))) {
            end++;
        }
        byte[] text = new byte[end - within];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.get(within + i);
        }
        String shown = new String(text, StandardCharsets.UTF_8);
        // a character that is cut off by the limit becomes the replacement character, beyond what is shown
        boolean broken = shown.indexOf('\uFFFD') >= 0 && shown.indexOf('\uFFFD') < MOST_SHOWN;
        if (broken || shown.codePointCount(0, shown.length()) < SHORTEST || shown.isBlank()) {
            return Optional.empty();
        }
        int cut = shown.length() <= MOST_SHOWN
                ? shown.length()
                : shown.offsetByCodePoints(0, Math.min(MOST_SHOWN, shown.codePointCount(0, shown.length())));
        String literal = StringLiteral.show(shown.substring(0, cut));
        return Optional.of(cut < shown.length() ? literal.substring(0, literal.length() - 1) + "…\"" : literal);
    }

    /** {@return where the text from here on ends, behind the zero byte that ends it if there is one} */
    public int stringEnd() {
        int end = within;
        while (end < bytes.size() && isText(bytes.get(end))) {
            end++;
        }
        return end < bytes.size() && bytes.get(end) == 0 ? end + 1 : end;
    }

    private static boolean isText(byte b) {
        return b < 0 || (b >= ' ' && b <= LAST_ASCII) || b == '\n' || b == '\t' || b == '\r';
    }
}
