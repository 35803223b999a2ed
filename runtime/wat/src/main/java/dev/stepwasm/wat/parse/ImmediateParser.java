package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.Keywords;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;

/** Parses the immediates of one instruction (core spec 6.5). */
final class ImmediateParser {
    private static final int CATCH = Keywords.codeOf(Word.CATCH);
    private static final int CATCH_ALL = Keywords.codeOf(Word.CATCH_ALL);

    private final Cursor cursor;
    private final TypeParser types;

    ImmediateParser(Cursor cursor, TypeParser types) {
        this.cursor = cursor;
        this.types = types;
    }

    /** Consumes the immediates of {@code op}, whose keyword has been consumed, or complains. */
    void parse(Opcode op) {
        switch (TextShape.of(op)) {
            case NONE -> {}
            case INDEX -> cursor.expectIndex(wanted(op, 0));
            case OPTIONAL_INDEX -> cursor.acceptIndex();
            case TWO_INDICES -> {
                cursor.expectIndex(wanted(op, 0));
                cursor.expectIndex(wanted(op, 1));
            }
            case ONE_OR_TWO_INDICES -> {
                cursor.expectIndex(wanted(op, 0));
                cursor.acceptIndex();
            }
            case NONE_OR_TWO_INDICES -> {
                if (cursor.acceptIndex()) {
                    cursor.expectIndex(wanted(op, 1));
                }
            }
            case INDICES -> {
                cursor.expectIndex("a label");
                while (cursor.acceptIndex()) {
                    // the last one is the default target
                }
            }
            case TABLE_AND_TYPE -> {
                cursor.acceptIndex();
                types.requiredTypeUse(false);
            }
            case INTEGER -> integer();
            case FLOAT -> number();
            case VECTOR -> vector();
            case MEMORY_ARGUMENT -> {
                cursor.acceptIndex();
                memoryArgument();
            }
            case MEMORY_ARGUMENT_AND_LANE -> {
                memoryOfLane();
                memoryArgument();
                lane();
            }
            case LANE -> lane();
            case LANES -> lanes();
            case RESULTS -> types.results();
            case HEAP_TYPE -> types.heapType();
            case REFERENCE_TYPE -> types.expectReferenceType();
            case CAST -> {
                cursor.expectIndex("a label");
                types.expectReferenceType();
                types.expectReferenceType();
            }
            case BLOCK -> block();
            case TRY_TABLE -> {
                block();
                while (isCatch()) {
                    catchClause();
                }
            }
            case OPTIONAL_LABEL -> cursor.acceptId();
        }
    }

    private static String wanted(Opcode op, int number) {
        return switch (op.immediates().get(Math.min(number, op.immediates().size() - 1))) {
            case LABEL -> "a label";
            case FUNCTION -> "a function";
            case TYPE -> "a type";
            case TABLE -> "a table";
            case MEMORY -> "a memory";
            case LOCAL -> "a local";
            case GLOBAL -> "a global";
            case TAG -> "a tag";
            case DATA -> "a data segment";
            case ELEM -> "an element segment";
            case FIELD -> "a field";
            case LENGTH -> "a number of elements";
            default -> "an index";
        };
    }

    private void integer() {
        if (!cursor.accept(TokenCode.NAT) && !cursor.accept(TokenCode.INT)) {
            cursor.unexpected("an integer");
        }
    }

    private void number() {
        if (!acceptNumber()) {
            cursor.unexpected("a number");
        }
    }

    private boolean acceptNumber() {
        return cursor.accept(TokenCode.FLOAT) || cursor.accept(TokenCode.NAT) || cursor.accept(TokenCode.INT);
    }

    private void vector() {
        int code = cursor.code();
        int lanes = TokenCode.isWord(code) ? lanes(TokenCode.word(code)) : 0;
        if (lanes == 0) {
            cursor.unexpected("a shape such as `i32x4`");
            return;
        }
        boolean floats = code == Word.F32X4.code() || code == Word.F64X2.code();
        int shape = cursor.at();
        cursor.advance();
        int found = 0;
        while (floats ? acceptNumber() : cursor.accept(TokenCode.NAT) || cursor.accept(TokenCode.INT)) {
            found++;
        }
        if (cursor.code() == TokenCode.FLOAT || cursor.code() == TokenCode.RESERVED) {
            cursor.unexpected("an integer");
        } else if (found != lanes) {
            wrongLaneCount(shape, lanes, found);
        }
    }

    /** {@return the number of lanes of a shape, 0 if the word is none} */
    static int lanes(Word word) {
        return switch (word) {
            case I8X16 -> 16;
            case I16X8 -> 8;
            case I32X4, F32X4 -> 4;
            case I64X2, F64X2 -> 2;
            default -> 0;
        };
    }

    /** A number in front of {@code offset=}, {@code align=} or another number is the memory. */
    private void memoryOfLane() {
        int next = cursor.nextCode();
        boolean memory = cursor.code() == TokenCode.ID
                || (cursor.code() == TokenCode.NAT
                        && (next == TokenCode.NAT || next == TokenCode.OFFSET_IS || next == TokenCode.ALIGN_IS));
        if (memory) {
            cursor.advance();
        }
    }

    private void memoryArgument() {
        cursor.accept(TokenCode.OFFSET_IS);
        cursor.accept(TokenCode.ALIGN_IS);
        if (cursor.code() == TokenCode.OFFSET_IS) {
            cursor.unexpected("`offset=` before `align=`");
        }
    }

    private void lane() {
        if (!cursor.accept(TokenCode.NAT)) {
            cursor.unexpected("a lane number");
        }
    }

    private void lanes() {
        int keyword = cursor.consumedEnd() - 1;
        int found = 0;
        while (cursor.accept(TokenCode.NAT)) {
            found++;
        }
        if (cursor.code() == TokenCode.INT || cursor.code() == TokenCode.FLOAT) {
            cursor.unexpected("a lane number");
        } else if (found != 16) {
            wrongLaneCount(keyword, 16, found);
        }
    }

    /** Points at the first lane too many, or at what stands where the next one is missing. */
    private void wrongLaneCount(int shape, int wanted, int found) {
        int token = shape;
        for (int i = 0; i <= Math.min(wanted, found); i++) {
            token = cursor.next(token);
        }
        String message = Problem.WRONG_LANE_COUNT.message(wanted, found);
        cursor.report(Problem.WRONG_LANE_COUNT, token, message, shape, "this has " + wanted + " lanes");
        cursor.speak();
    }

    private void block() {
        cursor.acceptId();
        types.typeUse(false);
    }

    private boolean isCatch() {
        if (cursor.code() != TokenCode.OPEN) {
            return false;
        }
        int word = cursor.nextCode();
        return word == CATCH || word == CATCH_ALL || word == Word.CATCH_REF.code() || word == Word.CATCH_ALL_REF.code();
    }

    private void catchClause() {
        boolean tag = cursor.nextCode() == CATCH || cursor.nextCode() == Word.CATCH_REF.code();
        int node = cursor.openGroup(NodeKind.CATCH_CLAUSE);
        if (tag) {
            cursor.expectIndex("a tag");
        }
        cursor.expectIndex("a label");
        cursor.closeGroup(node);
    }
}
