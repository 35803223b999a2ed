package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.tree.NodeKind;
import java.util.Arrays;

/** The nodes of the segment under construction, in the order in which they start. */
final class Nodes {
    private byte[] kinds = new byte[256];
    private int[] firstTokens = new int[256];
    private int[] tokenEnds = new int[256];
    private int[] nodeEnds = new int[256];
    private int count;

    /** Starts a node and returns its number. */
    int open(NodeKind kind, int firstToken) {
        if (count == kinds.length) {
            int size = count * 2;
            kinds = Arrays.copyOf(kinds, size);
            firstTokens = Arrays.copyOf(firstTokens, size);
            tokenEnds = Arrays.copyOf(tokenEnds, size);
            nodeEnds = Arrays.copyOf(nodeEnds, size);
        }
        kinds[count] = (byte) kind.ordinal();
        firstTokens[count] = firstToken;
        return count++;
    }

    void close(int node, int tokenEnd) {
        tokenEnds[node] = Math.max(tokenEnd, firstTokens[node]);
        nodeEnds[node] = count;
    }

    int firstToken(int node) {
        return firstTokens[node];
    }

    byte[] kinds() {
        return Arrays.copyOf(kinds, count);
    }

    /** {@return first tokens relative to the first token of the segment} */
    int[] firstTokens(int base) {
        return minus(firstTokens, base);
    }

    int[] tokenEnds(int base) {
        return minus(tokenEnds, base);
    }

    int[] nodeEnds() {
        return Arrays.copyOf(nodeEnds, count);
    }

    private int[] minus(int[] all, int base) {
        int[] copy = Arrays.copyOf(all, count);
        for (int i = 0; i < count; i++) {
            copy[i] -= base;
        }
        return copy;
    }

    void clear() {
        count = 0;
    }
}
