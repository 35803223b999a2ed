package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a module uses of itself, by its code and by its fields. What a function or type uses of itself does not count. */
final class ModuleUses {
    private final Module module;
    private final Map<IndexSpace, BitSet> used = new EnumMap<>(IndexSpace.class);
    private final BitSet setGlobals = new BitSet();
    private final BitSet exportedGlobals = new BitSet();
    private final BitSet exposedFunctions = new BitSet();
    private final BitSet enteredFunctions;
    private final BitSet grownMemories = new BitSet();
    private final BitSet grownTables = new BitSet();
    private final FieldUses readFields;
    private final FieldUses setFields;

    /** Takes all uses of a module whose functions have been looked at. */
    ModuleUses(Module module, BodyLints bodies) {
        this.module = module;
        this.readFields = new FieldUses(module.types());
        this.setFields = new FieldUses(module.types());
        for (IndexSpace space : IndexSpace.values()) {
            used.put(space, new BitSet());
        }
        fields();
        enteredFunctions = (BitSet) exposedFunctions.clone();
        elements(true);
        for (int i = 0; i < module.functions().size(); i++) {
            take(bodies.facts(i).uses(), module.importedFunctionCount() + i);
        }
        types();
    }

    private void take(long[] uses, int self) {
        for (long use : uses) {
            IndexSpace space = UseCollector.space(use);
            int index = UseCollector.index(use);
            switch (space) {
                case FUNCTION -> {
                    if (UseCollector.isChange(use)) {
                        expose(index);
                    } else if (index != self) {
                        of(space).set(index);
                    }
                }
                case FIELD -> (UseCollector.isChange(use) ? setFields : readFields).add(index, UseCollector.field(use));
                case TYPE -> {
                    of(space).set(index);
                    if (UseCollector.isChange(use)) {
                        setFields.add(index, 0);
                    }
                }
                case GLOBAL -> (UseCollector.isChange(use) ? setGlobals : of(space)).set(index);
                default -> {
                    of(space).set(index);
                    if (UseCollector.isChange(use)) {
                        (space == IndexSpace.MEMORY ? grownMemories : grownTables).set(index);
                    }
                }
            }
        }
    }

    private BitSet of(IndexSpace space) {
        return used.getOrDefault(space, new BitSet());
    }

    private void expose(int function) {
        if (function >= 0 && function < module.functionCount()) {
            of(IndexSpace.FUNCTION).set(function);
            exposedFunctions.set(function);
        }
    }

    private void fields() {
        UseCollector uses = new UseCollector();
        module.exports().forEach(export -> export(export, uses));
        module.start().ifPresent(start -> expose(start.function()));
        module.globals().forEach(global -> expression(global.initializer(), uses));
        module.tables().forEach(table -> table.initializer().ifPresent(value -> expression(value, uses)));
        elements(false);
        for (int i = 0; i < module.data().size(); i++) {
            data(i, module.data().get(i), uses);
        }
        for (int i = 0; i < module.functionCount(); i++) {
            uses.add(IndexSpace.TYPE, module.functionTypeIndex(i));
        }
        for (int i = 0; i < module.tagCount(); i++) {
            uses.add(IndexSpace.TYPE, module.tag(i).typeIndex());
        }
        for (int i = 0; i < module.globalCount(); i++) {
            uses.add(module.global(i).type());
        }
        for (int i = 0; i < module.tableCount(); i++) {
            uses.add(module.table(i).element());
        }
        take(uses.uses(), -1);
    }

    private void export(Export export, UseCollector uses) {
        switch (export.kind()) {
            case FUNCTION -> expose(export.index());
            case TABLE -> uses.add(IndexSpace.TABLE, export.index());
            case MEMORY -> uses.add(IndexSpace.MEMORY, export.index());
            case TAG -> uses.add(IndexSpace.TAG, export.index());
            case GLOBAL -> {
                uses.add(IndexSpace.GLOBAL, export.index());
                if (export.index() >= 0 && export.index() < module.globalCount()) {
                    exportedGlobals.set(export.index());
                }
            }
        }
    }

