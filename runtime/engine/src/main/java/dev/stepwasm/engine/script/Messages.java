package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Trap;

/** Compares the reasons that a script expects with those of traps. */
final class Messages {
    private Messages() {}

    /**
     * {@return whether a trap has the expected reason} As in the reference interpreter the reason begins as the script
     * says. A script may also name more than our reason does, as the entry in {@code uninitialized element 2}.
     */
    static boolean agree(String expected, Trap found) {
        String words = found.reason().words();
        return String.valueOf(found.getMessage()).startsWith(expected) || expected.startsWith(words + " ");
    }
}
