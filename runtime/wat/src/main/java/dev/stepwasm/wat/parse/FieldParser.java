package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;

/** Parses one module field (core spec 6.6). */
final class FieldParser {
    private final Cursor cursor;
    private final TypeParser types;
    private final InstructionParser instructions;
    private final UnknownWords unknownWords;

    FieldParser(Cursor cursor, UnknownWords unknownWords) {
        this.cursor = cursor;
        this.types = new TypeParser(cursor);
        this.unknownWords = unknownWords;
        this.instructions = new InstructionParser(cursor, types, unknownWords);
    }

    /** Consumes the field at the cursor, which is at the parenthesis before a word for which {@link FieldWords#isField}. */
    void parse() {
        cursor.startField();
        cursor.speak();
        int field = cursor.openGroup(kind(TokenCode.word(cursor.nextCode())));
        switch (TokenCode.word(cursor.tokens().code(cursor.consumedEnd() - 1))) {
            case TYPE -> type();
            case REC -> recursiveGroup();
            case IMPORT -> importField();
            case FUNC -> function();
            case TABLE -> table();
            case MEMORY -> memory();
            case GLOBAL -> global();
            case TAG -> tag();
            case EXPORT -> export();
            case START -> cursor.expectIndex("a function");
            case ELEM -> elem();
            case DATA -> data();
            default -> throw new IllegalStateException("no field");
        }
        cursor.closeGroup(field);
    }

    private static NodeKind kind(Word word) {
        return switch (word) {
            case TYPE -> NodeKind.TYPE_FIELD;
            case REC -> NodeKind.REC_FIELD;
            case IMPORT -> NodeKind.IMPORT_FIELD;
            case FUNC -> NodeKind.FUNCTION_FIELD;
            case TABLE -> NodeKind.TABLE_FIELD;
            case MEMORY -> NodeKind.MEMORY_FIELD;
            case GLOBAL -> NodeKind.GLOBAL_FIELD;
            case TAG -> NodeKind.TAG_FIELD;
            case EXPORT -> NodeKind.EXPORT_FIELD;
            case START -> NodeKind.START_FIELD;
            case ELEM -> NodeKind.ELEM_FIELD;
            case DATA -> NodeKind.DATA_FIELD;
            default -> NodeKind.UNKNOWN_FIELD;
        };
    }

    private void type() {
        cursor.acceptId();
        types.subType();
    }

    private void recursiveGroup() {
        while (cursor.isOpen(Word.TYPE) || isUnknownGroup()) {
            if (cursor.isOpen(Word.TYPE)) {
                int node = cursor.openGroup(NodeKind.TYPE_FIELD);
                type();
                cursor.closeGroup(node);
            } else {
                unknownGroup();
            }
        }
    }

    private boolean isUnknownGroup() {
        return cursor.code() == TokenCode.OPEN
                && cursor.nextCode() == TokenCode.RESERVED
                && !cursor.isNewField(cursor.fieldOpener());
    }

    /** What stands behind a misspelt word is left out, but not the types behind that. */
    private void unknownGroup() {
        int node = cursor.open(NodeKind.ERROR);
        cursor.advance();
        unknownWords.ofRecursiveGroup(cursor);
        cursor.closeGroup(node);
    }

    private void importField() {
        cursor.expectString("a module name");
        if (cursor.isOpen(Word.ITEM)) {
            cursor.report(Problem.UNSUPPORTED_FEATURE, cursor.next(cursor.at()), Proposals.COMPACT_IMPORTS);
            return;
        }
        cursor.expectString("a name");
        int word = cursor.code() == TokenCode.OPEN ? cursor.nextCode() : TokenCode.END;
        if (!isExternal(word) || cursor.isFieldSwallowed()) {
            cursor.unexpected("`(func`, `(table`, `(memory`, `(global` or `(tag`");
            return;
        }
        int node = cursor.openGroup(NodeKind.IMPORT_DESCRIPTION);
        cursor.acceptId();
        switch (TokenCode.word(word)) {
            case TABLE -> tableType();
            case MEMORY -> memoryType();
            case GLOBAL -> types.globalType();
            default -> types.requiredTypeUse(true);
        }
        cursor.closeGroup(node);
    }

