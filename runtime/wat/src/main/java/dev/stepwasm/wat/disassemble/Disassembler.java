package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wat.names.Identifier;
import java.util.Optional;

/**
 * Turns a binary into text that assembles to the same binary: every number in its shortest form, sections in the order of
 * the standard, names in a name section at the end. A binary that is so already, as the assembler writes it, comes back
 * byte for byte.
 *
 * <p>Total: a module need not be valid, and code may be malformed. Time and text are proportional to the file; nesting
 * lives on explicit stacks, and indentation stops growing at {@value Output#MOST_LEVELS} levels.
 */
public final class Disassembler {
    private Disassembler() {}

    /**
     * {@return a module as text}
     *
     * @param file the binary that {@code module} was read from
     */
    public static Disassembly disassemble(byte[] file, Module module, Layout layout) {
        return disassemble(new Printer(file, module, layout));
    }

    /**
     * {@return the same, unless the text gets long}
     *
     * @param most the length in UTF-16 units at which it is given up; what is written in a line may go beyond
     */
    public static Optional<Disassembly> disassemble(byte[] file, Module module, Layout layout, int most) {
        Printer printer = new Printer(file, module, layout);
        printer.out.limit(most);
        try {
            return Optional.of(disassemble(printer));
        } catch (Output.TooLong e) {
            return Optional.empty();
        }
    }

    private static Disassembly disassemble(Printer printer) {
        Module module = printer.module;
        SourceMap.Builder map = SourceMap.builder();
        Output out = printer.out;
        if (printer.layout.skeleton()) {
            out.line(0).put(";; a skeleton: code, and the rest of long data, is left out");
        }
        out.line(0).put("(module");
        module.names()
                .module()
                .ifPresent(name -> out.put(name.isEmpty() ? " (@name \"\")" : " " + Identifier.show(name)));
        int header = out.position();
        FieldText fields = new FieldText(printer, new ExportPlan(module));
        SegmentText segments = new SegmentText(printer);
        printer.types.definitions();
        fields.imports();
        fields.definitions();
        fields.exportsAndStart();
        segments.elements();
        Hints hints = Hints.of(module);
        new FunctionText(printer, fields, hints, map).functions();
        segments.data();
        new CustomText(printer, segments).sections(hints);
        out.put(out.position() == header ? ")\n" : "\n)\n");
        return new Disassembly(out.toString(), map.build(), printer.problems);
    }
}
