package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.internal.LazilyParsedNumber;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LaunchRequestTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "5, 5",
        "-8, -8",
        "5.0, 5",
        "1e3, 1000",
        "1.5, 1.5",
        "-0.0, -0",
        "18446744073709551615, 18446744073709551615",
        "1e999999999, 1e999999999",
    })
    void readsNumbersWithoutLosingDigits(String written, String text) {
        assertThat(args(new LazilyParsedNumber(written))).containsExactly(text);
    }

    @Test
    void readsTheNumbersOfClientsThatMakeDoublesOfAll() {
        assertThat(args(5.0, -8.0, 0.5, "0x10", 1L << 40)).containsExactly("5", "-8", "0.5", "0x10", "1099511627776");
    }

    @Test
    void refusesOtherArguments() {
        assertThatThrownBy(() -> args(1.0, true)).hasMessage("argument 2 must be a number or a string, not true");
        assertThatThrownBy(() -> args((Object) null)).hasMessage("argument 1 must be a number or a string, not null");
    }

    @Test
    void namesWhatIsMissingOrMistyped() {
        assertThatThrownBy(() -> LaunchRequest.of(Map.of()))
                .hasMessage("`program` is missing: give the path of a .wat or .wasm file");
        assertThatThrownBy(() -> LaunchRequest.of(Map.of("program", 1.0)))
                .hasMessage("`program` must be a string, not 1.0");
        assertThatThrownBy(() -> LaunchRequest.of(Map.of("program", "a.wat", "args", "5")))
                .hasMessage("`args` must be a list, not \"5\"");
        assertThatThrownBy(() -> LaunchRequest.of(Map.of("program", "a.wat", "stopOnEntry", "yes")))
                .hasMessage("`stopOnEntry` must be true or false, not \"yes\"");
        assertThatThrownBy(() -> LaunchRequest.of(Map.of("program", "a.wat", "imports", List.of())))
                .hasMessage("`imports` must be an object such as {\"env.log\": \"log\"}, not []");
    }

    private static List<String> args(Object... args) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("program", "a.wat");
        arguments.put("args", Arrays.asList(args));
        return LaunchRequest.of(arguments).args();
    }
}
