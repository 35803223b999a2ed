package dev.stepwasm.engine.script;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.script.Argument;
import java.util.List;

/** The constants of a script as values. */
final class Arguments {
    private static final ValueType.Reference ANY = new ValueType.Reference(false, HeapType.Abstract.ANY);

    private Arguments() {}

    static List<Value> of(List<Argument> arguments) {
        return arguments.stream().map(Arguments::of).toList();
    }

    private static Value of(Argument argument) {
        return switch (argument) {
            case Argument.Number number -> Slots.value(number.type(), number.bits(), 0, null);
            case Argument.Vector vector -> new Value.V128(vector.low(), vector.high());
            case Argument.Null none -> Value.Ref.ofNull(new ValueType.Reference(true, none.type()));
            case Argument.Extern extern ->
                new Value.Ref(ValueType.EXTERNREF.withNullable(false), new HostThing(extern.number()));
            case Argument.Host host -> new Value.Ref(ANY, new HostThing(host.number()));
        };
    }
}
