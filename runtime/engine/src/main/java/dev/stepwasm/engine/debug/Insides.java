package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Expression;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.engine.store.ExceptionObject;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes the parts of the values of one instance, as they are in one halt. */
final class Insides {
    /** What no value as written has in it, and expressions that mean something of the program do. */
    private static final Pattern NEEDS_FRAME = Pattern.compile("[$\\[(]");

    private final Standing standing;
    private final int halt;
    private final Optional<Activation> frame;
    private final InstanceState instance;
    private final Names names;

    /** Parts of values that were found without a frame, so that no expression has a meaning. */
    Insides(Standing standing, int halt, InstanceState instance, Names names) {
        this(standing, halt, Optional.empty(), instance, names);
    }

    /** Parts of values that a frame shows. */
    Insides(Standing standing, int halt, Activation frame, Names names) {
        this(standing, halt, Optional.of(frame), frame.instance(), names);
    }

    private Insides(Standing standing, int halt, Optional<Activation> frame, InstanceState instance, Names names) {
        this.standing = standing;
        this.halt = halt;
        this.frame = frame;
        this.instance = instance;
        this.names = names;
    }

    /**
     * {@return the parts of a value, if it has some}
     *
     * @param live what stands at its place now, of the same type
     * @param change puts another value, of which a part has been changed, at its place
     */
    Optional<Elements> of(Value value, Supplier<Value> live, Consumer<Value> change) {
        return switch (value) {
            case Value.V128 vector ->
                Optional.of(new VectorParts(this, () -> (Value.V128) live.get(), change::accept, Optional.empty()));
            case Value.Ref(ValueType.Reference type, StructObject object) -> Optional.of(struct(object));
            case Value.Ref(ValueType.Reference type, ArrayObject object) -> Optional.of(array(object));
            case Value.Ref(ValueType.Reference type, ExceptionObject object) -> Optional.of(payload(object));
            case Value.Ref reference -> Optional.empty();
            case Value.I32 number -> Optional.empty();
            case Value.I64 number -> Optional.empty();
            case Value.F32 number -> Optional.empty();
            case Value.F64 number -> Optional.empty();
        };
    }

    private Elements struct(StructObject object) {
        List<FieldType> fields = object.type().fields();
        Map<Integer, String> known = fieldNames(object.type());
        List<Cell> cells = IntStream.range(0, fields.size())
                .mapToObj(i -> new Cell(
                        known.containsKey(i) ? "$" + known.get(i) : "[" + i + "]",
                        fields.get(i).storage().show(),
                        fields.get(i).storage().unpacked(),
                        () -> object.get(i),
                        value -> object.set(i, fitting(fields.get(i), value))))
                .toList();
        return new Cells(this, cells.size(), false, cells::get);
    }

