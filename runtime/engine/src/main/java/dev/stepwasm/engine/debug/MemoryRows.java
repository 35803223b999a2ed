package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.store.LinearMemory;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A memory in rows of {@value #ROW} bytes, in hexadecimal and as characters. */
record MemoryRows(Insides insides, LinearMemory memory) implements Elements {
    /** Bytes of a row. */
    static final int ROW = 16;

    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    @Override
    public int count() {
        return (int) Math.min(Integer.MAX_VALUE, (insides.look(memory::byteSize) + ROW - 1) / ROW);
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public Element at(int index) {
        byte[] bytes = insides.look(() -> memory.read(address(index), width(index)));
        return new Element(
                String.format(Locale.ROOT, "0x%08x", address(index)),
                BYTES.formatHex(bytes) + "  " + characters(bytes),
                "bytes",
                Optional.empty());
    }

    @Override
    public OptionalInt find(String name) {
        try {
            long address = Long.decode(name);
            long row = address / ROW;
            return address >= 0 && address % ROW == 0 && row < count()
                    ? OptionalInt.of((int) row)
                    : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    @Override
    public Element set(int index, String text) {
        byte[] bytes = bytes(text);
        if (bytes.length == 0 || bytes.length > width(index)) {
            throw new IllegalArgumentException(
                    "a row takes 1 to " + width(index) + " bytes, as `48 69`, not " + bytes.length);
        }
        return insides.look(() -> {
            memory.write(address(index), bytes);
            return at(index);
        });
    }

    /** {@return the bytes that a text means; what stands behind two spaces are characters that were shown} */
    private static byte[] bytes(String text) {
        String digits = text.strip().split("  ", 2)[0];
        try {
            return HexFormat.of().parseHex(digits.replace(" ", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "`" + digits + "` are no bytes: write them in hexadecimal, as `48 69`", e);
        }
    }

    private static long address(int index) {
        return (long) index * ROW;
    }

    private int width(int index) {
        return (int) Math.min(ROW, insides.look(memory::byteSize) - address(index));
    }

    private static String characters(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (byte each : bytes) {
            shown.append(each >= ' ' && each <= '~' ? (char) each : '.');
        }
        return shown.toString();
    }
}
