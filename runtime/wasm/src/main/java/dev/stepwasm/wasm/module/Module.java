package dev.stepwasm.wasm.module;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.validate.ModuleContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module: its definitions as records, function bodies as ranges of the source. Made by a {@link Builder}; immutable.
 * Being made says nothing about validity. Index spaces begin with the imports.
 */
public final class Module implements ModuleContext {
    private final TypeSpace types;
    private final int[] typePositions;
    private final List<Import> imports;
    private final List<Function> functions;
    private final List<Table> tables;
    private final List<Memory> memories;
    private final List<Tag> tags;
    private final List<Global> globals;
    private final List<Export> exports;
    private final Optional<Start> start;
    private final List<Element> elements;
    private final List<Data> data;
    private final OptionalInt declaredDataCount;
    private final List<CustomSection> customSections;
    private final NameSection names;
    private final BranchHints branchHints;
    private final List<Diagnostic> customProblems;

    private final int[] functionTypes;
    private final List<TableType> tableTypes;
    private final List<MemoryType> memoryTypes;
    private final List<GlobalType> globalTypes;
    private final List<TagType> tagTypes;
    private final BitSet declared;
    /** Name of the first export of each function that has one. */
    private final Map<Integer, String> exportedFunctions = new HashMap<>();

    private Module(Builder builder) {
        types = TypeSpace.of(builder.types);
        typePositions =
                builder.typePositions.stream().mapToInt(Integer::intValue).toArray();
        imports = List.copyOf(builder.imports);
        functions = List.copyOf(builder.functions);
        tables = List.copyOf(builder.tables);
        memories = List.copyOf(builder.memories);
        tags = List.copyOf(builder.tags);
        globals = List.copyOf(builder.globals);
        exports = List.copyOf(builder.exports);
        start = builder.start;
        elements = List.copyOf(builder.elements);
        data = List.copyOf(builder.data);
        declaredDataCount = builder.dataCount;
        customSections = List.copyOf(builder.customSections);
        names = builder.names;
        branchHints = builder.branchHints;
        customProblems = List.copyOf(builder.customProblems);

        var ofTables = new ArrayList<TableType>();
        var ofMemories = new ArrayList<MemoryType>();
        var ofGlobals = new ArrayList<GlobalType>();
        var ofTags = new ArrayList<TagType>();
        int[] ofFunctions = new int[imports.size() + functions.size()];
        int count = 0;
        for (Import imported : imports) {
            switch (imported.type()) {
                case ExternalType.Function(int typeIndex) -> ofFunctions[count++] = typeIndex;
                case ExternalType.Table(TableType type) -> ofTables.add(type);
                case ExternalType.Memory(MemoryType type) -> ofMemories.add(type);
                case ExternalType.Global(GlobalType type) -> ofGlobals.add(type);
                case ExternalType.Tag(TagType type) -> ofTags.add(type);
            }
        }
        for (Function function : functions) {
            ofFunctions[count++] = function.typeIndex();
        }
        tables.forEach(table -> ofTables.add(table.type()));
        memories.forEach(memory -> ofMemories.add(memory.type()));
        globals.forEach(global -> ofGlobals.add(global.type()));
        tags.forEach(tag -> ofTags.add(tag.type()));
        functionTypes = Arrays.copyOf(ofFunctions, count);
        tableTypes = List.copyOf(ofTables);
        memoryTypes = List.copyOf(ofMemories);
        globalTypes = List.copyOf(ofGlobals);
        tagTypes = List.copyOf(ofTags);
        declared = declaredFunctions();
        for (Export export : exports) {
            if (export.kind() == ExternalKind.FUNCTION) {
                exportedFunctions.putIfAbsent(export.index(), export.name());
            }
        }
    }

    /** {@return a builder of an empty module} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public TypeSpace types() {
        return types;
    }

    /** {@return where a type is defined in the source} */
    public int typePosition(int index) {
        return typePositions[index];
    }

    /** {@return the imports of all kinds, in order} */
    public List<Import> imports() {
        return imports;
    }

    /** {@return the functions that the module defines, without imports} */
    public List<Function> functions() {
        return functions;
    }

    /** {@return the tables that the module defines, without imports} */
    public List<Table> tables() {
        return tables;
    }

    /** {@return the memories that the module defines, without imports} */
    public List<Memory> memories() {
        return memories;
    }

    /** {@return the tags that the module defines, without imports} */
    public List<Tag> tags() {
        return tags;
    }

    /** {@return the globals that the module defines, without imports} */
    public List<Global> globals() {
        return globals;
    }

