package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.probe.Coverage;
import dev.stepwasm.engine.probe.Coverage.OfFunction;
import dev.stepwasm.engine.probe.Coverage.OfInstruction;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often the functions and instructions of one text ran. Used by one thread at a time. */
public final class TextCoverage {
    private final Analysis analysis;
    private final SortedMap<Integer, Function> functions = new TreeMap<>();
    private final SortedMap<Integer, Statement> statements = new TreeMap<>();

    /** Nothing has run of a text. */
    TextCoverage(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * How often a function was called.
     *
     * @param place of its name, or of the keyword if it has none
     */
    public record Function(Span place, String name, long count) {}

    /**
     * How often an instruction ran.
     *
     * @param place without operands
     * @param ways how often each way was taken; of a condition the one if it holds and the other one
     */
    public record Statement(Span place, long count, List<Long> ways) {
        /** Copies the list. */
        public Statement {
            ways = List.copyOf(ways);
        }

        private Statement with(Statement other) {
            List<Long> sums = new ArrayList<>();
            for (int i = 0; i < Math.min(ways.size(), other.ways.size()); i++) {
                sums.add(ways.get(i) + other.ways.get(i));
            }
            return new Statement(place, count + other.count, sums);
        }
    }

    /** {@return the text} */
    public SourceText text() {
        return analysis.source();
    }

    /** {@return the functions that it defines, in text order} */
    public List<Function> functions() {
        return List.copyOf(functions.values());
    }

    /** {@return the instructions that can run, in text order} */
    public List<Statement> statements() {
        return List.copyOf(statements.values());
    }

    /** Adds what ran of one of its modules. */
    void add(Coverage coverage) {
        Listing listing = coverage.listing();
        Optional<ModuleAnalysis> module = module(listing.map());
        for (OfFunction function : coverage.functions()) {
            module.flatMap(known -> known.lowered().lookup().definition(IndexSpace.FUNCTION, function.index(), -1))
                    .ifPresent(definition -> add(definition, function));
            for (OfInstruction instruction : function.instructions()) {
                listing.place(instruction.codeOffset())
                        .map(place -> new Statement(place, instruction.count(), instruction.ways()))
                        .ifPresent(
                                statement -> statements.merge(statement.place().start(), statement, Statement::with));
            }
        }
    }

    private Optional<ModuleAnalysis> module(SourceMap map) {
        return map.size() == 0
                ? Optional.empty()
                : analysis.moduleAt(map.entry(0).span().start());
    }

    private void add(Definition definition, OfFunction function) {
        Function counted = new Function(definition.nameSpan(), function.name(), function.entries());
        functions.merge(
                definition.nameSpan().start(),
                counted,
                (one, other) -> new Function(one.place(), one.name(), one.count() + other.count()));
    }
}
