package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Types that others must know too, because an import or export has them: those that such types mention, the others of
 * their groups, and their relatives, which have the same fields.
 */
final class ShownTypes {
    private final Module module;
    private final BitSet shown = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private ShownTypes(Module module) {
        this.module = module;
    }

    static ShownTypes of(Module module) {
        ShownTypes types = new ShownTypes(module);
        UseCollector roots = new UseCollector();
        for (int i = 0; i < module.importedFunctionCount(); i++) {
            roots.add(IndexSpace.TYPE, module.functionTypeIndex(i));
        }
        for (int i = 0; i < module.importedGlobalCount(); i++) {
            roots.add(module.global(i).type());
        }
        for (int i = 0; i < module.importedTableCount(); i++) {
            roots.add(module.table(i).element());
        }
        for (int i = 0; i < module.importedTagCount(); i++) {
            roots.add(IndexSpace.TYPE, module.tag(i).typeIndex());
        }
        module.exports().forEach(export -> types.export(export, roots));
        types.take(roots);
        types.close();
        return types;
    }

    private void export(Export export, UseCollector roots) {
        int index = export.index();
        boolean exists = index >= 0
                && index
                        < switch (export.kind()) {
                            case FUNCTION -> module.functionCount();
                            case TABLE -> module.tableCount();
                            case MEMORY -> 0;
                            case GLOBAL -> module.globalCount();
                            case TAG -> module.tagCount();
                        };
        if (exists) {
            switch (export.kind()) {
                case FUNCTION -> roots.add(IndexSpace.TYPE, module.functionTypeIndex(index));
                case TABLE -> roots.add(module.table(index).element());
                case GLOBAL -> roots.add(module.global(index).type());
                case TAG -> roots.add(IndexSpace.TYPE, module.tag(index).typeIndex());
                case MEMORY -> throw new AssertionError(export);
            }
        }
    }

    private void take(UseCollector uses) {
        for (long use : uses.uses()) {
            show(UseCollector.index(use));
        }
    }

    private void show(int type) {
        if (module.types().contains(type) && !shown.get(type)) {
            shown.set(type);
            shown.set(module.types().canonical(type));
            open.push(type);
        }
    }

    private void close() {
        TypeSpace types = module.types();
        int[] groupStarts = new int[types.size() + 1];
        int start = 0;
        for (RecursiveGroup group : types.groups()) {
            for (int i = 0; i < group.types().size(); i++) {
                groupStarts[start + i] = start;
            }
            start += group.types().size();
        }
        groupStarts[start] = start;
        while (!open.isEmpty()) {
            int type = open.pop();
            UseCollector mentioned = new UseCollector();
            SubType definition = types.get(type);
            mentioned.add(definition.composite());
            List<Integer> above = definition.supertypes();
            above.forEach(index -> mentioned.add(IndexSpace.TYPE, index));
            take(mentioned);
            for (int other = groupStarts[type];
                    other < types.size() && groupStarts[other] == groupStarts[type];
                    other++) {
                show(other);
            }
        }
    }

    /** {@return whether others may know a type or one that has fields with it; those above a shown one are shown} */
    boolean contains(int type) {
        TypeSpace types = module.types();
        int above = type;
        for (int depth = 0; above >= 0 && depth < FieldUses.MAX_DEPTH; depth++) {
            if (shown.get(types.canonical(above))) {
                return true;
            }
            above = FieldUses.above(types, above);
        }
        return above >= 0;
    }
}
