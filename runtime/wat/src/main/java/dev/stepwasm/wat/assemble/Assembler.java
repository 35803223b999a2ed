package dev.stepwasm.wat.assemble;

import dev.stepwasm.wasm.binary.CodeWriter;
import dev.stepwasm.wasm.binary.ModuleWriter;
import dev.stepwasm.wasm.binary.WrittenModule;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.annotate.ModuleAnnotations;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns checked text into the binary format (core spec 5), with a name section and a source map. */
public final class Assembler {
    private final LoweredModule module;
    private final ModuleAnnotations annotations;
    private final Places[] places;

    private Assembler(LoweredModule module, ModuleAnnotations annotations) {
        this.module = module;
        this.annotations = annotations;
        this.places = new Places[module.bodyCount()];
    }

    /**
     * {@return the one module of a text}
     *
     * @throws IllegalArgumentException if the text has errors, or not exactly one module
     */
    public static Assembly assemble(Analysis analysis) {
        List<ModuleSyntax> modules = analysis.tree().modules();
        if (modules.size() != 1) {
            throw new IllegalArgumentException("a text with " + modules.size() + " modules");
        }
        return assemble(analysis, 0);
    }

    /**
     * {@return one of the modules of a text}
     *
     * @param number of the module, from 0
     * @throws IllegalArgumentException if the module has errors; those of other modules and of commands do not count
     */
    public static Assembly assemble(Analysis analysis, int number) {
        return assemble(analysis, number, true);
    }

    /**
     * {@return one of the modules of a text}
     *
     * @param number of the module, from 0
     * @param names whether the binary gets a name section
     * @throws IllegalArgumentException if the module has errors; those of other modules and of commands do not count
     */
    public static Assembly assemble(Analysis analysis, int number, boolean names) {
        ModuleSyntax syntax = analysis.tree().modules().get(number);
        if (analysis.diagnosticsOf(number).stream().anyMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("a module with errors");
        }
        LoweredModule lowered = LoweredModule.forAssembly(analysis.tree(), syntax);
        return new Assembler(lowered, ModuleAnnotations.of(analysis.tree(), syntax, new Problems())).assemble(names);
    }

    private Assembly assemble(boolean names) {
        WrittenModule written = ModuleWriter.write(module.module(), this::body, names);
        SourceMap.Builder map = SourceMap.builder();
        for (int i = 0; i < places.length; i++) {
            Span code = written.code(i);
            map.function(code);
            places[i].addTo(map, code.start());
        }
        return new Assembly(written.bytes(), map.build());
    }

    private void body(int number, CodeWriter out) {
        Places found = new Places();
        Map<Integer, Boolean> hints = annotations.hints(module.bodySegment(number));
        module.code(number, (instruction, start, end) -> {
            found.add(out.offset(), start, end);
            Boolean likely = hints.get(instruction.position());
            if (likely != null) {
                out.branchHint(likely);
            }
            out.accept(instruction);
        });
        Span end = module.bodyEnd(number);
        found.add(out.offset(), end.start(), end.end());
        out.accept(Instruction.of(Opcode.END, end.start()));
        places[number] = found;
    }

    /** Offsets into the code of one function with the spans they come from. */
    private static final class Places {
        private int[] data = new int[48];
        private int size;

        void add(int offset, int start, int end) {
            if (size + 3 > data.length) {
                data = Arrays.copyOf(data, data.length * 2);
            }
            data[size++] = offset;
            data[size++] = start;
            data[size++] = end;
        }

        void addTo(SourceMap.Builder map, int base) {
            for (int i = 0; i < size; i += 3) {
                map.add(base + data[i], new Span(data[i + 1], data[i + 2]));
            }
        }
    }
}