    private static void expression(Expression expression, UseCollector uses) {
        for (Instruction instruction : expression.instructions()) {
            uses.add(instruction.opcode(), instruction.immediates());
        }
    }

    /** Takes element segments, either those that only declare functions for {@code ref.func} or the others. */
    private void elements(boolean declarative) {
        UseCollector uses = new UseCollector();
        for (int i = 0; i < module.elements().size(); i++) {
            Element element = module.elements().get(i);
            if (element.mode() instanceof SegmentMode.Declarative == declarative) {
                element(i, element, uses);
            }
        }
        take(uses.uses(), -1);
    }

    private void element(int index, Element element, UseCollector uses) {
        switch (element.mode()) {
            case SegmentMode.Active(int table, Expression offset) -> {
                uses.add(IndexSpace.ELEM, index);
                uses.add(IndexSpace.TABLE, table);
                expression(offset, uses);
            }
            case SegmentMode.Declarative declarative -> uses.add(IndexSpace.ELEM, index);
            case SegmentMode.Passive passive -> {
                // used if an instruction says so
            }
        }
        uses.add(element.type());
        switch (element.items()) {
            case ElementItems.Functions(List<Integer> indices) -> indices.forEach(this::expose);
            case ElementItems.Expressions(List<Expression> list) -> list.forEach(item -> expression(item, uses));
        }
    }

    private static void data(int index, Data data, UseCollector uses) {
        if (data.mode() instanceof SegmentMode.Active(int memory, Expression offset)) {
            uses.add(IndexSpace.DATA, index);
            uses.add(IndexSpace.MEMORY, memory);
            expression(offset, uses);
        }
    }

    /** Types use each other; in a group of several, one that is used keeps them all, because it is what it is in its group only. */
    private void types() {
        BitSet types = of(IndexSpace.TYPE);
        int first = 0;
        for (RecursiveGroup group : module.types().groups()) {
            UseCollector uses = new UseCollector();
            for (SubType type : group.types()) {
                uses.add(type.composite());
                type.supertypes().forEach(index -> uses.add(IndexSpace.TYPE, index));
            }
            int end = first + group.types().size();
            for (long use : uses.uses()) {
                int index = UseCollector.index(use);
                if (index < first || index >= end) {
                    types.set(index);
                }
            }
            first = end;
        }
        first = 0;
        for (RecursiveGroup group : module.types().groups()) {
            int end = first + group.types().size();
            int next = types.nextSetBit(first);
            if (next >= 0 && next < end) {
                types.set(first, end);
            }
            first = end;
        }
    }

    /** {@return whether anything uses an entry of an index space; to set a global is no use of it} */
    boolean isUsed(IndexSpace space, int index) {
        return of(space).get(index);
    }

    /** {@return whether code sets a global} */
    boolean isSet(int global) {
        return setGlobals.get(global);
    }

    boolean isExportedGlobal(int global) {
        return exportedGlobals.get(global);
    }

    /** {@return whether others than the code that calls it by name can call a function} */
    boolean isExposed(int function) {
        return exposedFunctions.get(function);
    }

    /** {@return a new set of the functions that the fields of the module let others call, not counting declarations} */
    BitSet enteredFunctions() {
        return (BitSet) enteredFunctions.clone();
    }

    /** {@return whether code makes a memory or table grow} */
    boolean isGrown(IndexSpace space, int index) {
        return (space == IndexSpace.MEMORY ? grownMemories : grownTables).get(index);
    }

    /** {@return whether a field is read or set, after the struct is made} */
    boolean isFieldUsed(int type, int field) {
        return isFieldRead(type, field) || isFieldSet(type, field);
    }

    boolean isFieldRead(int type, int field) {
        return readFields.contain(type, field);
    }

    /** {@return whether a field is set after the struct is made, or, as field 0, the elements of an array} */
    boolean isFieldSet(int type, int field) {
        return setFields.contain(type, field);
    }
}
