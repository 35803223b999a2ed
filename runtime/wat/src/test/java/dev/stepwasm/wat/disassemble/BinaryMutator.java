package dev.stepwasm.wat.disassemble;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Changes binaries, blindly or knowing their sections: then the sizes are made right again, so that the change is seen by
 * more than the reader of sizes.
 */
final class BinaryMutator {
    private static final int CODE = 10;
    private static final int HEADER = 8;
    private static final byte[] INTERESTING = {
        0,
        1,
        2,
        3,
        0x0B,
        0x0F,
        0x10,
        0x20,
        0x40,
        0x41,
        0x60,
        0x63,
        0x70,
        0x7F,
        (byte) 0x80,
        (byte) 0xFB,
        (byte) 0xFC,
        (byte) 0xFD,
        (byte) 0xFE,
        (byte) 0xFF
    };

    private final List<byte[]> seeds;
    private final Random random;

    BinaryMutator(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    /** {@return one of the seeds, changed} */
    byte[] next() {
        byte[] file = seed();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            file = random.nextInt(5) == 0 ? bytes(file, HEADER) : sections(file);
        }
        return file;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /** Changes a few bytes from an offset on. */
    private byte[] bytes(byte[] file, int from) {
        if (file.length <= from) {
            return file;
        }
        int at = from + random.nextInt(file.length - from);
        int end = Math.min(file.length, at + 1 + random.nextInt(8));
        byte interesting = INTERESTING[random.nextInt(INTERESTING.length)];
        return switch (random.nextInt(7)) {
            case 0 -> replaced(file, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(file, at, at + 1, new byte[] {interesting});
            case 2 -> replaced(file, at, end, new byte[0]);
            case 3 -> replaced(file, at, at, Arrays.copyOfRange(file, at, end));
            case 4 -> replaced(file, at, at, new byte[] {interesting});
            // a number in a longer form, which means the same where a number stands
            case 5 -> replaced(file, at, at + 1, new byte[] {(byte) (file[at] | 0x80), 0});
            default -> spliced(file, at, end);
        };
    }

    private byte[] spliced(byte[] file, int at, int end) {
        byte[] other = seed();
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + random.nextInt(24));
        return replaced(file, at, end, Arrays.copyOfRange(other, from, to));
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
        byte[] changed = new byte[file.length - (to - from) + by.length];
        System.arraycopy(file, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(file, to, changed, from + by.length, file.length - to);
        return changed;
    }

    /** A section with its number, or a function body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(int id, byte[] contents) {}

    private byte[] sections(byte[] file) {
        List<Part> parts = parts(file, HEADER);
        if (parts.isEmpty()) {
            return bytes(file, HEADER);
        }
        int at = random.nextInt(parts.size());
        Part part = parts.get(at);
        switch (random.nextInt(8)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(random.nextInt(parts.size()), part);
            case 2 -> {
                List<Part> other = parts(seed(), HEADER);
                if (!other.isEmpty()) {
                    parts.set(at, other.get(random.nextInt(other.size())));
                }
            }
            default ->
                parts.set(
                        at, new Part(part.id(), part.id() == CODE ? code(part.contents()) : bytes(part.contents(), 0)));
        }
        var out = new ByteArrayOutputStream();
        out.write(file, 0, Math.min(HEADER, file.length));
        for (Part written : parts) {
            out.write(written.id());
            sized(out, written.contents());
        }
        return out.toByteArray();
    }

    /** Changes one body of a code section. */
    private byte[] code(byte[] section) {
        int[] at = {0};
        int count = number(section, at);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count && at[0] < section.length; i++) {
            int size = number(section, at);
            if (size < 0 || size > section.length - at[0]) {
                return bytes(section, 0);
            }
            bodies.add(Arrays.copyOfRange(section, at[0], at[0] + size));
            at[0] += size;
        }
        if (bodies.isEmpty()) {
            return bytes(section, 0);
        }
        int changed = random.nextInt(bodies.size());
        bodies.set(changed, bytes(bodies.get(changed), 0));
        var out = new ByteArrayOutputStream();
        number(out, count);
        bodies.forEach(body -> sized(out, body));
        return out.toByteArray();
    }

    private static List<Part> parts(byte[] file, int from) {
        List<Part> parts = new ArrayList<>();
        int[] at = {from};
        while (at[0] < file.length - 1) {
            int id = file[at[0]++];
            int size = number(file, at);
            if (size < 0 || size > file.length - at[0]) {
                return parts;
            }
            parts.add(new Part(id, Arrays.copyOfRange(file, at[0], at[0] + size)));
            at[0] += size;
        }
        return parts;
    }

    private static int number(byte[] file, int[] at) {
        int value = 0;
        for (int shift = 0; at[0] < file.length; shift += 7) {
            int b = file[at[0]++];
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return -1;
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static void sized(ByteArrayOutputStream out, byte[] contents) {
        number(out, contents.length);
        out.writeBytes(contents);
    }
}
