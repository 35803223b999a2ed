package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.BitSet;

/** How large the memories, tables and segments of a module can be at most. Immutable. */
final class Extents {
    /** As good as no limit: no 64-bit memory has more. */
    static final long ENDLESS = -2;

    private final Module module;
    /** Those whose size others decide: they come from outside, or go there. */
    private final BitSet sharedMemories = new BitSet();

    private final BitSet sharedTables = new BitSet();
    private final ModuleUses uses;

    Extents(Module module, ModuleUses uses) {
        this.module = module;
        this.uses = uses;
        sharedMemories.set(0, module.importedMemoryCount());
        sharedTables.set(0, module.importedTableCount());
        for (Export export : module.exports()) {
            if (export.index() >= 0 && export.kind() == ExternalKind.MEMORY) {
                sharedMemories.set(export.index());
            } else if (export.index() >= 0 && export.kind() == ExternalKind.TABLE) {
                sharedTables.set(export.index());
            }
        }
    }

    /** {@return the most bytes or elements that there can ever be, as unsigned 64 bits} */
    long most(IndexSpace space, int index) {
        return switch (space) {
            case MEMORY -> index < module.memoryCount() ? memory(index, mayGrow(space, index)) : ENDLESS;
            case TABLE -> index < module.tableCount() ? table(index, mayGrow(space, index)) : ENDLESS;
            case DATA ->
                index < module.data().size() ? module.data().get(index).bytes().size() : ENDLESS;
            case ELEM ->
                index < module.elements().size()
                        ? module.elements().get(index).items().size()
                        : ENDLESS;
            default -> ENDLESS;
        };
    }

    /** {@return the bytes or elements that are there in any case} */
    static long least(Module module, IndexSpace space, int index) {
        return switch (space) {
            case MEMORY ->
                index >= 0 && index < module.memoryCount()
                        ? bytes(
                                module.memory(index),
                                module.memory(index).limits().minimum())
                        : 0;
            case TABLE ->
                index >= 0 && index < module.tableCount()
                        ? module.table(index).limits().minimum()
                        : 0;
            default -> 0;
        };
    }

    /** {@return the most bytes of a memory, or elements of a table, that there can be when segments are copied there} */
    long mostAtStart(IndexSpace space, int index) {
        return switch (space) {
            case MEMORY -> index < module.memoryCount() ? memory(index, index < module.importedMemoryCount()) : ENDLESS;
            case TABLE -> index < module.tableCount() ? table(index, index < module.importedTableCount()) : ENDLESS;
            default -> ENDLESS;
        };
    }

    /** {@return whether a memory or table can become larger than it is in the beginning} */
    boolean mayGrow(IndexSpace space, int index) {
        BitSet shared = space == IndexSpace.MEMORY ? sharedMemories : sharedTables;
        return shared.get(index) || uses.isGrown(space, index);
    }

    private long memory(int index, boolean grows) {
        MemoryType type = module.memory(index);
        long pages = grows
                ? maximum(type.limits(), type.maximumPages())
                : type.limits().minimum();
        return bytes(type, pages);
    }

    private static long bytes(MemoryType type, long pages) {
        int shift = type.pageSizeLog2();
        boolean fits = Long.compareUnsigned(pages, ENDLESS >>> shift) <= 0;
        return fits ? pages << shift : ENDLESS;
    }

    private long table(int index, boolean grows) {
        Limits limits = module.table(index).limits();
        long all = module.table(index).is64() ? ENDLESS : 0xFFFF_FFFFL;
        return grows ? maximum(limits, all) : limits.minimum();
    }

    private static long maximum(Limits limits, long all) {
        return limits.maximum().isPresent() ? limits.maximum().getAsLong() : all;
    }
}
