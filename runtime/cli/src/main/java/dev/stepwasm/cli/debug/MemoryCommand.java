package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.Calculated;
import dev.stepwasm.engine.debug.MemoryView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command {@code x}: bytes of a memory as a dump with characters, or with {@code /COUNT FORMAT UNIT} as numbers or texts.
 * Without an address it goes on where it ended.
 */
final class MemoryCommand {
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:/(?<count>[0-9]{0,5})(?<letters>[a-z]*)\\s*)?(?<address>.*?)(?:\\s+in\\s+(?<memory>\\S+))?");
    private static final int ROW = 16;
    private static final int USUAL_BYTES = 64;
    private static final int MOST_BYTES = 1 << 16;
    private static final int LONGEST_TEXT = 200;

    private final Session session;
    private final ValueCommands values;
    private final Paper paper;
    private Layout layout = new Layout(USUAL_BYTES, 'm', 1);
    private long next;
    private int memory;

    MemoryCommand(Session session, ValueCommands values, Paper paper) {
        this.session = session;
        this.values = values;
        this.paper = paper;
    }

    /**
     * How bytes are shown.
     *
     * @param count how many units
     * @param format {@code m} dump, {@code x d u o t f} numbers, {@code c} characters, {@code s} texts up to a zero byte
     * @param width bytes of a unit: 1, 2, 4 or 8
     */
    private record Layout(int count, char format, int width) {}

    void perform(String rest) {
        Matcher parts = SYNTAX.matcher(rest);
        if (!parts.matches()) {
            throw new RefusedException("write `x ADDRESS`, `x/8xw ADDRESS` or `x/s ADDRESS`");
        }
        if (parts.group("letters") != null) {
            layout = layout(parts.group("count"), parts.group("letters"));
        } else if (!parts.group("address").isEmpty()) {
            layout = new Layout(USUAL_BYTES, 'm', 1);
        }
        MemoryView view = view(Optional.ofNullable(parts.group("memory")));
        if (!parts.group("address").isEmpty()) {
            next = address(values.value(parts.group("address")));
        }
        if (next < 0 || next >= view.byteSize()) {
            throw new RefusedException(
                    "address 0x" + Long.toHexString(next) + " is outside the memory of " + view.byteSize() + " bytes");
        }
        switch (layout.format()) {
            case 'm' -> dump(view);
            case 's' -> texts(view);
            default -> numbers(view);
        }
    }

    private static Layout layout(String digits, String letters) {
        char format = 'm';
        int width = 0;
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case 'x', 'd', 'u', 'o', 't', 'f', 'c', 's', 'm' -> format = letter;
                case 'b' -> width = 1;
                case 'h' -> width = 2;
                case 'w' -> width = 4;
                case 'g' -> width = 8;
                default ->
                    throw new RefusedException(
                            "`" + letter
                                    + "` is no format; x d u o t f c are numbers, s is a text, m a dump; b h w g are 1, 2, 4, 8 bytes");
            }
        }
        boolean isBytes = format == 'm' || format == 'c' || format == 's';
        int usual = format == 'f' ? 8 : isBytes ? 1 : 4;
        int unit = isBytes ? 1 : width == 0 ? usual : width;
        if (format == 'f' && unit < 4) {
            throw new RefusedException("a float has 4 or 8 bytes: w or g");
        }
        int count = digits.isEmpty() ? (format == 'm' ? USUAL_BYTES : 1) : Words.count(digits);
        if ((long) count * unit > MOST_BYTES) {
            throw new RefusedException("at most " + MOST_BYTES + " bytes are shown at a time");
        }
        return new Layout(count, format, unit);
    }

    private MemoryView view(Optional<String> wanted) {
        List<MemoryView> memories = session.frame().memories();
        if (memories.isEmpty()) {
            throw new RefusedException("the module has no memory");
        }
        if (wanted.isPresent()) {
            memory = memories.stream()
                    .filter(each -> each.name().equals(wanted.get())
                            || String.valueOf(each.index()).equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("no memory is called `" + wanted.get() + "`"))
                    .index();
        }
        return memories.get(Math.min(memory, memories.size() - 1));
    }

    private static long address(Calculated result) {
        return switch (result.value().orElse(null)) {
            case Value.I32(int number) -> Integer.toUnsignedLong(number);
            case Value.I64(long number) -> number;
            case null, default ->
                throw new RefusedException(
                        "an address is an integer, not " + result.element().type());
        };
    }

    private void dump(MemoryView view) {
        int left = layout.count();
        while (left > 0) {
            byte[] bytes = view.read(next, Math.min(left, ROW));
            if (bytes.length == 0) {
                return;
            }
            StringBuilder row = new StringBuilder(head(next));
            for (int i = 0; i < ROW; i++) {
                row.append(i == ROW / 2 ? "  " : " ");
                row.append(i < bytes.length ? String.format(Locale.ROOT, "%02x", bytes[i] & 0xFF) : "  ");
            }
            row.append("  ").append(characters(bytes));
            paper.line(row.toString());
            next += bytes.length;
            left -= ROW;
        }
    }

    private static String characters(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (byte each : bytes) {
            shown.append(each >= ' ' && each <= '~' ? (char) each : '.');
        }
        return shown.toString();
    }

    private void numbers(MemoryView view) {
        int width = layout.width();
        int inRow = layout.format() == 't' ? Math.max(1, 4 / width) : layout.format() == 'c' ? 8 : ROW / width;
        int left = layout.count();
        while (left > 0) {
            byte[] bytes = view.read(next, Math.min(left, inRow) * width);
            List<String> shown = new ArrayList<>();
            for (int i = 0; i + width <= bytes.length; i += width) {
                shown.add(number(bytes, i));
            }
            if (shown.isEmpty()) {
                return;
            }
            paper.line(head(next) + " " + String.join(" ", shown));
            next += (long) shown.size() * width;
            left -= inRow;
        }
    }

    private String number(byte[] bytes, int at) {
        int width = layout.width();
        long unsigned = 0;
        for (int i = width - 1; i >= 0; i--) {
            unsigned = unsigned << 8 | bytes[at + i] & 0xFF;
        }
        int unused = Long.SIZE - width * 8;
        long signed = unsigned << unused >> unused;
        return switch (layout.format()) {
            case 'd' -> Long.toString(signed);
            case 'u' -> Long.toUnsignedString(unsigned);
            case 'o' -> "0o" + Long.toOctalString(unsigned);
            case 't' -> padded(Long.toBinaryString(unsigned), width * 8);
            case 'c' -> unsigned + " '" + characters(new byte[] {bytes[at]}) + "'";
            case 'f' ->
                width == 4
                        ? Value.of(Float.intBitsToFloat((int) unsigned)).show()
                        : Value.of(Double.longBitsToDouble(unsigned)).show();
            default -> "0x" + padded(Long.toHexString(unsigned), width * 2);
        };
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private void texts(MemoryView view) {
        for (int i = 0; i < layout.count(); i++) {
            byte[] bytes = view.read(next, LONGEST_TEXT);
            int length = 0;
            while (length < bytes.length && bytes[length] != 0) {
                length++;
            }
            if (bytes.length == 0) {
                return;
            }
            boolean isCut = length == LONGEST_TEXT;
            paper.line(head(next) + " \"" + escaped(new String(bytes, 0, length, StandardCharsets.UTF_8)) + "\""
                    + (isCut ? "..." : ""));
            next += isCut ? length : length + 1;
        }
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '"', '\\' -> shown.append('\\').appendCodePoint(each);
                default -> {
                    if (Character.isISOControl(each) || Character.getType(each) == Character.FORMAT) {
                        shown.append(String.format(Locale.ROOT, "\\u{%x}", each));
                    } else {
                        shown.appendCodePoint(each);
                    }
                }
            }
        });
        return shown.toString();
    }

    private static String head(long address) {
        return String.format(Locale.ROOT, "0x%08x:", address);
    }
}
