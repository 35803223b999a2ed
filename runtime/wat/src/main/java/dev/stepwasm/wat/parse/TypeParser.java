package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;

/** Parses types and type uses (core spec 6.4). */
final class TypeParser {
    private final Cursor cursor;

    TypeParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Consumes a value type if there is one. */
    boolean valueType() {
        int code = cursor.code();
        if (TokenCode.isWord(code)) {
            return switch (TokenCode.word(code)) {
                case I32, I64, F32, F64, V128 -> cursor.accept(code);
                default -> referenceType();
            };
        }
        return referenceType();
    }

    /** Consumes a reference type if there is one. */
    boolean referenceType() {
        int code = cursor.code();
        if (cursor.isOpen(Word.REF)) {
            int node = cursor.openGroup(NodeKind.REFERENCE_TYPE);
            cursor.accept(Word.NULL);
            heapType();
            cursor.closeGroup(node);
            return true;
        }
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case FUNCREF,
                    EXTERNREF,
                    ANYREF,
                    EQREF,
                    I31REF,
                    STRUCTREF,
                    ARRAYREF,
                    EXNREF,
                    NULLREF,
                    NULLFUNCREF,
                    NULLEXTERNREF,
                    NULLEXNREF -> cursor.accept(code);
            case CONTREF, NULLCONTREF -> {
                cursor.report(Problem.UNSUPPORTED_FEATURE, cursor.at(), Proposals.STACK_SWITCHING);
                yield cursor.accept(code);
            }
            default -> false;
        };
    }

    /** Consumes a heap type or complains. */
    void heapType() {
        if (cursor.acceptIndex() || abstractHeapType()) {
            return;
        }
        cursor.unexpected("a heap type");
    }

    private boolean abstractHeapType() {
        int code = cursor.code();
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case FUNC, EXTERN, ANY, EQ, I31, STRUCT, ARRAY, EXN, NONE, NOFUNC, NOEXTERN, NOEXN -> cursor.accept(code);
            case CONT, NOCONT -> {
                cursor.report(Problem.UNSUPPORTED_FEATURE, cursor.at(), Proposals.STACK_SWITCHING);
                yield cursor.accept(code);
            }
            default -> false;
        };
    }

    void expectReferenceType() {
        if (!referenceType()) {
            cursor.unexpected("a reference type");
        }
    }

    void expectValueType() {
        if (!valueType()) {
            cursor.unexpected("a value type");
        }
    }

    private void storageType() {
        if (!cursor.accept(Word.I8) && !cursor.accept(Word.I16)) {
            expectValueType();
        }
    }

    /** Consumes the type of a field of a struct or an array. */
    private void fieldType() {
        if (cursor.isOpen(Word.MUT)) {
            int node = cursor.openGroup(NodeKind.MUTABLE);
            storageType();
            cursor.closeGroup(node);
        } else {
            storageType();
        }
    }

    void globalType() {
        if (cursor.isOpen(Word.MUT)) {
            int node = cursor.openGroup(NodeKind.MUTABLE);
            expectValueType();
            cursor.closeGroup(node);
        } else {
            expectValueType();
        }
    }

    /** Consumes {@code (sub ...)} or a composite type. */
    void subType() {
        if (!cursor.isOpen(Word.SUB)) {
            compositeType();
            return;
        }
        int node = cursor.openGroup(NodeKind.SUB_TYPE);
        cursor.accept(Word.FINAL);
        while (cursor.acceptIndex()) {
            // every supertype is an index
        }
        compositeType();
        cursor.closeGroup(node);
    }

    private void compositeType() {
        int word = cursor.code() == TokenCode.OPEN ? cursor.nextCode() : TokenCode.END;
        if (word == Word.FUNC.code()) {
            int node = cursor.openGroup(NodeKind.FUNCTION_TYPE);
            parameters(true);
            results();
            cursor.closeGroup(node);
        } else if (word == Word.STRUCT.code()) {
            int node = cursor.openGroup(NodeKind.STRUCT_TYPE);
            while (cursor.isOpen(Word.FIELD)) {
                field();
            }
            cursor.closeGroup(node);
        } else if (word == Word.ARRAY.code()) {
            int node = cursor.openGroup(NodeKind.ARRAY_TYPE);
            fieldType();
            cursor.closeGroup(node);
        } else {
            cursor.unexpected("`(func`, `(struct` or `(array`");
        }
    }

    private void field() {
        int node = cursor.openGroup(NodeKind.FIELD);
        if (cursor.acceptId()) {
            fieldType();
        } else {
            while (cursor.code() != TokenCode.CLOSE && !cursor.isQuiet()) {
                fieldType();
            }
        }
        cursor.closeGroup(node);
    }

    void parameters(boolean named) {
        while (cursor.isOpen(Word.PARAM)) {
            values(NodeKind.PARAM, named);
        }
    }

    void results() {
        while (cursor.isOpen(Word.RESULT)) {
            values(NodeKind.RESULT, false);
        }
    }

    /** Consumes {@code (param $x t)}, {@code (param t*)}, {@code (result t*)} or {@code (local ...)}. */
    void values(NodeKind kind, boolean named) {
        int node = cursor.openGroup(kind);
        if (named && cursor.acceptId()) {
            expectValueType();
        } else {
            while (valueType()) {
                // any number of types
            }
            if (cursor.code() != TokenCode.CLOSE) {
                cursor.unexpected("a value type or `)`");
            }
        }
        cursor.closeGroup(node);
    }

    /** Consumes a type use if there is one. */
    void typeUse(boolean named) {
        if (!cursor.isOpen(Word.TYPE) && !cursor.isOpen(Word.PARAM) && !cursor.isOpen(Word.RESULT)) {
            return;
        }
        requiredTypeUse(named);
    }

    /** Consumes a type use; there is a node for it even if it is empty, which means {@code (func)}. */
    void requiredTypeUse(boolean named) {
        int node = cursor.open(NodeKind.TYPE_USE);
        if (cursor.isOpen(Word.TYPE)) {
            int reference = cursor.openGroup(NodeKind.TYPE_REFERENCE);
            cursor.expectIndex("a type index");
            cursor.closeGroup(reference);
        }
        parameters(named);
        results();
        cursor.close(node);
    }

    /** Consumes {@code i32} or {@code i64} in front of limits. */
    void addressType() {
        if (!cursor.accept(Word.I32)) {
            cursor.accept(Word.I64);
        }
    }

    /** Consumes a minimum and perhaps a maximum. */
    void limits() {
        if (!cursor.accept(TokenCode.NAT)) {
            cursor.unexpected("a size");
        }
        cursor.accept(TokenCode.NAT);
    }
}
