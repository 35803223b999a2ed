package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The types of what a module imports and exports, each with the definitions that it refers to and no others. Of one thread.
 */
public final class ModuleTypes {
    private final Module module;
    private final List<RecursiveGroup> groups;
    /** Of each type, by index: the group it is in. */
    private final int[] groupOf;
    /** Of each group: the index of its first type. */
    private final int[] starts;

    private final Map<ExternalType, ImportableType> made = new HashMap<>();

    /** Looks at a module, which may have mistakes: what is not there is not followed. */
    public ModuleTypes(Module module) {
        this.module = module;
        this.groups = module.types().groups();
        this.groupOf = new int[module.types().size()];
        this.starts = new int[groups.size()];
        int next = 0;
        for (int i = 0; i < groups.size(); i++) {
            starts[i] = next;
            for (int k = 0; k < groups.get(i).types().size(); k++) {
                groupOf[next++] = i;
            }
        }
    }

    /** {@return the type of something that is exported}; empty if that does not exist */
    public Optional<ImportableType> of(Export export) {
        int index = export.index();
        if (index < 0 || index >= count(export)) {
            return Optional.empty();
        }
        return Optional.of(of(
                switch (export.kind()) {
                    case FUNCTION -> new ExternalType.Function(module.functionTypeIndex(index));
                    case TABLE -> new ExternalType.Table(module.table(index));
                    case MEMORY -> new ExternalType.Memory(module.memory(index));
                    case GLOBAL -> new ExternalType.Global(module.global(index));
                    case TAG -> new ExternalType.Tag(module.tag(index));
                }));
    }

    private int count(Export export) {
        return switch (export.kind()) {
            case FUNCTION -> module.functionCount();
            case TABLE -> module.tableCount();
            case MEMORY -> module.memoryCount();
            case GLOBAL -> module.globalCount();
            case TAG -> module.tagCount();
        };
    }

    /** {@return a type of this module, as one that can be compared with those of others} */
    public ImportableType of(ExternalType type) {
        return made.computeIfAbsent(type, this::reduced);
    }

    private ImportableType reduced(ExternalType type) {
        BitSet needed = reachable(type);
        Map<Integer, Integer> moved = new HashMap<>();
        List<RecursiveGroup> kept = new ArrayList<>();
        int next = 0;
        for (int group = needed.nextSetBit(0); group >= 0; group = needed.nextSetBit(group + 1)) {
            for (int k = 0; k < groups.get(group).types().size(); k++) {
                moved.put(starts[group] + k, next++);
            }
            kept.add(groups.get(group));
        }
        IntUnaryOperator mapping = index -> moved.getOrDefault(index, -1);
        kept.replaceAll(group -> group.mapIndices(mapping));
        return ImportableType.of(mapped(type, mapping), TypeSpace.of(kept));
    }

    private BitSet reachable(ExternalType type) {
        BitSet needed = new BitSet();
        Deque<Integer> waiting = new ArrayDeque<>();
        IntUnaryOperator visit = index -> {
            if (index >= 0 && index < groupOf.length && !needed.get(groupOf[index])) {
                needed.set(groupOf[index]);
                waiting.push(groupOf[index]);
            }
            return index;
        };
        ExternalType visited = mapped(type, visit);
        while (visited.equals(type) && !waiting.isEmpty()) {
            groups.get(waiting.pop()).mapIndices(visit);
        }
        return needed;
    }

    private static ExternalType mapped(ExternalType type, IntUnaryOperator mapping) {
        return switch (type) {
            case ExternalType.Function(int index) -> new ExternalType.Function(mapping.applyAsInt(index));
            case ExternalType.Tag(TagType(int index)) -> new ExternalType.Tag(new TagType(mapping.applyAsInt(index)));
            case ExternalType.Memory memory -> memory;
            case ExternalType.Table(TableType table) ->
                new ExternalType.Table(new TableType(
                        table.is64(), table.limits(), table.element().mapIndices(mapping)));
            case ExternalType.Global(GlobalType(ValueType value, boolean mutable)) ->
                new ExternalType.Global(new GlobalType(value.mapIndices(mapping), mutable));
        };
    }
}
