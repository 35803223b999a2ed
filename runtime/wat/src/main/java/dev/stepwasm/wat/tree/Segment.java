package dev.stepwasm.wat.tree;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that was parsed on its own, usually one module field with the comments before it. Segments tile the
 * text. All offsets are relative to the start of the segment, so that it can be kept when text before it changes.
 * Immutable.
 *
 * <p>Nodes are numbered in the order in which they start; node 0 is the root. Node {@code n} is followed by its
 * descendants, and {@link #nodeEnd} is the number of the first node after them, which is the next sibling if there is
 * one.
 */
public final class Segment {
    private final Context context;
    private final int length;
    private final Tokens tokens;
    private final byte[] kinds;
    private final int[] firstTokens;
    private final int[] tokenEnds;
    private final int[] nodeEnds;
    private final List<Diagnostic> problems;
    private final boolean annotated;
    /** Found out when first asked for. Two threads may both find it out, and find the same. */
    private volatile @Nullable Bytes strings;

    /**
     * Puts a segment together; the arrays are taken over.
     *
     * @param context where the parser was when it began the segment
     * @param length UTF-16 units of text
     * @param kinds ordinals of {@link NodeKind}, one per node
     * @param firstTokens the first token of each node
     * @param tokenEnds the token after the last one of each node
     * @param nodeEnds the number after the last descendant of each node
     * @param problems lexical and syntactic mistakes, with relative spans
     */
    public Segment(
            Context context,
            int length,
            Tokens tokens,
            byte[] kinds,
            int[] firstTokens,
            int[] tokenEnds,
            int[] nodeEnds,
            List<Diagnostic> problems) {
        this.context = context;
        this.length = length;
        this.tokens = tokens;
        this.kinds = kinds;
        this.firstTokens = firstTokens;
        this.tokenEnds = tokenEnds;
        this.nodeEnds = nodeEnds;
        this.problems = List.copyOf(problems);
        this.annotated = tokens.contains(TokenCode.ANNOTATION);
    }

    /** {@return where the parser was when it began this segment} */
    public Context context() {
        return context;
    }

    /** {@return the number of UTF-16 units} */
    public int length() {
        return length;
    }

    /** {@return the tokens, with relative offsets} */
    public Tokens tokens() {
        return tokens;
    }

    /** {@return what was wrong while lexing and parsing, with relative spans} */
    public List<Diagnostic> problems() {
        return problems;
    }

    /**
     * {@return the bytes that the strings of a data segment stand for} They can be most of a text, and an edit elsewhere does
     * not change them.
     *
     * @param decoded finds them out, from nothing but this segment
     */
    public Bytes strings(Supplier<Bytes> decoded) {
        Bytes known = strings;
        if (known == null) {
            known = decoded.get();
            strings = known;
        }
        return known;
    }

    /** {@return whether there is an annotation among the tokens} */
    public boolean hasAnnotations() {
        return annotated;
    }

    /** {@return the number of nodes} */
    public int nodeCount() {
        return kinds.length;
    }

    /** {@return what a node is} */
    public NodeKind kind(int node) {
        return NodeKind.at(kinds[node]);
    }

    /** {@return what the root is} */
    public NodeKind kind() {
        return kind(0);
    }

    /** {@return the first token of a node} */
    public int firstToken(int node) {
        return firstTokens[node];
    }

    /** {@return the token after the last one of a node} */
    public int tokenEnd(int node) {
        return tokenEnds[node];
    }

    /** {@return the number after the last descendant of a node} */
    public int nodeEnd(int node) {
        return nodeEnds[node];
    }

    /** {@return the relative offset at which a node starts} */
    public int start(int node) {
        return firstTokens[node] < tokens.size() ? tokens.start(firstTokens[node]) : length;
    }

    /** {@return the relative offset after a node} */
    public int end(int node) {
        return tokenEnds[node] > firstTokens[node] ? tokens.end(tokenEnds[node] - 1) : start(node);
    }

    /** {@return the parent of a node, or -1 for the root} */
    public int parent(int node) {
        int candidate = node - 1;
        while (candidate >= 0 && nodeEnds[candidate] <= node) {
            candidate--;
        }
        return candidate;
    }

    /** {@return the innermost node whose tokens include a token} */
    public int nodeOfToken(int token) {
        int node = 0;
        int child = 1;
        while (child < nodeEnds[node]) {
            if (firstTokens[child] <= token && token < tokenEnds[child]) {
                node = child;
                child = node + 1;
            } else if (firstTokens[child] > token) {
                break;
            } else {
                child = nodeEnds[child];
            }
        }
        return node;
    }

    /** {@return the relative offset of the first mistake at or after an offset, or {@link Integer#MAX_VALUE}} */
    public int firstProblemAtOrAfter(int offset) {
        int first = Integer.MAX_VALUE;
        for (Diagnostic problem : problems) {
            int start = problem.span().start();
            if (start >= offset && problem.isError()) {
                first = Math.min(first, start);
            }
        }
        return first;
    }
}
