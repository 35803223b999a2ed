package dev.stepwasm.wat.disassemble;

/**
 * How much of what takes a few bytes in a binary may be written out at length: a long name at each use, the parameters of
 * a type at each function, the locals behind a count. It is generous for anything that a tool has written, and keeps the
 * text proportional to the file for anything else.
 */
final class Budget {
    private static final long AT_LEAST = 1 << 20;
    private static final long PER_BYTE = 16;

    private long left;

    Budget(int fileSize) {
        left = AT_LEAST + PER_BYTE * fileSize;
    }

    /** {@return whether something of that length may still be written; it is then paid for} */
    boolean take(long length) {
        if (length > left) {
            return false;
        }
        left -= length;
        return true;
    }
}
