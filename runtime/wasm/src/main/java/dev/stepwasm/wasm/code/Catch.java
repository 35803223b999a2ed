package dev.stepwasm.wasm.code;

/**
 * A handler of a {@code try_table}.
 *
 * @param tag tag index; 0 for the kinds that catch everything
 * @param label nesting depth of the branch target, counted from outside the {@code try_table}
 */
public record Catch(Kind kind, int tag, int label) {
    /** The four kinds, in the order of their codes 0 to 3 in the binary format. */
    public enum Kind {
        CATCH("catch", true, false),
        CATCH_REF("catch_ref", true, true),
        CATCH_ALL("catch_all", false, false),
        CATCH_ALL_REF("catch_all_ref", false, true);

        private final String keyword;
        private final boolean hasTag;
        private final boolean givesReference;

        Kind(String keyword, boolean hasTag, boolean givesReference) {
            this.keyword = keyword;
            this.hasTag = hasTag;
            this.givesReference = givesReference;
        }

        /** {@return the keyword of the text format} */
        public String keyword() {
            return keyword;
        }

        /** {@return whether it catches one tag only} */
        public boolean hasTag() {
            return hasTag;
        }

        /** {@return whether it puts the exception on the stack as an {@code exnref}} */
        public boolean givesReference() {
            return givesReference;
        }
    }
}
