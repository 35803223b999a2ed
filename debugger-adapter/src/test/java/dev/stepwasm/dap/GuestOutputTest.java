package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuestOutputTest {
    private final List<String> heard = new ArrayList<>();
    private final GuestOutput output = new GuestOutput(heard::add);

    @Test
    void passesOnWholeLines() {
        write("one\ntwo\nthr");
        assertThat(heard).containsExactly("one\n", "two\n");

        write("ee\n");
        assertThat(heard).containsExactly("one\n", "two\n", "three\n");
    }

    @Test
    void passesOnTheRestWhenAsked() {
        write("no end");
        assertThat(heard).isEmpty();

        output.release();
        output.release();
        assertThat(heard).containsExactly("no end");
    }

    @Test
    void waitsForTheRestOfACharacter() {
        for (byte each : "ü\n".getBytes(StandardCharsets.UTF_8)) {
            output.write(each);
        }
        assertThat(heard).containsExactly("ü\n");
    }

    @Test
    void cutsEndlessLinesBetweenCharacters() {
        String line = "a" + "€".repeat(50_000);
        write(line);
        output.release();

        assertThat(heard).hasSizeGreaterThan(1);
        assertThat(String.join("", heard)).isEqualTo(line);
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int start = 0; start < bytes.length; start += 7) {
            output.write(bytes, start, Math.min(7, bytes.length - start));
        }
    }
}
