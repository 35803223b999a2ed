package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Where the sections of a binary lie, as far as their sizes can be followed; what is in them is not looked at. */
public final class SectionList {
    private static final int HEADER = 8;
    /** What the sections are called, by their number. */
    public static final List<String> NAMES = List.of(
            "custom",
            "type",
            "import",
            "function",
            "table",
            "memory",
            "global",
            "export",
            "start",
            "element",
            "code",
            "data",
            "data count",
            "tag");

    private SectionList() {}

    /**
     * One section.
     *
     * @param name of its kind, in the words of the standard
     * @param whole from its id on
     */
    public record Section(String name, Span whole) {}

    /** {@return whether sections of that number begin with how many things are in them} */
    public static boolean isList(int id) {
        return id != SectionId.CUSTOM && id != SectionId.START && id < NAMES.size();
    }

    /** {@return the sections in file order, up to the first that does not fit the file}; never throws */
    public static List<Section> of(byte[] file) {
        List<Section> found = new ArrayList<>();
        ByteReader in = new ByteReader(file, Math.min(HEADER, file.length), file.length);
        try {
            while (!in.atEnd()) {
                int start = in.position();
                int id = in.u8();
                int length = in.length();
                if (id >= NAMES.size()) {
                    return found;
                }
                in.part(length);
                found.add(new Section(NAMES.get(id), new Span(start, in.position())));
            }
        } catch (MalformedException e) {
            return found; // what follows cannot be followed
        }
        return found;
    }
}
