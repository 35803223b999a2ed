package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** The kernels of the benchmark give what Endive's own interpreter gives. */
class KernelTest {
    @ParameterizedTest
    @ValueSource(strings = {"fib", "sieve", "matmul", "sha", "bytes", "calli"})
    void givesWhatEndiveGives(String kernel) throws Exception {
        byte[] file = file(kernel);
        var module = StepModule.ofBinary(kernel, file);
        var ours = module.instantiate(Imports.none());
        var compiled =
                module.instantiate(Imports.none(), InstanceOptions.defaults().withTier(Tier.COMPILED));
        var tiered =
                module.instantiate(Imports.none(), InstanceOptions.defaults().withTier(Tier.TIERED));
        var theirs = Instance.builder(Parser.parse(file)).build().export("run");
        var result = Value.of((int) theirs.apply(1)[0]);
        assertThat(ours.invoke("run", Value.of(1))).containsExactly(result);
        assertThat(compiled.invoke("run", Value.of(1))).containsExactly(result);
        assertThat(tiered.invoke("run", Value.of(1))).containsExactly(result);
    }

    private static byte[] file(String kernel) throws IOException {
        Path kernels = Path.of(System.getProperty("bench.kernels", "missing"));
        assumeTrue(Files.isDirectory(kernels) || "true".equals(System.getenv("CI")), "no kernels at " + kernels);
        return Files.readAllBytes(kernels.resolve(kernel + ".wasm"));
    }
}
