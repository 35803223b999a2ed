package dev.stepwasm.ide.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a file lies, as words: nothing is looked up.
 *
 * @param text absolute, its parts separated by slashes whatever the system does
 */
public record FilePath(String text) {
    /** {@return the last part} */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** {@return the name without its extension} */
    public String stem() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** {@return what is behind the last dot of the name, in lower case; empty if there is none} */
    public String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** {@return the folder that it lies in, without a slash at the end} */
    public String folder() {
        return text.substring(0, Math.max(0, text.lastIndexOf('/')));
    }

    /** {@return whether a name of an import is one of a path, which begins with the folder or the one above it} */
    public static boolean isRelative(String name) {
        return name.startsWith("./") || name.startsWith("../");
    }

    /** {@return the file that a relative path leads to from the folder of this one}; empty if it leads out of everything */
    public Optional<FilePath> resolve(String relative) {
        List<String> parts = new ArrayList<>(Arrays.asList(folder().split("/", -1)));
        for (String part : relative.split("/", -1)) {
            switch (part) {
                case ".", "" -> {
                    // stays where it is
                }
                case ".." -> {
                    if (parts.size() <= 1) {
                        return Optional.empty();
                    }
                    parts.removeLast();
                }
                default -> parts.add(part);
            }
        }
        return Optional.of(new FilePath(String.join("/", parts)));
    }

    /** {@return the relative path that leads from the folder of this file to another one} */
    public String relativize(FilePath other) {
        String[] own = folder().split("/", -1);
        String[] theirs = other.folder().split("/", -1);
        int common = common(own, theirs);
        StringBuilder path = new StringBuilder(own.length == common ? "./" : "../".repeat(own.length - common));
        for (int i = common; i < theirs.length; i++) {
            path.append(theirs[i]).append('/');
        }
        return path.append(other.name()).toString();
    }

    /** {@return how many folders one goes up and down from this file to another one} */
    public int distance(FilePath other) {
        String[] own = folder().split("/", -1);
        String[] theirs = other.folder().split("/", -1);
        return own.length + theirs.length - 2 * common(own, theirs);
    }

    private static int common(String[] some, String[] others) {
        int common = 0;
        while (common < some.length && common < others.length && some[common].equals(others[common])) {
            common++;
        }
        return common;
    }

    @Override
    public String toString() {
        return text;
    }
}
