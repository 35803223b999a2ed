package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.Optional;

/**
 * Parses instruction sequences (core spec 6.5). Blocks and folds nest on a {@link FrameStack}, not on the Java stack, so
 * their depth has no limit.
 */
final class InstructionParser {
    private final Cursor cursor;
    private final ImmediateParser immediates;
    private final UnknownWords unknownWords;
    private final TypeParser types;
    private final FrameStack frames = new FrameStack();
    private int head = -1;
    private int headEnd = -1;
    private int owedEnds;

    InstructionParser(Cursor cursor, TypeParser types, UnknownWords unknownWords) {
        this.cursor = cursor;
        this.immediates = new ImmediateParser(cursor, types);
        this.unknownWords = unknownWords;
        this.types = types;
    }

    /** Consumes instructions up to the parenthesis that closes what is around them, as one {@link NodeKind#BODY}. */
    void body() {
        owedEnds = 0;
        int body = cursor.open(NodeKind.BODY);
        sequence(frames.size(), false);
        cursor.close(body);
    }

    /** Consumes instructions up to the parenthesis that closes what is around them. */
    void sequence() {
        sequence(frames.size(), false);
    }

    /** Consumes one folded instruction, which must be at the cursor. */
    void folded() {
        sequence(frames.size(), true);
    }

    private void sequence(int base, boolean one) {
        while (true) {
            int code = cursor.code();
            if (TokenCode.isOpcode(code)) {
                flat(base, TokenCode.opcode(code));
            } else if (code == TokenCode.OPEN) {
                if (cursor.isFieldInCode()) {
                    abandon(base);
                    return;
                }
                open(base);
            } else if (code == TokenCode.CLOSE) {
                if (!close(base)) {
                    return;
                }
            } else if (code == TokenCode.END) {
                abandon(base);
                return;
            } else {
                stray(base);
            }
            if (one && frames.size() == base) {
                return;
            }
        }
    }

    /** Ends all constructs that are open at the end of the text or before a new module field. */
    private void abandon(int base) {
        cursor.unclosed(
                frames.size() > base && frames.hasGroup(base) ? frames.innermostGroup(base) : cursor.fieldOpener());
        while (frames.size() > base) {
            cursor.close(frames.pop());
        }
    }

    // Flat instructions.

    private void flat(int base, Opcode op) {
        boolean inGroup = frames.size() > base;
        if (inGroup && frames.takesFoldedOnly()) {
            cursor.unexpected(frames.wanted());
            cursor.speak();
            frames.tolerate();
        }
        switch (op) {
            case BLOCK, LOOP, TRY_TABLE -> begin(FrameStack.FLAT, op);
            case IF -> begin(FrameStack.FLAT_IF, op);
            case TRY -> begin(FrameStack.FLAT_TRY, op);
            case ELSE -> middle(op, inGroup && frames.acceptElse());
            case CATCH, CATCH_ALL -> middle(op, inGroup && frames.top() == FrameStack.FLAT_TRY);
            case END -> {
                endOuterBlock(base);
                end(op, frames.size() > base && frames.isFlat());
            }
            case DELEGATE -> end(op, inGroup && frames.top() == FrameStack.FLAT_TRY);
            default -> head(op);
        }
    }

    private void begin(int frame, Opcode op) {
        frames.push(frame, cursor.open(NodeKind.BLOCK), cursor.at());
        head(op);
    }

    private void middle(Opcode op, boolean fits) {
        if (!fits) {
            misplaced(op);
        }
        head(op);
    }

    private void end(Opcode op, boolean fits) {
        if (!fits) {
            misplaced(op);
        }
        head(op);
        if (fits) {
            cursor.close(frames.pop());
        }
    }

