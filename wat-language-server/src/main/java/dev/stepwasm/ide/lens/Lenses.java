package dev.stepwasm.ide.lens;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where to show how often something is used: at all that the fields of modules define, but for what is mostly used without
 * being named, of which a number would tell too little.
 */
public final class Lenses {
    private Lenses() {}

    /** {@return the places, in text order} */
    public static List<Lens> of(Analysis analysis) {
        List<Lens> all = new ArrayList<>();
        List<ModuleAnalysis> modules = analysis.modules();
        for (int module = 0; module < modules.size(); module++) {
            for (Definition definition : modules.get(module).definitions()) {
                if (!isUsedUnnamed(modules.get(module).module(), definition)) {
                    all.add(new Lens(definition.nameSpan(), module, definition.space(), definition.index()));
                }
            }
        }
        all.sort(Comparator.comparingInt(lens -> lens.span().start()));
        return all;
    }

    /** Instructions mean the first memory and table if they name none, and active segments are written by themselves. */
    private static boolean isUsedUnnamed(Module module, Definition definition) {
        int index = definition.index();
        return switch (definition.space()) {
            case MEMORY, TABLE -> index == 0;
            case DATA ->
                index < module.data().size()
                        && isActive(module.data().get(index).mode());
            case ELEM ->
                index < module.elements().size()
                        && isActive(module.elements().get(index).mode());
            default -> false;
        };
    }

    private static boolean isActive(SegmentMode mode) {
        return mode instanceof SegmentMode.Active;
    }
}
