package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Value.V128;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** Every vector instruction gives, for lanes of every kind, what Endive's own interpreter gives. */
class VectorTest {
    private static final long[] HALVES = {
        0,
        -1,
        0x0001_0002_0003_0004L,
        0x8080_8080_8080_8080L,
        0x7F7F_7F7F_7F7F_7F7FL,
        0x8000_8000_8000_8000L,
        0x7FFF_8001_7FFF_FFFFL,
        0x8000_0000_8000_0000L,
        0x7FFF_FFFF_8000_0001L,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x00FF_FF00_80FF_007FL,
        0x0102_1003_0F1F_0405L, // Also lanes of a swizzle.
        floats(1.5f, -2.5f),
        floats(-0.0f, 0.0f),
        floats(Float.NaN, Float.POSITIVE_INFINITY),
        floats(Float.MIN_VALUE, Float.MAX_VALUE),
        floats(-2147483904f, 4294967296f),
        Double.doubleToRawLongBits(-0.0),
        Double.doubleToRawLongBits(2.5),
        Double.doubleToRawLongBits(-1e10),
        Double.doubleToRawLongBits(4294967295.5),
        Double.doubleToRawLongBits(Double.NaN),
        Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY),
        Double.doubleToRawLongBits(1e-310)
    };

    private static final List<V128> VECTORS = vectors();

    private static long floats(float low, float high) {
        return Float.floatToRawIntBits(low) & 0xFFFF_FFFFL | (long) Float.floatToRawIntBits(high) << 32;
    }

    /** {@return vectors in which all pairs of halves that stand beside each other are there, and some at random} */
    private static List<V128> vectors() {
        var vectors = new ArrayList<V128>();
        for (int i = 0; i < HALVES.length; i++) {
            vectors.add(new V128(HALVES[i], HALVES[(i * 7 + 3) % HALVES.length]));
        }
        var random = new Random(128);
        random.longs(15).forEach(half -> vectors.add(new V128(half, random.nextLong())));
        return vectors;
    }

    static Stream<Opcode> instructions() {
        return Arrays.stream(Opcode.values())
                .filter(opcode ->
                        opcode.feature() == Feature.SIMD && opcode.accessBytes() == 0 && opcode != Opcode.V128_CONST);
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void givesWhatEndiveGives(Opcode opcode) {
        FunctionType type = opcode.signature().orElseThrow();
        for (String immediates : immediates(opcode)) {
            StepModule module = Wat.module(module(opcode, immediates, type));
            var ours = module.instantiate(Imports.none());
            var theirs = Instance.builder(Parser.parse(module.bytes())).build();
            int seconds = type.parameters().size() == 1 ? 1 : VECTORS.size();
            for (int i = 0; i < VECTORS.size(); i++) {
                for (int j = 0; j < seconds; j++) {
                    List<Value> arguments = arguments(type.parameters(), i, j);
                    Value found = ours.invoke("run", arguments).getFirst();
                    assertThat(show(opcode, found))
                            .as("%s %s of %s", opcode.keyword(), immediates, arguments)
                            .isEqualTo(show(opcode, theirs(theirs, found.type(), arguments)));
                }
            }
        }
    }

    private static List<String> immediates(Opcode opcode) {
        if (opcode.immediates().contains(Immediate.LANE)) {
            return IntStream.range(0, opcode.laneCount())
                    .mapToObj(Integer::toString)
                    .toList();
        }
        return opcode == Opcode.I8X16_SHUFFLE
                ? List.of(
                        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
                        "31 30 29 28 27 26 25 24 23 22 21 20 19 18 17 16",
                        "0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23",
                        "15 7 23 31 8 8 24 0 0 16 31 1 2 30 11 19")
                : List.of("");
    }

    private static String module(Opcode opcode, String immediates, FunctionType type) {
        var parameters = new StringBuilder();
        var operands = new StringBuilder();
        for (int i = 0; i < type.parameters().size(); i++) {
            parameters
                    .append(" (param ")
                    .append(type.parameters().get(i).show())
                    .append(')');
            operands.append(" (local.get ").append(i).append(')');
        }
        return "(module (func (export \"run\")%s (result %s) (%s %s%s)))"
                .formatted(parameters, type.results().getFirst().show(), opcode.keyword(), immediates, operands);
    }

    /** {@return arguments made of two vectors; a third one has something of both} */
    private static List<Value> arguments(List<ValueType> types, int first, int second) {
        V128 a = VECTORS.get(first);
        V128 b = VECTORS.get(second);
        V128[] chosen = {a, b, new V128(a.high() ^ b.low(), a.low() + b.high())};
        var arguments = new ArrayList<Value>();
        for (int i = 0; i < types.size(); i++) {
            arguments.add(types.get(i) == ValueType.Vector.V128 ? chosen[i] : number(types.get(i), chosen[i]));
        }
        return arguments;
    }

    private static Value number(ValueType type, V128 from) {
        return switch ((Numeric) type) {
            case I32 -> Value.of((int) from.low());
            case I64 -> Value.of(from.low());
            case F32 -> Value.of(Float.intBitsToFloat((int) from.low()));
            case F64 -> Value.of(Double.longBitsToDouble(from.low()));
        };
    }

    private static Value theirs(Instance instance, ValueType type, List<Value> arguments) {
        long[] given = arguments.stream()
                .flatMapToLong(argument -> Slots.isWide(argument.type())
                        ? LongStream.of(low(argument), ((V128) argument).high())
                        : LongStream.of(low(argument)))
                .toArray();
        long[] results = instance.export("run").apply(given);
        return Slots.value(type, results[0], results.length > 1 ? results[1] : 0, null);
    }

    private static long low(Value value) {
        return Slots.bits(value);
    }

    /** {@return the value; the standard leaves open which NaN a float is} */
    private static String show(Opcode opcode, Value value) {
        if (!(value instanceof V128 vector)) {
            return value.show();
        }
        VectorShape shape = opcode.name().startsWith("F32X4")
                ? VectorShape.F32X4
                : opcode.name().startsWith("F64X2") ? VectorShape.F64X2 : VectorShape.I8X16;
        var lanes = new StringJoiner(",");
        for (int lane = 0; lane < shape.lanes(); lane++) {
            String shown = shape.show(vector, lane);
            lanes.add(shown.contains("nan") ? "nan" : shown);
        }
        return lanes.toString();
    }
}
