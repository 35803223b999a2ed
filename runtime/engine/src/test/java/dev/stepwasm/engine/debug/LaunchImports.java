package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StandIn;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.VirtualClock;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.fixtures.transcript.Driver.Launch;
import dev.stepwasm.fixtures.transcript.Driver.Stub;
import dev.stepwasm.fixtures.transcript.Driver.WasiSetting;
import dev.stepwasm.fixtures.transcript.RefusedException;
import dev.stepwasm.wasm.module.Import;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a transcript gives to a program, as the core takes it. */
record LaunchImports(List<StepModule> modules, ByteArrayOutputStream stdout, ByteArrayOutputStream stderr) {
    /** {@return the imports} @throws RefusedException if a stand-in does not suit its import */
    Imports of(Launch launch) {
        Imports.Builder imports = Imports.builder().wasi(wasi(launch.wasi()));
        try {
            for (Stub stub : launch.stubs()) {
                for (StepModule module : modules) {
                    for (Import wanted : module.module().imports()) {
                        if (stub.name().equals(wanted.module() + "." + wanted.name())) {
                            standIn(stub).give(imports, module, wanted);
                        }
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException("`imports`: " + e.getMessage());
        }
        return imports.build();
    }

    private StandIn standIn(Stub stub) {
        return switch (stub.kind()) {
            case "new" -> StandIn.fresh();
            case "call" -> new StandIn.Callback(stub.rest().getFirst());
            case "value" -> new StandIn.Constant(stub.rest().getFirst());
            default -> new StandIn.Function(function(stub));
        };
    }

    private ImportStub function(Stub stub) {
        return switch (stub.kind()) {
            case "log" -> ImportStub.log(line -> stdout.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
            case "echo" -> ImportStub.echo();
            case "returns" -> ImportStub.returns(stub.rest());
            case "calls" ->
                ImportStub.sequence(stub.rest().stream()
                        .map(call -> List.of(call.split(",", -1)))
                        .toList());
            case "trap" -> ImportStub.trap(String.join(" ", stub.rest()));
            default -> throw new IllegalArgumentException("no stub: " + stub);
        };
    }

    private WasiOptions wasi(List<WasiSetting> settings) {
        WasiOptions options = WasiOptions.none()
                .withArguments(programName())
                .withStdout(stdout)
                .withStderr(stderr)
                .withClock(VirtualClock.ofBeginning())
                .withRandom(new Random(0));
        for (WasiSetting setting : settings) {
            options = with(options, setting);
        }
        return options;
    }

    private WasiOptions with(WasiOptions options, WasiSetting setting) {
        List<String> rest = setting.rest();
        return switch (setting.name()) {
            case "args" -> {
                List<String> all = new ArrayList<>(List.of(programName()));
                all.addAll(rest);
                yield options.withArguments(all);
            }
            case "env" -> {
                String[] parts = rest.getFirst().split("=", 2);
                yield options.withEnvironment(parts[0], parts[1]);
            }
            case "stdin" ->
                options.withStdin(
                        new ByteArrayInputStream((String.join("\n", rest) + "\n").getBytes(StandardCharsets.UTF_8)));
            case "clock" -> options.withClock(VirtualClock.from(Instant.parse(rest.getFirst())));
            case "random" -> options.withRandom(new Random(Long.parseLong(rest.getFirst())));
            default -> throw new IllegalArgumentException("no setting: " + setting);
        };
    }

    private String programName() {
        return modules.getLast().name().replaceFirst(".*[/\\\\]", "");
    }
}
