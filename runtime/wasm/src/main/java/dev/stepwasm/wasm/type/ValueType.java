package dev.stepwasm.wasm.type;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** The type of a value on the operand stack, in a local or in a global (core spec 2.3.5). Instances are shared. */
public sealed interface ValueType extends StorageType {
    /** A nullable reference to any function. */
    Reference FUNCREF = new Reference(true, HeapType.Abstract.FUNC);
    /** A nullable reference to something of the host. */
    Reference EXTERNREF = new Reference(true, HeapType.Abstract.EXTERN);
    /** A nullable reference to a caught exception. */
    Reference EXNREF = new Reference(true, HeapType.Abstract.EXN);

    /** A number. */
    enum Numeric implements ValueType {
        I32,
        I64,
        F32,
        F64;

        private final String keyword = name().toLowerCase(Locale.ROOT);

        @Override
        public String show() {
            return keyword;
        }

        @Override
        public String toString() {
            return keyword;
        }

        @Override
        public boolean defaultable() {
            return true;
        }

        @Override
        public boolean isReference() {
            return false;
        }

        @Override
        public Numeric mapIndices(IntUnaryOperator mapping) {
            return this;
        }
    }

    /** A vector. */
    enum Vector implements ValueType {
        V128;

        @Override
        public String show() {
            return "v128";
        }

        @Override
        public String toString() {
            return show();
        }

        @Override
        public boolean defaultable() {
            return true;
        }

        @Override
        public boolean isReference() {
            return false;
        }

        @Override
        public Vector mapIndices(IntUnaryOperator mapping) {
            return this;
        }
    }

    /**
     * A reference.
     *
     * @param nullable whether it may be null
     * @param heap what it points to
     */
    record Reference(boolean nullable, HeapType heap) implements ValueType {
        /** {@return the shorthand where the text format has one, as {@code funcref}, else {@code (ref ...)}} */
        @Override
        public String show() {
            return nullable && heap instanceof HeapType.Abstract known
                    ? known.shorthand()
                    : "(ref " + (nullable ? "null " : "") + heap.show() + ")";
        }

        /** {@return this type with the given nullability} */
        public Reference withNullable(boolean answer) {
            return answer == nullable ? this : new Reference(answer, heap);
        }

        @Override
        public String toString() {
            return show();
        }

        @Override
        public boolean defaultable() {
            return nullable;
        }

        @Override
        public boolean isReference() {
            return true;
        }

        @Override
        public Reference mapIndices(IntUnaryOperator mapping) {
            return heap instanceof HeapType.Concrete(int index)
                    ? new Reference(nullable, new HeapType.Concrete(mapping.applyAsInt(index)))
                    : this;
        }
    }

    /** A type that only validation knows: of an operand in dead code or after a mistake. Never part of a module. */
    enum Bottom implements ValueType {
        /** May be of any type. */
        BOTTOM("unknown"),
        /** May be a reference of any type. */
        REFERENCE("(ref unknown)");

        private final String words;

        Bottom(String words) {
            this.words = words;
        }

        @Override
        public String show() {
            return words;
        }

        @Override
        public boolean defaultable() {
            return true;
        }

        @Override
        public boolean isReference() {
            return this == REFERENCE;
        }

        @Override
        public Bottom mapIndices(IntUnaryOperator mapping) {
            return this;
        }
    }

    // No default methods here: with them, initializing Reference would initialize this interface and its constants.

    /** {@return whether a local of this type begins with a value of its own (core spec 3.2.4)} */
    boolean defaultable();

    /** {@return whether this is a reference type} */
    boolean isReference();

    /** {@return the type with another type index, if there is one in it} */
    ValueType mapIndices(IntUnaryOperator mapping);
}
