package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import run.endive.runtime.Memory;

/**
 * What is in the directories that a program reads. Names are kept from the first read on, so that a program which takes
 * away what it has read misses nothing of the rest.
 */
final class Listings {
    private static final int HEAD_BYTES = 24;

    private final Map<Integer, List<String>> names = new HashMap<>();

    /** Nobody reads on there. */
    void forget(int descriptor) {
        names.remove(descriptor);
    }

    /**
     * Writes as many entries as there is room for, the last one cut off.
     *
     * @param isRoot whether the program must not hear of the directory above
     * @param cookie the number of the first entry
     * @return the number of bytes; fewer than there is room for say that there is no more
     */
    int read(int descriptor, Path directory, boolean isRoot, long cookie, Memory memory, int at, int room)
            throws IOException {
        List<String> all = names(descriptor, directory, cookie);
        int used = 0;
        for (long i = cookie; i < all.size() && used < room; i++) {
            String name = all.get((int) i);
            Path path = isRoot && name.equals("..") ? directory : directory.resolve(name);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                byte[] entry = entry(i + 1, name, FileStatus.of(path));
                int length = Math.min(entry.length, room - used);
                memory.write(at + used, entry, 0, length);
                used += length;
            }
        }
        return used;
    }

    private List<String> names(int descriptor, Path directory, long cookie) throws IOException {
        List<String> known = names.get(descriptor);
        if (known == null || cookie == 0) {
            known = new ArrayList<>(List.of(".", ".."));
            try (var paths = Files.newDirectoryStream(directory)) {
                for (Path path : paths) {
                    known.add(Objects.requireNonNull(path.getFileName()).toString());
                }
            }
            names.put(descriptor, known);
        }
        return known;
    }

    private static byte[] entry(long next, String name, FileStatus status) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEAD_BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, next)
                .putLong(8, status.inode())
                .putInt(16, bytes.length)
                .put(20, status.type().number())
                .put(HEAD_BYTES, bytes)
                .array();
    }
}
