package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;

/** Every numeric instruction gives, for numbers of every kind, what Endive's own interpreter gives, or traps like it. */
class NumberTest {
    private static final Set<Feature> FEATURES =
            EnumSet.of(Feature.MVP, Feature.SIGN_EXTENSION, Feature.SATURATING_CONVERSIONS);

    private static final long[] I32 = {
        0,
        1,
        -1,
        2,
        7,
        -7,
        31,
        32,
        33,
        63,
        255,
        128,
        65535,
        32768,
        0x12345678,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MIN_VALUE + 1,
        0x80808080
    };
    private static final long[] I64 = {
        0,
        1,
        -1,
        2,
        7,
        -7,
        63,
        64,
        65,
        255,
        1L << 31,
        1L << 32,
        (1L << 53) + 1,
        0x123456789ABCDEF0L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        0x8000008000000001L,
        0x7FFFFF4000000001L,
        0xFFFFFFFFFFFFFBFFL
    };
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        0.1,
        3.99,
        -3.99,
        1e10,
        -1e10,
        1e20,
        2147483647,
        2147483648.0,
        2147483647.9,
        -2147483648.0,
        -2147483648.9,
        -2147483649.0,
        4294967295.0,
        4294967295.9,
        4294967296.0,
        -0.9999,
        9223372036854775807.0,
        9.223372036854774e18,
        -9223372036854775808.0,
        -9.223372036854778e18,
        1.8446744073709552e19,
        1.844674407370955e19,
        4503599627370497.5,
        8388609.5,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        Double.MAX_VALUE,
        Float.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    static Stream<Opcode> instructions() {
        return Arrays.stream(Opcode.values())
                .filter(opcode -> FEATURES.contains(opcode.feature())
                        && opcode.immediates().isEmpty()
                        && opcode != Opcode.F32_CONVERT_I64_U // Endive 1.2.0 rounds it wrongly.
                        && opcode.signature().map(type -> type.results().size()).orElse(0) == 1);
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void givesWhatEndiveGives(Opcode opcode) throws Exception {
        FunctionType type = opcode.signature().orElseThrow();
        var parameters = type.parameters();
        String wat = module(opcode, type);
        StepModule module = Wat.module(wat);
        var ours = module.instantiate(Imports.none());
        var theirs = Instance.builder(Parser.parse(module.bytes())).build();
        boolean isCondition = type.results().getFirst() == Numeric.I32;
        List<String> exports = isCondition ? List.of("direct", "when", "unless") : List.of("direct");
        for (long a : numbers(parameters.getFirst())) {
            for (long b : parameters.size() == 2 ? numbers(parameters.getLast()) : new long[] {0}) {
                long[] arguments = parameters.size() == 2 ? new long[] {a, b} : new long[] {a};
                for (String export : exports) {
                    assertThat(ours(ours, export, parameters, arguments))
                            .as("%s of %s (%s)", opcode.keyword(), Arrays.toString(arguments), export)
                            .isEqualTo(theirs(theirs, export, type.results().getFirst(), arguments));
                }
            }
        }
    }

    @Test
    void unsignedNumbersAreRoundedToTheNearestFloat() {
        var instance = Wat.instance("""
                (module (func (export "run") (param i64) (result f32) (f32.convert_i64_u (local.get 0))))
                """);
        for (long number : I64) {
            float nearest = new BigInteger(Long.toUnsignedString(number)).floatValue();
            assertThat(instance.invoke("run", Value.of(number))).containsExactly(Value.of(nearest));
        }
    }

    /** The instruction by itself, as condition of a branch that is taken, and of one that is not. */
    private static String module(Opcode opcode, FunctionType type) {
        var parameters = new StringBuilder();
        var operands = new StringBuilder();
        for (int i = 0; i < type.parameters().size(); i++) {
            parameters
                    .append(" (param ")
                    .append(type.parameters().get(i).show())
                    .append(')');
            operands.append(" (local.get ").append(i).append(')');
        }
        String result = type.results().getFirst().show();
        String value = "(" + opcode.keyword() + operands + ")";
        String conditions = !result.equals("i32") ? "" : """
                (func (export "when")%1$s (result i32)
                  (block $yes (br_if $yes %2$s) (return (i32.const 0)))
                  (i32.const 1))
                (func (export "unless")%1$s (result i32)
                  (if (result i32) %2$s (then (i32.const 10)) (else (i32.const 20))))
                """.formatted(parameters, value);
        return "(module (func (export \"direct\")%s (result %s) %s)\n%s)"
                .formatted(parameters, result, value, conditions);
    }

    private static long[] numbers(ValueType type) {
        return switch ((Numeric) type) {
            case I32 -> I32;
            case I64 -> I64;
            case F32 ->
                Arrays.stream(FLOATS)
                        .mapToLong(number -> Float.floatToRawIntBits((float) number))
                        .toArray();
            case F64 ->
                Arrays.stream(FLOATS).mapToLong(Double::doubleToRawLongBits).toArray();
        };
    }

    private static String ours(StepInstance instance, String export, List<ValueType> types, long[] arguments) {
        var values = new ArrayList<Value>();
        for (int i = 0; i < arguments.length; i++) {
            values.add(Slots.value(types.get(i), arguments[i], 0, null));
        }
        try {
            return show(instance.invoke(export, values).getFirst());
        } catch (Trap trap) {
            return trap.reason().words();
        }
    }

    private static String theirs(Instance instance, String export, ValueType result, long[] arguments) {
        try {
            return show(Slots.value(result, instance.export(export).apply(arguments)[0], 0, null));
        } catch (WasmEngineException trap) {
            return trap.getMessage();
        }
    }

    /** {@return the value; the standard leaves open which NaN it is} */
    private static String show(Value value) {
        return switch (value) {
            case Value.F32(float number) when Float.isNaN(number) -> "nan";
            case Value.F64(double number) when Double.isNaN(number) -> "nan";
            default -> value.show();
        };
    }
}
