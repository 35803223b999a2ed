package dev.stepwasm.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {
    private static ByteReader of(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new ByteReader(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                63,
                64,
                127,
                128,
                16_383,
                16_384,
                0x7FFF_FFFFL,
                0xFFFF_FFFFL,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void readsTheNumbersThatTheWriterWrites(long value) throws MalformedException {
        assertThat(reader(new ByteWriter().u64(value)).u64()).isEqualTo(value);
        assertThat(reader(new ByteWriter().signed(value)).s64()).isEqualTo(value);
        int low = (int) value;
        assertThat(reader(new ByteWriter().signed(low)).s32()).isEqualTo(low);
        assertThat(reader(new ByteWriter().u32(low)).u32()).isEqualTo(low);
    }

    private static ByteReader reader(ByteWriter written) {
        byte[] bytes = written.toArray();
        return new ByteReader(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "8080808070, integer too large",
        "808080808000, integer representation too long",
        "ffffffff1f, integer too large",
        "8080, unexpected end of section or function"
    })
    void refusesUnsignedNumbersThatDoNotFit(String hex, String reason) {
        assertThatThrownBy(() -> of(hex).u32())
                .isInstanceOf(MalformedException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "8080808008, integer too large",
        "ffffffff77, integer too large",
        "808080808000, integer representation too long",
        "ffffffffff7f, integer representation too long"
    })
    void refusesSignedNumbersThatDoNotFit(String hex, String reason) {
        assertThatThrownBy(() -> of(hex).s32())
                .isInstanceOf(MalformedException.class)
                .hasMessage(reason);
    }

    @Test
    void acceptsLongFormsOfSmallNumbers() throws MalformedException {
        assertThat(of("8080808000").u32()).isZero();
        assertThat(of("ffffffff7f").s32()).isEqualTo(-1);
        assertThat(of("ffffffffffffffffff7f").s64()).isEqualTo(-1);
        assertThat(of("8080808078").s32()).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void refusesACountLargerThanWhatFollows() {
        assertThatThrownBy(() -> of("ffffffff0f00").count()).hasMessage("unexpected end of section or function");
        assertThatThrownBy(() -> of("0200").count()).hasMessage("unexpected end of section or function");
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        assertThatThrownBy(() -> of("02c080").name()).hasMessage("malformed UTF-8 encoding");
        assertThatThrownBy(() -> of("03eda080").name()).hasMessage("malformed UTF-8 encoding");
    }
}
