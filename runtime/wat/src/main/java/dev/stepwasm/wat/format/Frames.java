package dev.stepwasm.wat.format;

import java.util.Arrays;

/** The groups around a token that are laid out on several lines, innermost last. */
final class Frames {
    /** Fields of a frame; the numbers are indices into {@link #data}. */
    private static final int GROUP = 0;

    private static final int CLOSE = 1;
    private static final int LEVEL = 2;
    private static final int LINE = 3;
    private static final int BLOCKS = 4;
    private static final int LINES = 5;
    private static final int CODE_LEVEL = 6;
    private static final int RUN_END = 7;
    private static final int SPLIT_END = 8;
    private static final int FLAGS = 9;
    private static final int SIZE = 10;

    private static final int ONE_A_LINE = 1;
    private static final int IGNORE_NEXT = 2;
    private static final Group[] GROUPS = Group.values();

    private int[] data = new int[SIZE * 16];
    private int top = -SIZE;

    /**
     * Begins a group.
     *
     * @param close its closing parenthesis
     * @param level of the line on which it begins
     * @param line number of that line
     */
    void push(Group group, int close, int level, int line) {
        top += SIZE;
        if (top == data.length) {
            data = Arrays.copyOf(data, top * 2);
        }
        Arrays.fill(data, top, top + SIZE, 0);
        data[top + GROUP] = group.ordinal();
        data[top + CLOSE] = close;
        data[top + LEVEL] = level;
        data[top + LINE] = line;
        data[top + CODE_LEVEL] = level + 1;
    }

    void pop() {
        top -= SIZE;
    }

    boolean isTop() {
        return top == 0;
    }

    Group group() {
        return GROUPS[data[top + GROUP]];
    }

    int close() {
        return data[top + CLOSE];
    }

    /** {@return the level of the line with the opening parenthesis} */
    int level() {
        return data[top + LEVEL];
    }

    /** {@return the number of the line with the opening parenthesis} */
    int line() {
        return data[top + LINE];
    }

    /** {@return how many flat blocks are open} */
    int blocks() {
        return data[top + BLOCKS];
    }

    void addBlocks(int change) {
        data[top + BLOCKS] = Math.max(0, data[top + BLOCKS] + change);
    }

    /** {@return whether a line has been begun inside the group} */
    boolean hasLines() {
        return data[top + LINES] != 0;
    }

    void beginLine() {
        data[top + LINES] = 1;
    }

    /** {@return the level of the last flat instruction} */
    int codeLevel() {
        return data[top + CODE_LEVEL];
    }

    void setCodeLevel(int level) {
        data[top + CODE_LEVEL] = level;
    }

    /** {@return the token up to which instructions share the line} */
    int runEnd() {
        return data[top + RUN_END];
    }

    void setRunEnd(int end) {
        data[top + RUN_END] = end;
    }

    /** {@return the token up to which the author's line was too long} */
    int splitEnd() {
        return data[top + SPLIT_END];
    }

    void setSplitEnd(int end) {
        data[top + SPLIT_END] = end;
    }

    /** {@return whether parts of a list are to have a line each, as decided at the first} */
    boolean oneALine() {
        return (data[top + FLAGS] & ONE_A_LINE) != 0;
    }

    void setOneALine(boolean one) {
        set(ONE_A_LINE, one);
    }

    /** {@return whether the next part is to be left alone} */
    boolean ignoresNext() {
        return (data[top + FLAGS] & IGNORE_NEXT) != 0;
    }

    void setIgnoresNext(boolean ignores) {
        set(IGNORE_NEXT, ignores);
    }

    private void set(int flag, boolean on) {
        data[top + FLAGS] = on ? data[top + FLAGS] | flag : data[top + FLAGS] & ~flag;
    }
}
