package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.expression.Datum.Known;
import dev.stepwasm.engine.debug.expression.Datum.Literal;
import dev.stepwasm.engine.debug.expression.Datum.Text;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;

/**
 * Calculates. Both sides of an operator have one type; a number as written takes that of the other side. Integers wrap
 * around as in Wasm; if one side is without sign, the operator is.
 */
final class Arithmetic {
    private Arithmetic() {}

    /** {@return what a datum is as a value; a number as written has the type that it has by itself} */
    static Known known(Span span, Datum datum) throws MistakeException {
        return switch (datum) {
            case Known known -> known;
            case Literal literal -> {
                try {
                    yield new Known(literal.alone(), false);
                } catch (IllegalArgumentException e) {
                    throw new MistakeException(span, String.valueOf(e.getMessage()));
                }
            }
            case Datum.Lanes(Value.V128 vector, var shape) -> new Known(vector, false);
            case Text text -> throw new MistakeException(span, "a text is no value of the program");
            case Datum.Results results ->
                throw new MistakeException(
                        span, "the function returns " + results.type() + ", where one value is wanted");
            case Datum.Unknown unknown -> throw new IllegalStateException("a running program knows all types");
            case Datum.Whole whole -> throw new MistakeException(span, whole.type() + " is no value");
        };
    }

    /** {@return a datum as a value of a type} */
    static Value fitted(Span span, Datum datum, ValueType type) throws MistakeException {
        if (datum instanceof Literal literal) {
            try {
                return literal.as(type);
            } catch (IllegalArgumentException e) {
                throw new MistakeException(span, String.valueOf(e.getMessage()));
            }
        }
        Value value = known(span, datum).value();
        boolean fits =
                type.isReference() ? value instanceof Value.Ref : value.type().equals(type);
        if (!fits) {
            throw new MistakeException(
                    span, "expected " + type.show() + " but found " + datum.type() + cast(datum, type));
        }
        return value;
    }

    private static String cast(Datum datum, ValueType type) {
        boolean castable = type instanceof Numeric
                && datum instanceof Known known
                && known.value().type() instanceof Numeric;
        return castable ? "; write `" + type.show() + "(...)`" : "";
    }

    /** {@return whether a condition holds: a number is not 0, a reference not null} */
    static boolean isTrue(Span span, Datum datum) throws MistakeException {
        return switch (known(span, datum).value()) {
            case Value.I32(int number) -> number != 0;
            case Value.I64(long number) -> number != 0;
            case Value.F32(float number) -> number != 0;
            case Value.F64(double number) -> number != 0;
            case Value.V128(long low, long high) -> (low | high) != 0;
            case Value.Ref reference -> reference.target() != null;
        };
    }

    /** {@return what an operator before a datum gives} */
    static Datum unary(Syntax.Unary unary, Datum operand) throws MistakeException {
        if (unary.operator().equals("!")) {
            return Datum.of(!isTrue(unary.operand().span(), operand));
        }
        boolean negates = unary.operator().equals("-");
        if (negates && operand instanceof Literal literal) {
            return literal.negated();
        }
        Known known = known(unary.operand().span(), operand);
        return switch (known.value()) {
            case Value.I32(int number) -> new Known(Value.of(negates ? -number : ~number), known.unsigned());
            case Value.I64(long number) -> new Known(Value.of(negates ? -number : ~number), known.unsigned());
            case Value.F32(float number) when negates -> Datum.of(Value.of(-number));
            case Value.F64(double number) when negates -> Datum.of(Value.of(-number));
            default ->
                throw new MistakeException(unary.span(), "`" + unary.operator() + "` cannot take " + known.type());
        };
    }

