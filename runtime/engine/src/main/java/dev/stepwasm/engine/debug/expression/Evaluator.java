package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.debug.expression.Syntax.Space;
import dev.stepwasm.engine.debug.expression.Syntax.Which;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds the values of the parts of an expression in a frame. */
final class Evaluator {
    /** The most characters of a text, in bytes. */
    static final int LONGEST_TEXT = 1 << 16;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final Activation frame;
    private final Scope scope;
    private final boolean callsFunctions;
    private final Targets targets;

    Evaluator(Activation frame, Scope scope) {
        this(frame, scope, false);
    }

    /** @param callsFunctions whether this is the thread of the program, on which functions can be called */
    Evaluator(Activation frame, Scope scope, boolean callsFunctions) {
        this.callsFunctions = callsFunctions;
        this.frame = frame;
        this.scope = scope;
        this.targets = new Targets(frame);
    }

    /** An expression with what of the program it means. */
    record Evaluated(Datum datum, Optional<Subject> subject) {
        private static Evaluated of(Datum datum) {
            return new Evaluated(datum, Optional.empty());
        }

        private static Evaluated of(Target target) {
            return new Evaluated(target.datum(), Optional.of(target));
        }
    }

    /** {@return the value of an expression and what it means} An assignment is made, and its value is the new one. */
    Evaluated whole(Syntax syntax) throws MistakeException {
        Syntax meant = syntax;
        if (syntax instanceof Syntax.Assignment assignment) {
            assign(assignment);
            meant = assignment.target();
        }
        return switch (meant) {
            case Syntax.Member member -> member(member);
            case Syntax.Element element -> element(element);
            default -> {
                if (isPlace(meant)) {
                    yield Evaluated.of(target(meant));
                }
                Datum datum = evaluate(meant);
                yield new Evaluated(
                        datum, datum instanceof Datum.Whole(Subject subject) ? Optional.of(subject) : Optional.empty());
            }
        };
    }