    /** {@return the exports, in order} */
    public List<Export> exports() {
        return exports;
    }

    /** {@return the start function, if there is one} */
    public Optional<Start> start() {
        return start;
    }

    /** {@return the element segments, in order} */
    public List<Element> elements() {
        return elements;
    }

    /** {@return the data segments, in order} */
    public List<Data> data() {
        return data;
    }

    /** {@return what the data count section says, if there is one} */
    public OptionalInt declaredDataCount() {
        return declaredDataCount;
    }

    /** {@return all custom sections in order, the name section included} */
    public List<CustomSection> customSections() {
        return customSections;
    }

    /** {@return the contents of the name section; empty if there is none} */
    public NameSection names() {
        return names;
    }

    /** {@return which branches are likely to be taken} */
    public BranchHints branchHints() {
        return branchHints;
    }

    /** {@return what could not be read of custom sections whose meaning is known: warnings, the module works} */
    public List<Diagnostic> customProblems() {
        return customProblems;
    }

    /** {@return the export with that name} */
    public Optional<Export> export(String name) {
        for (Export export : exports) {
            if (export.name().equals(name)) {
                return Optional.of(export);
            }
        }
        return Optional.empty();
    }

    /** {@return how many functions are imported; the defined ones come after them} */
    public int importedFunctionCount() {
        return functionTypes.length - functions.size();
    }

    /** {@return how many tables are imported; the defined ones come after them} */
    public int importedTableCount() {
        return tableTypes.size() - tables.size();
    }

    /** {@return how many memories are imported; the defined ones come after them} */
    public int importedMemoryCount() {
        return memoryTypes.size() - memories.size();
    }

    /** {@return how many globals are imported; the defined ones come after them} */
    public int importedGlobalCount() {
        return globalTypes.size() - globals.size();
    }

    /** {@return how many tags are imported; the defined ones come after them} */
    public int importedTagCount() {
        return tagTypes.size() - tags.size();
    }

    /** {@return the function with that index, if the module defines it} */
    public Optional<Function> definedFunction(int index) {
        int number = index - importedFunctionCount();
        return number >= 0 && number < functions.size() ? Optional.of(functions.get(number)) : Optional.empty();
    }

    /** {@return the name that people know a function by: from the name section, else its first export} */
    public Optional<String> functionName(int index) {
        return names.function(index)
                .or(() -> exports.stream()
                        .filter(export -> export.kind() == ExternalKind.FUNCTION && export.index() == index)
                        .map(Export::name)
                        .findFirst());
    }

    @Override
    public int functionCount() {
        return functionTypes.length;
    }

    @Override
    public int functionTypeIndex(int function) {
        return functionTypes[function];
    }

    /** {@return the parameters and then the locals of a function that the module defines} */
    public List<ValueType> locals(Function function) {
        FunctionType type = types.function(function.typeIndex());
        return new Locals(
                type == null ? List.of() : type.parameters(), function.body().locals());
    }

    @Override
    public int tableCount() {
        return tableTypes.size();
    }

    @Override
    public TableType table(int index) {
        return tableTypes.get(index);
    }

    @Override
    public int memoryCount() {
        return memoryTypes.size();
    }

    @Override
    public MemoryType memory(int index) {
        return memoryTypes.get(index);
    }

    @Override
    public int globalCount() {
        return globalTypes.size();
    }

    @Override
    public GlobalType global(int index) {
        return globalTypes.get(index);
    }

    @Override
    public int tagCount() {
        return tagTypes.size();
    }

    @Override
    public TagType tag(int index) {
        return tagTypes.get(index);
    }

    @Override
    public int elementCount() {
        return elements.size();
    }

    @Override
    public ValueType.Reference elementType(int index) {
        return elements.get(index).type();
    }

    @Override
    public int dataCount() {
        return data.size();
    }

    @Override
    public boolean isDeclared(int function) {
        return declared.get(function);
    }

    /** {@return whether all that function bodies can see of the other module is the same: {@link ModuleContext}} */
    public boolean looksTheSameToCode(Module other) {
        return Arrays.equals(functionTypes, other.functionTypes)
                && types.groups().equals(other.types.groups())
                && tableTypes.equals(other.tableTypes)
                && memoryTypes.equals(other.memoryTypes)
                && globalTypes.equals(other.globalTypes)
                && tagTypes.equals(other.tagTypes)
                && elements.stream()
                        .map(Element::type)
                        .toList()
                        .equals(other.elements.stream().map(Element::type).toList())
                && data.size() == other.data.size()
                && declared.equals(other.declared);
    }

