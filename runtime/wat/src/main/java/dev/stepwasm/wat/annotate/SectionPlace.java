package dev.stepwasm.wat.annotate;

import java.util.List;
import java.util.Optional;

/**
 * Where a custom section goes. In a file the sections stand in this order; the places before and after them are counted.
 *
 * @param section number of the section in the order of a file, from 1; 0 for {@code (before first)}
 * @param after whether it goes after the section
 */
public record SectionPlace(int section, boolean after) {
    /** Sections in the order of a file, as the text format calls them, with their numbers in the binary format. */
    public static final List<String> NAMES = List.of(
            "type",
            "import",
            "func",
            "table",
            "memory",
            "tag",
            "global",
            "export",
            "start",
            "elem",
            "datacount",
            "code",
            "data");

    private static final int[] IDS = {0, 1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};

    /** Behind all other sections. */
    public static final SectionPlace LAST = new SectionPlace(IDS.length, true);

    /** {@return the place that a text names, or empty if there is no such section} */
    static Optional<SectionPlace> of(String word, boolean after) {
        if (word.equals("first") && !after) {
            return Optional.of(new SectionPlace(0, false));
        }
        if (word.equals("last") && after) {
            return Optional.of(LAST);
        }
        int section = NAMES.indexOf(word) + 1;
        return section > 0 ? Optional.of(new SectionPlace(section, after)) : Optional.empty();
    }

    /** {@return a number that grows from the start of a file to its end} */
    int order() {
        return after ? 2 * section + 1 : 2 * section;
    }

    /** {@return the binary format's number of the section behind which this is, 0 at the start of the file} */
    public int afterSection() {
        int before = after ? section : section - 1;
        return IDS[Math.clamp(before, 0, IDS.length - 1)];
    }
}
