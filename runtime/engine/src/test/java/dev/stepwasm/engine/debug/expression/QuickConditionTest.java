package dev.stepwasm.engine.debug.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.engine.store.Slots;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides quickly says what an evaluation of the same text says. */
class QuickConditionTest {
    private static final List<Integer> INTS = List.of(0, 1, -1, 7, 1000, -1000, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final List<Long> LONGS = List.of(0L, 5L, -1L, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE);

    private static StepModule module() throws Exception {
        return StepModule.ofText("quick.wat", """
                (module
                  (global $g i32 (i32.const 3))
                  (func $f (export "f") (param $i i32) (param $j i32) (param $n i64) (param $d f64)
                    (nop)))
                """);
    }

    private static Expression expression(String text, Site site) {
        return ((Answer.Found<Expression>) Expression.parse(text, site)).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$i == 7",
                "$i != -1",
                "$i < $j",
                "$i <u $j",
                "$i >=u 0xfffffc18",
                "7 > $i",
                "$i",
                "!$i",
                "$i + $j == 0",
                "$i * $j > 999",
                "$i - 1 < $j",
                "($i & 3) == 3 || ($j ^ 5) < 0",
                "$i % 1000 == 0 && $j > 0",
                "local $i == $j | 1",
                "$n == 5",
                "$n + 1 < 0",
                "$n >u 0x7fffffffffffffff",
                "$n % 5 == 0 && !($i == 0)"
            })
    void saysTheSame(String text) throws Exception {
        StepModule module = module();
        int place = module.code().stopOffsets(0)[0];
        Site site = Site.at(module.code(), place);
        Expression expression = expression(text, site);
        var quick = expression.quickly(site).orElseThrow();
        var answers = new ArrayList<Boolean>();
        var control = new ExecutionControl(StackLimits.DEFAULT, Tier.INTERPRETED);
        control.addBreakpoint(module.code(), place);
        control.setHook((top, cause) -> {
            Answer<Boolean> slow = expression.holds(top);
            boolean holds = quick.holds(local -> Slots.bits(top.local(local)));
            assertThat(slow).isEqualTo(new Answer.Found<>(holds));
            answers.add(holds);
        });
        var instance = module.instantiate(Imports.none(), control, InstanceOptions.defaults());
        for (int i : INTS) {
            for (int j : INTS) {
                for (long n : LONGS) {
                    instance.invoke("f", Value.of(i), Value.of(j), Value.of(n), Value.of(1.5));
                }
            }
        }
        assertThat(answers).hasSize(INTS.size() * INTS.size() * LONGS.size()).contains(true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$d > 1.0", "$g == 3", "$i / $j == 1", "$i % $j == 1", "$i == 5000000000", "$i == $n", "3 == 3"})
    void leavesAllElseToTheEvaluator(String text) throws Exception {
        StepModule module = module();
        Site site = Site.at(module.code(), module.code().stopOffsets(0)[0]);
        assertThat(expression(text, site).quickly(site)).isEmpty();
    }
}
