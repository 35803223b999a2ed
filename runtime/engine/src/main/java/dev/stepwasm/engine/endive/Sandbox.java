package dev.stepwasm.engine.endive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which descriptors of a WASI program are directories and files, and where paths lead from there. Links are followed here,
 * one by one, so that none leads out of the directory that was opened to the program. Java has no descriptors of
 * directories, only paths; so whenever a descriptor is used, what is at its path must be what was opened.
 */
final class Sandbox {
    private static final int FIRST_PREOPEN = 3;
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Map<Integer, Place> places = new HashMap<>();
    private final List<Path> roots = new ArrayList<>();

    /**
     * What is open.
     *
     * @param root the directory that was opened to the program and contains it, without links
     * @param rootDescriptor the descriptor of the root
     * @param here itself, without links
     * @param opened where it was when it was opened, which is where Endive knows it
     * @param key of the file that was opened, if the system has such
     */
    private record Place(
            Path root,
            int rootDescriptor,
            Path here,
            Path opened,
            @Nullable Object key,
            boolean isDirectory,
            boolean readOnly) {
        static Place of(Path root, int rootDescriptor, Path here, boolean readOnly) throws IOException {
            BasicFileAttributes attributes = attributes(here);
            return new Place(
                    root, rootDescriptor, here, here, attributes.fileKey(), attributes.isDirectory(), readOnly);
        }

        Place moved(Place into, Path there) {
            return new Place(into.root, into.rootDescriptor, there, opened, key, isDirectory, readOnly);
        }

        /** {@return whether it is still where it was} The program may have put a link there. */
        boolean isThere() throws IOException {
            try {
                return here.toRealPath().equals(here)
                        && Objects.equals(key, attributes(here).fileKey());
            } catch (NoSuchFileException gone) {
                return false;
            }
        }
    }