    /** {@return whether it may be a place that can be given another value} */
    private boolean isPlace(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Named named -> isVariable(named);
            case Syntax.Numbered numbered -> true;
            case Syntax.Bytes bytes -> true;
            case Syntax.TableElement element -> true;
            default -> false;
        };
    }

    /** {@return the value of an expression} An assignment is made, and its value is the new one. */
    Datum evaluate(Syntax syntax) throws MistakeException {
        return switch (syntax) {
            case Syntax.Number number -> new Datum.Literal(number.text(), number.integer());
            case Syntax.Quoted quoted -> new Datum.Text(quoted.text());
            case Syntax.Null none -> Datum.of(Value.Ref.ofNull(ValueType.EXTERNREF));
            case Syntax.Unary unary -> Arithmetic.unary(unary, evaluate(unary.operand()));
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Cast cast -> Arithmetic.cast(cast, evaluate(cast.operand()));
            case Syntax.Characters characters -> characters(characters);
            case Syntax.Size size -> size(size);
            case Syntax.Assignment assignment -> assign(assignment);
            case Syntax.Call call -> call(call);
            case Syntax.Member member -> member(member).datum();
            case Syntax.Element element -> element(element).datum();
            case Syntax.Named named -> isVariable(named) ? target(named).datum() : thing(named);
            case Syntax.Whole whole ->
                whole.isMemory() ? memoryAt(memory(whole.which())) : tableAt(table(whole.which()));
            case Syntax.Function function -> reference(function(function.which()));
            case Syntax.Vector vector -> vector(vector);
            case Syntax.Numbered numbered -> target(numbered).datum();
            case Syntax.Bytes bytes -> target(bytes).datum();
            case Syntax.TableElement element -> target(element).datum();
        };
    }

    private Datum call(Syntax.Call call) throws MistakeException {
        if (!callsFunctions) {
            throw new MistakeException(call.span(), Expression.NO_CALLS);
        }
        Syntax callee = call.callee();
        OptionalInt named = callee instanceof Syntax.Named name && name.space().isEmpty()
                ? scope.function(name.name())
                : OptionalInt.empty();
        if (callee instanceof Syntax.Named name
                && named.isEmpty()
                && scope.local(name.name()).isEmpty()
                && scope.global(name.name()).isEmpty()) {
            throw new MistakeException(callee.span(), "no function is called " + name.name());
        }
        Datum function = named.isPresent() ? reference(frame.instance().function(named.getAsInt())) : evaluate(callee);
        if (!(function instanceof Datum.Known(Value.Ref(var type, WasmFunction known), boolean unsigned))) {
            throw new MistakeException(callee.span(), "this is not a function that can be called");
        }
        List<Datum> arguments = new ArrayList<>();
        for (Syntax argument : call.arguments()) {
            arguments.add(evaluate(argument));
        }
        return FunctionCalls.call(call, known, arguments);
    }

    private boolean isVariable(Syntax.Named named) {
        return named.space().isPresent()
                || scope.local(named.name()).isPresent()
                || scope.global(named.name()).isPresent();
    }

    /** {@return what has a name that no local and no global has} */
    private Datum thing(Syntax.Named named) throws MistakeException {
        OptionalInt memory = scope.memory(named.name());
        OptionalInt table = scope.table(named.name());
        if (memory.isPresent()) {
            return memoryAt(memory.getAsInt());
        }
        if (table.isPresent()) {
            return tableAt(table.getAsInt());
        }
        return reference(frame.instance()
                .function(scope.function(named.name()).orElseThrow(() -> unknown(named, "local or global"))));
    }

    private Datum memoryAt(int index) {
        return new Datum.Whole(new Subject.Memory(index, frame.instance().memory(index)));
    }

    private Datum tableAt(int index) {
        return new Datum.Whole(new Subject.Table(index, frame.instance().table(index)));
    }

    private static Datum reference(WasmFunction function) {
        return Datum.of(new Value.Ref(ValueType.FUNCREF, function));
    }

    static Datum vector(Syntax.Vector vector) throws MistakeException {
        try {
            return Datum.of(Value.parse(ValueType.Vector.V128, vector.text()));
        } catch (IllegalArgumentException e) {
            throw new MistakeException(vector.span(), String.valueOf(e.getMessage()));
        }
    }

    static MistakeException unknown(Syntax.Named named, String wanted) {
        return new MistakeException(named.span(), "no " + wanted + " is called " + named.name());
    }

    private Datum binary(Syntax.Binary binary) throws MistakeException {
        Datum left = evaluate(binary.left());
        if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
            boolean first = Arithmetic.isTrue(binary.left().span(), left);
            return first == (binary.operator() == Operator.OR)
                    ? Datum.of(first)
                    : Datum.of(Arithmetic.isTrue(binary.right().span(), evaluate(binary.right())));
        }
        return Arithmetic.binary(binary, left, evaluate(binary.right()));
    }

    private Datum assign(Syntax.Assignment assignment) throws MistakeException {
        Target target = target(assignment.target());
        Syntax written = assignment.value();
        Value value = written instanceof Syntax.Null && target.type() instanceof ValueType.Reference reference
                ? Value.Ref.ofNull(reference)
                : Arithmetic.fitted(written.span(), evaluate(written), target.type());
        try {
            target.write().accept(value);
        } catch (IllegalArgumentException e) {
            throw new MistakeException(assignment.span(), String.valueOf(e.getMessage()));
        }
        return target.datum();
    }

    /** {@return the place that an expression means} */
    private Target target(Syntax syntax) throws MistakeException {
        return switch (syntax) {
            case Syntax.Named named -> named(named);
            case Syntax.Numbered numbered -> {
                long index = number(numbered.index());
                yield switch (numbered.space()) {
                    case LOCAL -> targets.local(numbered.span(), index);
                    case STACK -> targets.operand(numbered.span(), index);
                    case GLOBAL -> targets.global(numbered.span(), index);
                };
            }
            case Syntax.Bytes bytes ->
                targets.bytes(bytes.span(), memory(bytes.memory()), bytes.kind(), address(bytes.address()));
            case Syntax.TableElement element ->
                targets.tableElement(
                        element.span(), frame.instance().table(table(element.table())), address(element.index()));
            case Syntax.Member member -> field(member, evaluate(member.base()));
            case Syntax.Element element -> {
                Optional<Target> lane = laneTarget(element);
                yield lane.isPresent() ? lane.get() : arrayElement(element, evaluate(element.base()));
            }
            default -> throw new MistakeException(syntax.span(), "this is no place that can be given a value");
        };
    }

    private Target named(Syntax.Named named) throws MistakeException {
        Span span = named.span();
        boolean onlyGlobal = named.space().filter(Space.GLOBAL::equals).isPresent();
        boolean onlyLocal = named.space().filter(Space.LOCAL::equals).isPresent();
        OptionalInt local = onlyGlobal ? OptionalInt.empty() : scope.local(named.name());
        if (local.isPresent()) {
            return targets.local(span, local.getAsInt());
        }
        OptionalInt global = onlyLocal ? OptionalInt.empty() : scope.global(named.name());
        if (global.isPresent()) {
            return targets.global(span, global.getAsInt());
        }
        throw unknown(named, named.space().map(space -> space.word).orElse("local or global"));
    }

    private Evaluated member(Syntax.Member member) throws MistakeException {
        Datum base = evaluate(member.base());
        if (base instanceof Datum.Known(Value value, boolean unsigned)) {
            if (value instanceof V128 vector) {
                return Evaluated.of(new Datum.Lanes(vector, shape(member)));
            }
            if (value instanceof Value.Ref(var type, ArrayObject array)
                    && member.name().equals("length")) {
                return Evaluated.of(Datum.of(Value.of(array.length())));
            }
        }
        return Evaluated.of(field(member, base));
    }

    static VectorShape shape(Syntax.Member member) throws MistakeException {
        return Arrays.stream(VectorShape.values())
                .filter(shape -> shape.keyword().equals(member.name()))
                .findFirst()
                .orElseThrow(() -> new MistakeException(
                        member.span(),
                        "`" + member.name()
                                + "` is no shape of a vector; write i8x16, i16x8, i32x4, i64x2, f32x4 or f64x2"));
    }

    private Target field(Syntax.Member member, Datum base) throws MistakeException {
        StructObject object = object(member.base().span(), base, StructObject.class, "a struct");
        int index = isNumber(member.name())
                ? Integer.parseInt(member.name())
                : ObjectTypes.fieldNumber(scope, frame.instance().types(), object.type(), member.name())
                        .orElseThrow(() -> new MistakeException(
                                member.span(), "no field of the struct is called $" + member.name()));
        return targets.field(member.span(), object, index);
    }

    private Evaluated element(Syntax.Element element) throws MistakeException {
        Optional<Target> place = laneTarget(element);
        if (place.isPresent()) {
            return Evaluated.of(place.get());
        }
        Datum base = evaluate(element.base());
        if (!(base instanceof Datum.Lanes(V128 vector, VectorShape shape))) {
            return Evaluated.of(arrayElement(element, base));
        }
        return Evaluated.of(Datum.of(Targets.lane(vector, shape, lane(element, shape))));
    }

    private int lane(Syntax.Element element, VectorShape shape) throws MistakeException {
        long lane = number(element.index());
        requireLane(element, shape, lane);
        return (int) lane;
    }

    static boolean isNumber(String name) {
        return DIGITS.matcher(name).matches();
    }

    static void requireLane(Syntax.Element element, VectorShape shape, long lane) throws MistakeException {
        if (lane < 0 || lane >= shape.lanes()) {
            throw new MistakeException(
                    element.index().span(),
                    "there is no lane " + lane + "; " + shape.keyword() + " has " + shape.lanes() + " lanes");
        }
    }

    /** {@return a lane of a vector that stands at a place, if it is that} */
    private Optional<Target> laneTarget(Syntax.Element element) throws MistakeException {
        if (!(element.base() instanceof Syntax.Member member)
                || !isPlace(member.base())
                || Arrays.stream(VectorShape.values())
                        .noneMatch(shape -> shape.keyword().equals(member.name()))) {
            return Optional.empty();
        }
        Target vector = target(member.base());
        if (!(vector.type() instanceof ValueType.Vector)) {
            return Optional.empty();
        }
        VectorShape shape = shape(member);
        return Optional.of(Targets.lane(vector, shape, lane(element, shape)));
    }

    private Target arrayElement(Syntax.Element element, Datum base) throws MistakeException {
        ArrayObject object = object(element.base().span(), base, ArrayObject.class, "an array");
        return targets.element(element.span(), object, number(element.index()));
    }

    private static <T> T object(Span span, Datum datum, Class<T> wanted, String what) throws MistakeException {
        if (datum instanceof Datum.Known(Value value, boolean unsigned)
                && value instanceof Value.Ref(ValueType.Reference type, Object target)) {
            if (wanted.isInstance(target)) {
                return wanted.cast(target);
            }
            throw new MistakeException(span, target == null ? "the reference is null" : "this is not " + what);
        }
        throw new MistakeException(span, datum.type() + " is not " + what);
    }

    private Datum characters(Syntax.Characters characters) throws MistakeException {
        int index = memory(characters.memory());
        LinearMemory memory = frame.instance().memory(index);
        long address = address(characters.address());
        long length = characters.length().isPresent()
                ? address(characters.length().get())
                : upToZero(characters, memory, address);
        if (length < 0 || length > LONGEST_TEXT) {
            throw new MistakeException(characters.span(), "a text has at most " + LONGEST_TEXT + " bytes");
        }
        Targets.requireInside(characters.span(), memory, address, length);
        return new Datum.Text(
                new String(memory.read(address, (int) length), StandardCharsets.UTF_8),
                Optional.of(new Range(index, address, length)));
    }

    private static long upToZero(Syntax.Characters characters, LinearMemory memory, long address)
            throws MistakeException {
        Targets.requireInside(characters.span(), memory, address, 1);
        int most = (int) Math.min(LONGEST_TEXT, memory.byteSize() - address);
        for (int i = 0; i < most; i++) {
            if (memory.readByte(address + i) == 0) {
                return i;
            }
        }
        throw new MistakeException(
                characters.span(), "there is no zero byte within " + most + " bytes; write the length too");
    }

    private Datum size(Syntax.Size size) throws MistakeException {
        InstanceState instance = frame.instance();
        return Datum.of(Value.of(
                size.isMemory()
                        ? instance.memory(memory(size.which())).byteSize()
                        : (long) instance.table(table(size.which())).size()));
    }

    private int memory(Which which) throws MistakeException {
        return Spaces.MEMORY.index(
                scope, which, written(which), frame.instance().memoryCount());
    }

    private int table(Which which) throws MistakeException {
        return Spaces.TABLE.index(scope, which, written(which), frame.instance().tableCount());
    }

    private WasmFunction function(Which which) throws MistakeException {
        InstanceState instance = frame.instance();
        return instance.function(Spaces.FUNCTION.index(scope, which, written(which), instance.functionCount()));
    }

    private OptionalInt written(Which which) throws MistakeException {
        return which.index().isPresent()
                ? OptionalInt.of((int) Math.clamp(number(which.index().get()), -1, Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    /** {@return a number that counts something} */
    private long number(Syntax syntax) throws MistakeException {
        return number(syntax, evaluate(syntax));
    }

    static long number(Syntax syntax, Datum datum) throws MistakeException {
        return switch (Arithmetic.known(syntax.span(), datum).value()) {
            case Value.I32(int number) -> number;
            case Value.I64(long number) -> number;
            default -> throw new MistakeException(syntax.span(), "expected an integer but found " + datum.type());
        };
    }

    /** {@return a number that counts from the beginning: an i32 has no sign here} */
    private long address(Syntax syntax) throws MistakeException {
        Datum datum = evaluate(syntax);
        long number = number(syntax, datum);
        return datum instanceof Datum.Known known && known.value() instanceof Value.I32
                ? number & 0xFFFF_FFFFL
                : number;
    }

    /** {@return what an expression looks at, if that can be watched} */
    Watched watched(Syntax syntax) throws MistakeException {
        switch (syntax) {
            case Syntax.Bytes bytes -> {
                int memory = memory(bytes.memory());
                long address = address(bytes.address());
                Targets.requireInside(bytes.span(), frame.instance().memory(memory), address, bytes.kind().width);
                return new Watched.Bytes(memory, address, bytes.kind().width);
            }
            case Syntax.Named named -> {
                target(named);
                return isGlobal(named)
                        ? new Watched.Global(scope.global(named.name()).getAsInt())
                        : new Watched.Local(scope.local(named.name()).getAsInt());
            }
            case Syntax.Numbered numbered
            when numbered.space() != Space.STACK -> {
                target(numbered);
                int index = (int) number(numbered.index());
                return numbered.space() == Space.GLOBAL ? new Watched.Global(index) : new Watched.Local(index);
            }
            default ->
                throw new MistakeException(
                        syntax.span(), "only locals, globals and bytes of memory can be watched, as mem.i32[$p]");
        }
    }

    private boolean isGlobal(Syntax.Named named) {
        return named.space().filter(Space.GLOBAL::equals).isPresent()
                || scope.local(named.name()).isEmpty();
    }
}