    /** An {@code end} with the label of an outer block says that the inner ones have none. */
    private void endOuterBlock(int base) {
        int distance =
                cursor.nextCode() == TokenCode.ID ? frames.distanceToLabel(base, cursor, cursor.next(cursor.at())) : 0;
        if (distance <= 0) {
            return;
        }
        int label = cursor.next(cursor.at());
        int inner = cursor.next(frames.opener());
        String name = cursor.tokens().code(inner) == TokenCode.ID ? " " + cursor.text(inner) : "";
        String message = "this ends " + cursor.shown(label) + ", but `" + cursor.text(frames.opener()) + name
                + "` inside of it has no `end`";
        cursor.report(Problem.MISMATCHING_LABEL, label, message, frames.opener(), "it begins here");
        cursor.speak();
        for (int i = 0; i < distance; i++) {
            cursor.close(frames.pop());
            owedEnds++;
        }
    }

    private void misplaced(Opcode op) {
        if (frames.size() > 0 && frames.toleratesAnything()) {
            return;
        }
        if (op == Opcode.END && owedEnds > 0) {
            owedEnds--; // the one that was missed further up
            return;
        }
        cursor.unexpected(frames.size() > 0 && frames.top() == FrameStack.FLAT_TRY ? "`end`" : "an instruction");
        cursor.speak();
    }

    /** Consumes a keyword and its immediates. */
    private void head(Opcode op) {
        int node = cursor.open(NodeKind.INSTRUCTION);
        head = cursor.at();
        cursor.advance();
        immediates.parse(op);
        headEnd = cursor.consumedEnd();
        if (cursor.isQuiet()) {
            cursor.close(cursor.open(NodeKind.ERROR)); // says that the instruction is not what it seems
        }
        cursor.close(node);
        if (cursor.isQuiet()) {
            recover();
        }
    }

    /** After a mistake in immediates: the rest of them is skipped, and parsing goes on at the next instruction. */
    private void recover() {
        cursor.speak();
        if (!isLoose(cursor.code())) {
            return;
        }
        int error = cursor.open(NodeKind.ERROR);
        while (isLoose(cursor.code())) {
            cursor.advance();
        }
        cursor.close(error);
    }

    private static boolean isLoose(int code) {
        return code > TokenCode.CLOSE && !TokenCode.isOpcode(code);
    }

    /** A token that begins no instruction. */
    private void stray(int base) {
        boolean word = cursor.code() == TokenCode.RESERVED
                && Character.isLetter(cursor.text(cursor.at()).charAt(0));
        if (frames.size() > base && frames.toleratesAnything()) {
            cursor.advance();
            return;
        }
        if (word) {
            unknownWords.instruction(cursor);
        } else if (headEnd != cursor.consumedEnd() || !surplusImmediate()) {
            cursor.unexpected(frames.size() > base ? frames.wanted() : "an instruction");
        }
        if (frames.size() > base && frames.isIf()) {
            frames.tolerate();
        }
        recover();
    }

    /** {@return whether the token was reported as one that the instruction right before it does not take} */
    private boolean surplusImmediate() {
        if (cursor.isPunctuation()) {
            cursor.unexpectedFrom(head, "an instruction");
            return true;
        }
        int code = cursor.tokens().code(head);
        Optional<String> words = TokenCode.isOpcode(code)
                ? Hints.surplus(TokenCode.opcode(code), cursor.code(), cursor.text(cursor.at()))
                : Optional.empty();
        words.ifPresent(message -> cursor.reportFrom(head, message));
        return words.isPresent();
    }

    // Folded instructions.

    private void open(int base) {
        int code = cursor.nextCode();
        if (frames.size() > base && !frames.allowsGroup(code)) {
            cursor.unexpected(frames.wanted());
            cursor.speak();
            frames.tolerate();
        }
        if (TokenCode.isOpcode(code)) {
            folded(base, TokenCode.opcode(code));
        } else if (code == Word.THEN.code()) {
            part(NodeKind.THEN, frames.size() > base && frames.acceptThen());
        } else if (code == Word.DO.code()) {
            part(NodeKind.DO, frames.size() > base && frames.acceptDo());
        } else if (code == TokenCode.RESERVED) {
            unknownFold();
        } else {
            wrongGroup();
        }
    }

