package dev.stepwasm.ide.binary;

import dev.stepwasm.wasm.binary.SectionList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of a binary, as far as its header says.
 *
 * @param name of its kind, in the words of the standard; of a custom section its own
 * @param custom whether the standard does not know what is in it
 * @param start offset of its id in the file
 * @param size with its header, in bytes; what there is of it if the file ends before
 * @param count how many things it says it has; -1 if it does not say
 * @param whole whether the file has all of it
 */
public record SectionRow(String name, boolean custom, long start, long size, long count, boolean whole) {
    private static final int HEADER = 8;
    private static final int LONGEST_LEB = 5;
    /** So much of a name is read. */
    private static final int LONGEST_NAME = 80;
    /** An honest file has one of each, and some custom ones. */
    private static final int MOST = 1_000;

    /** {@return the sections in file order, as far as their sizes can be followed}; reads their headers only */
    static List<SectionRow> of(FileParts file) {
        List<SectionRow> rows = new ArrayList<>();
        long at = HEADER;
        while (at < file.size() && rows.size() < MOST) {
            Leb in = new Leb(file.read(at, 1 + 3 * LONGEST_LEB + LONGEST_NAME), 1);
            int id = in.bytes[0] & 0xFF;
            long length = in.number();
            if (length < 0 || id >= SectionList.NAMES.size()) {
                return rows;
            }
            long end = at + in.at + length;
            boolean whole = end <= file.size();
            long size = Math.min(end, file.size()) - at;
            rows.add(
                    id == 0
                            ? new SectionRow(in.name(length), true, at, size, -1, whole)
                            : new SectionRow(
                                    SectionList.NAMES.get(id),
                                    false,
                                    at,
                                    size,
                                    SectionList.isList(id) && length > 0 ? in.number() : -1,
                                    whole));
            if (!whole) {
                return rows;
            }
            at = end;
        }
        return rows;
    }

    /** Reads numbers of the beginning of a section. */
    private static final class Leb {
        private final byte[] bytes;
        private int at;

        Leb(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        /** {@return the next number; -1 if there is none} */
        long number() {
            long value = 0;
            for (int i = 0; i < LONGEST_LEB && at < bytes.length; i++) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << (7 * i);
                if (next >= 0) {
                    return value >>> 32 == 0 ? value : -1;
                }
            }
            return -1;
        }

        /** {@return the name of a custom section, a long one without its end} */
        String name(long room) {
            int start = at;
            long length = number();
            if (length < 0 || length > room - (at - start)) {
                return "?";
            }
            int end = (int) Math.min(bytes.length, at + Math.min(length, LONGEST_NAME));
            String name = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            return length > LONGEST_NAME ? name + "…" : name;
        }
    }
}
