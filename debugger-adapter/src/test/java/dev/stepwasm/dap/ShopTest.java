package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample in {@code docs/samples/embedder} runs as its page says, and its books are right. */
final class ShopTest {
    @Test
    void sellsAndWritesPriceTags() throws IOException, InterruptedException {
        try (ShopProcess shop = ShopProcess.start(List.of(), "2", "10")) {
            assertThat(shop.exitCode()).isZero();

            assertThat(shop.await(line -> true)).isEqualTo("the shop is open");
            for (int second = 0; second < 2; second++) {
                assertThat(shop.await(line -> true)).matches("[0-9]+ orders and price tags in a second");
            }
            assertThat(shop.await(line -> true)).isEqualTo("the shop is closed");
            assertThat(shop.all()).as("nothing is wrong").hasSize(4);
        }
    }
}