    /**
     * A path without links and dots.
     *
     * @param descriptor where it begins
     * @param path relative to that, {@code .} if it is the same
     * @param real on the host
     * @param slash whether it was written with a slash at its end, so that it can only be a directory
     */
    record Target(int descriptor, String path, Path real, boolean slash) {
        boolean exists() {
            return Files.exists(real, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /**
     * A sandbox with the first descriptors.
     *
     * @param directories in the order of their descriptors, without links
     * @param readOnly for each of them, whether the program can change nothing there
     * @throws IOException if one of them does not exist
     */
    Sandbox(Iterable<Path> directories, List<Boolean> readOnly) throws IOException {
        int descriptor = FIRST_PREOPEN;
        for (Path directory : directories) {
            roots.add(directory);
            places.put(
                    descriptor, Place.of(directory, descriptor, directory, readOnly.get(descriptor - FIRST_PREOPEN)));
            descriptor++;
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@return whether a descriptor is a file or a directory, not a stream} */
    boolean isFile(int descriptor) {
        return places.containsKey(descriptor);
    }

    /** Notes that something was opened. @throws Refused if it has got outside meanwhile */
    void opened(int descriptor, Target target, int from) throws IOException {
        Place base = place(from);
        Path here = target.real.toRealPath();
        if (!here.startsWith(base.root)) {
            throw new Refused(Errno.ACCES);
        }
        places.put(descriptor, Place.of(base.root, base.rootDescriptor, here, base.readOnly));
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

    /** @throws Refused if nothing can be changed through a descriptor */
    void requireWritable(int descriptor) {
        Place place = places.get(descriptor);
        if (place != null && place.readOnly) {
            throw new Refused(Errno.ROFS);
        }
    }

    /** {@return where a file or directory is that is open} @throws Refused if something else is there now, or nothing */
    Path here(int descriptor) throws IOException {
        Place place = place(descriptor);
        if (!place.isThere()) {
            throw new Refused(Errno.NOENT);
        }
        return place.here;
    }

    /** @throws Refused if a directory that was opened to the program is there or below */
    void requireMovable(Target target) {
        if (roots.stream().anyMatch(root -> root.startsWith(target.real))) {
            throw new Refused(Errno.BUSY);
        }
    }

    /**
     * Notes that something has moved, and with it what is open below.
     *
     * @param into the descriptor of the directory from which its new path begins
     */
    void moved(Target from, Target to, int into) throws IOException {
        Path now = to.real.toRealPath(LinkOption.NOFOLLOW_LINKS);
        Place base = place(into);
        places.replaceAll((descriptor, place) -> place.here.startsWith(from.real)
                ? place.moved(base, now.resolve(from.real.relativize(place.here)))
                : place);
    }

    /** {@return whether a directory is one that was opened to the program} */
    boolean isRoot(int descriptor) {
        Place place = place(descriptor);
        return place.here.equals(place.root);
    }

    private Place place(int descriptor) {
        Place place = places.get(descriptor);
        if (place == null) {
            throw new Refused(Errno.BADF);
        }
        return place;
    }

    /**
     * {@return where a path leads} What is there need not exist, but the directory that it is in does.
     *
     * @param follow whether the last part is followed if it is a link
     * @throws Refused if that is outside, links go in circles, or what is on the way is no directory
     */
    Target target(int descriptor, String path, boolean follow) throws IOException {
        Place start = place(descriptor);
        if (!start.isDirectory) {
            throw new Refused(Errno.NOTDIR);
        }
        var walk = new Walk(start.root, here(descriptor));
        walk.push(start.here.getFileSystem().getPath(path));
        Path real = walk.go(follow);
        Target target = relative(start, descriptor, real, path.endsWith("/"));
        if (target.slash && target.exists()) {
            requireDirectory(real);
        }
        return target;
    }

    /**
     * Checks the text of a link before it is made, so that nobody else is led out by it either.
     *
     * @param from the descriptor of the directory from which the path of the link begins
     * @throws Refused if it leads outside, by its words or by links on its way
     */
    void requireInside(int from, Target at, Path text) throws IOException {
        Path root = place(from).root;
        Path directory = Objects.requireNonNullElse(at.real.getParent(), root);
        if (text.isAbsolute() || !directory.resolve(text).normalize().startsWith(root)) {
            throw new Refused(Errno.ACCES);
        }
        var walk = new Walk(root, directory);
        walk.push(text);
        walk.goAsFarAsPossible();
    }

    /** {@return a path as WASI writes it} */
    static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static void requireDirectory(Path path) throws IOException {
        if (!attributes(path).isDirectory()) {
            throw new Refused(Errno.NOTDIR);
        }
    }

    /** The way along a path. */
    private static final class Walk {
        private final Path root;
        private final Deque<String> parts = new ArrayDeque<>();
        private Path real;
        private int links;

        Walk(Path root, Path start) {
            this.root = root;
            this.real = start;
        }

        /** Puts the parts of a path before others. */
        void push(Path path) {
            if (path.isAbsolute()) {
                requireInside(path);
                real = root;
            }
            Path inside = path.isAbsolute() ? root.relativize(path) : path;
            for (int i = inside.getNameCount() - 1; i >= 0; i--) {
                parts.push(inside.getName(i).toString());
            }
        }

        private void requireInside(Path path) {
            if (!path.startsWith(root)) {
                throw new Refused(Errno.ACCES);
            }
        }

        Path go(boolean follow) throws IOException {
            while (!parts.isEmpty()) {
                requireDirectory(real);
                step(follow);
            }
            return real;
        }

        private void step(boolean follow) throws IOException {
            Path next = next(parts.pop());
            requireInside(next);
            if ((follow || !parts.isEmpty()) && Files.isSymbolicLink(next)) {
                follow(next);
            } else {
                real = next;
            }
        }

        /** What is not there leads nowhere. */
        void goAsFarAsPossible() throws IOException {
            while (!parts.isEmpty() && Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
                step(true);
            }
        }

        private Path next(String part) {
            return switch (part) {
                case "", "." -> real;
                case ".." -> Objects.requireNonNullElse(real.getParent(), real);
                default -> real.resolve(part);
            };
        }

        private void follow(Path link) throws IOException {
            if (++links > MOST_LINKS) {
                throw new Refused(Errno.ACCES);
            }
            push(Files.readSymbolicLink(link));
        }
    }

    /** Paths begin at the root, so that they are relative without {@code ..}, if the program has not closed it. */
    private Target relative(Place start, int descriptor, Path real, boolean slash) {
        Place root = places.get(start.rootDescriptor);
        boolean fromRoot = root != null && root.here.equals(start.root);
        if (!fromRoot && !start.here.equals(start.opened)) {
            throw new Refused(Errno.ACCES); // Endive would begin where the directory was before it moved.
        }
        Path base = fromRoot ? start.root : start.here;
        String path = slashed(base.relativize(real));
        return new Target(fromRoot ? start.rootDescriptor : descriptor, path.isEmpty() ? "." : path, real, slash);
    }
}
