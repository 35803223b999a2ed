package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group or flat block that is open at a place, with what stands in it up to there. Filled by {@link PlaceReader}. */
final class Frame {
    /** What can stand in it. */
    enum Kind {
        /** Words, types and groups, but no instructions. */
        PLAIN,
        /** A sequence of instructions, perhaps after other things. */
        CODE,
        /** A folded instruction: immediates, then folded operands. */
        FOLDED,
        /** A folded {@code block}, {@code loop} or {@code try_table}. */
        BLOCK,
        /** A folded {@code if}. */
        IF,
        /** A folded legacy {@code try}. */
        TRY,
        /** A block without parentheses. */
        FLAT
    }

    /**
     * Something in a frame.
     *
     * @param code of the token, or of the first word of the group
     * @param token the token, or the parenthesis of the group
     */
    record Item(int code, int token, boolean group) {
        boolean is(Word word) {
            return !group && code == word.code();
        }

        boolean isGroup(Word word) {
            return group && code == word.code();
        }

        boolean isIndex() {
            return !group && (code == TokenCode.NAT || code == TokenCode.ID);
        }
    }

    final Kind kind;
    /** The token code of the first word, 0 if there is none. */
    final int head;

    final int headToken;
    /** What stands behind the first word, up to the first instruction. */
    final List<Item> items = new ArrayList<>();
    /** What stands behind the last instruction: its immediates. */
    final List<Item> immediates = new ArrayList<>();
    /** The last instruction if nothing but its immediates stands behind it. */
    @Nullable
    Opcode op;
    /** Whether an instruction or an operand has begun in it. */
    boolean began;
    /** The block that the last instruction, an {@code end}, has ended. */
    @Nullable
    Frame ended;
    /** The parts of an {@code if} or {@code try} that are there: its last one, 0 if there is none. */
    int lastPart;

    // Where the linear code stood, see CodeSoFar.
    int outStart;
    int bodyStart = -1;
    int opStart;
    boolean opMuted;

    @Nullable
    StringBuilder sink;

    int sinkStart;

    Frame(Kind kind, int head, int headToken) {
        this.kind = kind;
        this.head = head;
        this.headToken = headToken;
    }

    boolean is(Word word) {
        return kind != Kind.FLAT && head == word.code();
    }

    Optional<Opcode> headOpcode() {
        return TokenCode.isOpcode(head) ? Optional.of(TokenCode.opcode(head)) : Optional.empty();
    }

    boolean isOp(Opcode wanted) {
        return head == TokenCode.of(wanted);
    }

    /** {@return whether it is in parentheses} */
    boolean isGroup() {
        return kind != Kind.FLAT;
    }

    /** {@return whether instructions without parentheses can stand in it} */
    boolean takesFlat() {
        return kind == Kind.CODE || kind == Kind.FLAT || kind == Kind.BLOCK;
    }

    boolean has(Word word) {
        return items.stream().anyMatch(item -> item.is(word));
    }

    boolean hasGroup(Word word) {
        return items.stream().anyMatch(item -> item.isGroup(word));
    }

    boolean hasNumber() {
        return items.stream().anyMatch(item -> !item.group() && item.code() == TokenCode.NAT);
    }

    /** {@return the number of items that are strings} */
    int strings() {
        return (int)
                items.stream().filter(item -> item.code() == TokenCode.STRING).count();
    }

    /** {@return whether nothing but a name stands behind the first word} */
    boolean isFresh() {
        return items.isEmpty() || items.size() == 1 && items.getFirst().code() == TokenCode.ID;
    }
}
