package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.typed.TypedInterface;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A module behind the interface that {@code stepwasm bind} has written for it. */
class BindScenarioTest {
    private static final Path FILE = Fixtures.root().resolve("docs/samples/embedder/prices.wat");

    // doc: bind-host
    static final class Friends implements Prices.Shop {
        @Override
        public int discount(StepInstance caller, int customer, int cents) {
            return caller.as(Prices.class).reduce(cents, customer == 7 ? 10 : 0);
        }
    }

    // end

    @Test
    void aModuleIsCalledThroughItsOwnInterface() throws Exception {
        // doc: bind
        StepModule module = StepModule.of(FILE);
        Prices.Tax tax = (caller, cents) -> cents + cents * 19 / 100;
        try (Prices prices = Prices.instantiate(module, tax, new Friends())) {
            prices.memory().writeInts(1024, 2, 120, 5, 400, 1);

            assertThat(prices.total(7, 1024)).isEqualTo(1071);
            assertThat(prices.total(8, 1024)).isEqualTo(1190);
        }
        // end
    }

    @Test
    void theInterfaceIsWhatBindWrites() throws Exception {
        TypedInterface made = TypedInterface.of(StepModule.of(FILE), getClass().getPackageName(), "Prices");
        Golden.expect(Fixtures.root().resolve("runtime/engine/src/test/java").resolve(made.path()), made.text());
    }
}
