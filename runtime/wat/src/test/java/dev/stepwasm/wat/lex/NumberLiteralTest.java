package dev.stepwasm.wat.lex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NumberLiteralTest {
    private static OptionalLong i(String literal, int bits) {
        return NumberLiteral.integer(literal, 0, literal.length(), bits);
    }

    @Test
    void integersHaveTheRangeOfBothSigns() {
        assertThat(i("4294967295", 32)).hasValue(-1);
        assertThat(i("4294967296", 32)).isEmpty();
        assertThat(i("-2147483648", 32)).hasValue(Integer.MIN_VALUE);
        assertThat(i("-2147483649", 32)).isEmpty();
        assertThat(i("+1_0", 32)).hasValue(10);
        assertThat(i("0xffff_ffff_ffff_ffff", 64)).hasValue(-1);
        assertThat(i("18446744073709551615", 64)).hasValue(-1);
        assertThat(i("18446744073709551616", 64)).isEmpty();
        assertThat(i("99999999999999999999999", 64)).isEmpty();
        assertThat(i("-0x8000000000000000", 64)).hasValue(Long.MIN_VALUE);
        assertThat(i("-0x8000000000000001", 64)).isEmpty();
        assertThat(i("255", 8)).hasValue(-1);
        assertThat(i("256", 8)).isEmpty();
    }

    @Test
    void floatsAreRoundedOnce() {
        assertThat(NumberLiteral.f32("1.5")).hasValue(0x3FC00000L);
        assertThat(NumberLiteral.f32("-0x1.8p-1")).hasValue(0xBF400000L);
        assertThat(NumberLiteral.f32("1_0.")).hasValue(0x41200000L);
        // halfway between two floats, decided by the last digit
        assertThat(NumberLiteral.f32("+0x1.00000100000000001p-50")).hasValue(0x26800001L);
        assertThat(NumberLiteral.f64("0x1p-1074")).hasValue(1);
        assertThat(NumberLiteral.f64("1e309")).isEmpty();
        assertThat(NumberLiteral.f32("0x1.ffffffp127")).isEmpty();
        assertThat(NumberLiteral.f64("0xa.Bp0")).hasValue(Double.doubleToRawLongBits(10.6875));
    }

    @Test
    void notANumberHasAPayload() {
        assertThat(NumberLiteral.f32("nan")).hasValue(0x7FC00000L);
        assertThat(NumberLiteral.f32("-nan:0x7f_ffff")).hasValue(0xFFFFFFFFL);
        assertThat(NumberLiteral.f32("nan:0x800000")).isEmpty();
        assertThat(NumberLiteral.f32("nan:0x0")).isEmpty();
        assertThat(NumberLiteral.f64("-inf")).hasValue(0xFFF0000000000000L);
    }
}