    private BitSet declaredFunctions() {
        var found = new BitSet();
        for (Export export : exports) {
            if (export.kind() == ExternalKind.FUNCTION) {
                declare(found, export.index());
            }
        }
        for (Global global : globals) {
            declare(found, global.initializer());
        }
        for (Table table : tables) {
            table.initializer().ifPresent(initializer -> declare(found, initializer));
        }
        for (Element element : elements) {
            switch (element.items()) {
                case ElementItems.Functions(List<Integer> indices) -> indices.forEach(index -> declare(found, index));
                case ElementItems.Expressions(List<Expression> list) ->
                    list.forEach(expression -> declare(found, expression));
            }
        }
        return found;
    }

    private void declare(BitSet found, Expression expression) {
        for (var instruction : expression.instructions()) {
            if (instruction.opcode() == Opcode.REF_FUNC
                    && instruction.immediates() instanceof Immediates.Index(int f)) {
                declare(found, f);
            }
        }
    }

    private void declare(BitSet found, int function) {
        // A bit set takes memory by its highest bit, and an index from a file can be anything.
        if (function >= 0 && function < functionTypes.length) {
            found.set(function);
        }
    }

    /** Collects the parts of a module, each kind in the order of its index space. Not safe for concurrent use. */
    public static final class Builder {
        private final List<RecursiveGroup> types = new ArrayList<>();
        private final List<Integer> typePositions = new ArrayList<>();
        private final List<Import> imports = new ArrayList<>();
        private final List<Function> functions = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Memory> memories = new ArrayList<>();
        private final List<Tag> tags = new ArrayList<>();
        private final List<Global> globals = new ArrayList<>();
        private final List<Export> exports = new ArrayList<>();
        private Optional<Start> start = Optional.empty();
        private final List<Element> elements = new ArrayList<>();
        private final List<Data> data = new ArrayList<>();
        private OptionalInt dataCount = OptionalInt.empty();
        private final List<CustomSection> customSections = new ArrayList<>();
        private NameSection names = NameSection.EMPTY;
        private BranchHints branchHints = BranchHints.EMPTY;
        private final List<Diagnostic> customProblems = new ArrayList<>();

        private Builder() {}

        /**
         * Adds types.
         *
         * @param positions where they are defined in the source: one each, or one for all
         */
        public Builder add(RecursiveGroup group, int... positions) {
            int count = group.types().size();
            if (positions.length != count && positions.length != 1) {
                throw new IllegalArgumentException(positions.length + " positions for " + count + " types");
            }
            types.add(group);
            for (int i = 0; i < count; i++) {
                typePositions.add(positions[positions.length == 1 ? 0 : i]);
            }
            return this;
        }

        /** Adds an import; imports come first in every index space. */
        public Builder add(Import imported) {
            imports.add(imported);
            return this;
        }

        /** Adds a function. */
        public Builder add(Function function) {
            functions.add(function);
            return this;
        }

        /** Adds a table. */
        public Builder add(Table table) {
            tables.add(table);
            return this;
        }

        /** Adds a memory. */
        public Builder add(Memory memory) {
            memories.add(memory);
            return this;
        }

        /** Adds a tag. */
        public Builder add(Tag tag) {
            tags.add(tag);
            return this;
        }

        /** Adds a global. */
        public Builder add(Global global) {
            globals.add(global);
            return this;
        }

        /** Adds an export. */
        public Builder add(Export export) {
            exports.add(export);
            return this;
        }

        /** Adds an element segment. */
        public Builder add(Element element) {
            elements.add(element);
            return this;
        }

        /** Adds a data segment. */
        public Builder add(Data segment) {
            data.add(segment);
            return this;
        }

        /** Adds a custom section. */
        public Builder add(CustomSection section) {
            customSections.add(section);
            return this;
        }

        /** Says which function is the start function. */
        public Builder start(Start function) {
            start = Optional.of(function);
            return this;
        }

        /** Says that there is a data count section. */
        public Builder dataCount(int count) {
            dataCount = OptionalInt.of(count);
            return this;
        }

        /** Gives the names for people. */
        public Builder names(NameSection section) {
            names = section;
            return this;
        }

        /** Says which branches are likely to be taken. */
        public Builder branchHints(BranchHints hints) {
            branchHints = hints;
            return this;
        }

        /** Adds what could not be read of a custom section. */
        public Builder customProblem(Diagnostic problem) {
            customProblems.add(problem);
            return this;
        }

        /** {@return the module of everything added so far} */
        public Module build() {
            return new Module(this);
        }
    }
}
