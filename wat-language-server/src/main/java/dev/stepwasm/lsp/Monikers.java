package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.SharedName;
import java.util.List;
import org.eclipse.lsp4j.Moniker;
import org.eclipse.lsp4j.MonikerKind;
import org.eclipse.lsp4j.UniquenessLevel;

/** Names that are the same in all files that share something, for who indexes many of them. */
final class Monikers {
    private static final String SCHEME = "wasm";

    private Monikers() {}

    static List<Moniker> of(List<SharedName> names) {
        return names.stream()
                .map(name -> new Moniker(
                        SCHEME,
                        name.module() + ":" + name.name(),
                        UniquenessLevel.Project,
                        name.isImport() ? MonikerKind.Import : MonikerKind.Export))
                .toList();
    }
}
