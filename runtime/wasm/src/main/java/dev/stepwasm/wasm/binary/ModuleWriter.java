package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.BranchHints;
import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.LocalGroup;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes a module as a {@code .wasm} file (core spec 5.5), every number in its shortest form. Custom sections go where
 * they were; the names of the module become a name section unless there is already a custom section of that name.
 */
public final class ModuleWriter {
    private static final ValueType.Reference FUNCTION = new ValueType.Reference(false, HeapType.Abstract.FUNC);

    private final Module module;
    private final BodySource bodies;
    private final boolean names;
    private final ByteWriter out = new ByteWriter();
    private final ByteWriter section = new ByteWriter();
    private final List<Span> code = new ArrayList<>();

    private ModuleWriter(Module module, BodySource bodies, boolean names) {
        this.module = module;
        this.bodies = bodies;
        this.names = names;
    }

    /**
     * Writes a module.
     *
     * @param module without errors: all indices are known
     */
    public static WrittenModule write(Module module, BodySource bodies) {
        return write(module, bodies, true);
    }

    /**
     * Writes a module.
     *
     * @param module without errors: all indices are known
     * @param names whether the names of the module become a name section
     */
    public static WrittenModule write(Module module, BodySource bodies, boolean names) {
        return new ModuleWriter(module, bodies, names).write();
    }

    private WrittenModule write() {
        out.littleEndian(0x0000_0001_6D73_6100L, 8);
        custom(SectionId.CUSTOM);
        items(SectionId.TYPE, module.types().groups(), TypeWriter::group);
        items(SectionId.IMPORT, module.imports(), ModuleWriter::imported);
        items(SectionId.FUNCTION, module.functions(), (to, function) -> to.u32(function.typeIndex()));
        items(SectionId.TABLE, module.tables(), ModuleWriter::table);
        items(SectionId.MEMORY, module.memories(), (to, memory) -> TypeWriter.memoryType(to, memory.type()));
        items(SectionId.TAG, module.tags(), (to, tag) -> TypeWriter.tagType(to, tag.type()));
        items(SectionId.GLOBAL, module.globals(), (to, global) -> {
            TypeWriter.globalType(to, global.type());
            expression(to, global.initializer());
        });
        items(SectionId.EXPORT, module.exports(), ModuleWriter::exported);
        module.start().ifPresent(start -> section.u32(start.function()));
        end(SectionId.START);
        items(SectionId.ELEMENT, module.elements(), ModuleWriter::element);
        module.declaredDataCount().ifPresent(section::u32);
        end(SectionId.DATA_COUNT);
        code();
        items(SectionId.DATA, module.data(), ModuleWriter::data);
        if (names && isNotGiven("name")) {
            NameSectionWriter.write(module.names(), section);
            end(SectionId.CUSTOM);
        }
        return new WrittenModule(out.toArray(), code);
    }

    /** {@return whether the module does not bring a custom section along} */
    private boolean isNotGiven(String section) {
        return module.customSections().stream()
                .noneMatch(custom -> custom.name().equals(section));
    }

    private <T> void items(int id, List<T> items, BiConsumer<ByteWriter, T> write) {
        if (!items.isEmpty()) {
            section.u32(items.size());
            for (T item : items) {
                write.accept(section, item);
            }
        }
        end(id);
    }

    /** Writes the section collected, if there is anything in it, and the custom sections that follow it. */
    private void end(int id) {
        if (section.size() > 0) {
            out.u8(id).u32(section.size()).raw(section);
            section.clear();
        }
        if (id != SectionId.CUSTOM) {
            custom(id);
        }
    }

    private void custom(int after) {
        for (CustomSection custom : module.customSections()) {
            if (custom.after() == after) {
                section.name(custom.name()).raw(custom.contents());
                out.u8(SectionId.CUSTOM).u32(section.size()).raw(section);
                section.clear();
            }
        }
    }

    private void code() {
        int count = module.functions().size();
        int[] starts = new int[count];
        int[] ends = new int[count];
        var hints = new BranchHintWriter();
        var body = new ByteWriter();
        if (count > 0) {
            section.u32(count);
        }
        for (int i = 0; i < count; i++) {
            body.clear();
            locals(body, module.functions().get(i).body());
            int afterLocals = body.size();
            var writer = new CodeWriter(body);
            bodies.write(i, writer);
            hints.add(i, afterLocals, writer.hints());
            section.u32(body.size());
            starts[i] = section.size() + afterLocals;
            ends[i] = section.size() + body.size();
            section.raw(body);
        }
        if (!hints.isEmpty() && isNotGiven(BranchHints.SECTION)) {
            hints.write(out, module.importedFunctionCount());
        }
        int size = section.size();
        int contents = out.size() + 1 + new ByteWriter().u32(size).size();
        for (int i = 0; i < count; i++) {
            code.add(new Span(contents + starts[i], contents + ends[i]));
        }
        end(SectionId.CODE);
    }

