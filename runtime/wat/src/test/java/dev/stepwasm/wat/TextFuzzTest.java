package dev.stepwasm.wat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whatever the text is, there is an answer. */
class TextFuzzTest {
    @Test
    void changedTokensAreAnswered() throws IOException {
        TextFuzz fuzz = new TextFuzz(TextFuzz.seeds(), 20_26);
        for (int i = 0; i < 20_000; i++) {
            fuzz.next();
        }
    }
}
