package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.debug.expression.Hexadecimal;
import dev.stepwasm.engine.store.Slots;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Values that stand in a row: fields, array elements, table elements, what an exception carries. */
record Cells(Insides insides, int count, boolean numbered, IntFunction<Insides.Cell> cells) implements Elements {
    @Override
    public Element at(int index) {
        return insides.look(() -> {
            Insides.Cell cell = cells.apply(index);
            Value value = cell.get().get();
            return new Element(
                    cell.name(),
                    value.show(),
                    cell.type(),
                    insides.of(value, cell.get(), cell.set()),
                    Hexadecimal.of(value, cell.type()));
        });
    }

    @Override
    public OptionalInt find(String name) {
        OptionalInt number = Numbered.index(name, count);
        return numbered || number.isPresent()
                ? number
                : IntStream.range(0, count)
                        .filter(i -> cells.apply(i).name().equals(name))
                        .findFirst();
    }

    @Override
    public Element set(int index, String text) {
        Insides.Cell cell = cells.apply(index);
        Value value = insides.parse(cell.valueType(), text);
        return insides.look(() -> {
            Slots.requireType(insides.types(), cell.valueType(), value);
            cell.set().accept(value);
            return at(index);
        });
    }
}
