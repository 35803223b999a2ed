package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.ExternType;
import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StandIn;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.VirtualClock;
import dev.stepwasm.engine.WasiOptions;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a program that is run from a text may import: WASI, with output that is kept and nothing else of the world, and
 * stubs if the user wants them.
 */
final class GivenImports {
    private static final String WASI = "wasi_snapshot_preview1";

    private final StepModule module;
    private final LinkedModules links;
    private final Map<String, Integer> linked;

    /** @param linked numbers of links by the names under which the module imports them */
    GivenImports(StepModule module, LinkedModules links, Map<String, Integer> linked) {
        this.module = module;
        this.links = links;
        this.linked = linked;
    }

    private boolean isGiven(Import wanted) {
        return wanted.module().equals(WASI) || links.give(linked, wanted);
    }

    /** {@return what the module imports that stubs can stand for and nothing else is given for} */
    List<MissingImport> missing() {
        List<MissingImport> missing = new ArrayList<>();
        for (Import wanted : module.module().imports()) {
            if (!isGiven(wanted)) {
                missing.add(new MissingImport(
                        wanted.module(),
                        wanted.name(),
                        ExternType.of(module.module(), wanted.type()).show()));
            }
        }
        return missing;
    }

    /**
     * {@return what is given, but for the links} Clock and random numbers are the same in each run, and time passes only when the program
     * looks at it.
     *
     * @throws IllegalArgumentException with words for people, if no stub can stand for an import
     */
    Imports of(boolean stubs, long memoryBytes, RunOutput output) {
        Imports.Builder imports = Imports.builder()
                .wasi(WasiOptions.none()
                        .withArguments(name())
                        .withStdout(output)
                        .withStderr(output)
                        .withClock(VirtualClock.ofBeginning())
                        .withRandom(new Random(0)));
        if (stubs) {
            give(imports, StandIn.freshWithin(memoryBytes), new StandIn.Function(ImportStub.log(output::line)));
        }
        return imports.build();
    }

    private void give(Imports.Builder imports, StandIn fresh, StandIn function) {
        Set<String> given = new HashSet<>();
        for (Import wanted : module.module().imports()) {
            // two imports of one memory are one memory
            if (!isGiven(wanted) && given.add(wanted.module() + "\0" + wanted.name())) {
                StandIn standIn = wanted.type() instanceof ExternalType.Function ? function : fresh;
                standIn.give(imports, module, wanted);
            }
        }
    }

    private String name() {
        String path = module.name();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