    /** {@return what an operator between two data gives} */
    static Datum binary(Syntax.Binary binary, Datum left, Datum right) throws MistakeException {
        if (left instanceof Text(String a, var range) && right instanceof Text(String b, var other)) {
            return Datum.of(isEqual(binary, a.equals(b), "texts"));
        }
        Known a = beside(binary.left().span(), left, right);
        Known b = beside(binary.right().span(), right, left);
        if (a.value() instanceof Value.Ref first && b.value() instanceof Value.Ref second) {
            return Datum.of(isEqual(binary, Datum.same(first, second), "references"));
        }
        if (!a.value().type().equals(b.value().type())) {
            throw new MistakeException(
                    binary.span(),
                    "`" + binary.operator().symbol + "` needs two values of one type but found " + a.type() + " and "
                            + b.type() + advice(a, b));
        }
        boolean unsigned = binary.unsigned() || a.unsigned() || b.unsigned();
        return switch (a.value()) {
            case Value.I32(int x) -> {
                int y = ((Value.I32) b.value()).value();
                yield integers(binary, widened(x, unsigned), widened(y, unsigned), unsigned, 32);
            }
            case Value.I64(long x) -> integers(binary, x, ((Value.I64) b.value()).value(), unsigned, 64);
            case Value.F32(float x) -> floats(binary, x, ((Value.F32) b.value()).value(), Numeric.F32);
            case Value.F64(double x) -> floats(binary, x, ((Value.F64) b.value()).value(), Numeric.F64);
            case Value.V128 x -> Datum.of(isEqual(binary, x.equals(b.value()), "vectors"));
            case Value.Ref reference -> throw new IllegalStateException("both sides are references");
        };
    }

    private static Known beside(Span span, Datum datum, Datum other) throws MistakeException {
        boolean adapts = datum instanceof Literal(String text, boolean integer)
                && other instanceof Known known
                && (known.value().type() == Numeric.F32
                        || known.value().type() == Numeric.F64
                        || integer && known.value().type() instanceof Numeric);
        if (adapts && other instanceof Known known) {
            return new Known(fitted(span, datum, known.value().type()), known.unsigned());
        }
        return datum instanceof Literal literal && other instanceof Literal second
                ? new Known(fitted(span, literal, together(literal, second)), false)
                : known(span, datum);
    }

    private static ValueType together(Literal a, Literal b) {
        if (!a.integer() || !b.integer()) {
            return Numeric.F64;
        }
        return a.fitsI32() && b.fitsI32() ? Numeric.I32 : Numeric.I64;
    }

    private static String advice(Known a, Known b) {
        return a.value().type() instanceof Numeric && b.value().type() instanceof Numeric
                ? "; write `" + a.type() + "(...)` or `" + b.type() + "(...)`"
                : "";
    }

    private static boolean isEqual(Syntax.Binary binary, boolean same, String what) throws MistakeException {
        return switch (binary.operator()) {
            case EQUAL -> same;
            case UNEQUAL -> !same;
            default ->
                throw new MistakeException(
                        binary.span(),
                        "`" + binary.operator().symbol + "` cannot take " + what + "; `==` and `!=` can");
        };
    }

    private static long widened(int number, boolean unsigned) {
        return unsigned ? Integer.toUnsignedLong(number) : number;
    }

