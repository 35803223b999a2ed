package dev.stepwasm.ide.layout;

import dev.stepwasm.ide.instruction.DataAt;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The memories and tables of a module, and what its segments put there. */
public record MemoryLayout(List<Space> memories, List<Space> tables) {
    /** Copies the lists. */
    public MemoryLayout {
        memories = List.copyOf(memories);
        tables = List.copyOf(tables);
    }

    /** {@return the layout of a module, which need not be valid} */
    public static MemoryLayout of(Module module) {
        List<Space> memories = new ArrayList<>();
        for (int i = 0; i < module.memoryCount(); i++) {
            memories.add(memory(module, i));
        }
        List<Space> tables = new ArrayList<>();
        for (int i = 0; i < module.tableCount(); i++) {
            tables.add(table(module, i));
        }
        return new MemoryLayout(memories, tables);
    }

    /** {@return the number of bytes in so many pages; the largest that there is if it would be more} */
    private static long bytes(long pages, MemoryType type) {
        int shift = type.pageSizeLog2();
        return pages << shift >>> shift == pages ? pages << shift : -1L;
    }

    private static Space memory(Module module, int index) {
        MemoryType type = module.memory(index);
        long size = bytes(type.limits().minimum(), type);
        OptionalLong maximum = type.limits().maximum();
        OptionalLong most =
                maximum.isPresent() ? OptionalLong.of(bytes(maximum.getAsLong(), type)) : OptionalLong.empty();
        List<Placed> placed = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (int i = 0; i < module.data().size(); i++) {
            Data data = module.data().get(i);
            place(data.mode(), index, i, data.bytes().size(), placed, later);
        }
        return Space.of(index, size, most, placed, later, pointers(module, type, size, placed));
    }

    private static Space table(Module module, int index) {
        TableType type = module.table(index);
        List<Placed> placed = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (int i = 0; i < module.elements().size(); i++) {
            Element element = module.elements().get(i);
            place(element.mode(), index, i, element.items().size(), placed, later);
        }
        return Space.of(index, type.limits().minimum(), type.limits().maximum(), placed, later, List.of());
    }

    private static void place(
            SegmentMode mode, int target, int segment, long size, List<Placed> placed, List<Integer> later) {
        if (mode instanceof SegmentMode.Active(int at, Expression offset) && at == target) {
            OptionalLong start = DataAt.constant(offset.instructions());
            if (start.isPresent() && start.getAsLong() <= Long.MAX_VALUE - size) {
                placed.add(new Placed(segment, start.getAsLong(), size));
            } else {
                later.add(segment);
            }
        }
    }

    /** Small numbers below all data are numbers. */
    private static List<Pointer> pointers(Module module, MemoryType type, long size, List<Placed> placed) {
        long lowest = placed.stream().mapToLong(Placed::start).min().orElse(Long.MAX_VALUE);
        List<Pointer> found = new ArrayList<>();
        for (int i = 0; i < module.globals().size(); i++) {
            OptionalLong value =
                    DataAt.constant(module.globals().get(i).initializer().instructions());
            boolean fits = module.globals().get(i).type().type() == type.addressType();
            if (fits && value.isPresent() && value.getAsLong() > 0 && value.getAsLong() >= lowest) {
                long address = value.getAsLong();
                if (Long.compareUnsigned(address, size) <= 0) {
                    int global = module.importedGlobalCount() + i;
                    found.add(new Pointer(global, address, segment(placed, address)));
                }
            }
        }
        return found;
    }

    private static int segment(List<Placed> placed, long address) {
        int found = -1;
        for (Placed one : placed) {
            if (one.start() <= address && address < one.end()) {
                found = one.segment();
            }
        }
        return found;
    }
}
