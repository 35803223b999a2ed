package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.VectorShape;
import dev.stepwasm.engine.debug.expression.Hexadecimal;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A vector cut into lanes, first by shape, then lane by lane.
 *
 * @param shape whose lanes these are; without one these are the shapes
 */
record VectorParts(
        Insides insides, Supplier<Value.V128> vector, Consumer<Value.V128> change, Optional<VectorShape> shape)
        implements Elements {
    private static final VectorShape[] SHAPES = VectorShape.values();

    @Override
    public int count() {
        return shape.map(VectorShape::lanes).orElse(SHAPES.length);
    }

    @Override
    public boolean numbered() {
        return shape.isPresent();
    }

    @Override
    public Element at(int index) {
        Value.V128 now = insides.look(vector);
        if (shape.isPresent()) {
            return new Element(
                    "[" + index + "]",
                    shape.get().show(now, index),
                    laneType(shape.get()),
                    Optional.empty(),
                    Optional.of(Hexadecimal.lane(now, shape.get(), index)));
        }
        VectorShape part = SHAPES[index];
        String lanes = now.show(part).substring(part.keyword().length() + 1);
        return new Element(
                part.keyword(),
                lanes,
                ValueType.Vector.V128.show(),
                Optional.of(new VectorParts(insides, vector, change, Optional.of(part))),
                Optional.of(Hexadecimal.lanes(now, part)));
    }

    @Override
    public OptionalInt find(String name) {
        return shape.isPresent()
                ? Numbered.index(name, count())
                : IntStream.range(0, count())
                        .filter(i -> SHAPES[i].keyword().equals(name))
                        .findFirst();
    }

    @Override
    public Element set(int index, String text) {
        String lanes = shape.map(known -> withLane(known, index, text))
                .orElseGet(() -> text.contains(":") ? text : SHAPES[index].keyword() + ":" + text);
        Value.V128 changed = (Value.V128) Value.parse(ValueType.Vector.V128, lanes);
        return insides.look(() -> {
            change.accept(changed);
            return at(index);
        });
    }

    /** {@return the vector as a text, with another lane} */
    private String withLane(VectorShape known, int lane, String text) {
        Value.V128 now = insides.look(vector);
        var lanes = new StringJoiner(",", known.keyword() + ":", "");
        String wanted = insides.isExpression(text)
                ? insides.parse(known.laneType(), text).show()
                : text.strip();
        for (int i = 0; i < known.lanes(); i++) {
            lanes.add(i == lane ? wanted : known.show(now, i));
        }
        return lanes.toString();
    }

    private static String laneType(VectorShape shape) {
        return shape.keyword().substring(0, shape.keyword().indexOf('x'));
    }
}
