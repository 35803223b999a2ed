package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.store.ByteView;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A plug-in behind a Java interface. */
class PluginScenarioTest {
    private final Path guests = Guests.folder();

    // doc: plugin-interface
    interface Plugin {
        int add(int a, int b);

        int text();

        int length(int start);
    }

    // end

    @Test
    void aPluginIsAnInterface() throws Exception {
        // doc: plugin
        StepInstance instance = StepModule.of(guests.resolve("plugin.wasm")).instantiate();
        Plugin plugin = instance.as(Plugin.class);

        assertThat(plugin.add(19, 23)).isEqualTo(42);

        ByteView room = instance.memory().view(plugin.text(), 64);
        room.writeCString(0, "how long am I?");
        assertThat(plugin.length(plugin.text())).isEqualTo(14);
        // end
    }

    // doc: plugin-wrong
    interface NewerPlugin extends Plugin {
        long multiply(long a, long b);
    }

    // end

    @Test
    void saysWhatAPluginLacks() throws Exception {
        // doc: plugin-wrong
        StepInstance instance = StepModule.of(guests.resolve("plugin.wasm")).instantiate();

        assertThatThrownBy(() -> instance.as(NewerPlugin.class))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("unknown export \"multiply\": wanted is func [i64 i64] -> [i64]");
        // end
    }
}
