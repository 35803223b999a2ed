package dev.stepwasm.wasm.code;

import java.util.Arrays;
import java.util.Optional;

/**
 * A handler of a {@code try_table}.
 *
 * @param tag tag index; 0 for the kinds that catch everything
 * @param label nesting depth of the branch target, counted from outside the {@code try_table}
 */
public record Catch(Kind kind, int tag, int label) {
    /** The four kinds. */
    public enum Kind {
        CATCH(0, "catch", true, false),
        CATCH_REF(1, "catch_ref", true, true),
        CATCH_ALL(2, "catch_all", false, false),
        CATCH_ALL_REF(3, "catch_all_ref", false, true);

        private final int code;

        private final String keyword;
        private final boolean hasTag;
        private final boolean givesReference;

        Kind(int code, String keyword, boolean hasTag, boolean givesReference) {
            this.code = code;
            this.keyword = keyword;
            this.hasTag = hasTag;
            this.givesReference = givesReference;
        }

        /** {@return the byte that stands for this kind in the binary format} */
        public int code() {
            return code;
        }

        /** {@return the kind with that code} */
        public static Optional<Kind> ofCode(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
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
