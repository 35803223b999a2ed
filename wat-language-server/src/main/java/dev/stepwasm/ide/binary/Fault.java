package dev.stepwasm.ide.binary;

import dev.stepwasm.wasm.binary.MalformedException;
import java.util.List;
import java.util.Locale;

/**
 * Why a binary has no text, and what can be done about it.
 *
 * @param title one line, begins with the name of the file
 * @param advice whole sentences
 * @param offset of the first byte that cannot be read; -1 if the file as a whole is wrong
 * @param section that this byte is in; empty if in none
 * @param bytes the rows around it in hexadecimal, with a row that points at it; empty without an offset
 * @param remedies what an editor can offer
 */
public record Fault(
        String title,
        String advice,
        long offset,
        String section,
        List<String> bytes,
        List<Resemblance.Remedy> remedies) {
    /** Copies the lists. */
    public Fault {
        bytes = List.copyOf(bytes);
        remedies = List.copyOf(remedies);
    }

    /** {@return that a file is something else} */
    static Fault of(String name, Resemblance seems) {
        return new Fault(name + " is " + seems.words(), seems.advice(), -1, "", List.of(), seems.remedies());
    }

    /** {@return that there is no text for a reason that lies outside of the file's bytes} */
    public static Fault of(String title, String advice, List<Resemblance.Remedy> remedies) {
        return new Fault(title, advice, -1, "", List.of(), remedies);
    }

    /** {@return that a module is damaged} */
    static Fault of(String name, byte[] file, List<SectionRow> sections, MalformedException problem) {
        int at = Math.min(problem.offset(), file.length);
        SectionRow in = sections.stream()
                .filter(section -> section.start() <= at && at < section.start() + section.size())
                .findFirst()
                .or(() -> sections.stream().filter(section -> !section.whole()).findFirst())
                .orElse(null);
        boolean cut = at >= file.length || (in != null && !in.whole());
        String place = "0x" + Integer.toHexString(at);
        return new Fault(
                cut
                        ? String.format(Locale.ROOT, "%s ends too early, after %,d bytes", name, file.length)
                        : name + " is damaged from byte " + place + " on",
                (cut
                                ? "Something has been cut off: copy, download or build it again. "
                                : "It was changed after it was made, or the tool that made it is wrong: copy,"
                                        + " download or build it again. ")
                        + "The reader says: " + problem.reason() + ", at byte " + place
                        + (in == null ? "." : ", in the section `" + in.name() + "`."),
                at,
                in == null ? "" : in.name(),
                Malformed.rows(file, at),
                List.of(Resemblance.Remedy.HEX));
    }
}
