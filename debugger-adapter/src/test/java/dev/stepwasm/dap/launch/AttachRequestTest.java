package dev.stepwasm.dap.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an attach in a launch.json is read, and in which words it is refused. */
final class AttachRequestTest {
    private static AttachRequest read(String json) throws LaunchException {
        return AttachRequest.of(
                new Gson().fromJson(json.replace('\'', '"'), new TypeToken<Map<String, Object>>() {}.getType()));
    }

    @Test
    void canSayNothing() throws LaunchException {
        AttachRequest request = read("{'type': 'stepwasm', 'request': 'attach', 'name': 'Attach'}");

        assertThat(request.pid()).isEmpty();
        assertThat(request.host()).isEmpty();
        assertThat(request.port()).isEmpty();
        assertThat(request.token()).isEmpty();
        assertThat(request.sources()).isEmpty();
        assertThat(request.warnings()).isEmpty();
    }

    @Test
    void takesNumbersAsEditorsPutThemIn() throws LaunchException {
        assertThat(read("{'pid': 4711}").pid()).isEqualTo(OptionalLong.of(4711));
        assertThat(read("{'pid': '4711'}").pid()).isEqualTo(OptionalLong.of(4711));
        assertThat(read("{'port': '5005', 'host': 'far', 'token': 'abc'}"))
                .returns(OptionalInt.of(5005), AttachRequest::port)
                .returns(Optional.of("far"), AttachRequest::host)
                .returns(Optional.of("abc"), AttachRequest::token);
    }

    @Test
    void findsSources() throws LaunchException {
        Path here = Path.of("").toAbsolutePath();
        assertThat(read("{'sources': ['src'], 'cwd': 'guest'}").sources()).containsExactly(here.resolve("guest/src"));
        assertThat(read("{'sources': ['src']}").sources()).containsExactly(here.resolve("src"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'pid': 0} | `pid` must be a whole number from 1 to 2147483647 or a string with its digits, not 0",
                "{'pid': 'x'} | `pid` must be a whole number from 1 to 2147483647 or a string with its digits, not"
                        + " \"\"x\"\"",
                "{'pid': '9999999999'} | `pid` must be a whole number from 1 to 2147483647, not \"\"9999999999\"\"",
                "{'port': 65536} | `port` must be a whole number from 1 to 65535 or a string with its digits, not"
                        + " 65536",
                "{'port': '0'} | `port` must be a whole number from 1 to 65535, not \"\"0\"\"",
                "{'pid': '${command:pick}'} | `pid` is \"\"${command:pick}\"\", which the editor has not replaced;"
                        + " write a number",
                "{'host': 'far'} | `host` needs the `port` on which the program listens there",
                "{'sources': 'src'} | `sources` must be a list such as [\"\"${workspaceFolder}/src/main/wat\"\","
                        + " \"\"${workspaceFolder}/src/main/java\"\"], not \"\"src\"\"",
            })
    void isRefusedInWords(String json, String words) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(LaunchException.class)
                .hasMessage(words.replace("\"\"", "\""));
    }

    @Test
    void warnsOfWhatMeansNothing() throws LaunchException {
        assertThat(read("{'prot': 5005}").warnings())
                .containsExactly("`prot` means nothing to the debugger and is ignored; did you mean `port`?");
    }
}
