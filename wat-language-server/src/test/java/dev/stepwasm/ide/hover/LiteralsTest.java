package dev.stepwasm.ide.hover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.source.Span;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiteralsTest {
    @Test
    void showIntegersInAllNotations() {
        assertThat(plain(Literals.i32(65))).isEqualTo("""
                (i32.const 65)

                Decimal: 65
                Hex: 0x00000041
                Bits: 00000000_00000000_00000000_01000001
                Character: A""");
        assertThat(plain(Literals.i32(-2))).isEqualTo("""
                (i32.const -2)

                Unsigned: 4294967294
                Hex: 0xFFFFFFFE
                Bits: 11111111_11111111_11111111_11111110""");
        assertThat(plain(Literals.i64(Long.MIN_VALUE)))
                .isEqualTo("""
                (i64.const -9223372036854775808)

                Unsigned: 9223372036854775808
                Hex: 0x8000000000000000
                Bits: 10000000_%s""".formatted(String.join("_", Collections.nCopies(7, "00000000"))));
    }

    @Test
    void showFloatsWithTheirParts() {
        assertThat(plain(Literals.f32(Float.floatToRawIntBits(0.1f)))).isEqualTo("""
                (f32.const 0.1)

                Exactly: 0.100000001490116119384765625
                Hex value: 0x1.99999ap-4
                Hex: 0x3DCCCCCD
                Bits: 0 01111011 1001100_11001100_11001101 (sign, exponent, fraction)""");
        assertThat(plain(Literals.f64(Double.doubleToRawLongBits(2)))).isEqualTo("""
                (f64.const 2)

                Hex value: 0x1.0p1
                Hex: 0x4000000000000000
                Bits: 0 100_00000000 0000_00000000_00000000_00000000_00000000_00000000_00000000 (sign, exponent, fraction)""");
    }

    @Test
    void spellSpecialFloatsAsTheTextFormatDoes() {
        assertThat(plain(Literals.f32(0xFF800000))).startsWith("(f32.const -inf)");
        assertThat(plain(Literals.f32(0x7FC00000))).startsWith("(f32.const nan)");
        assertThat(plain(Literals.f32(0xFF800001))).startsWith("(f32.const -nan:0x1)");
        assertThat(plain(Literals.f64(0x7FF8000000000000L))).startsWith("(f64.const nan)");
        assertThat(plain(Literals.f64(0x7FF0000000000ABCL))).startsWith("(f64.const nan:0xabc)");
        assertThat(plain(Literals.f64(0x8000000000000000L))).startsWith("(f64.const -0)");
        assertThat(plain(Literals.f64(Double.doubleToRawLongBits(1e300)))).startsWith("(f64.const 1e300)");
    }

    private static String plain(List<HoverText.Part> parts) {
        return new HoverText(new Span(0, 0), parts).plain();
    }
}
