package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.condition.LocalCondition.Relation;
import dev.stepwasm.engine.condition.LocalNumber;
import dev.stepwasm.engine.condition.LocalNumber.Calculation;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions that need nothing but locals that are integers: comparisons of sums, products, bits and numbers as
 * written, and what is made of them with {@code && || !}. What is found never fails, and says what the {@link Evaluator} says.
 */
final class QuickCondition {
    private final Site site;
    private final Scope scope;

    private QuickCondition(Site site) {
        this.site = site;
        this.scope = site.scope();
    }

    /** {@return a condition as data, if it is one of these} */
    static Optional<LocalCondition> of(Syntax tree, Site site) {
        return Optional.ofNullable(new QuickCondition(site).truth(tree));
    }

    /** An integer and its type. */
    private record Whole(Numeric type, LocalNumber number) {
        boolean isI32() {
            return type == Numeric.I32;
        }
    }

    private @Nullable LocalCondition truth(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Unary unary
            when unary.operator().equals("!") -> {
                LocalCondition operand = truth(unary.operand());
                yield operand == null ? null : new LocalCondition.Not(operand);
            }
            case Syntax.Binary binary
            when binary.operator() == Operator.AND || binary.operator() == Operator.OR -> {
                LocalCondition left = truth(binary.left());
                LocalCondition right = truth(binary.right());
                yield left == null || right == null
                        ? null
                        : binary.operator() == Operator.AND
                                ? new LocalCondition.Both(left, right)
                                : new LocalCondition.Either(left, right);
            }
            case Syntax.Binary binary when binary.operator().isComparison() -> comparison(binary);
            default -> {
                Whole whole = number(syntax, null);
                yield whole == null
                        ? null
                        : new LocalCondition.Compared(Relation.UNEQUAL, whole.number(), new LocalNumber.Constant(0));
            }
        };
    }

    private @Nullable LocalCondition comparison(Syntax.Binary binary) {
        Relation relation = relation(binary.operator());
        Whole[] sides = relation == null ? null : sides(binary);
        if (relation == null || sides == null) {
            return null;
        }
        LocalNumber left = sides[0].number();
        LocalNumber right = sides[1].number();
        return binary.unsigned()
                ? new LocalCondition.Compared(relation, left.withoutSign(), right.withoutSign())
                : new LocalCondition.Compared(relation, left, right);
    }

    private static @Nullable Relation relation(Operator operator) {
        return switch (operator) {
            case EQUAL -> Relation.EQUAL;
            case UNEQUAL -> Relation.UNEQUAL;
            case LESS -> Relation.LESS;
            case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case GREATER -> Relation.GREATER;
            case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
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
            return new Whole(beside, new LocalNumber.Constant(beside == Numeric.I32 ? (int) bits : bits));
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
                ? new Whole((Numeric) type, new LocalNumber.Local(local, type == Numeric.I32))
                : null;
    }

    private @Nullable Whole calculated(Syntax.Binary binary) {
        Calculation calculation = calculation(binary);
        Whole[] sides = calculation == null ? null : sides(binary);
        return calculation == null || sides == null
                ? null
                : new Whole(
                        sides[0].type(),
                        new LocalNumber.Calculated(
                                calculation, sides[0].number(), sides[1].number(), sides[0].isI32()));
    }

    /** {@return what an operator does that never fails and does not ask for a sign; null for others} */
    private static @Nullable Calculation calculation(Syntax.Binary binary) {
        if (binary.unsigned()) {
            return null;
        }
        return switch (binary.operator()) {
            case PLUS -> Calculation.PLUS;
            case MINUS -> Calculation.MINUS;
            case TIMES -> Calculation.TIMES;
            case BIT_AND -> Calculation.BIT_AND;
            case BIT_OR -> Calculation.BIT_OR;
            case BIT_XOR -> Calculation.BIT_XOR;
            case REMAINDER -> isNumberButZero(binary.right()) ? Calculation.REMAINDER : null;
            default -> null;
        };
    }

    private static boolean isNumberButZero(Syntax syntax) {
        return syntax instanceof Syntax.Number number && number.text().matches("[1-9][0-9]{0,8}");
    }
}
