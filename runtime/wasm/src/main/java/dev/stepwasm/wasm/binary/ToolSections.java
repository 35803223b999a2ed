package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.module.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Custom sections in which tools say how a module was made (tool conventions, {@code ProducersSection.md} and
 * {@code Linking.md}). Total: of what is malformed as much is read as can be.
 */
public final class ToolSections {
    /** Honest sections have a handful. */
    private static final int MOST = 1_000;

    private ToolSections() {}

    /**
     * A tool that took part.
     *
     * @param field what it did, as {@code language}, {@code processed-by} or {@code sdk}
     * @param name of the tool
     * @param version of the tool, perhaps empty
     */
    public record Producer(String field, String name, String version) {}

    /** {@return the tools in the contents of a section {@code producers}} */
    public static List<Producer> producers(Bytes contents) {
        List<Producer> found = new ArrayList<>();
        ByteReader in = ByteReader.of(contents.toArray());
        try {
            for (int fields = in.count(); fields > 0; fields--) {
                String field = in.name();
                for (int values = in.count(); values > 0 && found.size() < MOST; values--) {
                    found.add(new Producer(field, in.name(), in.name()));
                }
            }
        } catch (MalformedException e) {
            return found; // what follows cannot be followed
        }
        return found;
    }

    /** {@return the features in the contents of a section {@code target_features}, as {@code +simd128}} */
    public static List<String> features(Bytes contents) {
        List<String> found = new ArrayList<>();
        ByteReader in = ByteReader.of(contents.toArray());
        try {
            for (int left = in.count(); left > 0 && found.size() < MOST; left--) {
                char prefix = (char) in.u8();
                found.add(prefix + in.name());
            }
        } catch (MalformedException e) {
            return found;
        }
        return found;
    }
}