    private static boolean isExternal(int code) {
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case FUNC, TABLE, MEMORY, GLOBAL, TAG -> true;
            default -> false;
        };
    }

    private void export() {
        cursor.expectString("a name");
        int word = cursor.code() == TokenCode.OPEN ? cursor.nextCode() : TokenCode.END;
        if (!isExternal(word)) {
            cursor.unexpected("`(func`, `(table`, `(memory`, `(global` or `(tag`");
            return;
        }
        int node = cursor.openGroup(NodeKind.EXPORT_DESCRIPTION);
        cursor.expectIndex("an index");
        cursor.closeGroup(node);
    }

    /** Consumes a name, inline exports and an inline import; says whether there was an import. */
    private boolean inlineParts() {
        cursor.acceptId();
        while (cursor.isOpen(Word.EXPORT)) {
            int node = cursor.openGroup(NodeKind.INLINE_EXPORT);
            cursor.expectString("a name");
            cursor.closeGroup(node);
        }
        if (!cursor.isOpen(Word.IMPORT)) {
            return false;
        }
        int node = cursor.openGroup(NodeKind.INLINE_IMPORT);
        cursor.expectString("a module name");
        cursor.expectString("a name");
        cursor.closeGroup(node);
        return true;
    }

    private void function() {
        boolean imported = inlineParts();
        types.requiredTypeUse(true);
        if (imported) {
            nothingMore("function has no body");
            return;
        }
        while (cursor.isOpen(Word.LOCAL)) {
            types.values(NodeKind.LOCAL, true);
        }
        instructions.body();
    }

    private void table() {
        if (inlineParts()) {
            tableType();
            return;
        }
        types.addressType();
        if (cursor.code() == TokenCode.NAT) {
            types.limits();
            types.expectReferenceType();
            if (cursor.code() != TokenCode.CLOSE && !cursor.isQuiet()) {
                instructions.body();
            }
            return;
        }
        if (!types.referenceType()) {
            cursor.unexpected("a size or a reference type");
        } else if (cursor.isOpen(Word.ELEM)) {
            int node = cursor.openGroup(NodeKind.INLINE_ELEM);
            elements();
            cursor.closeGroup(node);
        } else {
            cursor.unexpected("`(elem`");
        }
    }

    private void tableType() {
        types.addressType();
        types.limits();
        types.expectReferenceType();
    }

    private void memory() {
        if (inlineParts()) {
            memoryType();
            return;
        }
        if (!isInlineData()) {
            memoryType();
            return;
        }
        types.addressType();
        pageSize();
        int node = cursor.openGroup(NodeKind.INLINE_DATA);
        strings();
        cursor.closeGroup(node);
    }

    private boolean isInlineData() {
        int at = cursor.is(Word.I32) || cursor.is(Word.I64) ? 1 : 0;
        if (cursor.code(at) != TokenCode.OPEN) {
            return false;
        }
        int word = cursor.code(at + 1);
        return word == Word.DATA.code() || (word == Word.PAGESIZE.code() && cursor.code(at + 4) == TokenCode.OPEN);
    }

    private void memoryType() {
        types.addressType();
        types.limits();
        if (!cursor.accept(Word.SHARED)) {
            cursor.accept(Word.UNSHARED);
        }
        pageSize();
    }

    private void pageSize() {
        if (cursor.isOpen(Word.PAGESIZE)) {
            int node = cursor.openGroup(NodeKind.PAGE_SIZE);
            if (!cursor.accept(TokenCode.NAT)) {
                cursor.unexpected("a page size");
            }
            cursor.closeGroup(node);
        }
    }

    private void global() {
        boolean imported = inlineParts();
        types.globalType();
        if (imported) {
            nothingMore("global has no value here");
        } else if (!cursor.isQuiet()) {
            instructions.body();
        }
    }

    private void nothingMore(String why) {
        if (cursor.code() != TokenCode.CLOSE) {
            cursor.unexpected("`)`, since an imported " + why + ",");
        }
    }

    private void tag() {
        inlineParts();
        types.requiredTypeUse(true);
    }

    private void elem() {
        cursor.acceptId();
        if (cursor.accept(Word.DECLARE)) {
            elementList();
            return;
        }
        boolean named = cursor.isOpen(Word.TABLE);
        boolean table = segmentUse(Word.TABLE);
        if (isOffset()) {
            offset();
            if (!named && (cursor.isIndex() || cursor.code() == TokenCode.CLOSE)) {
                elements();
                return;
            }
            elementList();
        } else if (table) {
            cursor.unexpected("an offset");
        } else {
            elementList();
        }
    }

    private boolean segmentUse(Word word) {
        if (cursor.isOpen(word)) {
            int node = cursor.openGroup(NodeKind.SEGMENT_USE);
            cursor.expectIndex("an index");
            cursor.closeGroup(node);
            return true;
        }
        // the first version of the format wrote the index alone: (data 0 (i32.const 0) "...")
        if (cursor.code() == TokenCode.NAT && cursor.nextCode() == TokenCode.OPEN) {
            int node = cursor.open(NodeKind.SEGMENT_USE);
            cursor.advance();
            cursor.close(node);
            return true;
        }
        return false;
    }

    private boolean isOffset() {
        return cursor.isOpen(Word.OFFSET) || (cursor.code() == TokenCode.OPEN && TokenCode.isOpcode(cursor.nextCode()));
    }

    private void offset() {
        expression(NodeKind.OFFSET, Word.OFFSET);
    }

    /** Consumes {@code (word instruction*)} or the one folded instruction that stands for it. */
    private void expression(NodeKind kind, Word word) {
        if (cursor.isOpen(word)) {
            int node = cursor.openGroup(kind);
            instructions.sequence();
            cursor.closeGroup(node);
        } else {
            int node = cursor.open(kind);
            instructions.folded();
            cursor.close(node);
        }
    }

    /** Consumes {@code func} and function indices, or a reference type and expressions. */
    private void elementList() {
        if (cursor.accept(Word.FUNC)) {
            while (cursor.acceptIndex()) {
                // every element is an index
            }
        } else if (types.referenceType()) {
            items();
        } else {
            cursor.unexpected("`func` or a reference type");
        }
    }

    /** Consumes function indices or expressions without saying which. */
    private void elements() {
        if (cursor.code() == TokenCode.OPEN) {
            items();
            return;
        }
        while (cursor.acceptIndex()) {
            // every element is an index
        }
    }

    private void items() {
        while (cursor.isOpen(Word.ITEM) || (cursor.code() == TokenCode.OPEN && TokenCode.isOpcode(cursor.nextCode()))) {
            expression(NodeKind.ITEM, Word.ITEM);
        }
    }

    private void data() {
        cursor.acceptId();
        boolean memory = segmentUse(Word.MEMORY);
        if (isOffset()) {
            offset();
        } else if (memory) {
            cursor.unexpected("an offset");
        }
        strings();
    }

    private void strings() {
        while (cursor.accept(TokenCode.STRING) || numbers()) {
            // pieces are joined
        }
        if (cursor.code() != TokenCode.CLOSE) {
            cursor.unexpected("a string or `)`");
        }
    }

    /** Consumes {@code (i8 1 2)} and so on, which is a proposal. */
    private boolean numbers() {
        int word = cursor.code() == TokenCode.OPEN ? cursor.nextCode() : TokenCode.END;
        if (!isNumberType(word)) {
            return false;
        }
        int node = cursor.open(NodeKind.ERROR);
        String type = cursor.text(cursor.next(cursor.at()));
        cursor.report(Problem.NUMERIC_DATA_SEGMENT, cursor.next(cursor.at()), type);
        cursor.skipGroup();
        cursor.close(node);
        return true;
    }

    private static boolean isNumberType(int code) {
        if (!TokenCode.isWord(code)) {
            return false;
        }
        return switch (TokenCode.word(code)) {
            case I8, I16, I32, I64, F32, F64, V128 -> true;
            default -> false;
        };
    }
}
