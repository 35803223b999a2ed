package dev.stepwasm.engine.condition;

import java.util.function.IntToLongFunction;

/** Holds or does not, which depends on nothing but locals that are integers; never fails. Immutable, the same if written the same. */
public sealed interface LocalCondition {
    /** Never holds. */
    LocalCondition NEVER = new Compared(Relation.UNEQUAL, new LocalNumber.Constant(0), new LocalNumber.Constant(0));

    /** {@return whether it holds} @param locals gives what is in a local by its index; of an i32 only the low half counts */
    boolean holds(IntToLongFunction locals);

    /** How two numbers are compared. */
    enum Relation {
        EQUAL,
        UNEQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /** {@return whether it is between two numbers} */
        boolean isBetween(long left, long right) {
            return switch (this) {
                case EQUAL -> left == right;
                case UNEQUAL -> left != right;
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
                case GREATER -> left > right;
                case GREATER_OR_EQUAL -> left >= right;
            };
        }
    }

    /** Two numbers are in a relation. Those without sign are {@linkplain LocalNumber#withoutSign flipped} before. */
    record Compared(Relation relation, LocalNumber left, LocalNumber right) implements LocalCondition {
        @Override
        public boolean holds(IntToLongFunction locals) {
            return relation.isBetween(left.in(locals), right.in(locals));
        }
    }

    /** Both hold. */
    record Both(LocalCondition left, LocalCondition right) implements LocalCondition {
        @Override
        public boolean holds(IntToLongFunction locals) {
            return left.holds(locals) && right.holds(locals);
        }
    }

    /** One of them holds, or both do. */
    record Either(LocalCondition left, LocalCondition right) implements LocalCondition {
        @Override
        public boolean holds(IntToLongFunction locals) {
            return left.holds(locals) || right.holds(locals);
        }
    }

    /** It does not hold. */
    record Not(LocalCondition operand) implements LocalCondition {
        @Override
        public boolean holds(IntToLongFunction locals) {
            return !operand.holds(locals);
        }
    }
}
