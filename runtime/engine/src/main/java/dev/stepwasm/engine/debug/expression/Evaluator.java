package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.debug.expression.Syntax.Space;
import dev.stepwasm.engine.debug.expression.Syntax.Which;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private final Targets targets;

    Evaluator(Activation frame, Scope scope) {
        this.frame = frame;
        this.scope = scope;
        this.targets = new Targets(frame);
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
            case Syntax.Member member -> member(member);
            case Syntax.Element element -> element(element);
            case Syntax.Named named -> target(named).datum();
            case Syntax.Numbered numbered -> target(numbered).datum();
            case Syntax.Bytes bytes -> target(bytes).datum();
            case Syntax.TableElement element -> target(element).datum();
        };
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
        if (assignment.target() instanceof Syntax.Named || assignment.target() instanceof Syntax.Numbered) {
            requireMutable(assignment.target());
        }
        try {
            target.write().accept(value);
        } catch (IllegalArgumentException e) {
            throw new MistakeException(assignment.span(), String.valueOf(e.getMessage()));
        }
        return target.datum();
    }

    private void requireMutable(Syntax target) throws MistakeException {
        OptionalInt global = globalOf(target);
        if (global.isPresent()
                && !frame.instance().global(global.getAsInt()).type().mutable()) {
            throw new MistakeException(target.span(), "the global is constant");
        }
    }

    private OptionalInt globalOf(Syntax target) throws MistakeException {
        return switch (target) {
            case Syntax.Named named ->
                named.space().isEmpty() && scope.local(named.name()).isPresent()
                        ? OptionalInt.empty()
                        : scope.global(named.name());
            case Syntax.Numbered numbered
            when numbered.space() == Space.GLOBAL -> OptionalInt.of((int) number(numbered.index()));
            default -> OptionalInt.empty();
        };
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
            case Syntax.Bytes bytes -> {
                LinearMemory memory = memory(bytes.memory());
                yield Targets.bytes(bytes.span(), memory, bytes.kind(), address(bytes.address()));
            }
            case Syntax.TableElement element ->
                targets.tableElement(element.span(), table(element.table()), address(element.index()));
            case Syntax.Member member -> field(member, evaluate(member.base()));
            case Syntax.Element element -> arrayElement(element, evaluate(element.base()));
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
        String wanted = named.space().map(space -> space.word).orElse("local or global");
        throw new MistakeException(span, "no " + wanted + " is called " + named.name());
    }

    private Datum member(Syntax.Member member) throws MistakeException {
        Datum base = evaluate(member.base());
        if (base instanceof Datum.Known(Value value, boolean unsigned)) {
            if (value instanceof V128 vector) {
                return new Datum.Lanes(vector, shape(member));
            }
            if (value instanceof Value.Ref(var type, ArrayObject array)
                    && member.name().equals("length")) {
                return Datum.of(Value.of(array.length()));
            }
        }
        return field(member, base).datum();
    }

    private static VectorShape shape(Syntax.Member member) throws MistakeException {
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
        int index = DIGITS.matcher(member.name()).matches()
                ? Integer.parseInt(member.name())
                : fieldNumber(object.type(), member.name())
                        .orElseThrow(() -> new MistakeException(
                                member.span(), "no field of the struct is called $" + member.name()));
        return targets.field(member.span(), object, index);
    }

    /** A field may be named in the definition of a supertype too, and in any of several definitions of one type. */
    private OptionalInt fieldNumber(DefinedType of, String name) {
        DefinedTypes types = frame.instance().types();
        DefinedType type = of;
        while (type != null) {
            for (int i = 0; i < types.size(); i++) {
                OptionalInt found = types.get(i) == type ? scope.field(i, name) : OptionalInt.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
            type = type.supertype();
        }
        return OptionalInt.empty();
    }

    private Datum element(Syntax.Element element) throws MistakeException {
        Datum base = evaluate(element.base());
        if (!(base instanceof Datum.Lanes(V128 vector, VectorShape shape))) {
            return arrayElement(element, base).datum();
        }
        long lane = number(element.index());
        if (lane < 0 || lane >= shape.lanes()) {
            throw new MistakeException(
                    element.index().span(),
                    "there is no lane " + lane + "; " + shape.keyword() + " has " + shape.lanes() + " lanes");
        }
        return Datum.of(lane(vector, shape, (int) lane));
    }

    private static Value lane(V128 vector, VectorShape shape, int lane) {
        long bits = shape.bits(vector, lane);
        return switch (shape) {
            case I8X16 -> Value.of((int) (byte) bits);
            case I16X8 -> Value.of((int) (short) bits);
            case I32X4 -> Value.of((int) bits);
            case I64X2 -> Value.of(bits);
            case F32X4 -> Value.of(Float.intBitsToFloat((int) bits));
            case F64X2 -> Value.of(Double.longBitsToDouble(bits));
        };
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
        LinearMemory memory = memory(characters.memory());
        long address = address(characters.address());
        long length = characters.length().isPresent()
                ? address(characters.length().get())
                : upToZero(characters, memory, address);
        if (length < 0 || length > LONGEST_TEXT) {
            throw new MistakeException(characters.span(), "a text has at most " + LONGEST_TEXT + " bytes");
        }
        Targets.requireInside(characters.span(), memory, address, length);
        return new Datum.Text(new String(memory.read(address, (int) length), StandardCharsets.UTF_8));
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
        return Datum.of(Value.of(
                size.isMemory()
                        ? memory(size.which()).byteSize()
                        : (long) table(size.which()).size()));
    }

    private LinearMemory memory(Which which) throws MistakeException {
        return frame.instance().memory(memoryIndex(which));
    }

    private int memoryIndex(Which which) throws MistakeException {
        OptionalInt named = which.name().isPresent() ? scope.memory(which.name().get()) : OptionalInt.empty();
        return index(which, named, frame.instance().memoryCount(), "memory");
    }

    private ReferenceTable table(Which which) throws MistakeException {
        OptionalInt named = which.name().isPresent() ? scope.table(which.name().get()) : OptionalInt.empty();
        int index = index(which, named, frame.instance().tableCount(), "table");
        return frame.instance().table(index);
    }

    private int index(Which which, OptionalInt named, int count, String what) throws MistakeException {
        if (which.name().isPresent() && named.isEmpty()) {
            throw new MistakeException(
                    which.span(), "no " + what + " is called " + which.name().get());
        }
        Optional<Syntax> written = which.index();
        long index = written.isPresent() ? number(written.get()) : named.orElse(0);
        if (index < 0 || index >= count) {
            throw new MistakeException(
                    which.span(), count == 0 ? "the module has no " + what : "there is no " + what + "[" + index + "]");
        }
        return (int) index;
    }

    /** {@return a number that counts something} */
    private long number(Syntax syntax) throws MistakeException {
        return number(syntax, evaluate(syntax));
    }

    private static long number(Syntax syntax, Datum datum) throws MistakeException {
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
                int memory = memoryIndex(bytes.memory());
                long address = address(bytes.address());
                Targets.requireInside(bytes.span(), frame.instance().memory(memory), address, bytes.kind().width);
                return new Watched.Bytes(memory, address, bytes.kind().width);
            }
            case Syntax.Named named -> {
                target(named);
                OptionalInt global = globalOf(named);
                return global.isPresent() && isGlobal(named)
                        ? new Watched.Global(global.getAsInt())
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
