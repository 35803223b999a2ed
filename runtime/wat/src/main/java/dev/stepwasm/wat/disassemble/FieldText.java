package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Memory;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.module.Tag;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wat.lex.StringLiteral;

/** Writes imports, definitions other than functions, exports and the start function: a line each. */
final class FieldText {
    private final Printer printer;
    private final Module module;
    private final ModuleNames names;
    private final TypeText types;
    private final Output out;
    private final ExportPlan exports;

    FieldText(Printer printer, ExportPlan exports) {
        this.printer = printer;
        this.module = printer.module;
        this.names = printer.names;
        this.types = printer.types;
        this.out = printer.out;
        this.exports = exports;
    }

    /** Writes all imports in order. */
    void imports() {
        int[] index = new int[ExternalKind.values().length];
        for (Import imported : module.imports()) {
            ExternalKind kind = imported.type().kind();
            out.line(1)
                    .put("(import ")
                    .put(StringLiteral.show(imported.module()))
                    .put(' ')
                    .put(StringLiteral.show(imported.name()))
                    .put(" (")
                    .put(kind.keyword())
                    .put(' ');
            external(imported.type(), index[kind.ordinal()]++);
            out.put("))");
        }
    }

    private void external(ExternalType type, int index) {
        out.put(names.of(type.kind()).definition(index));
        switch (type) {
            case ExternalType.Function(int typeIndex) -> types.declaredTypeUse(typeIndex, names.locals(index));
            case ExternalType.Table(TableType table) -> {
                out.put(' ');
                types.table(table);
            }
            case ExternalType.Memory(MemoryType memory) -> {
                out.put(' ');
                types.memory(memory);
            }
            case ExternalType.Global(GlobalType global) -> {
                out.put(' ');
                types.global(global);
            }
            case ExternalType.Tag(TagType tag) -> types.declaredTypeUse(tag.typeIndex(), null);
        }
    }

    /** Writes tables, memories, tags and globals. */
    void definitions() {
        int index = module.importedTableCount();
        for (Table table : module.tables()) {
            begin(ExternalKind.TABLE, index++);
            out.put(' ');
            types.table(table.type());
            table.initializer().ifPresent(initializer -> initializer(table, initializer));
            out.put(')');
        }
        index = module.importedMemoryCount();
        for (Memory memory : module.memories()) {
            begin(ExternalKind.MEMORY, index++);
            out.put(' ');
            types.memory(memory.type());
            out.put(')');
        }
        index = module.importedTagCount();
        for (Tag tag : module.tags()) {
            begin(ExternalKind.TAG, index++);
            types.declaredTypeUse(tag.type().typeIndex(), null);
            out.put(')');
        }
        index = module.importedGlobalCount();
        for (Global global : module.globals()) {
            begin(ExternalKind.GLOBAL, index++);
            out.put(' ');
            types.global(global.type());
            printer.expression(global.initializer());
            out.put(')');
        }
    }

    private void initializer(Table table, Expression initializer) {
        if (initializer.instructions().isEmpty()) {
            out.put(' ');
            printer.omit("an empty initializer of a table", table.position());
            out.line(1);
        } else {
            printer.expression(initializer);
        }
    }

    /** Writes the beginning of a definition: keyword, name and exports. */
    void begin(ExternalKind kind, int index) {
        out.line(1).put('(').put(kind.keyword()).put(' ').put(names.of(kind).definition(index));
        for (String name : exports.inline(kind, index)) {
            out.put(" (export ").put(StringLiteral.show(name)).put(')');
        }
    }

    /** Writes the exports that do not stand in definitions, and the start function. */
    void exportsAndStart() {
        for (Export export : exports.separate()) {
            out.line(1)
                    .put("(export ")
                    .put(StringLiteral.show(export.name()))
                    .put(" (")
                    .put(export.kind().keyword())
                    .put(' ')
                    .put(names.of(export.kind()).use(export.index()))
                    .put("))");
        }
        module.start()
                .ifPresent(start -> out.line(1)
                        .put("(start ")
                        .put(names.functions.use(start.function()))
                        .put(')'));
    }
}
