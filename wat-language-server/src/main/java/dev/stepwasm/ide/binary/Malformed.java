package dev.stepwasm.ide.binary;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.SectionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with a binary that is no module, and where, as a text of comments. */
final class Malformed {
    private static final int ROW = 16;
    /** So many rows of bytes before and after the place. */
    private static final int ROWS_AROUND = 2;

    /** An honest file has one of each, and some custom ones. */
    private static final int MOST_SECTIONS = 60;

    private static final String INDENT = ";;   ";

    private Malformed() {}

    /** {@return the first line} */
    static String title(String name, String reason) {
        // A line feed in a file name would end the comment.
        String safe = name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return ";; " + safe + " cannot be shown as text: " + reason + "\n";
    }

    /** {@return what is wrong, the bytes around the place, and the sections that were found} */
    static String text(String name, byte[] file, MalformedException problem) {
        int at = Math.min(problem.offset(), file.length);
        StringBuilder text = new StringBuilder(title(name, problem.reason()));
        text.append(";; at byte ").append(hex(at)).append(" of ").append(file.length);
        sections(text, SectionList.of(file), at);
        bytes(text, file, at);
        return text.toString();
    }

    private static void sections(StringBuilder text, List<SectionList.Section> sections, int at) {
        sections.stream()
                .filter(section -> section.whole().contains(at))
                .forEach(section ->
                        text.append(", in the ").append(section.name()).append(" section"));
        text.append("\n;;\n");
        if (!sections.isEmpty()) {
            text.append(";; sections:\n");
            for (SectionList.Section section : sections.subList(0, Math.min(MOST_SECTIONS, sections.size()))) {
                text.append(INDENT)
                        .append(hex(section.whole().start()))
                        .append(' ')
                        .append(section.name())
                        .append(", ")
                        .append(section.whole().length())
                        .append(" bytes\n");
            }
            if (sections.size() > MOST_SECTIONS) {
                text.append(INDENT).append(sections.size() - MOST_SECTIONS).append(" more\n");
            }
            text.append(";;\n");
        }
    }

    private static void bytes(StringBuilder text, byte[] file, int at) {
        rows(file, at).forEach(row -> text.append(INDENT).append(row).append('\n'));
    }

    /** {@return the bytes around a place, row by row; below its row another one points at it} */
    static List<String> rows(byte[] file, int at) {
        List<String> rows = new ArrayList<>();
        int row = at / ROW;
        for (int i = Math.max(0, row - ROWS_AROUND); i <= row + ROWS_AROUND && i * ROW <= file.length; i++) {
            int end = Math.min(file.length, (i + 1) * ROW);
            if (i * ROW < end) {
                rows.add(row(file, i * ROW, end));
            }
            if (i == row) {
                rows.add(" ".repeat("0x00000000 ".length() + 3 * (at % ROW))
                        + (at < file.length ? "^^" : "^ the file ends here"));
            }
        }
        return rows;
    }

    private static String row(byte[] file, int from, int end) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "0x%08x", from));
        StringBuilder characters = new StringBuilder();
        for (int i = from; i < end; i++) {
            int b = file[i] & 0xFF;
            row.append(String.format(Locale.ROOT, " %02x", b));
            characters.append(b > 0x20 && b < 0x7F ? (char) b : '.');
        }
        return row.append("   ".repeat(ROW - (end - from)))
                .append("  ")
                .append(characters)
                .toString();
    }

    private static String hex(int offset) {
        return "0x" + Integer.toHexString(offset);
    }
}
