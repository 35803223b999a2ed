package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.probe.Coverage;
import dev.stepwasm.engine.probe.CoverageSet;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what runs of texts, over any number of runs. What was made from binaries is left out. Safe for use from any thread;
 * what runs while somebody asks may be missing.
 */
public final class RunCoverage {
    private final IdentityHashMap<ExecutionControl, CoverageSet> running = new IdentityHashMap<>();
    /** By name; a text that is linked is read anew for each run. */
    private final Map<String, TextCoverage> texts = new LinkedHashMap<>();

    /** @param analysis of a text that is run; others are analysed when it is needed */
    public RunCoverage(Analysis analysis) {
        texts.put(analysis.source().name(), new TextCoverage(analysis));
    }

    /** An instance of a module is made next under a control. */
    public synchronized void makes(StepModule module, ExecutionControl control) {
        if (module.source().isEmpty()) {
            return;
        }
        running.computeIfAbsent(control, key -> {
                    CoverageSet counts = new CoverageSet();
                    counts.attach(control);
                    return counts;
                })
                .add(module);
    }

    /** Adds up what was counted so far, so that nothing of the programs that ran is kept. */
    public synchronized void settle() {
        for (CoverageSet counts : running.values()) {
            for (Coverage coverage : counts.all()) {
                of(coverage.listing().text()).add(coverage);
            }
        }
        running.clear();
    }

    private TextCoverage of(SourceText text) {
        TextCoverage known = texts.get(text.name());
        if (known == null || !known.text().text().equals(text.text())) { // a file may have changed in between
            known = new TextCoverage(Analysis.of(text));
            texts.put(text.name(), known);
        }
        return known;
    }

    /** {@return what ran of each text that has code} */
    public synchronized List<TextCoverage> texts() {
        settle();
        List<TextCoverage> known = new ArrayList<>(texts.values());
        known.removeIf(text -> text.statements().isEmpty() && text.functions().isEmpty());
        return known;
    }
}
