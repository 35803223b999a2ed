package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.debug.expression.Datum.Known;
import dev.stepwasm.engine.debug.expression.Datum.Text;
import dev.stepwasm.engine.debug.expression.Syntax.Space;
import dev.stepwasm.engine.debug.expression.Syntax.Which;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Finds the type of an expression before the program runs. It calculates with a sample of each type, so that types are
 * refused by the same rules and in the same words as when the values are there. What only the running program knows is
 * {@link Datum.Unknown} and passes.
 */
final class Checker {
    private static final Datum UNKNOWN = new Datum.Unknown();

    private final Site site;
    private final Scope scope;
    private final Module module;
    private final ObjectTypes objects;

    Checker(Site site) {
        this.site = site;
        this.scope = site.scope();
        this.module = site.code().module();
        this.objects = new ObjectTypes(site.code(), scope);
    }

    /** {@return a sample of what an expression can be} */
    Datum check(Syntax syntax) throws MistakeException {
        return switch (syntax) {
            case Syntax.Number number -> new Datum.Literal(number.text(), number.integer());
            case Syntax.Quoted quoted -> new Text(quoted.text());
            case Syntax.Null none -> Datum.of(Value.Ref.ofNull(ValueType.EXTERNREF));
            case Syntax.Vector vector -> Evaluator.vector(vector);
            case Syntax.Unary unary -> unary(unary, check(unary.operand()));
            case Syntax.Binary binary -> binary(binary, check(binary.left()), check(binary.right()));
            case Syntax.Cast cast -> cast(cast, check(cast.operand()));
            case Syntax.Assignment assignment -> assignment(assignment);
            case Syntax.Call call -> {
                for (Syntax argument : call.arguments()) {
                    check(argument);
                }
                yield UNKNOWN;
            }
            case Syntax.Named named -> named(named);
            case Syntax.Numbered numbered -> numbered(numbered);
            case Syntax.Member member -> member(member, check(member.base()));
            case Syntax.Element element -> element(element, check(element.base()));
            case Syntax.Whole whole -> {
                index(whole.isMemory() ? Spaces.MEMORY : Spaces.TABLE, whole.which());
                yield UNKNOWN;
            }
            case Syntax.Function function -> {
                index(Spaces.FUNCTION, function.which());
                yield sample(ValueType.FUNCREF);
            }
            case Syntax.Size size -> {
                index(size.isMemory() ? Spaces.MEMORY : Spaces.TABLE, size.which());
                yield sample(Numeric.I64);
            }
            case Syntax.Bytes bytes -> {
                index(Spaces.MEMORY, bytes.memory());
                integer(bytes.address());
                yield new Known(value(bytes.kind().type), bytes.kind().unsigned);
            }
            case Syntax.Characters characters -> {
                index(Spaces.MEMORY, characters.memory());
                integer(characters.address());
                if (characters.length().isPresent()) {
                    integer(characters.length().get());
                }
                yield new Text("");
            }
            case Syntax.TableElement element -> {
                OptionalInt table = index(Spaces.TABLE, element.table());
                integer(element.index());
                yield table.isPresent() ? sample(module.table(table.getAsInt()).element()) : UNKNOWN;
            }
        };
    }

    private static Value value(ValueType type) {
        return switch (type) {
            case Numeric number -> Value.parse(number, "1");
            case ValueType.Vector vector -> VectorShape.I32X4.of(1, 1, 1, 1);
            case ValueType.Reference reference -> Value.Ref.ofNull(reference);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("there are no such values");
        };
    }

    /** {@return a value of a type} */
    static Datum sample(ValueType type) {
        return type instanceof ValueType.Bottom ? UNKNOWN : Datum.of(value(type));
    }

    /** {@return another value of the type of a result, which must not be taken for the value that there will be} */
    private static Datum again(Datum result) {
        return result instanceof Known(Value value, boolean unsigned)
                ? new Known(value(value.type()), unsigned)
                : result;
    }

    private static Datum unary(Syntax.Unary unary, Datum operand) throws MistakeException {
        if (operand instanceof Datum.Unknown) {
            return unary.operator().equals("!") ? sample(Numeric.I32) : UNKNOWN;
        }
        return again(Arithmetic.unary(unary, operand));
    }

