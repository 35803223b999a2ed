package dev.stepwasm.cli.debug;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a user can ask for.
 *
 * @param group what it is listed with
 * @param name its full name
 * @param aliases other names, and abbreviations that would mean several commands
 * @param arguments what may stand behind the name
 * @param summary one line for the list
 * @param details more lines for the help about this command, may be empty
 * @param isRepeated whether an empty line does it again
 * @param action does it; gets what stands behind the name, without white space around
 */
record Command(
        Group group,
        String name,
        List<String> aliases,
        String arguments,
        String summary,
        String details,
        boolean isRepeated,
        Action action) {
    /** What commands are about, in the order in which they are listed. */
    enum Group {
        RUNNING("Running"),
        STOPPING("Where to stop"),
        LOOKING("Looking"),
        VALUES("Values"),
        OTHER("Other");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Does a command. */
    @FunctionalInterface
    interface Action {
        /** @throws RefusedException if it cannot be done */
        void perform(String rest);
    }

    Stream<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }
}
