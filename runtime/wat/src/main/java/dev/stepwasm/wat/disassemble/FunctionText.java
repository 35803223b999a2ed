package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.LocalGroup;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.Locale;

/** Writes functions with their code. */
final class FunctionText {
    private static final int LEVEL = 2;

    private final Printer printer;
    private final FieldText fields;
    private final Output out;
    private final Hints hints;
    private final SourceMap.Builder map;
    private int usesData = -1;

    FunctionText(Printer printer, FieldText fields, Hints hints, SourceMap.Builder map) {
        this.printer = printer;
        this.fields = fields;
        this.out = printer.out;
        this.hints = hints;
        this.map = map;
    }

    void functions() {
        int index = printer.module.importedFunctionCount();
        for (Function function : printer.module.functions()) {
            function(index++, function);
        }
        if (usesData >= 0 && printer.module.declaredDataCount().isEmpty()) {
            out.line(1);
            printer.omit("a missing data count section", usesData);
        }
    }

    private void function(int index, Function function) {
        fields.begin(ExternalKind.FUNCTION, index);
        FunctionType type = printer.module.types().function(function.typeIndex());
        Names locals = printer.names.locals(index);
        printer.types.declaredTypeUse(function.typeIndex(), locals);
        if (printer.layout.skeleton()) {
            bone(function.body().code());
            return;
        }
        locals(function, locals, type == null ? 0 : type.parameters().size());
        body(function, code(index, locals, type == null ? 0 : type.results().size()));
    }

    /** Something valid that stands for a body. */
    private void bone(Span code) {
        out.line(LEVEL).put(String.format(Locale.ROOT, "(; %d bytes of code at 0x%x ;) ", code.length(), code.start()));
        int start = out.position();
        out.put(Opcode.UNREACHABLE.keyword());
        map.function(code);
        if (code.length() > 0) {
            map.add(code.start(), new Span(start, out.position()));
        }
        out.put(')');
    }

    private void locals(Function function, Names names, int parameters) {
        long count = function.body().localCount();
        if (count == 0) {
            return;
        }
        if (!printer.budget.take(count)) {
            out.line(LEVEL);
            printer.omit(count + " locals", function.position());
            return;
        }
        Variables variables = Variables.locals(out, names, printer.types, parameters);
        for (LocalGroup group : function.body().locals()) {
            for (long i = 0; i < group.count(); i++) {
                variables.put(group.type());
            }
        }
        variables.close();
    }

    private CodeText code(int index, Names locals, int results) {
        LabelNames labels = printer.names.labels(index);
        if (!printer.layout.folded()) {
            return new FlatCode(out, printer.immediates(out, locals, labels));
        }
        Output words = new Output();
        return new FoldedCode(out, LEVEL, printer.immediates(words, locals, labels), words, printer.module, results);
    }

    private void body(Function function, CodeText text) {
        Span code = function.body().code();
        map.function(code);
        int end = -1;
        try {
            CodeReader reader = new CodeReader(printer.file, code);
            for (Instruction instruction = reader.next(); reader.hasNext(); instruction = reader.next()) {
                text.add(instruction, hints.before(instruction));
                if (usesData < 0 && instruction.opcode().immediates().contains(Immediate.DATA)) {
                    usesData = instruction.position();
                }
            }
            end = reader.lastPosition();
        } catch (MalformedException e) {
            String place = String.format(Locale.ROOT, "0x%x", e.offset());
            text.breakOff("the code is malformed at " + place + ": " + e.reason());
            printer.problems.add(e.toDiagnostic());
        }
        text.finish();
        out.put(')');
        text.addTo(map);
        if (end >= 0) {
            map.add(end, new Span(out.position() - 1, out.position()));
        }
    }
}