    private Map<Integer, String> fieldNames(DefinedType type) {
        DefinedTypes types = instance.types();
        return IntStream.range(0, types.size())
                .filter(i -> types.get(i) == type)
                .mapToObj(i -> instance.module().names().fields().getOrDefault(i, Map.of()))
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private Elements array(ArrayObject object) {
        FieldType element = object.type().element();
        return new Cells(
                this,
                object.length(),
                true,
                i -> new Cell(
                        "[" + i + "]",
                        element.storage().show(),
                        element.storage().unpacked(),
                        () -> object.get(i),
                        value -> object.set(i, fitting(element, value))));
    }

    /** {@return a value that a field can hold without losing bits} @throws IllegalArgumentException if it cannot */
    private static Value fitting(FieldType field, Value value) {
        if (field.storage() instanceof PackedType packed && value instanceof Value.I32(int number)) {
            int bits = packed == PackedType.I8 ? 8 : 16;
            if (number < -(1 << (bits - 1)) || number >= 1 << bits) {
                throw new IllegalArgumentException("`" + number + "` is out of range for " + packed.show());
            }
        }
        return value;
    }

    private Elements payload(ExceptionObject object) {
        List<Value> payload = object.payload();
        return new Cells(this, payload.size(), true, i -> {
            Value value = payload.get(i);
            return new Cell("[" + i + "]", value.type().show(), value.type(), () -> value, changed -> {
                throw new IllegalArgumentException("what an exception carries cannot be changed");
            });
        });
    }

    /** {@return the elements of a table} */
    Elements table(ReferenceTable table) {
        ValueType.Reference type = table.type().element();
        return new Cells(
                this,
                look(table::size),
                true,
                i -> new Cell(
                        "[" + i + "]",
                        type.show(),
                        type,
                        () -> new Value.Ref(type, table.get(i)),
                        value -> table.set(i, ((Value.Ref) value).target())));
    }

    /** {@return what calls have returned to a frame} */
    Elements returned(Activation frame, List<Returned> calls) {
        List<Cell> cells = calls.stream()
                .flatMap(
                        call -> IntStream.range(0, call.values().size()).mapToObj(i -> returned(frame, calls, call, i)))
                .toList();
        return new Cells(this, cells.size(), false, cells::get);
    }

    private static Cell returned(Activation frame, List<Returned> calls, Returned call, int index) {
        boolean alone = calls.stream()
                        .filter(each -> each.function().equals(call.function()))
                        .count()
                == 1;
        String name = call.function()
                + (alone
                        ? ""
                        : call.call()
                                .map(at -> " at " + at.line() + ":" + at.column())
                                .orElse(""))
                + (call.values().size() == 1 ? "" : "[" + index + "]");
        Value value = call.values().get(index);
        OptionalInt first = call.firstOperand();
        return new Cell(
                name,
                value.type().show(),
                value.type(),
                () -> first.isPresent() ? frame.operands().get(first.getAsInt() + index) : value,
                changed -> {
                    if (first.isEmpty()) {
                        throw new IllegalArgumentException("what " + call.function()
                                + " returned has been used already; change what it has become");
                    }
                    frame.setOperand(first.getAsInt() + index, changed);
                });
    }

    /** {@return what the module says of places in a memory} */
    List<Landmark> landmarks(int memory) {
        return Symbols.landmarks(instance, memory);
    }

    /** {@return a memory in rows of bytes} */
    Elements rows(LinearMemory memory) {
        return new MemoryRows(this, memory);
    }

    /** Looks at or changes the program, if it still stands in this halt. */
    <T> T look(Supplier<T> look) {
        return standing.inspect(halt, look);
    }

    /**
     * {@return the value that a text means here: a value as written, a function by name or index, or an expression}
     *
     * @throws IllegalArgumentException with words for the user
     */
    Value parse(ValueType type, String text) {
        String wanted = text.strip();
        Optional<Value> function = type.isReference()
                ? IntStream.range(0, instance.functionCount())
                        .filter(i -> wanted.equals(names.function(i)) || wanted.equals("func[" + i + "]"))
                        .mapToObj(instance::function)
                        .<Value>map(found -> new Value.Ref((ValueType.Reference) type, found))
                        .findFirst()
                : Optional.empty();
        return function.orElseGet(() -> isExpression(wanted) ? calculated(type, wanted) : Value.parse(type, wanted));
    }

    /** {@return whether a text means something of the program, if anything, and not just a value as written} */
    boolean isExpression(String text) {
        return frame.isPresent() && NEEDS_FRAME.matcher(text).find();
    }

    private Value calculated(ValueType type, String text) {
        Activation here = frame.orElseThrow();
        Answer<Value> answer = look(() -> switch (Expression.parse(text, here)) {
            case Answer.Found<Expression>(Expression parsed) ->
                parsed.effect().isPresent() ? new Answer.Wrong<>(parsed.effect().get()) : parsed.evaluateAs(type, here);
            case Answer.Wrong<Expression>(Mistake mistake) -> new Answer.Wrong<>(mistake);
        });
        return switch (answer) {
            case Answer.Found<Value>(Value value) -> value;
            case Answer.Wrong<Value>(Mistake mistake) -> throw new IllegalArgumentException(mistake.show());
        };
    }

    /** {@return the types that the module defines} */
    DefinedTypes types() {
        return instance.types();
    }

    /** One value that can be looked at and, unless it is constant, changed. */
    record Cell(String name, String type, ValueType valueType, Supplier<Value> get, Consumer<Value> set) {}
}