    private static Datum integers(Syntax.Binary binary, long a, long b, boolean unsigned, int width)
            throws MistakeException {
        Operator operator = binary.operator();
        if (operator.isComparison()) {
            return Datum.of(compared(operator, unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b)));
        }
        if (b == 0 && (operator == Operator.DIVIDED || operator == Operator.REMAINDER)) {
            throw new MistakeException(binary.span(), "division by zero");
        }
        int count = (int) b & width - 1;
        long result = switch (operator) {
            case BIT_OR -> a | b;
            case BIT_XOR -> a ^ b;
            case BIT_AND -> a & b;
            case SHIFT_LEFT -> a << count;
            case SHIFT_RIGHT -> unsigned ? a >>> count : a >> count;
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDED -> unsigned ? Long.divideUnsigned(a, b) : a / b;
            case REMAINDER -> unsigned ? Long.remainderUnsigned(a, b) : a % b;
            default -> throw new IllegalStateException(operator.symbol + " takes no integers");
        };
        return new Known(width == 32 ? Value.of((int) result) : Value.of(result), unsigned);
    }

    /** Floats of 32 bits too: rounding a double's sum, product or quotient of two floats gives the same. */
    private static Datum floats(Syntax.Binary binary, double a, double b, Numeric type) throws MistakeException {
        Operator operator = binary.operator();
        if (operator.isComparison()) {
            return Datum.of(compared(operator, a, b));
        }
        if (operator.isOfBits()) {
            throw new MistakeException(binary.span(), "`" + operator.symbol + "` cannot take " + type.show());
        }
        double result = switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDED -> a / b;
            case REMAINDER -> a % b;
            default -> throw new IllegalStateException(operator.symbol + " takes no floats");
        };
        return Datum.of(type == Numeric.F32 ? Value.of((float) result) : Value.of(result));
    }

    private static boolean compared(Operator operator, int order) {
        return compared(operator, order, 0);
    }

    private static boolean compared(Operator operator, double a, double b) {
        return switch (operator) {
            case EQUAL -> a == b;
            case UNEQUAL -> a != b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
            default -> throw new IllegalStateException(operator.symbol + " compares nothing");
        };
    }

    /** {@return a number as another kind of number} Floats that do not fit an integer become the nearest one. */
    static Datum cast(Syntax.Cast cast, Datum operand) throws MistakeException {
        NumberKind to = cast.to();
        Span span = cast.operand().span();
        if (operand instanceof Literal literal
                && !literal.integer()
                && !(to.type == Numeric.I32 || to.type == Numeric.I64)) {
            return Datum.of(fitted(span, literal, to.type));
        }
        Known known = known(span, operand);
        return switch (known.value()) {
            case Value.I32(int number) -> ofInteger(to, widened(number, known.unsigned()), false);
            case Value.I64(long number) -> ofInteger(to, number, known.unsigned());
            case Value.F32(float number) -> ofFloat(to, number);
            case Value.F64(double number) -> ofFloat(to, number);
            default -> throw new MistakeException(span, known.type() + " cannot be made " + to.keyword());
        };
    }

    private static Datum ofInteger(NumberKind to, long number, boolean unsigned64) {
        if (to.type == Numeric.I32) {
            return new Known(Value.of((int) to.cut(number)), to.unsigned);
        }
        if (to.type == Numeric.I64) {
            return new Known(Value.of(number), to.unsigned);
        }
        boolean large = unsigned64 && number < 0;
        // Half of a large number, its last bit kept for the rounding, is one with a sign.
        long half = number >>> 1 | number & 1;
        if (to.type == Numeric.F32) {
            return Datum.of(Value.of(large ? 2 * (float) half : (float) number));
        }
        return Datum.of(Value.of(large ? 2 * (double) half : (double) number));
    }

    private static Datum ofFloat(NumberKind to, double number) {
        if (to.type == Numeric.F32) {
            return Datum.of(Value.of((float) number));
        }
        if (to.type == Numeric.F64) {
            return Datum.of(Value.of(number));
        }
        if (to == NumberKind.U64) {
            return new Known(Value.of(unsigned(number)), true);
        }
        long whole = (long) number;
        if (to == NumberKind.I64) {
            return Datum.of(Value.of(whole));
        }
        int bits = 8 * to.width;
        boolean signed = to == NumberKind.I8 || to == NumberKind.I16 || to == NumberKind.I32;
        long least = signed ? -(1L << bits - 1) : 0;
        long most = signed ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        return new Known(Value.of((int) Math.clamp(whole, least, most)), to.unsigned);
    }

    private static long unsigned(double number) {
        double limit = 0x1p63;
        if (!(number >= limit)) {
            return Math.max(0, (long) number);
        }
        return number >= 2 * limit ? -1 : (long) (number - limit) + Long.MIN_VALUE;
    }
}
