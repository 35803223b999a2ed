package dev.stepwasm.wat.format;

import java.util.Arrays;

/** The groups around a token, innermost last, while the shape of a segment is found. */
final class OpenGroups {
    private int[] openers = new int[32];
    private byte[] groups = new byte[32];
    private byte[] states = new byte[32];
    private int depth;

    void push(int opener, int group, int state) {
        if (depth == openers.length) {
            openers = Arrays.copyOf(openers, depth * 2);
            groups = Arrays.copyOf(groups, depth * 2);
            states = Arrays.copyOf(states, depth * 2);
        }
        openers[depth] = opener;
        groups[depth] = (byte) group;
        states[depth++] = (byte) state;
    }

    void pop() {
        depth--;
    }

    int depth() {
        return depth;
    }

    int opener() {
        return openers[depth - 1];
    }

    int group() {
        return groups[depth - 1];
    }

    int state() {
        return states[depth - 1];
    }

    void setState(int state) {
        states[depth - 1] = (byte) state;
    }
}
