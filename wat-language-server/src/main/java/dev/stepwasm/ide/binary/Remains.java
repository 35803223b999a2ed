package dev.stepwasm.ide.binary;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** What can still be read of a damaged binary: the sections before the damage. */
final class Remains {
    private static final String FUNCTIONS = "function";
    private static final String CODE = "code";
    private static final int CODE_ID = 10;
    /** No locals, and an end. */
    private static final byte[] EMPTY_BODY = {2, 0, 0x0B};
    /** So many functions without code are made up. */
    private static final int MOST_FUNCTIONS = 1 << 20;
    /** Damage that shows late shows in the section before. */
    private static final int MOST_TRIALS = 6;

    private Remains() {}

    /**
     * {@return a module of the whole sections before the damage}; its functions have no code where theirs is damaged, and
     * offsets mean nothing from there on
     *
     * @param damage offset of the first byte that cannot be read
     */
    static Optional<Module> of(byte[] file, List<SectionRow> sections, long damage) {
        List<SectionRow> whole = sections.stream()
                .filter(section -> section.whole() && section.start() + section.size() <= damage)
                .toList();
        for (int count = whole.size(); count > Math.max(0, whole.size() - MOST_TRIALS); count--) {
            Optional<Module> read = read(sound(file, whole.subList(0, count)));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<Module> read(byte[] file) {
        try {
            return Optional.of(ModuleReader.read(file));
        } catch (MalformedException e) {
            return Optional.empty(); // the damage shows later than it is
        }
    }

    private static byte[] sound(byte[] file, List<SectionRow> sections) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, Math.min(file.length, 8));
        long functions = 0;
        for (SectionRow section : sections) {
            if (!section.name().equals("data count") || section.custom()) {
                bytes.write(file, (int) section.start(), (int) section.size());
            }
            if (!section.custom() && section.name().equals(FUNCTIONS)) {
                functions = section.count();
            }
            if (!section.custom() && section.name().equals(CODE)) {
                functions = 0;
            }
        }
        if (functions > 0 && functions <= MOST_FUNCTIONS) {
            bytes.write(CODE_ID);
            leb(bytes, 5 + functions * EMPTY_BODY.length);
            leb(bytes, functions);
            for (long i = 0; i < functions; i++) {
                bytes.writeBytes(EMPTY_BODY);
            }
        }
        return bytes.toByteArray();
    }

    /** Five bytes, whatever the number. */
    private static void leb(ByteArrayOutputStream bytes, long number) {
        for (int i = 0; i < 5; i++) {
            bytes.write((int) (number >>> (7 * i) & 0x7F) | (i < 4 ? 0x80 : 0));
        }
    }
}
