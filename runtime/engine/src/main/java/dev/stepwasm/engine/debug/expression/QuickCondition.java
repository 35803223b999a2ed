package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that need nothing but locals that are integers, as functions of those: comparisons of sums, products, bits and
 * numbers as written, and what is made of them with {@code && || !}. They never fail, and say what the {@link Evaluator} says.
 */
final class QuickCondition {
    private final Site site;
    private final Scope scope;

    private QuickCondition(Site site) {
        this.site = site;
        this.scope = site.scope();
    }

    /** {@return what says whether a condition holds, if it is one of these} */
    static Optional<Predicate<IntToLongFunction>> of(Syntax tree, Site site) {
        return Optional.ofNullable(new QuickCondition(site).truth(tree));
    }

    /** An integer. An i32 is extended with its sign. */
    private record Whole(Numeric type, Of of) {
        @FunctionalInterface
        interface Of {
            long in(IntToLongFunction locals);
        }

        /** {@return the same made of another number} */
        static Whole of(Numeric type, Of of) {
            return new Whole(type, type == Numeric.I32 ? locals -> (int) of.in(locals) : of);
        }
    }

    private @Nullable Predicate<IntToLongFunction> truth(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Unary unary
            when unary.operator().equals("!") -> {
                Predicate<IntToLongFunction> operand = truth(unary.operand());
                yield operand == null ? null : operand.negate();
            }
            case Syntax.Binary binary
            when binary.operator() == Operator.AND || binary.operator() == Operator.OR -> {
                Predicate<IntToLongFunction> left = truth(binary.left());
                Predicate<IntToLongFunction> right = truth(binary.right());
                yield left == null || right == null
                        ? null
                        : binary.operator() == Operator.AND ? left.and(right) : left.or(right);
            }
            case Syntax.Binary binary when binary.operator().isComparison() -> comparison(binary);
            default -> {
                Whole number = number(syntax, null);
                yield number == null ? null : locals -> number.of().in(locals) != 0;
            }
        };
    }

    private @Nullable Predicate<IntToLongFunction> comparison(Syntax.Binary binary) {
        Whole[] sides = sides(binary);
        if (sides == null) {
            return null;
        }
        // An i32 with its sign extended is compared without sign as it would be with 32 bits.
        long flip = binary.unsigned() ? Long.MIN_VALUE : 0;
        Whole.Of a = sides[0].of();
        Whole.Of b = sides[1].of();
        return switch (binary.operator()) {
            case EQUAL -> locals -> a.in(locals) == b.in(locals);
            case UNEQUAL -> locals -> a.in(locals) != b.in(locals);
            case LESS -> locals -> (a.in(locals) ^ flip) < (b.in(locals) ^ flip);
            case LESS_OR_EQUAL -> locals -> (a.in(locals) ^ flip) <= (b.in(locals) ^ flip);
            case GREATER -> locals -> (a.in(locals) ^ flip) > (b.in(locals) ^ flip);
            case GREATER_OR_EQUAL -> locals -> (a.in(locals) ^ flip) >= (b.in(locals) ^ flip);
            default -> null;
        };
    }

    /** {@return both sides, which have one type; null if they are no such numbers} */
    private Whole @Nullable [] sides(Syntax.Binary binary) {
        Whole left = number(binary.left(), null);
        Whole right = number(binary.right(), left == null ? null : left.type());
        if (left == null && right != null) {
            left = number(binary.left(), right.type());
        }
        return left != null && right != null && left.type() == right.type() ? new Whole[] {left, right} : null;
    }

    /** {@return an integer, null if it is none of these} @param beside the type that a number as written takes, if any */
    private @Nullable Whole number(Syntax syntax, @Nullable Numeric beside) {
        return switch (syntax) {
            case Syntax.Number number -> literal(new Datum.Literal(number.text(), number.integer()), beside);
            case Syntax.Unary(var span, String operator, Syntax.Number number)
            when operator.equals("-") -> literal(new Datum.Literal(number.text(), number.integer()).negated(), beside);
            case Syntax.Named named
            when named.space().filter(each -> each != Syntax.Space.LOCAL).isEmpty() -> local(named.name());
            case Syntax.Binary binary -> calculated(binary);
            default -> null;
        };
    }

    private static @Nullable Whole literal(Datum.Literal literal, @Nullable Numeric beside) {
        if (beside == null || !literal.integer()) {
            return null;
        }
        try {
            long bits = Slots.bits(literal.as(beside));
            return Whole.of(beside, locals -> bits);
        } catch (IllegalArgumentException tooLarge) {
            return null; // Whoever is asked instead says so.
        }
    }

    private @Nullable Whole local(String name) {
        int local = scope.local(name).orElse(-1);
        if (local < 0) {
            return null;
        }
        ValueType type = site.locals().map(types -> types.get(local)).orElse(null);
        return type == Numeric.I32 || type == Numeric.I64
                ? Whole.of((Numeric) type, locals -> locals.applyAsLong(local))
                : null;
    }

    private @Nullable Whole calculated(Syntax.Binary binary) {
        LongBinaryOperator operator = operator(binary);
        Whole[] sides = operator == null ? null : sides(binary);
        if (operator == null || sides == null) {
            return null;
        }
        Whole.Of a = sides[0].of();
        Whole.Of b = sides[1].of();
        return Whole.of(sides[0].type(), locals -> operator.applyAsLong(a.in(locals), b.in(locals)));
    }

    /** {@return what an operator does that never fails and does not ask for a sign; null for others} */
    private static @Nullable LongBinaryOperator operator(Syntax.Binary binary) {
        if (binary.unsigned()) {
            return null;
        }
        return switch (binary.operator()) {
            case PLUS -> Long::sum;
            case MINUS -> (a, b) -> a - b;
            case TIMES -> (a, b) -> a * b;
            case BIT_AND -> (a, b) -> a & b;
            case BIT_OR -> (a, b) -> a | b;
            case BIT_XOR -> (a, b) -> a ^ b;
            case REMAINDER -> isNumberButZero(binary.right()) ? (a, b) -> a % b : null;
            default -> null;
        };
    }

    private static boolean isNumberButZero(Syntax syntax) {
        return syntax instanceof Syntax.Number number && number.text().matches("[1-9][0-9]{0,8}");
    }
}
