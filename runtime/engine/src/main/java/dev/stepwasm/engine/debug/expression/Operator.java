package dev.stepwasm.engine.debug.expression;

import java.util.Arrays;
import java.util.Optional;

/** An operator between two values. With a {@code u} behind it, it takes integers without sign. */
enum Operator {
    OR("||", 1),
    AND("&&", 2),
    EQUAL("==", 3),
    UNEQUAL("!=", 3),
    LESS("<", 3),
    LESS_OR_EQUAL("<=", 3),
    GREATER(">", 3),
    GREATER_OR_EQUAL(">=", 3),
    BIT_OR("|", 4),
    BIT_XOR("^", 5),
    BIT_AND("&", 6),
    SHIFT_LEFT("<<", 7),
    SHIFT_RIGHT(">>", 7),
    PLUS("+", 8),
    MINUS("-", 8),
    TIMES("*", 9),
    DIVIDED("/", 9),
    REMAINDER("%", 9);

    /** How tightly the tightest binds. */
    static final int TIGHTEST = 9;

    final String symbol;
    /** Higher ones bind tighter; all go from left to right. Comparisons bind less than operators on bits. */
    final int precedence;

    Operator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    static Optional<Operator> of(String symbol) {
        return Arrays.stream(values())
                .filter(each -> each.symbol.equals(symbol))
                .findFirst();
    }

    boolean isComparison() {
        return precedence == EQUAL.precedence;
    }

    /** {@return whether only integers have it} */
    boolean isOfBits() {
        return precedence >= BIT_OR.precedence && precedence <= SHIFT_LEFT.precedence;
    }
}
