package dev.stepwasm.ide.lens;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where to show how often something is used: at all that the fields of modules define. */
public final class Lenses {
    private Lenses() {}

    /** {@return the places, in text order} */
    public static List<Lens> of(Analysis analysis) {
        List<Lens> all = new ArrayList<>();
        List<ModuleAnalysis> modules = analysis.modules();
        for (int module = 0; module < modules.size(); module++) {
            for (Definition definition : modules.get(module).definitions()) {
                all.add(new Lens(definition.nameSpan(), module, definition.space(), definition.index()));
            }
        }
        all.sort(Comparator.comparingInt(lens -> lens.span().start()));
        return all;
    }
}
