package dev.stepwasm.wasm.type;

/** What a reference points to (core spec 2.3.3). */
public sealed interface HeapType {
    /** {@return the type as the text format writes it} */
    String show();

    /** A type with a keyword. */
    enum Abstract implements HeapType {
        FUNC("func", "funcref", 0x70),
        EXTERN("extern", "externref", 0x6F),
        ANY("any", "anyref", 0x6E),
        EQ("eq", "eqref", 0x6D),
        I31("i31", "i31ref", 0x6C),
        STRUCT("struct", "structref", 0x6B),
        ARRAY("array", "arrayref", 0x6A),
        EXN("exn", "exnref", 0x69),
        NOEXN("noexn", "nullexnref", 0x74),
        NOFUNC("nofunc", "nullfuncref", 0x73),
        NOEXTERN("noextern", "nullexternref", 0x72),
        NONE("none", "nullref", 0x71);

        private final String keyword;
        private final String shorthand;
        private final int code;

        Abstract(String keyword, String shorthand, int code) {
            this.keyword = keyword;
            this.shorthand = shorthand;
            this.code = code;
        }

        @Override
        public String show() {
            return keyword;
        }

        /** {@return the keyword of the nullable reference to this type, as {@code funcref}} */
        public String shorthand() {
            return shorthand;
        }

        /** {@return the byte that stands for this type in the binary format} */
        public int code() {
            return code;
        }

        /** {@return the top of its hierarchy: any, func, extern or exn} */
        public Abstract top() {
            return switch (this) {
                case ANY, EQ, I31, STRUCT, ARRAY, NONE -> ANY;
                case FUNC, NOFUNC -> FUNC;
                case EXTERN, NOEXTERN -> EXTERN;
                case EXN, NOEXN -> EXN;
            };
        }

        /** {@return the bottom of its hierarchy: none, nofunc, noextern or noexn} */
        public Abstract bottom() {
            return switch (top()) {
                case FUNC, NOFUNC -> NOFUNC;
                case EXTERN, NOEXTERN -> NOEXTERN;
                case EXN, NOEXN -> NOEXN;
                case ANY, EQ, I31, STRUCT, ARRAY, NONE -> NONE;
            };
        }

        /** {@return whether everything of this type is also of the other} */
        public boolean isWithin(Abstract other) {
            if (this == other) {
                return true;
            }
            if (top() != other.top() || this == top()) {
                return false;
            }
            return other == top() || this == bottom() || other == EQ;
        }

        @Override
        public String toString() {
            return keyword;
        }
    }

    /**
     * A type that the module defines.
     *
     * @param typeIndex its index, or -1 when the text names a type that does not exist (already reported)
     */
    record Concrete(int typeIndex) implements HeapType {
        @Override
        public String show() {
            return Integer.toString(typeIndex);
        }

        @Override
        public String toString() {
            return show();
        }
    }
}