    private static Datum binary(Syntax.Binary binary, Datum left, Datum right) throws MistakeException {
        if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
            requireTruth(binary.left().span(), left);
            requireTruth(binary.right().span(), right);
            return sample(Numeric.I32);
        }
        if (left instanceof Datum.Unknown || right instanceof Datum.Unknown) {
            return binary.operator().isComparison() ? sample(Numeric.I32) : UNKNOWN;
        }
        return again(Arithmetic.binary(binary, left, right));
    }

    /** Checks that something can be a condition. */
    static void requireTruth(Span span, Datum datum) throws MistakeException {
        if (!(datum instanceof Datum.Unknown)) {
            Arithmetic.isTrue(span, datum);
        }
    }

    private static Datum cast(Syntax.Cast cast, Datum operand) throws MistakeException {
        return operand instanceof Datum.Unknown
                ? new Known(value(cast.to().type), cast.to().unsigned)
                : again(Arithmetic.cast(cast, operand));
    }

    private Datum assignment(Syntax.Assignment assignment) throws MistakeException {
        Datum target = check(assignment.target());
        Datum value = check(assignment.value());
        if (target instanceof Known known
                && !(value instanceof Datum.Unknown)
                && !known.value().type().isReference()) {
            Arithmetic.fitted(assignment.value().span(), value, known.value().type());
        }
        return target;
    }

    private Datum named(Syntax.Named named) throws MistakeException {
        Optional<Space> space = named.space();
        String name = named.name();
        OptionalInt local = space.filter(Space.GLOBAL::equals).isPresent() ? OptionalInt.empty() : scope.local(name);
        if (local.isPresent()) {
            return sample(site.locals().orElseThrow().get(local.getAsInt()));
        }
        if (space.filter(Space.GLOBAL::equals).isEmpty() && site.mayHaveLocal(name)) {
            return UNKNOWN;
        }
        OptionalInt global = space.filter(Space.LOCAL::equals).isPresent() ? OptionalInt.empty() : scope.global(name);
        if (global.isPresent()) {
            return sample(module.global(global.getAsInt()).type());
        }
        if (space.isEmpty()
                && (scope.memory(name).isPresent() || scope.table(name).isPresent())) {
            return UNKNOWN;
        }
        if (space.isEmpty() && scope.function(name).isPresent()) {
            return sample(ValueType.FUNCREF);
        }
        throw Evaluator.unknown(named, space.map(each -> each.word).orElse("local or global"));
    }

    private Datum numbered(Syntax.Numbered numbered) throws MistakeException {
        OptionalLong index = integer(numbered.index());
        Optional<List<ValueType>> types = switch (numbered.space()) {
            case LOCAL -> site.locals();
            case STACK -> site.operands();
            case GLOBAL -> Optional.of(globals());
        };
        if (index.isEmpty() || types.isEmpty()) {
            return UNKNOWN;
        }
        int count = types.get().size();
        boolean fromTop = numbered.space() == Space.STACK && index.getAsLong() < 0;
        long place = fromTop ? count + index.getAsLong() : index.getAsLong();
        if (place < 0 || place >= count) {
            throw new MistakeException(
                    numbered.span(),
                    "there is no " + numbered.space().word + "[" + index.getAsLong() + "]; "
                            + numbered.space().count(count));
        }
        return sample(types.get().get((int) place));
    }

    private List<ValueType> globals() {
        return IntStream.range(0, module.globalCount())
                .mapToObj(i -> module.global(i).type())
                .toList();
    }

    /** Checks an index or an address. {@return it, if it is written as a number} */
    private OptionalLong integer(Syntax syntax) throws MistakeException {
        Datum datum = check(syntax);
        if (datum instanceof Datum.Unknown) {
            return OptionalLong.empty();
        }
        long number = Evaluator.number(syntax, datum);
        return datum instanceof Datum.Literal ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** {@return the index of what is meant, if it is known} */
    private OptionalInt index(Spaces space, Which which) throws MistakeException {
        OptionalLong written = OptionalLong.of(0);
        if (which.index().isPresent()) {
            written = integer(which.index().get());
        }
        if (written.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt index = OptionalInt.of((int) Math.clamp(written.getAsLong(), -1, Integer.MAX_VALUE));
        int count = switch (space) {
            case MEMORY -> module.memoryCount();
            case TABLE -> module.tableCount();
            case FUNCTION -> module.functionCount();
        };
        return OptionalInt.of(space.index(scope, which, index, count));
    }

    private Datum member(Syntax.Member member, Datum base) throws MistakeException {
        if (!(base instanceof Known(Value value, boolean unsigned))) {
            return otherwise(member.base(), base, "a struct");
        }
        return switch (value) {
            case V128 vector -> new Datum.Lanes(vector, Evaluator.shape(member));
            case Value.Ref(ValueType.Reference type, var target) -> objects.member(member, type);
            case Value number -> otherwise(member.base(), base, "a struct");
        };
    }

    private Datum element(Syntax.Element element, Datum base) throws MistakeException {
        OptionalLong index = integer(element.index());
        if (base instanceof Datum.Lanes(V128 vector, VectorShape shape)) {
            if (index.isPresent()) {
                Evaluator.requireLane(element, shape, index.getAsLong());
            }
            return sample(shape.laneType());
        }
        return base instanceof Known(Value.Ref(ValueType.Reference type, var target), boolean unsigned)
                ? objects.element(element, type)
                : otherwise(element.base(), base, "an array");
    }

    private static Datum otherwise(Syntax syntax, Datum datum, String wanted) throws MistakeException {
        if (datum instanceof Datum.Unknown) {
            return UNKNOWN;
        }
        throw new MistakeException(syntax.span(), datum.type() + " is not " + wanted);
    }
}
