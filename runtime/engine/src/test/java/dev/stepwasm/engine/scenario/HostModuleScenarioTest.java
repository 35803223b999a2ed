package dev.stepwasm.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.HostModules;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.fixtures.Guests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Imports in a class of their own, known by its name. */
class HostModuleScenarioTest {
    private final Path guests = Guests.folder();

    @Test
    void aClassOffersImports() throws Exception {
        // doc: host-module-given
        Screen screen = new Screen();
        StepModule.of(guests.resolve("hello.wasm"))
                .instantiate(Imports.builder().host(screen).build())
                .invoke("hello");

        assertThat(screen.lines()).containsExactly("Hello, world!");
        // end
    }

    @Test
    void aClassIsFoundByItsName() throws Exception {
        List<Path> jars = List.of();
        // doc: host-module-named
        try (HostModules loaded = HostModules.named(jars, List.of("dev.stepwasm.engine.scenario.Screen"))) {
            Imports.Builder imports = Imports.builder();
            loaded.modules().forEach(imports::host);
            StepModule.of(guests.resolve("hello.wasm"))
                    .instantiate(imports.build())
                    .invoke("hello");
        }
        // end
    }
}
