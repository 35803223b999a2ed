package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where exports are written: inside of what they export if the text then gives them in the order of the binary, else all
 * of them on their own. An import has no room for exports.
 */
final class ExportPlan {
    /** The order in which the kinds are written. */
    private static final List<ExternalKind> ORDER = List.of(
            ExternalKind.TABLE, ExternalKind.MEMORY, ExternalKind.TAG, ExternalKind.GLOBAL, ExternalKind.FUNCTION);

    private final List<Export> separate;
    private final Map<ExternalKind, Map<Integer, List<String>>> inline = new HashMap<>();

    ExportPlan(Module module) {
        boolean inOrder = isInOrder(module);
        separate = inOrder ? List.of() : module.exports();
        if (inOrder) {
            for (Export export : module.exports()) {
                inline.computeIfAbsent(export.kind(), kind -> new HashMap<>())
                        .computeIfAbsent(export.index(), index -> new ArrayList<>())
                        .add(export.name());
            }
        }
    }

    private static boolean isInOrder(Module module) {
        int lastKind = 0;
        int lastIndex = 0;
        for (Export export : module.exports()) {
            int kind = ORDER.indexOf(export.kind());
            int index = export.index();
            boolean defined = index >= importedCount(module, export.kind()) && index < count(module, export.kind());
            if (!defined || kind < lastKind || (kind == lastKind && index < lastIndex)) {
                return false;
            }
            lastKind = kind;
            lastIndex = index;
        }
        return true;
    }

    private static int importedCount(Module module, ExternalKind kind) {
        return switch (kind) {
            case FUNCTION -> module.importedFunctionCount();
            case TABLE -> module.importedTableCount();
            case MEMORY -> module.importedMemoryCount();
            case GLOBAL -> module.importedGlobalCount();
            case TAG -> module.importedTagCount();
        };
    }

    private static int count(Module module, ExternalKind kind) {
        return switch (kind) {
            case FUNCTION -> module.functionCount();
            case TABLE -> module.tableCount();
            case MEMORY -> module.memoryCount();
            case GLOBAL -> module.globalCount();
            case TAG -> module.tagCount();
        };
    }

    /** {@return the names to write inside of a definition} */
    List<String> inline(ExternalKind kind, int index) {
        return inline.getOrDefault(kind, Map.of()).getOrDefault(index, List.of());
    }

    /** {@return the exports to write on their own} */
    List<Export> separate() {
        return separate;
    }
}
