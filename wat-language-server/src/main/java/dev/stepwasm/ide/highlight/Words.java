package dev.stepwasm.ide.highlight;

import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.NodeKind;

/** What the words of the text format are that are no instructions. */
final class Words {
    private Words() {}

    static TokenType type(Word word, NodeKind place) {
        return switch (word) {
            case FUNC, STRUCT, ARRAY ->
                place == NodeKind.REFERENCE_TYPE || place == NodeKind.INSTRUCTION ? TokenType.TYPE : TokenType.KEYWORD;
            case I8, I16, I32, I64, F32, F64, V128 -> TokenType.TYPE;
            case I8X16, I16X8, I32X4, I64X2, F32X4, F64X2 -> TokenType.TYPE;
            case FUNCREF, EXTERNREF, ANYREF, EQREF, I31REF, STRUCTREF, ARRAYREF, EXNREF, CONTREF -> TokenType.TYPE;
            case NULLREF, NULLFUNCREF, NULLEXTERNREF, NULLEXNREF, NULLCONTREF -> TokenType.TYPE;
            case EXTERN, ANY, EQ, I31, NONE, NOFUNC, NOEXTERN, EXN, NOEXN, NOCONT -> TokenType.TYPE;
            case REF_EXTERN, REF_HOST -> TokenType.OPERATOR;
            case NAN_CANONICAL, NAN_ARITHMETIC -> TokenType.NUMBER;
            default -> TokenType.KEYWORD;
        };
    }
}
