package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.source.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A binary that is shown in the text of which it was made. */
class ShownTextTest {
    private static final String TEXT = """
        (module
          (func (export "one") (result i32)
            (i32.const 1)))
        """;

    @Test
    void placesAreThoseOfTheText() throws Exception {
        StepModule text = StepModule.of(TEXT);
        DebugListener nobody = new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {}

            @Override
            public void ended(Outcome outcome) {}
        };
        try (Debugger debugger = new Debugger(StepModule.of(text.bytes()), Imports.none(), nobody)) {
            DebuggedModule module = debugger.main();
            assertThat(module.isBinary()).isTrue();
            assertThat(module.text().text()).isNotEqualTo(TEXT);

            module.showAs(text);

            assertThat(module.isBinary()).isFalse();
            assertThat(module.text().text()).isEqualTo(TEXT);
            assertThat(debugger.setBreakpoints(List.of(BreakpointRequest.line(3))))
                    .singleElement()
                    .satisfies(placed -> assertThat(placed.position()).contains(new Position(3, 5)));
        }
    }
}
