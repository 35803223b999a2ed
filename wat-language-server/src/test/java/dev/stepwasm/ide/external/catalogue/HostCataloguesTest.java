package dev.stepwasm.ide.external.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.engine.script.ScriptOptions;
import dev.stepwasm.engine.script.ScriptRunner;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogues that come with the server, held against hosts that exist. */
final class HostCataloguesTest {
    private static final KnownImports ALL = HostCatalogues.all();

    static Iterable<String> names() {
        return HostCatalogues.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areReadWithoutMistakes(String name) {
        assertThat(HostCatalogues.read(name).mistakes()).isEmpty();
    }

    @Test
    void eachCatalogueHasTheModulesThatAreSaidToBeInIt() {
        for (String module : ALL.modules()) {
            assertThat(ALL.sources(module))
                    .allSatisfy(source -> assertThat(source.all()).isNotEmpty());
        }
    }

    @Test
    void everythingIsExplained() {
        for (String module : ALL.modules()) {
            assertThat(ALL.of(module)).allSatisfy(one -> {
                assertThat(one.documentation()).as(module + " " + one.name()).isNotBlank();
                one.type().function().ifPresent(type -> {
                    if (!module.equals("spectest")) {
                        assertThat(one.parameters())
                                .as(one.name())
                                .hasSameSizeAs(type.parameters())
                                .doesNotContain("");
                    }
                });
            });
        }
    }

    /** Linking checks every type. */
    @Test
    void aHostOfWasiHasAllOfPreview1() throws Exception {
        assertThat(ALL.of("wasi_snapshot_preview1")).hasSize(46);
        assertThat(ALL.isComplete("wasi_snapshot_preview1")).isTrue();
        StepModule module = StepModule.ofText("all", importing("wasi_snapshot_preview1"));
        Imports imports = Imports.builder().wasi(WasiOptions.none()).build();
        assertThat(module.instantiate(imports)).isNotNull();
    }

    @Test
    void theHostOfScriptsHasAllOfSpectest() {
        Analysis script = Analysis.of(new SourceText("all.wast", importing("spectest")));
        assertThat(ScriptRunner.run(Script.of(script), ScriptOptions.standard()).failed())
                .isZero();
    }

    private static String importing(String module) {
        return ALL.of(module).stream()
                .map(HostCataloguesTest::field)
                .collect(Collectors.joining("\n", "(module\n", "\n(memory (export \"memory\") 1))"));
    }

    private static String field(Importable one) {
        return "(import \"" + one.module() + "\" \"" + one.name() + "\" "
                + one.type().show() + ")";
    }
}
