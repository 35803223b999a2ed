package dev.stepwasm.wat.lex;

import java.util.Locale;

/** A word of the text format that is not an instruction: fields, types, clauses, script commands. */
public enum Word {
    MODULE,
    COMPONENT,
    CORE,
    DEFINITION,
    INSTANCE,
    BINARY,
    QUOTE,
    TYPE,
    REC,
    SUB,
    FINAL,
    DESCRIBES,
    DESCRIPTOR,
    FUNC,
    CONT,
    STRUCT,
    ARRAY,
    FIELD,
    PARAM,
    RESULT,
    LOCAL,
    MUT,
    IMPORT,
    EXPORT,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG,
    ELEM,
    DATA,
    START,
    OFFSET,
    ITEM,
    DECLARE,
    PAGESIZE,
    SHARED,
    UNSHARED,
    REF,
    NULL,
    EXACT,
    ON,
    SWITCH,
    THEN,
    DO,
    CATCH_REF,
    CATCH_ALL_REF,
    CATCH,
    CATCH_ALL,
    DELEGATE,
    ELSE,
    END,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    V128,
    I8X16,
    I16X8,
    I32X4,
    I64X2,
    F32X4,
    F64X2,
    FUNCREF,
    EXTERNREF,
    ANYREF,
    EQREF,
    I31REF,
    STRUCTREF,
    ARRAYREF,
    EXNREF,
    CONTREF,
    NULLREF,
    NULLFUNCREF,
    NULLEXTERNREF,
    NULLEXNREF,
    NULLCONTREF,
    EXTERN,
    ANY,
    EQ,
    I31,
    NONE,
    NOFUNC,
    NOEXTERN,
    EXN,
    NOEXN,
    NOCONT,
    REGISTER,
    INVOKE,
    GET,
    SCRIPT,
    INPUT,
    OUTPUT,
    THREAD,
    WAIT,
    EITHER,
    ASSERT_RETURN,
    ASSERT_TRAP,
    ASSERT_EXHAUSTION,
    ASSERT_EXCEPTION,
    ASSERT_SUSPENSION,
    ASSERT_MALFORMED,
    ASSERT_MALFORMED_CUSTOM,
    ASSERT_INVALID,
    ASSERT_INVALID_CUSTOM,
    ASSERT_UNLINKABLE,
    ASSERT_RETURN_CANONICAL_NAN("assert_return_canonical_nan"),
    ASSERT_RETURN_ARITHMETIC_NAN("assert_return_arithmetic_nan"),
    REF_EXTERN("ref.extern"),
    REF_HOST("ref.host"),
    NAN_CANONICAL("nan:canonical"),
    NAN_ARITHMETIC("nan:arithmetic");

    private static final Word[] ALL = values();
    private final String keyword;

    Word() {
        this.keyword = name().toLowerCase(Locale.ROOT);
    }

    Word(String keyword) {
        this.keyword = keyword;
    }

    /** {@return the word as it is written} */
    public String keyword() {
        return keyword;
    }

    /** {@return the token code of this word, see {@link TokenCode}} */
    public int code() {
        return TokenCode.FIRST_WORD + ordinal();
    }

    static Word at(int ordinal) {
        return ALL[ordinal];
    }
}
