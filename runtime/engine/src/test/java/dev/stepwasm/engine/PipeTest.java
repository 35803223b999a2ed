package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Bytes in memory between host and program. */
class PipeTest {
    @Test
    void whatIsWrittenIsReadOnceAndAgainAfterSeeking() {
        Pipe pipe = Pipe.of("one ");
        pipe.write("two");

        assertThat(pipe.readText()).isEqualTo("one two");
        assertThat(pipe.readText()).isEmpty();
        pipe.seek(4);
        assertThat(pipe.read(2)).containsExactly('t', 'w');
        assertThat(pipe.position()).isEqualTo(6);
        assertThat(pipe.size()).isEqualTo(7);
        assertThatThrownBy(() -> pipe.seek(8)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void streamsShareThePosition() throws IOException {
        var pipe = new Pipe();
        pipe.output().write("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var in = pipe.input();

        assertThat(in.read()).isEqualTo('a');
        assertThat(in.available()).isEqualTo(2);
        assertThat(pipe.readText()).isEqualTo("bc");
        assertThat(in.read()).isEqualTo(-1);
        pipe.output().write('d');
        assertThat(in.readAllBytes()).containsExactly('d');
    }
}
