package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.MemoryView;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.debug.ReadMemoryArguments;
import org.eclipse.lsp4j.debug.ReadMemoryResponse;
import org.eclipse.lsp4j.debug.WriteMemoryArguments;
import org.eclipse.lsp4j.debug.WriteMemoryResponse;
import org.jspecify.annotations.Nullable;

/** Reads and writes the memories of a stopped program. Used by one request at a time. */
final class MemoryAccess {
    private static final int MOST_BYTES = 1 << 24;

    private final Debugger debugger;
    private final Events events;

    MemoryAccess(Debugger debugger, Events events) {
        this.debugger = debugger;
        this.events = events;
    }

    ReadMemoryResponse read(ReadMemoryArguments args) {
        MemoryReference place = place(args.getMemoryReference(), args.getOffset());
        int count = args.getCount();
        if (count < 0) {
            throw Refusal.of("no memory has " + count + " bytes");
        }
        byte[] bytes = memory(place).read(place.address(), Math.min(count, MOST_BYTES));
        ReadMemoryResponse response = new ReadMemoryResponse();
        response.setAddress(Views.address(place.address()));
        response.setData(Base64.getEncoder().encodeToString(bytes));
        if (bytes.length < Math.min(count, MOST_BYTES)) {
            response.setUnreadableBytes(count - bytes.length);
        }
        return response;
    }

    /** Writes bytes, all or with leave those that fit. */
    WriteMemoryResponse write(WriteMemoryArguments args) {
        MemoryReference place = place(args.getMemoryReference(), args.getOffset());
        MemoryView memory = memory(place);
        byte[] bytes = decoded(args.getData(), "data");
        boolean partly = Boolean.TRUE.equals(args.getAllowPartial());
        if (!partly && bytes.length > memory.byteSize() - place.address()) {
            throw Refusal.toUser("nothing is written: " + bytes.length + " bytes at "
                    + Views.address(place.address()) + " do not fit into " + memory.name() + ", which has "
                    + memory.byteSize() + " bytes");
        }
        int written = memory.write(place.address(), bytes);
        if (written > 0) {
            events.memoryChanged(place, written);
            events.variablesChanged();
        }
        WriteMemoryResponse response = new WriteMemoryResponse();
        response.setBytesWritten(written);
        return response;
    }

    /** A place in a memory of the stopped program. */
    record Bytes(MemoryReference place, MemoryView memory) {}

    /** {@return what a reference means} @throws Refusal if it means nothing */
    Bytes at(String reference) {
        MemoryReference place = place(reference, null);
        return new Bytes(place, memory(place));
    }

    /** {@return bytes that were sent} @throws Refusal if they cannot be read */
    static byte[] decoded(String data, String name) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("`" + name + "` is not in Base64");
        }
    }

    private static MemoryReference place(String reference, @Nullable Integer offset) {
        MemoryReference base =
                MemoryReference.parse(reference).orElseThrow(() -> Refusal.of("there is no memory " + reference));
        long address = base.address() + Objects.requireNonNullElse(offset, 0);
        if (address < 0) {
            throw Refusal.of("memory has no address below 0");
        }
        return new MemoryReference(base.owner(), base.index(), address);
    }

    private MemoryView memory(MemoryReference place) {
        List<MemoryView> memories = place.owner().instance().isPresent()
                ? debugger.memories(place.owner().instance().getAsInt())
                : ofModule(place.owner().module());
        if (place.index() >= memories.size()) {
            throw Refusal.of("there is no memory " + place.owner().show() + "memory[" + place.index() + "]");
        }
        return memories.get(place.index());
    }

    private List<MemoryView> ofModule(int number) {
        debugger.requireStopped();
        List<DebuggedModule> modules = debugger.modules();
        return number < modules.size() ? debugger.memories(modules.get(number)) : List.of();
    }
}
