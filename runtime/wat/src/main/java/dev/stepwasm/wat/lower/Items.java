package dev.stepwasm.wat.lower;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;

/** Walks over what stands directly in a node: tokens and child nodes in text order, without trivia. */
final class Items {
    /** The code of a child node. */
    static final int NODE = -1;

    private final Segment segment;
    private final Tokens tokens;
    private final int tokenEnd;
    private final int nodeEnd;
    private int token;
    private int child;

    private Items(Segment segment, int node) {
        this.segment = segment;
        this.tokens = segment.tokens();
        this.token = segment.firstToken(node);
        this.tokenEnd = segment.tokenEnd(node);
        this.child = node + 1;
        this.nodeEnd = segment.nodeEnd(node);
        skipTrivia();
    }

    /** {@return what stands in a node from its first token on} */
    static Items of(Part part, int node) {
        return new Items(part.segment(), node);
    }

    /** {@return what stands in a group after its parenthesis and first word} */
    static Items inGroup(Part part, int node) {
        Items items = new Items(part.segment(), node);
        items.token();
        items.token();
        return items;
    }

    /** {@return the first index token in a node, or -1} */
    static int indexOf(Part part, int node) {
        Items items = new Items(part.segment(), node);
        while (!items.isIndex() && items.code() != TokenCode.END && items.code() != NODE) {
            items.token();
        }
        return items.index();
    }

    private void skipTrivia() {
        while (token < tokenEnd && tokens.isTrivia(token)) {
            token++;
        }
    }

    private boolean atNode() {
        return child < nodeEnd && segment.firstToken(child) == token;
    }

    /** {@return the code of the current token, {@link #NODE} for a child, {@link TokenCode#END} behind the last} */
    int code() {
        if (atNode()) {
            return NODE;
        }
        return token < tokenEnd ? tokens.code(token) : TokenCode.END;
    }

    boolean isNode(NodeKind kind) {
        return atNode() && segment.kind(child) == kind;
    }

    /** {@return the current token, which is consumed} */
    int token() {
        int taken = token;
        if (token < tokenEnd) {
            token++;
            skipTrivia();
        }
        return taken;
    }

    /** {@return the current child, which is consumed} */
    int node() {
        int taken = child;
        token = segment.tokenEnd(child);
        child = segment.nodeEnd(child);
        skipTrivia();
        return taken;
    }

    /** {@return the current child of a kind, which is consumed, or -1} */
    int node(NodeKind kind) {
        return isNode(kind) ? node() : -1;
    }

    boolean accept(Word word) {
        if (code() != word.code()) {
            return false;
        }
        token();
        return true;
    }

    /** {@return the current token if it has that code, which is then consumed, or -1} */
    int token(int code) {
        return code() == code ? token() : -1;
    }

    boolean isIndex() {
        int code = code();
        return code == TokenCode.NAT || code == TokenCode.ID;
    }

    /** {@return the current token if it is an index, which is then consumed, or -1} */
    int index() {
        return isIndex() ? token() : -1;
    }
}
