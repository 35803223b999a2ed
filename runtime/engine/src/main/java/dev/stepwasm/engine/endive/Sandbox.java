package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which descriptors of a WASI program are directories, and where paths lead from there. Links are followed here, one by
 * one, so that none leads out of the directory that was opened to the program.
 */
final class Sandbox {
    private static final int FIRST_PREOPEN = 3;
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Map<Integer, Place> places = new HashMap<>();

    /**
     * A directory.
     *
     * @param root the directory that was opened to the program and contains it, without links
     * @param rootDescriptor the descriptor of the root
     * @param here itself, without links
     */
    private record Place(Path root, int rootDescriptor, Path here) {}

    /**
     * A path without links and dots.
     *
     * @param descriptor where it begins
     * @param path relative to that, {@code .} if it is the same
     * @param real on the host
     */
    record Target(int descriptor, String path, Path real) {}

    /**
     * A sandbox with the first descriptors.
     *
     * @param directories in the order of their descriptors
     * @throws IOException if one of them does not exist
     */
    Sandbox(Iterable<Path> directories) throws IOException {
        int descriptor = FIRST_PREOPEN;
        for (Path directory : directories) {
            Path real = directory.toRealPath();
            places.put(descriptor, new Place(real, descriptor, real));
            descriptor++;
        }
    }

    /** {@return whether a descriptor is known as a directory} */
    boolean isDirectory(int descriptor) {
        return places.containsKey(descriptor);
    }

    /** Notes that something was opened. */
    void opened(int descriptor, Target target, int from) {
        Place base = places.get(from);
        if (base != null) {
            places.put(descriptor, new Place(base.root, base.rootDescriptor, target.real));
        }
    }

    /** Notes that a descriptor is closed. */
    void closed(int descriptor) {
        places.remove(descriptor);
    }

    /** Notes that a descriptor has another number. */
    void renumbered(int from, int to) {
        Place moved = places.remove(from);
        places.remove(to);
        if (moved != null) {
            places.put(to, moved);
        }
    }

    /**
     * {@return where a path leads, or nothing if that is outside, or links go in circles}
     *
     * @param follow whether the last part is followed if it is a link
     */
    Optional<Target> target(int descriptor, String path, boolean follow) throws IOException {
        Place start = places.get(descriptor);
        if (start == null || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        Path real = start.here;
        if (!push(parts, real.getFileSystem().getPath(path), start.root)) {
            return Optional.empty();
        }
        int links = 0;
        while (!parts.isEmpty()) {
            String part = parts.pop();
            Path next = step(real, part);
            if (next == null || !next.startsWith(start.root)) {
                return Optional.empty();
            }
            boolean isLink = (follow || !parts.isEmpty()) && Files.isSymbolicLink(next);
            if (!isLink) {
                real = next;
                continue;
            }
            Path link = Files.readSymbolicLink(next);
            if (++links > MOST_LINKS || !push(parts, link, start.root)) {
                return Optional.empty();
            }
            real = link.isAbsolute() ? start.root : real;
        }
        return Optional.of(relative(start, descriptor, real));
    }

    /** Puts the parts of a path before others. {@return whether it can be inside} */
    private static boolean push(Deque<String> parts, Path path, Path root) {
        if (path.isAbsolute() && !path.startsWith(root)) {
            return false;
        }
        Path inside = path.isAbsolute() ? root.relativize(path) : path;
        for (int i = inside.getNameCount() - 1; i >= 0; i--) {
            parts.push(inside.getName(i).toString());
        }
        return true;
    }

    private static @Nullable Path step(Path from, String part) {
        return switch (part) {
            case "", "." -> from;
            case ".." -> from.getParent();
            default -> from.resolve(part);
        };
    }

    /** Paths begin at the root, so that they are relative without {@code ..}, if the program has not closed it. */
    private Target relative(Place start, int descriptor, Path real) {
        Place root = places.get(start.rootDescriptor);
        boolean fromRoot = root != null && root.here.equals(start.root);
        Path base = fromRoot ? start.root : start.here;
        String path = base.relativize(real).toString().replace('\\', '/');
        return new Target(fromRoot ? start.rootDescriptor : descriptor, path.isEmpty() ? "." : path, real);
    }
}
