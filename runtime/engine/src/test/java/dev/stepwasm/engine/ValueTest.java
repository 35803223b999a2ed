package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as people write and read them. */
class ValueTest {
    @ParameterizedTest
    @CsvSource({
        "I32, 7, 7",
        "I32, -8, -8",
        "I32, +1, 1",
        "I32, 0x10, 16",
        "I32, 4294967295, -1",
        "I32, 0xFFFFFFFF, -1",
        "I32, -2147483648, -2147483648",
        "I32, 1_000, 1000",
        "I64, 0xffff_ffff_ffff_ffff, -1",
        "I64, -9223372036854775808, -9223372036854775808",
        "F32, 1, 1.0",
        "F32, 0.1, 0.1",
        "F32, -0, -0.0",
        "F32, 0x1p-3, 0.125",
        "F32, inf, inf",
        "F32, -inf, -inf",
        "F32, nan, nan",
        "F32, nan:0x200000, nan:0x200000",
        "F64, 1e3, 1000.0",
        "F64, 1_0.5, 10.5",
        "F64, 0x1.8, 1.5",
        "F64, -nan, -nan",
        "F64, nan:0x1, nan:0x1"
    })
    void readsWhatItWrites(Numeric type, String text, String shown) {
        Value value = Value.parse(type, text);

        assertThat(value.type()).isEqualTo(type);
        assertThat(value.show()).isEqualTo(shown);
        assertThat(Value.parse(type, shown).show()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I32 | 4294967296  | `4294967296` is out of range for i32
            I32 | -2147483649 | `-2147483649` is out of range for i32
            I32 | 1.5         | `1.5` is not an integer; i32 is wanted
            I32 | ff          | `ff` is not an integer; i32 is wanted
            I64 | 1__0        | `1__0` is not an integer; i64 is wanted
            F32 | 1e39        | `1e39` is out of range for f32
            F64 | 1e309       | `1e309` is out of range for f64
            F64 | one         | `one` is not a number; f64 is wanted
            F64 | 1d          | `1d` is not a number; f64 is wanted
            F32 | nan:0x800000 | `nan:0x800000` has a payload that does not fit
            F32 | nan:0x0     | `nan:0x0` has a payload that does not fit
            """)
    void saysWhyATextIsNoValue(Numeric type, String text, String message) {
        assertThatThrownBy(() -> Value.parse(type, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I8X16 | i8x16:0,1,2,3,4,5,6,7,8,9,10,11,12,13,-1,255 | i8x16:0,1,2,3,4,5,6,7,8,9,10,11,12,13,-1,-1
            I16X8 | i16x8:0x10,-2,3,4,5,6,7,8                    | i16x8:16,-2,3,4,5,6,7,8
            I32X4 | i32x4:1,-2,3,4294967295                      | i32x4:1,-2,3,-1
            I64X2 | i64x2:1,-9223372036854775808                 | i64x2:1,-9223372036854775808
            F32X4 | f32x4:1,-0,nan:0x1,-inf                      | f32x4:1.0,-0.0,nan:0x1,-inf
            F64X2 | f64x2:0.5,nan                                | f64x2:0.5,nan
            I8X16 | i32x4:0x04030201,0,0,-1                      | i8x16:1,2,3,4,0,0,0,0,0,0,0,0,-1,-1,-1,-1
            """)
    void readsAndWritesVectorsLaneByLane(VectorShape shape, String text, String shown) {
        var vector = (Value.V128) Value.parse(ValueType.Vector.V128, text);
        assertThat(vector.show(shape)).isEqualTo(shown);
        assertThat(Value.parse(ValueType.Vector.V128, vector.show(shape))).isEqualTo(vector);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1         | `1` is not a vector
            i32x4:1,2 | `i32x4:1,2` has 2 lanes, but i32x4 has 4
            i32x2:1,2 | `i32x2:1,2` is not a vector
            i64x2:1,x | `x` is not an integer; i64 is wanted
            i8x16:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,256 | `256` is out of range for i8
            """)
    void saysWhyATextIsNoVector(String text, String message) {
        assertThatThrownBy(() -> Value.parse(ValueType.Vector.V128, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void theOnlyReferenceThatCanBeWrittenIsNull() {
        assertThat(Value.parse(ValueType.EXTERNREF, "null")).isEqualTo(Value.Ref.ofNull(ValueType.EXTERNREF));
        assertThatThrownBy(() -> Value.parse(ValueType.FUNCREF, "$f"))
                .hasMessage("`$f` cannot be written as funcref; only `null` can");
    }
}
