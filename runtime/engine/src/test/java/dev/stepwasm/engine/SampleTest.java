package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The programs in docs/samples do what they say. */
class SampleTest {
    @Test
    void sumAddsItsArguments() throws Exception {
        assertThat(sample("sum").instantiate(Imports.none()).invoke("sum", Value.of(50), Value.of(-8)))
                .containsExactly(Value.of(42));
    }

    @Test
    void quicksortSorts() throws Exception {
        assertThat(sample("quicksort").instantiate(Imports.none()).invoke("run", Value.of(1000)))
                .containsExactly(Value.of(1));
    }

    @Test
    void sha256PrintsTheDigestOfAbc() throws Exception {
        assertThat(outputOf("sha256")).isEqualTo("""
                ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                """);
    }

    @Test
    void helloPrintsALine() throws Exception {
        assertThat(outputOf("hello")).isNotBlank().endsWith("\n").hasLineCount(1);
    }

    private static String outputOf(String name) throws Exception {
        var out = new ByteArrayOutputStream();
        var imports = Imports.builder().wasi(WasiOptions.none().withStdout(out)).build();
        try (StepInstance instance = sample(name).instantiate(imports)) {
            instance.invoke("_start");
        } catch (ExitException exit) {
            assertThat(exit.code()).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static StepModule sample(String name) throws IOException, InvalidModuleException {
        Path file = Path.of(System.getProperty("stepwasm.root"), "docs", "samples", name + ".wat");
        return StepModule.ofText(file.getFileName().toString(), Files.readString(file));
    }
}