    private void folded(int base, Opcode op) {
        switch (op) {
            case BLOCK, LOOP, TRY_TABLE -> group(FrameStack.GROUP, NodeKind.FOLDED_BLOCK, op);
            case IF -> group(FrameStack.IF_CONDITION, NodeKind.FOLDED_IF, op);
            case TRY -> group(FrameStack.TRY_DO, NodeKind.FOLDED_TRY, op);
            case ELSE -> elsePart(base);
            case CATCH, CATCH_ALL, DELEGATE -> handler(op, frames.size() > base && frames.acceptHandler());
            case END -> {
                misplaced(op);
                wrongGroupQuietly();
            }
            default -> group(FrameStack.FOLDED, NodeKind.FOLDED, op);
        }
    }

    private void elsePart(int base) {
        String wanted = frames.size() > base ? frames.wanted() : "";
        if (frames.size() > base && frames.skipThen()) {
            cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), wanted, cursor.shown(cursor.at()));
            cursor.speak();
            part(NodeKind.ELSE, true);
        } else {
            part(NodeKind.ELSE, frames.size() > base && frames.acceptElsePart());
        }
    }

    private void group(int frame, NodeKind kind, Opcode op) {
        frames.push(frame, cursor.open(kind), cursor.at());
        cursor.advance();
        head(op);
    }

    /** {@code (then}, {@code (else} or {@code (do}: whatever is inside is parsed even where it does not fit. */
    private void part(NodeKind kind, boolean fits) {
        if (!fits && (frames.size() == 0 || !frames.toleratesAnything())) {
            cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), "an instruction", cursor.shown(cursor.at()));
            cursor.speak();
        }
        frames.push(FrameStack.GROUP, cursor.open(kind), cursor.at());
        cursor.advance();
        cursor.advance();
    }

    private void handler(Opcode op, boolean fits) {
        if (!fits && (frames.size() == 0 || !frames.toleratesAnything())) {
            cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), "an instruction", cursor.shown(cursor.at()));
            cursor.speak();
        }
        frames.push(FrameStack.GROUP, cursor.open(NodeKind.HANDLER), cursor.at());
        cursor.advance();
        head(op);
    }

    private void unknownFold() {
        frames.push(FrameStack.ANYTHING, cursor.open(NodeKind.FOLDED), cursor.at());
        cursor.advance();
        int error = cursor.open(NodeKind.ERROR);
        unknownWords.instruction(cursor);
        cursor.speak();
        cursor.advance();
        while (isLoose(cursor.code())) {
            cursor.advance();
        }
        cursor.close(error);
    }

    private void wrongGroup() {
        if (frames.size() == 0 || !frames.toleratesAnything()) {
            cursor.unexpected(frames.size() > 0 ? frames.wanted() : "an instruction");
        }
        if (cursor.isOpen(Word.LOCAL) || cursor.isOpen(Word.PARAM)) {
            types.values(NodeKind.LOCAL, true); // its names are known all the same
            cursor.speak();
        } else {
            wrongGroupQuietly();
        }
    }

    private void wrongGroupQuietly() {
        int error = cursor.open(NodeKind.ERROR);
        cursor.skipGroup();
        cursor.close(error);
        cursor.speak();
    }

    /** {@return false if the parenthesis belongs to what is around the sequence} */
    private boolean close(int base) {
        boolean told = false;
        while (frames.size() > base && frames.isFlat()) {
            if (!told) {
                missingEnd();
            }
            told = true;
            cursor.close(frames.pop());
        }
        if (frames.size() == base) {
            return false;
        }
        if (frames.isIncomplete()) {
            String message = Problem.UNEXPECTED_TOKEN.message(frames.wanted(), cursor.shown(cursor.at()));
            cursor.report(Problem.UNEXPECTED_TOKEN, cursor.at(), message, frames.opener() + 1, frames.shape());
            cursor.speak();
        }
        int node = frames.pop();
        cursor.advance();
        cursor.close(node);
        return true;
    }

    private void missingEnd() {
        int opener = frames.opener();
        String message = Problem.UNEXPECTED_TOKEN.message("an `end` for this block", "`)`");
        cursor.report(Problem.UNEXPECTED_TOKEN, opener, message, cursor.at(), "the parenthesis around it closes here");
        cursor.speak();
    }
}
