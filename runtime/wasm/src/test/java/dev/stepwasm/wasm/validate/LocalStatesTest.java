package dev.stepwasm.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.AbstractList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the locals of a function cost before any is used. */
final class LocalStatesTest {
    @Test
    void fewAreLookedAtHoweverManyThereAre() {
        var asked = new AtomicInteger();
        var locals = new LocalStates(
                new AbstractList<>() {
                    @Override
                    public ValueType get(int index) {
                        asked.incrementAndGet();
                        return index == 49_999 ? Numeric.F64 : Numeric.I32;
                    }

                    @Override
                    public int size() {
                        return 50_000;
                    }
                },
                0);

        assertThat(asked.get()).isLessThanOrEqualTo(1_000);
        assertThat(locals.type(999)).isEqualTo(Numeric.I32);
        assertThat(locals.type(1_000)).isEqualTo(Numeric.I32);
        assertThat(locals.type(49_999)).isEqualTo(Numeric.F64);
    }
}