    /** Neighbours of one type are written together, whatever the source did. */
    static void locals(ByteWriter to, FunctionBody body) {
        var groups = new ArrayList<LocalGroup>();
        for (LocalGroup group : body.locals()) {
            int last = groups.size() - 1;
            if (last >= 0 && groups.get(last).type().equals(group.type())) {
                groups.set(last, new LocalGroup(groups.get(last).count() + group.count(), group.type()));
            } else if (group.count() > 0) {
                groups.add(group);
            }
        }
        to.u32(groups.size());
        for (LocalGroup group : groups) {
            to.u64(group.count());
            TypeWriter.valueType(to, group.type());
        }
    }

    private static void imported(ByteWriter to, Import imported) {
        to.name(imported.module())
                .name(imported.name())
                .u8(imported.type().kind().code());
        switch (imported.type()) {
            case ExternalType.Function(int typeIndex) -> to.u32(typeIndex);
            case ExternalType.Table(var type) -> TypeWriter.tableType(to, type);
            case ExternalType.Memory(var type) -> TypeWriter.memoryType(to, type);
            case ExternalType.Global(var type) -> TypeWriter.globalType(to, type);
            case ExternalType.Tag(var type) -> TypeWriter.tagType(to, type);
        }
    }

    private static void exported(ByteWriter to, Export export) {
        to.name(export.name()).u8(export.kind().code()).u32(export.index());
    }

    private static void table(ByteWriter to, Table table) {
        if (table.initializer().isPresent()) {
            to.u8(0x40).u8(0);
        }
        TypeWriter.tableType(to, table.type());
        table.initializer().ifPresent(initializer -> expression(to, initializer));
    }

    private static void expression(ByteWriter to, Expression expression) {
        var code = new CodeWriter(to);
        expression.instructions().forEach(code::accept);
        code.accept(Instruction.of(Opcode.END, 0));
    }

    private static void element(ByteWriter to, Element element) {
        boolean functions = element.items() instanceof ElementItems.Functions
                && element.type().equals(FUNCTION);
        boolean plainType = functions || element.type().equals(ValueType.FUNCREF);
        int flags = functions ? 0 : 4;
        switch (element.mode()) {
            case SegmentMode.Active(int table, Expression offset) -> {
                boolean plain = table == 0 && plainType;
                to.u32(plain ? flags : flags | 2);
                if (!plain) {
                    to.u32(table);
                }
                expression(to, offset);
                if (!plain) {
                    elementType(to, element, functions);
                }
            }
            case SegmentMode.Passive passive -> elementType(to.u32(flags | 1), element, functions);
            case SegmentMode.Declarative declarative -> elementType(to.u32(flags | 3), element, functions);
        }
        elementItems(to, element.items(), functions);
    }

    private static void elementType(ByteWriter to, Element element, boolean functions) {
        if (functions) {
            to.u8(0);
        } else {
            TypeWriter.referenceType(to, element.type());
        }
    }

    private static void elementItems(ByteWriter to, ElementItems items, boolean functions) {
        to.u32(items.size());
        switch (items) {
            case ElementItems.Functions(List<Integer> indices) -> {
                for (int index : indices) {
                    if (functions) {
                        to.u32(index);
                    } else {
                        to.u8(Opcode.REF_FUNC.code()).u32(index).u8(Opcode.END.code());
                    }
                }
            }
            case ElementItems.Expressions(List<Expression> list) ->
                list.forEach(expression -> expression(to, expression));
        }
    }

    private static void data(ByteWriter to, Data data) {
        switch (data.mode()) {
            case SegmentMode.Active(int memory, Expression offset) -> {
                if (memory == 0) {
                    to.u32(0);
                } else {
                    to.u32(2).u32(memory);
                }
                expression(to, offset);
            }
            case SegmentMode.Passive passive -> to.u32(1);
            case SegmentMode.Declarative declarative ->
                throw new IllegalArgumentException("a data segment cannot be declarative");
        }
        to.u32(data.bytes().size()).raw(data.bytes());
    }
}
