package dev.stepwasm.cli;

/** Where {@code check} says what it found, in one of several formats. */
interface CheckOutput {
    /** Takes what one file holds. */
    void file(Findings findings);

    /** Takes a file that could not be read; people have been told on standard error already. */
    void unread(String message);

    /**
     * Ends the output.
     *
     * @param tally all that was found
     */
    void end(Tally tally);
}
