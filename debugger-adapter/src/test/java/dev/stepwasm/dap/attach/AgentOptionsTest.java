package dev.stepwasm.dap.attach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentOptionsTest {
    private static final DebugServerOptions USUAL = DebugServerOptions.defaults();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "y", "true", "ON", "suspend=n", "port=0"})
    void ofNothingSpecialAreTheUsualOnes(String property) {
        assertThat(AgentOptions.of(property)).isEqualTo(new AgentOptions.On(USUAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "n", "off", "No"})
    void canSayNo(String property) {
        assertThat(AgentOptions.of(property)).isEqualTo(new AgentOptions.Off());
    }

    @Test
    void sayEverythingThatThereIs() {
        assertThat(AgentOptions.of("port=5005, suspend=y,name=our shop,host=0.0.0.0"))
                .isEqualTo(new AgentOptions.On(
                        USUAL.withPort(5005).suspended().withProgram("our shop").listenBeyondLoopback("0.0.0.0")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | `port` is a number from 0 to 65535, as in port=5005",
                "port= | `port` is a number from 0 to 65535, as in port=5005",
                "port=many | `port` is a number from 0 to 65535, as in port=5005, and not many",
                "port=65536 | `port` is a number from 0 to 65535, as in port=5005, and not 65536",
                "port=-1 | `port` is a number from 0 to 65535, as in port=5005, and not -1",
                "suspend | `suspend` is y or n, as in suspend=y",
                "suspend=perhaps | `suspend` is y or n, as in suspend=y, and not perhaps",
                "name= | `name` is what lists show, as in name=shop",
                "host | `host` is an address of this machine, as in host=127.0.0.1",
                "5005 | `5005` means nothing here; options are port=5005, suspend=y, name=shop, host=127.0.0.1",
                "port=5005, | `` means nothing here; options are port=5005, suspend=y, name=shop, host=127.0.0.1",
            })
    void thatAreMistakenAreExplained(String property, String words) {
        assertThat(AgentOptions.of(property)).isEqualTo(new AgentOptions.Mistaken(words));
    }
}
